"""Cut the words of each entry into parts from which passages are shown.

A result shows a few lines of a record; loading all of a long one for that would cost more than the
search.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.search.searchable import Entry
from generator.views.visible_text import Words

# Characters in a part.  A part holds whole runs of words, so a long paragraph makes a longer one.
_SIZE = 4_000


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some neighbouring runs of words of one entry.

    Attributes:
        name: of its part.
        start: the position of its first token in the entry.
        content: JSON: the entry's title, and for each run its position, block, place and text.
    """

    name: str
    start: int
    content: bytes


def chunks(entry: Entry, starts: Sequence[int]) -> Iterator[Chunk]:
    """Yield the chunks of an entry.

    Args:
        entry: whose words they are.
        starts: the position of the first token of each of its runs, counted in the entry.
    """
    for number, runs in enumerate(_grouped(entry.words, starts)):
        lines = [[start, words.block, words.place, words.text] for start, words in runs]
        content = json.dumps({"title": entry.title, "runs": lines}, ensure_ascii=False)
        yield Chunk(f"text/{entry.key}.{number}", runs[0][0], content.encode("utf-8"))


def _grouped(words: Sequence[Words], starts: Sequence[int]) -> Iterator[list[tuple[int, Words]]]:
    runs: list[tuple[int, Words]] = []
    size = 0
    for start, run in zip(starts, words, strict=True):
        if runs and size + len(run.text) > _SIZE:
            yield runs
            runs, size = [], 0
        runs.append((start, run))
        size += len(run.text)
    if runs:
        yield runs
