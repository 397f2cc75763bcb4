"""Blocks: what every later stage reads instead of Markdown."""

from dataclasses import dataclass
from enum import StrEnum

from generator.text.sentences import sentences


class BlockKind(StrEnum):
    """What a block is, as far as readers and checks must know."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE = "table"
    QUOTATION = "quotation"
    FIGURE = "figure"
    FOOTNOTES = "footnotes"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Target:
    """An address that a body points to, with the place where it stands."""

    address: str
    text: str
    line: int
    column: int
    is_image: bool


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something in a body that will not come out as the author wrote it."""

    reason: str
    """``raw-html`` or ``unused-footnote``."""
    subject: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list, table, quotation or figure of a body.

    Attributes:
        id: ``p`` and six hexadecimal digits of the normal form, with ``-2``, ``-3`` … for repeats.
        kind: what it is.
        level: 2 to 6 for a heading, else 0.
        text: what a reader sees, a line for each leaf (cell, item, paragraph of a quotation).
        html: clean HTML of the block, its ``id`` on the outermost element.
        line: the first line in the file, counted from 1.
        targets: the links and pictures in it.
    """

    id: str
    kind: BlockKind
    level: int
    text: str
    html: str
    line: int
    targets: tuple[Target, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of `text`."""
        return sentences(self.text)


@dataclass(frozen=True, slots=True)
class Body:
    """A parsed body: its blocks, and what in it will not come out as written."""

    blocks: tuple[Block, ...]
    flaws: tuple[Flaw, ...] = ()
