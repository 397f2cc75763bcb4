"""Read a table of a Word file as rows of as many cells."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.intake.word.inline import Span
from generator.intake.word.losses import Losses, Lost
from generator.intake.word.revisions import accepted, is_deleted_cell, is_deleted_row
from generator.intake.word.xml import Element, W, find, number, value

# Word's own limit; more columns come from no table that was ever seen.
_MAX_COLUMNS = 63
_BULLET = Span("• ")

Cell = tuple[Span, ...]
"""What stands in a cell, its paragraphs ending in line feeds."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or table.

    Attributes:
        spans: the text of a paragraph, its automatic number in front.
        heading: the level of a heading, else 0.
        bullet: the level of an item with a bullet, counted from 0; else None.
        rows: of a table, the first being its head.
    """

    spans: Cell = ()
    heading: int = 0
    bullet: int | None = None
    rows: tuple[tuple[Cell, ...], ...] = ()

    def every_span(self) -> Iterator[Span]:
        """Yield the spans of the paragraph or of all cells."""
        yield from self.spans
        for row in self.rows:
            for cell in row:
                yield from cell


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell with its first column and the one behind its last."""

    blocks: tuple[Block, ...]
    start: int
    end: int
    continues: bool


def read_table(
    table: Element, read_blocks: Callable[[Element], Sequence[Block]], losses: Losses
) -> tuple[Block, ...]:
    """Read a table; one of a single cell is a frame around paragraphs."""
    rows = [
        tuple(_read_row(row, read_blocks, losses))
        for row in _inside(table, f"{W}tr", losses)
        if not is_deleted_row(row, losses)
    ]
    cells = [cell for row in rows for cell in row]
    if len(cells) == 1:
        return cells[0].blocks
    # Columns that every row skips are leftovers of moved borders.
    starts = sorted({cell.start for cell in cells})[:_MAX_COLUMNS]
    is_merged = any(
        cell.continues or bisect_right(starts, cell.end - 1) - bisect_right(starts, cell.start) > 0
        for cell in cells
    )
    written = (_write_row(row, starts, losses) for row in rows)
    filled = tuple(row for row in written if any(_has_text(cell) for cell in row))
    if not filled:
        return ()
    losses.add(Lost.MERGED, count=is_merged)
    return (Block(rows=filled),)


def _read_row(
    row: Element, read_blocks: Callable[[Element], Sequence[Block]], losses: Losses
) -> Iterator[_Placed]:
    start = max(0, number(find(row, "trPr", "gridBefore")) or 0)
    for cell in _inside(row, f"{W}tc", losses):
        end = start + max(1, number(find(cell, "tcPr", "gridSpan")) or 1)
        continues = any(_continues(find(cell, "tcPr", name)) for name in ("vMerge", "hMerge"))
        # What goes on from the cell above or before is not shown, so it is not numbered.
        is_shown = not continues or any(one.text for one in cell.iter(f"{W}t"))
        if is_deleted_cell(cell, losses):
            is_shown = False
        yield _Placed(tuple(read_blocks(cell)) if is_shown else (), start, end, continues)
        start = end


def _continues(merge: Element | None) -> bool:
    return merge is not None and value(merge) != "restart"


def _write_row(row: Sequence[_Placed], starts: Sequence[int], losses: Losses) -> tuple[Cell, ...]:
    cells: list[list[Span]] = [[] for _ in starts]
    for placed in row:
        cell = cells[bisect_right(starts, placed.start) - 1]
        for line in _lines(placed.blocks, losses):
            cell.extend((Span("\n"), *line) if cell else line)
    return tuple(tuple(cell) for cell in cells)


def _lines(blocks: Sequence[Block], losses: Losses) -> Iterator[Sequence[Span]]:
    """Yield what a cell says line by line; a table in it becomes a line for each row."""
    for block in blocks:
        if block.rows:
            losses.add(Lost.NESTED)
        for row in block.rows:
            filled = [cell for cell in row if cell]
            yield [span for cell in filled for span in (*cell, Span(" "))]
        if block.spans:
            yield block.spans if block.bullet is None else (_BULLET, *block.spans)


def _has_text(cell: Cell) -> bool:
    return any(span.note or span.text.strip() for span in cell)


def _inside(parent: Element, tag: str, losses: Losses) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also those in content controls."""
    for child in accepted(parent, losses):
        if child.tag == tag:
            yield child
        else:
            yield from _inside(child, tag, losses)
