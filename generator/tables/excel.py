"""Write a table as an Excel workbook of one sheet."""

import re
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import tostring

from generator.tables.cleaning import cleaned
from generator.tables.table import Cell, Table
from generator.text.cjk import is_square

_FONT = "等线"
_BODY = Font(name=_FONT, size=11)
_HEAD = Font(name=_FONT, size=11, bold=True)
_NOTE = Font(name=_FONT, size=11, italic=True, color="00808080")
_RULE = Border(bottom=Side(style="thin"))
_WRAPPED = Alignment(vertical="top", wrap_text=True)

# In digits of the font; a longer text goes on in the next line of its cell.
_NARROWEST, _WIDEST, _PADDING = 6, 50, 2
_MAX_NAME = 31
# What Excel has no room for, in characters of a cell and in digits of a number.
_MAX_TEXT, _MAX_NUMBER, _FIRST_YEAR = 32767, 10**15, 1901

_NOT_IN_NAMES = str.maketrans("[]:*?/\\'", "［］：＊？／＼＇", "\n\t")
_FORMULA = re.compile(r"[=+\-@]")
# How Excel writes characters that XML cannot hold; a text that looks like it is written so itself.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SAME_TIME = (1980, 1, 1, 0, 0, 0)


def write_excel(table: Table, today: date) -> bytes:
    """Return a workbook; the same table and day give the same bytes.

    Every text stays a text, whatever it begins with.  The notes stand below the table, after an
    empty row.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has one
    sheet.title = _sheet_name(table.title)
    _put(sheet, 1, table.head, _HEAD)
    for cell in sheet[1]:
        cell.border = _RULE
    for number, row in enumerate(table.rows, start=2):
        _put(sheet, number, row, _BODY)
    for number, note in enumerate(table.notes, start=len(table.rows) + 3):
        _put(sheet, number, [note], _NOTE)
        sheet.cell(number, 1).alignment = Alignment(vertical="top")
    _arrange(sheet, table)
    saved = BytesIO()
    book.save(saved)
    return _packed(saved, _properties(table.title, today))


def _put(sheet: Worksheet, number: int, row: Iterable[Cell], font: Font) -> None:
    for column, value in enumerate(row, start=1):
        cell = sheet.cell(number, column)
        cell.font = font
        cell.alignment = _WRAPPED
        if isinstance(value, date) and value.year >= _FIRST_YEAR:
            cell.value = value
            cell.number_format = "yyyy-mm-dd"
        elif isinstance(value, int) and abs(value) < _MAX_NUMBER:
            cell.value = value
        elif value is not None:
            text = _text(str(value))
            cell.value = text
            # What begins with an equals sign or looks like an error is none of these.
            cell.data_type = "s"
            cell.quotePrefix = bool(_FORMULA.match(text))


def _text(value: str) -> str:
    text = _ESCAPE.sub("_x005F_", cleaned(value))
    return text if len(text) <= _MAX_TEXT else f"{text[: _MAX_TEXT - 1]}…"


def _arrange(sheet: Worksheet, table: Table) -> None:
    """Set the widths, freeze the head, and lay the sheet out for paper."""
    for index, name in enumerate(table.head):
        widest = max(map(_width, (name, *(row[index] for row in table.rows))))
        wanted = max(_NARROWEST, min(widest + _PADDING, _WIDEST))
        sheet.column_dimensions[get_column_letter(index + 1)].width = wanted
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _width(cell: Cell) -> int:
    """Return how wide the longest line of a cell is; an ideograph takes two digits."""
    lines = str("" if cell is None else cell).split("\n")
    return max(sum(2 if is_square(one) else 1 for one in line) for line in lines)


def _sheet_name(title: str) -> str:
    """Return a title as Excel lets a sheet be named."""
    name = cleaned(title).translate(_NOT_IN_NAMES).strip() or "表"
    while len(name.encode("utf-16-le")) > 2 * _MAX_NAME:
        name = name[:-1]
    return name


def _properties(title: str, today: date) -> str | bytes:
    """Return what the file says of itself, with the day in place of the time of day."""
    day = datetime(today.year, today.month, today.day)
    properties = DocumentProperties(title=cleaned(title), creator="", created=day, modified=day)
    return tostring(properties.to_tree())


def _packed(saved: BytesIO, properties: str | bytes) -> bytes:
    """Pack a workbook anew without the time of day."""
    target = BytesIO()
    with zipfile.ZipFile(saved) as package, zipfile.ZipFile(target, "w") as anew:
        # The content types come first, where some readers look for them.
        for name in sorted(package.namelist(), key=lambda name: (not name.startswith("["), name)):
            part = properties if name == ARC_CORE else package.read(name)
            anew.writestr(zipfile.ZipInfo(name, _SAME_TIME), part, zipfile.ZIP_DEFLATED)
    return target.getvalue()
