"""Open an Excel workbook without trusting it, and read one of its sheets as values."""

import re
import warnings
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import IO, Any
from zipfile import ZipFile

from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.xml.functions import iterparse

from generator.intake.draft import Refusal
from generator.intake.outside_file import MEGABYTE, read_limited
from generator.records.source_text import CONTROL, LINE_END
from generator.text.cjk import joins_without_space

MAX_ROWS = 5000
"""As many rows may be filled below the head."""
TITLE_ROWS = 10
"""As many rows may stand above the head."""

_MAX_FILE = 20 * MEGABYTE
_MAX_UNPACKED = 200 * MEGABYTE
# Excel has no more.
_LAST_ROW = 1_048_576

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# How Excel writes a carriage return, and an underscore that would look like one of these.
_ESCAPE = re.compile(r"_x(?:000[Dd]|(005[Ff]))_")

_SMALLER = "把要导入的那张表单独存成一个 .xlsx 再导入"
_DAMAGED = Refusal(
    "文件已经损坏，或者不是 .xlsx 表格",
    "用 Excel 或 WPS 打开，把要导入的那张表复制到新的工作簿，另存为 .xlsx 再导入",
)
_OLD = Refusal(
    "这是旧格式的 Excel 文件（.xls），只是改了后缀", "用 Excel 或 WPS 另存为 .xlsx 再导入"
)
_LOCKED = Refusal("文件有密码", "用 Excel 或 WPS 打开，去掉打开密码，保存以后再导入")
_MACROS = Refusal("文件里有宏", "用 Excel 或 WPS 另存为不带宏的 .xlsx 再导入")

IsHead = Callable[[Collection[str]], bool]
"""Says whether the names in a row are those of the columns."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is filled.

    Attributes:
        number: as Excel counts.
        cells: values by column from 1; what is merged downwards stands in each of its rows.
        after_gap: whether an empty row stands before it.
    """

    number: int
    cells: Mapping[int, object]
    after_gap: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet below its head.

    Attributes:
        name: of the sheet.
        head: names of the columns, without spaces.
        rows: that are filled.
        unvalued: row and column of formulas below the head whose value was not saved.
        others: names of visible sheets with such a head that were not read.
    """

    name: str
    head: Mapping[int, str]
    rows: tuple[Row, ...]
    unvalued: frozenset[tuple[int, int]]
    others: tuple[str, ...]


def read_sheet(path: Path, is_head: IsHead) -> Sheet | Refusal | None:
    """Read the first visible sheet that has a head; None where no sheet has one."""
    data = read_limited(path, _MAX_FILE, _SMALLER)
    if isinstance(data, Refusal):
        return data
    if data.startswith(_OLE):
        return _LOCKED if _ENCRYPTED in data else _OLD
    if not data:
        return Refusal("文件是空的", "重新复制一份")
    # openpyxl says in English what it passes over, and raises anything on what it does not expect.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _mistrust(data) or _read(data, is_head)
        except Exception:
            return _DAMAGED


def as_text(value: object) -> str:
    """Return the value of a cell as one line of text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = _ESCAPE.sub(lambda match: "_" if match[1] else "", str(value))
    text = CONTROL.sub("\ufffd", LINE_END.sub("\n", text).replace("\ufeff", ""))
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    joined = "".join(lines[:1])
    for line in lines[1:]:
        joined += line if joins_without_space(joined[-1], line[0]) else f" {line}"
    return joined


def _mistrust(data: bytes) -> Refusal | None:
    """Say what speaks against unpacking a workbook."""
    with ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if unpacked > _MAX_UNPACKED:
        reason = (
            f"文件解开以后有 {-(-unpacked // MEGABYTE)} MB，超过 {_MAX_UNPACKED // MEGABYTE} MB"
        )
        return Refusal(reason, _SMALLER)
    if any(part.flag_bits & 1 for part in parts):
        return _LOCKED
    if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
        return _MACROS
    return None


def _read(data: bytes, is_head: IsHead) -> Sheet | Refusal | None:
    reader = ExcelReader(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    with closing(reader.archive):
        reader.read()
        found: list[tuple[ReadOnlyWorksheet, int]] = []
        for sheet in reader.wb.worksheets:
            assert isinstance(sheet, ReadOnlyWorksheet)  # noqa: S101 - asked for above
            if sheet.sheet_state == "visible" and (number := _find_head(sheet, is_head)):
                found.append((sheet, number))
        if not found:
            return None
        paths = {sheet.name: relation.target for sheet, relation in reader.parser.find_sheets()}
        chosen, number = found[0]
        with reader.archive.open(paths[chosen.title]) as stream:
            spans, unvalued = _survey(stream)
        others = tuple(sheet.title for sheet, _ in found[1:])
        return _below(chosen, number, spans, unvalued, others)


def _find_head(sheet: ReadOnlyWorksheet, is_head: IsHead) -> int:
    """Return the number of the row that names the columns, or 0."""
    for number, cells in islice(_values(sheet), TITLE_ROWS + 1):
        if is_head(tuple(_names(cells).values())):
            return number
    return 0


def _values(sheet: ReadOnlyWorksheet) -> Iterator[tuple[int, dict[int, object]]]:
    """Yield the number and the filled cells of each row."""
    # What a sheet says of its own size is often wrong.
    sheet.reset_dimensions()
    for number, values in enumerate(islice(sheet.values, _LAST_ROW), start=1):
        cells = enumerate(values, start=1)
        yield number, {column: value for column, value in cells if as_text(value)}


def _names(cells: Mapping[int, object]) -> dict[int, str]:
    return {column: re.sub(r"\s", "", as_text(value)) for column, value in cells.items()}


def _survey(stream: IO[bytes]) -> tuple[dict[tuple[int, int], int], frozenset[tuple[int, int]]]:
    """Find what openpyxl does not tell when it reads row by row.

    Returns:
        The last row of what is merged downwards, by its first row and column; row and column of
        formulas whose value was not saved.
    """
    spans: dict[tuple[int, int], int] = {}
    unvalued = set()
    number = 0
    for _, element in iterparse(stream):
        tag = _local(element)
        if tag == "row":
            number = int(element.get("r", number + 1))
            column = 0
            for cell in element:
                place = cell.get("r")
                column = coordinate_to_tuple(place)[1] if place else column + 1
                if _is_unvalued(cell):
                    unvalued.add((number, column))
            element.clear()
        elif tag == "mergeCell":
            left, top, _, bottom = range_boundaries(element.get("ref"))
            if left and top and bottom and bottom > top:
                spans[top, left] = bottom
    return spans, frozenset(unvalued)


def _is_unvalued(cell: Any) -> bool:
    parts = {_local(part): part for part in cell}
    if "f" not in parts:
        return False
    value = parts.get("v")
    # A formula may well give an empty text.
    return value is None or not (value.text or cell.get("t") == "str")


def _local(element: Any) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _below(
    sheet: ReadOnlyWorksheet,
    head: int,
    spans: Mapping[tuple[int, int], int],
    unvalued: frozenset[tuple[int, int]],
    others: tuple[str, ...],
) -> Sheet | Refusal:
    """Read the rows below the head."""
    names: dict[int, str] = {}
    rows: list[Row] = []
    held: dict[int, tuple[object, int]] = {}
    before = head
    for number, cells in _values(sheet):
        if number == head:
            names = _names(cells)
        if number <= head or not cells:
            continue
        if len(rows) == MAX_ROWS:
            return Refusal(f"工作表“{sheet.title}”超过 {MAX_ROWS} 行", "拆成几张表再导入")
        for column, value in cells.items():
            if last := spans.get((number, column)):
                held[column] = value, last
        merged = {column: value for column, (value, last) in held.items() if number <= last}
        rows.append(Row(number, {**cells, **merged}, number > before + 1))
        before = number
    below = frozenset(place for place in unvalued if place[0] > head)
    return Sheet(sheet.title, names, tuple(rows), below, others)
