"""Write one Word file: title, headings, paragraphs, tables, in the layout of the frame."""

import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph

from generator.word.frames import filled, frame_parts

# Of the type area, which is 156 mm wide.
_WIDTH = 156
_SAME_TIME = (1980, 1, 1, 0, 0, 0)
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_THICK, _THIN = "12", "4"


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a file says about itself.

    Attributes:
        title: for its properties.
        today: the day on which it is made.
        notice: printed at the foot of each page, such as that all of it is fiction.
        draft: what tells this draft from others, empty for a text that is final.
    """

    title: str
    today: date
    notice: str = ""
    draft: str = ""

    @property
    def line(self) -> str:
        """The line at the foot of each page."""
        mark = f"草稿 {self.draft}" if self.draft else ""
        return "　".join(filter(None, (mark, self.notice)))


class Paper:
    """A Word file that is being written, from top to bottom."""

    def __init__(self, imprint: Imprint) -> None:
        values = {
            "line": _clean(imprint.line),
            "title": _clean(imprint.title),
            "day": imprint.today.isoformat(),
            "body": "",
        }
        self._document = Document(BytesIO(_packed(filled(frame_parts(), values))))

    def title(self, text: str) -> None:
        """Write the title, centred."""
        self._add(text, "Title")

    def subtitle(self, text: str) -> None:
        """Write the line under the title."""
        self._add(text, "Subtitle")

    def heading(self, text: str, level: int = 1) -> None:
        """Write a heading; its number, if it has one, is part of the text (level 1 to 4)."""
        self._add(text, f"heading {max(1, min(level, 4))}")

    def paragraph(self, text: str) -> None:
        """Write a paragraph of text."""
        self._add(text, "正文段落")

    def quotation(self, text: str) -> None:
        """Write a paragraph that is somebody else's."""
        self._add(text, "Quote")

    def note(self, text: str) -> None:
        """Write a paragraph of smaller print: a source, a remark."""
        self._add(text, "说明")

    def marked(self, pieces: Iterable[tuple[str, bool]], *, lead: str = "") -> None:
        """Write a paragraph of smaller print in which some pieces stand out."""
        paragraph = self._add(lead, "说明")
        for text, stands_out in pieces:
            run = paragraph.add_run(_clean(text))
            if stands_out:
                run.style = "有改动"

    def signature(self, lines: Sequence[str]) -> None:
        """Write who sends it and when, at the right, a line apart from the text."""
        self._add("", "正文段落")
        for line in lines:
            self._add(line, "落款")

    def page_break(self) -> None:
        """Begin a new page."""
        self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def table(
        self,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths: Sequence[float] | None = None,
    ) -> None:
        """Write a table with rules above, below and under its head.

        Args:
            head: the heads of the columns, or nothing.
            rows: the cells; a short row is filled up with empty ones.
            widths: of the columns, in any unit; equal when left out.
        """
        columns = max([len(head), *(len(row) for row in rows), 1])
        shares = list(widths or [1] * columns)
        table = self._document.add_table(rows=0, cols=columns)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Mm(_WIDTH * share / sum(shares))
        for number, row in enumerate([head, *rows] if head else rows):
            style = "表头" if head and number == 0 else "表格文字"
            added = table.add_row()
            # A row stays on one page.
            added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            cells = added.cells
            for index, cell in enumerate(cells):
                cell.width = Mm(_WIDTH * shares[index] / sum(shares))
                cell.paragraphs[0].style = style
                cell.paragraphs[0].add_run(_clean(row[index]) if index < len(row) else "")
        _rule(table, bool(head))

    def to_bytes(self) -> bytes:
        """Return the file; the same calls give the same bytes."""
        saved = BytesIO()
        self._document.save(saved)
        with zipfile.ZipFile(saved) as package:
            return _packed({name: package.read(name) for name in sorted(package.namelist())})

    def _add(self, text: str, style: str) -> Paragraph:
        return self._document.add_paragraph(_clean(text), style)


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)


def _packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Pack parts without the time of day, so that equal parts give equal files."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        # The content types come first, where some readers look for them.
        for name in sorted(parts, key=lambda name: (not name.startswith("["), name)):
            package.writestr(zipfile.ZipInfo(name, _SAME_TIME), parts[name], zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _rule(table: Table, has_head: bool) -> None:
    """Draw the three rules of a table."""
    borders = OxmlElement("w:tblBorders")
    for side, size in (("top", _THICK), ("bottom", _THICK), ("insideH", _THIN)):
        borders.append(_border(side, size))
    # Where the schema has them: before the layout.
    properties = table._tbl.tblPr
    layout = properties.find(qn("w:tblLayout"))
    if layout is None:
        properties.append(borders)
    else:
        layout.addprevious(borders)
    if has_head:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _border(side: str, size: str) -> BaseOxmlElement:
    border = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", "000000")):
        border.set(qn(f"w:{name}"), value)
    return border
