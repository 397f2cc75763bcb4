"""Find by looking: every text is scanned for every query, and no index is involved."""

from collections.abc import Sequence

from benchmarks.search.collection import Text
from generator.text.tokens import tokens

# In front of, between and behind tokens: consecutive tokens of one run are then a substring, and
# where two runs meet stand two separators, which no query contains.
_SEPARATOR = "\x1f"


class Truth:
    """The texts of a collection, ready to be scanned."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._scanned = ["".join(map(joined, text.runs)) for text in texts]

    def find(self, phrase: str) -> frozenset[int]:
        """Return the positions of the texts in which the tokens of `phrase` stand in sequence."""
        wanted = joined(phrase)
        return frozenset(number for number, text in enumerate(self._scanned) if wanted in text)


def joined(text: str) -> str:
    """Return the tokens of `text` with a separator on both sides of each."""
    words = tokens(text)
    return _SEPARATOR + _SEPARATOR.join(words) + _SEPARATOR if words else ""
