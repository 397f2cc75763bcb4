"""Tables as Excel, CSV and JSON."""

import csv
import io
import json
import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.tables.files import SUFFIXES, write_table
from generator.tables.table import Cell, Table

TODAY = date(2026, 11, 20)
TABLE = Table(
    "2026年学习计划",
    ("单位", "次数", "日期", "说明"),
    (
        ("榆林街道", 12, date(2026, 5, 12), "第一行\n第二行"),
        ("区教育局", -3, None, None),
    ),
    ("按 2026-11-20 计。", "=不计入的不算"),
)
FORMULAS = ("=1+1", "+A1", "-A1", "@SUM(A1)", "-", '=HYPERLINK("http://x")')


def _sheet(table: Table, today: date = TODAY) -> Worksheet:
    book = load_workbook(BytesIO(write_table(table, ".xlsx", today)))
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    assert len(book.worksheets) == 1
    return sheet


def _column(*cells: Cell) -> Table:
    return Table("表", ("列",), tuple((cell,) for cell in cells))


def _csv(table: Table) -> list[list[str]]:
    text = write_table(table, ".csv", TODAY).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_suffixes() -> None:
    assert SUFFIXES == (".xlsx", ".csv", ".json")


# --- Excel ----------------------------------------------------------------------------------------


def test_excel_holds_texts_numbers_and_dates() -> None:
    rows = list(_sheet(TABLE).iter_rows(max_row=3, values_only=True))
    assert rows == [
        ("单位", "次数", "日期", "说明"),
        ("榆林街道", 12, datetime(2026, 5, 12), "第一行\n第二行"),
        ("区教育局", -3, None, None),
    ]
    assert _sheet(TABLE)["C2"].number_format == "yyyy-mm-dd"


def test_notes_stand_below_an_empty_row() -> None:
    sheet = _sheet(TABLE)
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert rows == [(None,) * 4, (TABLE.notes[0], *[None] * 3), (TABLE.notes[1], *[None] * 3)]
    assert (sheet["A6"].data_type, sheet["A6"].font.i) == ("s", True)
    assert sheet["A6"].font.color is not None
    assert sheet["A6"].font.color.rgb == "00808080"


def test_head_stands_out_and_stays() -> None:
    sheet = _sheet(TABLE)
    assert sheet.freeze_panes == "A2"
    for cell in sheet[1]:
        assert (cell.font.b, cell.font.name, cell.border.bottom.style) == (True, "等线", "thin")
    assert (sheet["A2"].font.b, sheet["A2"].font.name) == (False, "等线")


@pytest.mark.parametrize(
    ("head", "cell", "width"),
    [
        ("列", "a", 6),
        ("列", "a" * 20, 22),
        ("列", "汉" * 20, 42),
        ("这一列的名字长", "a", 16),
        ("列", "汉" * 20 + "\n" + "a" * 10, 42),
        ("列", "汉" * 300, 50),
        ("列", date(2026, 5, 12), 12),
    ],
)
def test_columns_are_as_wide_as_their_text(head: str, cell: Cell, width: int) -> None:
    sheet = _sheet(Table("表", (head,), ((cell,),)))
    assert sheet.column_dimensions["A"].width == width


@pytest.mark.parametrize("text", [*FORMULAS, "#N/A", "#REF!", "5", "2026-05-12", "TRUE"])
def test_text_in_excel_is_text(text: str) -> None:
    sheet = _sheet(_column(text))
    assert (sheet["A2"].value, sheet["A2"].data_type) == (text, "s")
    with zipfile.ZipFile(BytesIO(write_table(_column(text), ".xlsx", TODAY))) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


def test_what_a_user_opens_and_closes_again_stays_a_text() -> None:
    sheet = _sheet(_column("=1+1", "一"))
    assert (sheet["A2"].quotePrefix, sheet["A3"].quotePrefix) == (True, False)


def test_text_that_looks_like_an_escape_is_not_read_as_one() -> None:
    with zipfile.ZipFile(BytesIO(write_table(_column("_x0041_"), ".xlsx", TODAY))) as package:
        assert b"_x005F_x0041_" in package.read("xl/worksheets/sheet1.xml")


def test_what_excel_has_no_room_for_is_a_text() -> None:
    sheet = _sheet(_column(10**15, date(1899, 12, 31), "长" * 40000))
    long = sheet["A4"].value
    assert (sheet["A2"].value, sheet["A3"].value) == ("1000000000000000", "1899-12-31")
    assert isinstance(long, str)
    assert (len(long), long[-1]) == (32767, "…")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2026年跟进表", "2026年跟进表"),
        ("甲[1]:乙*?/\\'", "甲［1］：乙＊？／＼＇"),
        ("长" * 40, "长" * 31),
        ("𠮷" * 20, "𠮷" * 15),
        ("", "表"),
        ("甲\x01乙\n丙", "甲\ufffd乙丙"),
    ],
)
def test_sheet_has_a_name_that_excel_takes(title: str, name: str) -> None:
    assert _sheet(Table(title, ("列",), ())).title == name


def test_same_table_gives_the_same_bytes() -> None:
    first = write_table(TABLE, ".xlsx", TODAY)
    assert write_table(TABLE, ".xlsx", TODAY) == first
    assert write_table(TABLE, ".xlsx", date(2026, 11, 21)) != first
    with zipfile.ZipFile(BytesIO(first)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_file_says_its_title_and_day_and_nobody() -> None:
    properties = load_workbook(BytesIO(write_table(TABLE, ".xlsx", TODAY))).properties
    assert properties.title == TABLE.title
    assert (properties.created, properties.modified) == (datetime(2026, 11, 20),) * 2
    assert not properties.creator


# --- CSV ------------------------------------------------------------------------------------------


def test_csv_is_what_excel_opens() -> None:
    assert (
        write_table(TABLE, ".csv", TODAY)
        == (
            "\ufeff单位,次数,日期,说明\r\n"
            '榆林街道,12,2026-05-12,"第一行\n第二行"\r\n'
            "区教育局,-3,,\r\n"
        ).encode()
    )


@pytest.mark.parametrize("text", [*FORMULAS, "\t=1", "\r=1", "+8613800000000-1", "-1 人", "- 甲"])
def test_formulas_in_csv_have_an_apostrophe(text: str) -> None:
    assert _csv(_column(text))[1] == [f"'{text}".replace("\r", "\n")]


@pytest.mark.parametrize("text", ["-5", "+5", "-1.5", "-12%", "-1,000", "甲=乙", "", "'=1"])
def test_numbers_and_other_texts_in_csv_are_as_they_are(text: str) -> None:
    assert _csv(Table("表", ("列", "另"), ((text, "x"),)))[1] == [text, "x"]


# --- JSON -----------------------------------------------------------------------------------------


def test_json_has_rows_by_column() -> None:
    written = write_table(TABLE, ".json", TODAY).decode("utf-8")
    assert written.endswith("}\n")
    assert '"单位": "榆林街道"' in written
    assert json.loads(written) == {
        "title": "2026年学习计划",
        "columns": ["单位", "次数", "日期", "说明"],
        "rows": [
            {"单位": "榆林街道", "次数": 12, "日期": "2026-05-12", "说明": "第一行\n第二行"},
            {"单位": "区教育局", "次数": -3, "日期": None, "说明": None},
        ],
        "notes": list(TABLE.notes),
    }


def test_columns_of_the_same_name_are_told_apart() -> None:
    content = json.loads(write_table(Table("表", ("甲", "甲", "甲"), ((1, 2, 3),)), ".json", TODAY))
    assert content["columns"] == ["甲", "甲 2", "甲 3"]
    assert content["rows"] == [{"甲": 1, "甲 2": 2, "甲 3": 3}]


# --- whatever comes -------------------------------------------------------------------------------

TEXTS = st.text() | st.text(st.sampled_from([*"=+-@'\"\t\r\n,;_x0041_甲\x00\x0b\ud800\ufffe"]))


@settings(deadline=None)
@given(title=TEXTS, texts=st.lists(TEXTS, max_size=4), note=TEXTS)
def test_any_text_can_be_written_and_read(title: str, texts: list[str], note: str) -> None:
    table = Table(title, ("列", "另"), tuple((text, 1) for text in texts), (note,))
    sheet = _sheet(table)
    assert [sheet.cell(row, 2).value for row in range(2, len(texts) + 2)] == [1] * len(texts)
    assert all(cell.data_type != "f" for row in sheet.rows for cell in row)
    content = json.loads(write_table(table, ".json", TODAY))
    assert len(content["rows"]) == len(texts)
    assert [row[1] for row in _csv(table)[1:]] == ["1"] * len(texts)
