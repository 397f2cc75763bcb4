"""Find records by their words: the plain way, which every faster way must agree with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.records.library import Record
from generator.text.tokens import tokens
from generator.views.printing import Printer
from generator.views.visible_text import Words, visible_words

# The same separator in front of, between and behind tokens makes "consecutive" a substring search.
_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for.

    Attributes:
        parts: every part must be found, each as consecutive tokens; joined by separators.
        excluded: none of these may be found.
    """

    parts: tuple[str, ...]
    excluded: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> "Query":
        """Read a query: parts between spaces, ``-`` in front of what must not be there.

        Parts without any letter, digit or ideograph ask for nothing and are left out.
        """
        parts: list[str] = []
        excluded: list[str] = []
        for word in text.split():
            is_excluded = len(word) > 1 and word[0] in "-－"
            joined = _joined(tokens(word[1:] if is_excluded else word))
            if joined:
                (excluded if is_excluded else parts).append(joined)
        return cls(tuple(parts), tuple(excluded))


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a record where a part of the query stands; the id is empty outside the body."""

    text: str
    block_id: str


@dataclass(frozen=True, slots=True)
class Found:
    """A record that matches, with the places that show it."""

    record: Record
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Readable:
    """A record with its visible words, each with its tokens joined by separators."""

    record: Record
    runs: tuple[tuple[Words, str], ...]


def readable(records: Iterable[Record], printer: Printer) -> tuple[Readable, ...]:
    """Return `records` as `find` reads them."""
    return tuple(
        Readable(
            record,
            tuple((run, _joined(tokens(run.text))) for run in visible_words(record, printer)),
        )
        for record in records
    )


def find(query: Query, records: Iterable[Readable]) -> tuple[Found, ...]:
    """Return the records that contain every part of `query` and nothing excluded, in their order.

    A query without parts finds nothing.
    """
    if not query.parts:
        return ()
    found = (_match(query, one) for one in records)
    return tuple(one for one in found if one)


def _match(query: Query, readable: Readable) -> Found | None:
    missing = set(query.parts)
    passages: list[Passage] = []
    for run, words in readable.runs:
        if any(part in words for part in query.excluded):
            return None
        here = {part for part in query.parts if part in words}
        if here:
            passages.append(Passage(run.text, run.block))
            missing -= here
    return None if missing else Found(readable.record, tuple(passages))


def _joined(words: Sequence[str]) -> str:
    return _SEPARATOR + _SEPARATOR.join(words) + _SEPARATOR if words else ""
