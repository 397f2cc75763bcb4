"""Take a block's clean HTML apart into what stands on lines of its own, and into cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

_LISTS = frozenset({"ol", "ul"})
_BOUNDARIES = frozenset(
    {"p", "li", "blockquote", "section", "figure", "figcaption", "pre", *_LISTS}
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A paragraph or an item.

    Attributes:
        label: the number or the dot in front of an item, as text; empty for what follows in it.
        text: the words; a footnote is referred to as ［1］.
        depth: in how many lists it stands.
    """

    label: str
    text: str
    depth: int


@dataclass(slots=True)
class _List:
    """A list that is open: the number of its last item, None for one with dots."""

    number: int | None
    is_notes: bool

    def next_label(self) -> str:
        if self.number is None:
            return "· "
        self.number += 1
        return f"［{self.number}］" if self.is_notes else f"{self.number}. "


class _Leaves(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.leaves: list[Leaf] = []
        self._lists: list[_List] = []
        self._label = ""
        self._text = ""
        self._skipped = 0
        self._in_reference = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        look = known.get("class") or ""
        if tag in _BOUNDARIES:
            self.end_leaf()
        if tag in _LISTS:
            number = int(known.get("start") or 1) - 1 if tag == "ol" else None
            self._lists.append(_List(number, "footnotes-list" in look))
        elif tag == "li" and self._lists:
            self._label = self._lists[-1].next_label()
        elif tag == "br":
            self._text += " "
        elif tag == "sup" and "footnote-ref" in look:
            self._in_reference = True
        elif tag == "a" and "footnote-backref" in look:
            self._skipped += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _BOUNDARIES:
            self.end_leaf()
        if tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag == "sup":
            self._in_reference = False
        elif tag == "a" and self._skipped:
            self._skipped -= 1

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._text += f"［{data.strip('[]')}］" if self._in_reference else data

    def end_leaf(self) -> None:
        text, self._text = " ".join(self._text.split()), ""
        if text:
            self.leaves.append(Leaf(self._label, text, len(self._lists)))
            self._label = ""


class _Cells(HTMLParser):
    """Collects the cells of a table, row by row, and the words that stand for a picture."""

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


def leaves(html: str) -> tuple[Leaf, ...]:
    """Return what stands on lines of its own, numbered as the page numbers it."""
    parser = _Leaves()
    parser.feed(html)
    parser.close()
    parser.end_leaf()
    return tuple(parser.leaves)


def table_cells(html: str) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Return the heads of a table's columns, or nothing, and its rows."""
    cells = _Cells()
    cells.feed(html)
    rows = [[" ".join(cell.split()) for cell in row] for row in cells.rows]
    return (rows[0], rows[1:]) if cells.has_head else ((), rows)


def picture_words(html: str) -> str:
    """Return the words that stand for a picture."""
    cells = _Cells()
    cells.feed(html)
    return cells.alt
