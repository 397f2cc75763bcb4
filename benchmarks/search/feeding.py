"""Write texts as HTML pages for Pagefind, and queries to match, in one of three ways."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from benchmarks.search.collection import Text
from generator.text.tokens import tokens

# A word between two runs, so that no phrase finds its way from one into the next.
_SENTINEL = "zzblockzz"


@dataclass(frozen=True)
class Feeding:
    """How text becomes words for Pagefind.

    Attributes:
        language: that the pages claim.
        words: what stands in a page for a run of visible text.
        query: what is asked for a phrase that someone typed.
        sentinel: the word that ends each run, or an empty string.
    """

    language: str
    words: Callable[[str], str]
    query: Callable[[str], str]
    sentinel: str

    def page(self, text: Text) -> str:
        """Return the page of a text: its title as heading, everything else as paragraphs."""
        title, *others = (escape(self._run(run), quote=False) for run in text.runs)
        body = "\n".join(f"<p>{run}</p>" for run in others)
        return (
            f'<!doctype html>\n<html lang="{self.language}">\n<head><meta charset="utf-8">'
            f"<title>{escape(text.title, quote=False)}</title></head>\n<body>\n"
            f"<h1>{title}</h1>\n{body}\n</body>\n</html>\n"
        )

    def _run(self, run: str) -> str:
        return f"{self.words(run)} {self.sentinel}".rstrip()


def _same(text: str) -> str:
    return text


def _spaced(words: Iterable[str]) -> str:
    return " ".join(words)


def _phrase(words: Iterable[str]) -> str:
    return f'"{_spaced(words)}"'


def _pairs(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one + two for one, two in pairwise(words))


def _pair_words(text: str) -> str:
    # The last token begins no pair; alone it lets a prefix search for one token find it.
    words = tokens(text)
    return _spaced((*_pairs(words), *words[-1:]))


def _pair_query(text: str) -> str:
    words = tokens(text)
    # One token is no pair: it is asked as the beginning of a word.
    return _phrase(_pairs(words)) if len(words) > 1 else _spaced(words)


# “und” is the code for an undetermined language: nothing is stemmed or cut.
AS_THEY_ARE = Feeding("zh", _same, _same, "")
CHARACTERS = Feeding(
    "und", lambda text: _spaced(tokens(text)), lambda text: _phrase(tokens(text)), _SENTINEL
)
PAIRS = Feeding("und", _pair_words, _pair_query, _SENTINEL)
