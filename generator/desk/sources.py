"""The text of all records, laid out so that every place of any words is found in one pass.

The words of a record that a reader sees (`generator.views.visible_text`) become letters
(`generator.text.letters`).  The paragraphs of a body follow each other without a break, so that a
quotation may run from one into the next; between title, summary and fields stands a barrier.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from generator.desk.differences import without_space
from generator.records.library import Record
from generator.text.letters import BARRIER, Codes, Letters, folded, letters
from generator.views.printing import Printer
from generator.views.visible_text import visible_words

# Punctuation beside the letters of a place is looked for so far.
_MARGIN = 40


@dataclass(frozen=True, slots=True)
class Printed:
    """Some letters as they are printed, without white space, and what stands around them."""

    before: str
    middle: str
    after: str


@dataclass(frozen=True)
class Source:
    """The text of one record.

    Attributes:
        record: whose text it is.
        text: its runs of words, one after the other.
        starts: where each run begins in `text`.
        blocks: the id of the block that each run is, empty for what is no block of the body.
        words: the letters of `text`, as a string.
    """

    record: Record
    text: str
    starts: tuple[int, ...]
    blocks: tuple[str, ...]
    words: str

    @cached_property
    def letters(self) -> Letters:
        """The letters with their places in `text`; made again, since few records are looked at."""
        return letters(self.text)

    def block_at(self, place: int) -> str:
        """Return the id of the block at an index of `text`, empty outside the body."""
        return self.blocks[bisect_right(self.starts, place) - 1]

    def around(self, start: int, end: int) -> "Printed":
        """Return letters `start` to `end` as they are printed, with what stands beside them."""
        places = self.letters.places
        first, last = int(places[start]), int(places[end - 1]) + 1
        return Printed(
            without_space(self.text[max(first - _MARGIN, 0) : first]),
            without_space(self.text[first:last]),
            without_space(self.text[last : last + _MARGIN]),
        )

    def run_at(self, place: int) -> tuple[int, int]:
        """Return where the run begins and ends that holds an index of `text`."""
        number = bisect_right(self.starts, place) - 1
        later = self.starts[number + 1 :]
        return self.starts[number], later[0] - 1 if later else len(self.text)


@dataclass(frozen=True)
class Sources:
    """The texts of many records, their letters in one array.

    Attributes:
        sources: in the order of the records.
        offsets: where the letters of each begin in `codes`, and where the last end.
        codes: the letters of all, folded for finding; 0 between two records.
    """

    sources: tuple[Source, ...]
    offsets: NDArray[np.int64]
    codes: Codes

    def number_at(self, positions: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the index of the source at each position of `codes`."""
        return np.searchsorted(self.offsets, positions, side="right") - 1

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The index of each source by the key of its record."""
        return {source.record.key: number for number, source in enumerate(self.sources)}


def lay_out(records: Iterable[Record], printer: Printer) -> Sources:
    """Return the texts of `records`."""
    sources: list[Source] = []
    parts: list[Codes] = []
    offsets = [0]
    barrier = np.zeros(1, np.uint32)
    for record in records:
        runs = list(visible_words(record, printer))
        text, starts = _joined([(words.text, words.block) for words in runs])
        codes = letters(text)
        blocks = tuple(words.block for words in runs)
        sources.append(Source(record, text, starts, blocks, codes.text))
        parts += [folded(codes.codes), barrier]
        offsets.append(offsets[-1] + len(codes) + 1)
    together = np.concatenate(parts) if parts else np.zeros(0, np.uint32)
    return Sources(tuple(sources), np.array(offsets, np.int64), together)


def _joined(runs: Sequence[tuple[str, str]]) -> tuple[str, tuple[int, ...]]:
    pieces: list[str] = []
    starts: list[int] = []
    place = 0
    for index, (text, block) in enumerate(runs):
        if index:
            # Between two blocks of the body only white space.
            pieces.append("\n" if block and runs[index - 1][1] else BARRIER)
            place += 1
        starts.append(place)
        clean = text.replace(BARRIER, " ")
        pieces.append(clean)
        place += len(clean)
    return "".join(pieces), tuple(starts)
