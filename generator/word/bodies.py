"""Write blocks of a body into a Word file."""

from collections.abc import Iterable, Sequence
from html.parser import HTMLParser

from generator.text.blocks import Block, BlockKind
from generator.word.paper import Paper


def write_blocks(paper: Paper, blocks: Iterable[Block], *, below: int = 1) -> None:
    """Write blocks one after the other.

    Args:
        paper: that is being written.
        blocks: of one record.
        below: the level of the heading under which they stand.
    """
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            paper.heading(block.text, below + block.level - 1)
        elif block.kind is BlockKind.TABLE:
            head, rows = _table(block.html)
            paper.table(head, rows)
        elif block.kind is BlockKind.QUOTATION:
            for line in block.text.split("\n"):
                paper.quotation(line)
        elif block.kind is BlockKind.LIST:
            _write_list(paper, block)
        elif block.kind is BlockKind.FOOTNOTES:
            for number, line in enumerate(block.text.split("\n"), start=1):
                paper.note(f"［{number}］{line}")
        elif block.kind is BlockKind.FIGURE:
            paper.note(f"［图：{_caption(block.html)}］")
        else:
            for line in filter(None, block.text.split("\n")):
                paper.paragraph(line)


def _write_list(paper: Paper, block: Block) -> None:
    """Write the items with the numbers that the page shows, as text."""
    ordered = block.html.startswith("<ol")
    for number, line in enumerate(block.text.split("\n"), start=1):
        paper.paragraph(f"{number}. {line}" if ordered else f"· {line}")


class _Cells(HTMLParser):
    """Collects the cells of a table, row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.has_head = False
        self.alt = ""
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"} and self.rows:
            self.has_head |= tag == "th" and len(self.rows) == 1
            self.rows[-1].append("")
            self._inside = True
        elif tag == "img":
            self.alt = dict(attrs).get("alt") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] += data


def _table(html: str) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    cells = _Cells()
    cells.feed(html)
    rows = [[" ".join(cell.split()) for cell in row] for row in cells.rows]
    return (rows[0], rows[1:]) if cells.has_head else ((), rows)


def _caption(html: str) -> str:
    cells = _Cells()
    cells.feed(html)
    return cells.alt
