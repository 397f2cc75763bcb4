"""Paragraphs made of words and counts, so that no number stands in them that was not counted."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.records.library import Record
from generator.study.counts import Count, Counted

# So many things are written out; the others are counted.
WRITTEN_OUT = 12

# A sentence: words, and numbers with their lists.
Piece = str | Count


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, in pieces."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The paragraph as it reads."""
        return "".join(f" {len(one)} " if isinstance(one, Count) else one for one in self.pieces)

    @property
    def counts(self) -> tuple[Count, ...]:
        """The numbers in it."""
        return tuple(one for one in self.pieces if isinstance(one, Count))


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the statement: a title, and its paragraphs, at least one."""

    title: str
    paragraphs: tuple[Paragraph, ...]


def listed(
    counts: Sequence[tuple[str, Count]], measure: str, *, empty: bool = False
) -> tuple[Piece, ...]:
    """Return counts as a sentence has them, with commas; those of nothing are left out."""
    pieces: list[Piece] = []
    for name, count in counts:
        if len(count) or empty:
            pieces += ["，"] if pieces else []
            pieces += [name, count, measure]
    return tuple(pieces)


def quoted(items: Sequence[Counted]) -> str:
    """Return sentences as they were written, in quotation marks, the first dozen of many."""
    shown = [f"“{one.label.rstrip('。；')}”" for one in items[:WRITTEN_OUT]]
    return "、".join(shown) + ("等" if len(items) > WRITTEN_OUT else "")


def titles(records: Sequence[Record], opening: str = "《", closing: str = "》") -> str:
    """Return titles; those that are the same once, with the first dozen of many."""
    names = list(dict.fromkeys(record.title for record in records))
    shown = [
        name if name.startswith(opening) else f"{opening}{name}{closing}"
        for name in names[:WRITTEN_OUT]
    ]
    return "、".join(shown) + ("等" if len(names) > WRITTEN_OUT else "")


def months(count: Count) -> str:
    """Return the months of what was counted, each once."""
    return "、".join(dict.fromkeys(one.label.partition("：")[0] for one in count.items))
