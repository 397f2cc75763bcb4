"""Plans of a year from Excel sheets."""

import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.intake import workbook
from generator.intake.draft import Draft, Refusal
from generator.intake.plan_sheet import COLUMNS, Known, Titles, read_plans

KNOWN = Known(
    Titles({"yulin": "榆林街道", "jiaoyu": "区教育局", "one": "同名单位", "two": "同名单位"}),
    Titles(
        {
            "2026-05-anquan": "安全生产",
            "2026-06-fangxun": "防汛（一）",
            "a": "重名专题",
            "b": "重名专题",
        }
    ),
)
HEAD = list(COLUMNS)
GIVEN = {"unit": "yulin", "year": "2026"}

Rows = Sequence[Sequence[object]]
"""The cells of a sheet."""


def _book(*sheets: Rows, merged: Sequence[str] = ()) -> Workbook:
    """Return a workbook; what is merged is merged in its first sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(list(row))
    for place in merged:
        book.worksheets[0].merge_cells(place)
    return book


def _saved(book: Workbook, path: Path) -> Path:
    book.save(path)
    return path


def _bytes(book: Workbook) -> bytes:
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def _read(
    tmp_path: Path,
    *sheets: Rows,
    merged: Sequence[str] = (),
    **given: str,
) -> tuple[Draft, ...]:
    read = read_plans(_saved(_book(*sheets, merged=merged), tmp_path / "a.xlsx"), KNOWN, given)
    assert not isinstance(read, Refusal), read
    return read


def _refusal(read: tuple[Draft, ...] | Refusal) -> Refusal:
    assert isinstance(read, Refusal), read
    assert read.reason
    assert read.remedy
    return read


def _refused(tmp_path: Path, *sheets: Rows, **given: str) -> tuple[str, str]:
    refusal = _refusal(read_plans(_saved(_book(*sheets), tmp_path / "a.xlsx"), KNOWN, given))
    return refusal.reason, refusal.remedy


def _lines(draft: Draft) -> list[dict[str, Any]]:
    return list(draft.stated["lines"])


# --- what is read ---------------------------------------------------------------------------------


def test_row_becomes_a_line(tmp_path: Path) -> None:
    rows: Rows = [
        HEAD,
        ["yulin", 2026, 5, "2026-05-anquan", None, "中心组学习", None, "书记", "到现场"],
        ["yulin", 2026, 8, None, "自选的题目", None, "业务融合专题", None, None],
    ]
    assert _read(tmp_path, rows) == (
        Draft(
            "",
            {
                "title": "榆林街道2026年学习计划",
                "unit": "yulin",
                "year": "2026",
                "lines": [
                    {
                        "month": 5,
                        "topic": "2026-05-anquan",
                        "form": "中心组学习",
                        "lead": "书记",
                        "note": "到现场",
                    },
                    {"month": 8, "title": "自选的题目", "category": "业务融合专题"},
                ],
            },
            lines=(2, 3),
        ),
    )


def test_columns_may_stand_in_any_order_below_a_title(tmp_path: Path) -> None:
    rows: Rows = [
        ["2026年学习计划"],
        [],
        ["填报单位：榆林街道", None, "单位：人"],
        ["题 目", "备注", "月\n份", "单位"],
        ["甲", None, 5, "榆林街道"],
    ]
    (draft,) = _read(tmp_path, rows, year="2026")
    assert (draft.stated["unit"], _lines(draft)) == ("yulin", [{"month": 5, "title": "甲"}])
    assert (draft.losses, draft.lines) == ((), (5,))


def test_each_unit_and_year_is_a_plan_in_order_of_appearance(tmp_path: Path) -> None:
    rows: Rows = [
        ["单位", "年度", "月份", "题目"],
        ["区教育局", 2026, 1, "甲"],
        ["yulin", "2026年", 1, "乙"],
        ["jiaoyu", 2027, 1, "丙"],
        ["区 教育局", date(2026, 3, 1), 2, "丁"],
    ]
    drafts = _read(tmp_path, rows)
    assert [(draft.stated["title"], draft.lines) for draft in drafts] == [
        ("区教育局2026年学习计划", (2, 5)),
        ("榆林街道2026年学习计划", (3,)),
        ("区教育局2027年学习计划", (4,)),
    ]


@pytest.mark.parametrize(
    "month",
    [
        5,
        5.0,
        "5",
        "05",
        "5月",
        "５月",
        " 5 月 ",
        "5月份",
        "五月",
        "五",
        "五月份",
        "2026-05",
        "2026-5",
        "2026年5月",
        "2026.05",
        "2026/5",
        "2026-05-12",
        "2026年5月12日",
        date(2026, 5, 12),
        datetime(2025, 5, 12, 8, 30),
    ],
)
def test_month_in_many_spellings(month: object, tmp_path: Path) -> None:
    (draft,) = _read(tmp_path, [["月份", "题目"], [month, "甲"]], **GIVEN)
    assert _lines(draft) == [{"month": 5, "title": "甲"}]


@pytest.mark.parametrize(("written", "month"), [("十", 10), ("十二月", 12), ("元月", 1), (12, 12)])
def test_other_months(written: object, month: int, tmp_path: Path) -> None:
    (draft,) = _read(tmp_path, [["月份", "题目"], [written, "甲"]], **GIVEN)
    assert _lines(draft)[0]["month"] == month


@pytest.mark.parametrize(
    ("written", "topic"),
    [
        ("2026-05-anquan", "2026-05-anquan"),
        ("安全生产", "2026-05-anquan"),
        ("防汛(一)", "2026-06-fangxun"),
        ("防汛 （一）", "2026-06-fangxun"),
    ],
)
def test_topic_by_id_or_title(written: str, topic: str, tmp_path: Path) -> None:
    (draft,) = _read(tmp_path, [["月份", "专题"], [5, written]], **GIVEN)
    assert (_lines(draft), draft.losses) == ([{"month": 5, "topic": topic}], ())


def test_topic_that_is_none_becomes_a_title_and_is_said(tmp_path: Path) -> None:
    rows: Rows = [["月份", "专题", "题目"], [5, "没有的专题", None], [6, "也没有", "自选"]]
    (draft,) = _read(tmp_path, rows, **GIVEN)
    assert _lines(draft) == [{"month": 5, "title": "没有的专题"}, {"month": 6, "title": "自选"}]
    assert draft.losses == (
        "把第 2 行的专题“没有的专题”写成了自选题目：没有这个编号或标题的专题",
        "没有保留第 3 行的专题“也没有”：没有这个专题，题目另有“自选”",
    )


def test_unit_that_the_archive_does_not_know_is_said(tmp_path: Path) -> None:
    (draft,) = _read(tmp_path, [["月份", "题目"], [5, "甲"]], unit="new-unit", year="2026")
    assert draft.stated["title"] == "new-unit2026年学习计划"
    assert draft.losses == ("没有找到编号是“new-unit”的单位，照原样写入",)


def test_merged_cells_hold_for_each_of_their_rows(tmp_path: Path) -> None:
    rows: Rows = [
        ["计划", None, None, None, None],
        ["单位", "年度", "月份", "题目", "说明"],
        ["榆林街道", 2026, 5, "甲", "合并"],
        [None, None, None, "乙", None],
        [None, None, 6, "丙", None],
        ["区教育局", 2026, 6, "丁", None],
        [None, None, None, None, None],
    ]
    merged = ["A1:E1", "A3:A5", "B3:B5", "C3:C4", "E3:E4", "A6:A7"]
    yulin, jiaoyu = _read(tmp_path, rows, merged=merged)
    assert _lines(yulin) == [
        {"month": 5, "title": "甲", "note": "合并"},
        {"month": 5, "title": "乙", "note": "合并"},
        {"month": 6, "title": "丙"},
    ]
    assert _lines(jiaoyu) == [{"month": 6, "title": "丁"}]


def test_empty_cells_that_are_not_merged_stay_empty(tmp_path: Path) -> None:
    rows: Rows = [["月份", "题目"], [5, "甲"], [None, "乙"]]
    assert "第 3 行：没有写月份" in _refused(tmp_path, rows, **GIVEN)[0]


def test_empty_rows_and_notes_at_the_end_are_passed_over(tmp_path: Path) -> None:
    rows: Rows = [
        ["月份", "题目", "说明"],
        [],
        [5, "甲", None],
        [None, " ", "　"],
        [6, "乙", None],
        [],
        ["按 2026-11-20 计。"],
        ["不计入的不算。"],
        [],
        ["又一条。"],
    ]
    (draft,) = _read(tmp_path, rows, **GIVEN)
    assert ([line["title"] for line in _lines(draft)], draft.losses) == (["甲", "乙"], ())


def test_note_without_an_empty_row_is_refused(tmp_path: Path) -> None:
    rows: Rows = [["月份", "题目"], [5, "甲"], ["备注：略"]]
    reason, remedy = _refused(tmp_path, rows, **GIVEN)
    assert reason == "工作表“Sheet”第 3 行：月份“备注：略”看不懂"
    assert remedy.endswith("表后的说明和表格之间空一行")


def test_other_columns_are_losses_of_the_plans_that_fill_them(tmp_path: Path) -> None:
    rows: Rows = [
        ["单位", "月份", "题目", "备注", None, "空的"],
        ["yulin", 5, "甲", "要紧", None, None],
        ["yulin", 6, "甲", "要紧", None, None],
        ["jiaoyu", 5, "甲", None, "也有", None],
    ]
    yulin, jiaoyu = _read(tmp_path, rows, year="2026")
    assert yulin.losses == ("没有读“备注”这一列",)
    assert jiaoyu.losses == ("没有读“E”这一列",)


def test_first_visible_sheet_with_a_head_is_read(tmp_path: Path) -> None:
    plan: list[list[object]] = [["月份", "题目"], [5, "甲"]]
    book = _book([["说明"]], plan, [["月份", "题目"], [5, "乙"]], plan)
    book.worksheets[1].sheet_state = "hidden"
    read = read_plans(_saved(book, tmp_path / "a.xlsx"), KNOWN, GIVEN)
    assert not isinstance(read, Refusal)
    assert _lines(read[0]) == [{"month": 5, "title": "乙"}]
    assert read[0].losses == ("没有读工作表“Sheet3”，一次只读一张",)


def test_lines_of_a_cell_are_joined(tmp_path: Path) -> None:
    rows: Rows = [["月份", "题目", "说明"], [5, " 甲乙\n丙丁 ", "see\nAI_x000D_\n文"]]
    (draft,) = _read(tmp_path, rows, **GIVEN)
    assert _lines(draft) == [{"month": 5, "title": "甲乙丙丁", "note": "see AI 文"}]


def test_numbers_and_dates_among_the_texts(tmp_path: Path) -> None:
    rows: Rows = [["月份", "题目", "说明", "领学人"], [5, 20.0, date(2026, 5, 12), 0.5]]
    (draft,) = _read(tmp_path, rows, **GIVEN)
    assert _lines(draft) == [{"month": 5, "title": "20", "lead": "0.5", "note": "2026-05-12"}]


def test_given_unit_and_year_agree_with_the_sheet(tmp_path: Path) -> None:
    rows: Rows = [
        ["单位", "年度", "月份", "题目"],
        ["榆林街道", 2026, 5, "甲"],
        [None, None, 6, "乙"],
    ]
    (draft,) = _read(tmp_path, rows, **GIVEN)
    assert len(_lines(draft)) == 2


# --- formulas -------------------------------------------------------------------------------------


def _with_cell(path: Path, place: str, xml: str) -> Path:
    """Write a plan one of whose cells is given as XML."""
    data = _bytes(_book([["月份", "题目", "说明"], [5, "甲", None], [6, "乙", "x"]]))
    with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(path, "w") as anew:
        for name in package.namelist():
            part = package.read(name)
            if name == "xl/worksheets/sheet1.xml":
                pattern = rf'<c r="{place}".*?(?:/>|</c>)'.encode()
                part, count = re.subn(pattern, xml.encode(), part)
                assert count == 1
            anew.writestr(name, part)
    return path


def test_formula_gives_the_value_that_was_saved(tmp_path: Path) -> None:
    path = _with_cell(tmp_path / "a.xlsx", "A3", '<c r="A3"><f>A2+2</f><v>7</v></c>')
    read = read_plans(path, KNOWN, GIVEN)
    assert not isinstance(read, Refusal)
    assert [line["month"] for line in _lines(read[0])] == [5, 7]


def test_formula_may_give_an_empty_text(tmp_path: Path) -> None:
    path = _with_cell(tmp_path / "a.xlsx", "C3", '<c r="C3" t="str"><f>""</f><v></v></c>')
    read = read_plans(path, KNOWN, GIVEN)
    assert not isinstance(read, Refusal)
    assert _lines(read[0])[1] == {"month": 6, "title": "乙"}


@pytest.mark.parametrize("value", ["", "<v/>", "<v></v>"])
def test_formula_without_a_value_is_refused_with_its_cell(value: str, tmp_path: Path) -> None:
    path = _with_cell(tmp_path / "a.xlsx", "A3", f'<c r="A3"><f>A2+2</f>{value}</c>')
    refusal = _refusal(read_plans(path, KNOWN, GIVEN))
    assert refusal.reason == "工作表“Sheet”的 A3 是公式，没有保存计算的结果"
    assert "保存一次" in refusal.remedy


def test_sheet_of_nothing_but_formulas_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    reason, _ = _refused(tmp_path, [["月份", "题目"], ["=1+4", '="甲"']], **GIVEN)
    assert reason == "工作表“Sheet”的 A2 是公式，没有保存计算的结果"


def test_formula_above_the_head_or_beside_the_columns_is_nothing(tmp_path: Path) -> None:
    rows: Rows = [["=1+1"], ["月份", "题目", None], [5, "甲", "=A3+1"]]
    assert len(_read(tmp_path, rows, **GIVEN)) == 1


def test_formula_that_failed_is_refused_with_its_cell(tmp_path: Path) -> None:
    cell = '<c r="B3" t="e"><f>X</f><v>#REF!</v></c>'
    refusal = _refusal(read_plans(_with_cell(tmp_path / "a.xlsx", "B3", cell), KNOWN, GIVEN))
    assert refusal.reason == "工作表“Sheet”第 3 行：B3 的公式算错了：#REF!"


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "month", [0, 13, "十三月", 2026.1, 5.5, "1-3月", "1-3", "全年", "x", True, "2026-13"]
)
def test_month_that_is_none_is_refused(month: object, tmp_path: Path) -> None:
    reason, remedy = _refused(tmp_path, [["月份", "题目"], [5, "甲"], [month, "乙"]], **GIVEN)
    assert re.fullmatch("工作表“Sheet”第 3 行：月份“.*”看不懂", reason)
    assert remedy.startswith("一行写一个月份，如 5、5月、五月或 2026-05")


@pytest.mark.parametrize("month", ["2027-05", "2027年5月", date(1900, 1, 5)])
def test_month_of_another_year_is_refused(month: object, tmp_path: Path) -> None:
    reason, _ = _refused(tmp_path, [["月份", "题目"], [month, "甲"]], **GIVEN)
    assert reason.endswith("不在 2026 年")


@pytest.mark.parametrize(
    ("rows", "given", "reason", "remedy"),
    [
        ([[]], {}, "没有找到计划的表头", "表头写在前 11 行里"),
        ([["月份", "说明"], [5, "甲"]], {}, "没有找到计划的表头", "隐藏的工作表不读"),
        ([[]] * 11 + [["月份", "题目"], [5, "甲"]], GIVEN, "没有找到计划的表头", "前 11 行"),
        ([["月份", "题目"]], GIVEN, "工作表“Sheet”的表头下面没有内容", "别的工作表"),
        ([["月份", "题目", "月份"]], GIVEN, "工作表“Sheet”的表头里有两个“月份”", "删去其中一列"),
        ([["月份", "题目"], [5, "甲"]], {}, "工作表“Sheet”没有“年度”这一列", "--set year=…"),
        (
            [["月份", "题目"], [5, "甲"]],
            {"year": "2026"},
            "工作表“Sheet”没有“单位”这一列",
            "--set unit=…",
        ),
        (
            [["单位", "月份", "题目"], [None, 5, "甲"]],
            {"year": "2026"},
            "工作表“Sheet”第 2 行：没有写单位",
            "--set unit=…",
        ),
        (
            [["单位", "月份", "题目"], ["榆林", 5, "甲"]],
            {"year": "2026"},
            "工作表“Sheet”第 2 行：没有名为“榆林”的单位",
            "是不是想写“榆林街道”？",
        ),
        (
            [["单位", "月份", "题目"], ["同名单位", 5, "甲"]],
            {"year": "2026"},
            "工作表“Sheet”第 2 行：有几个单位都叫“同名单位”",
            "one、two",
        ),
        (
            [["单位", "月份", "题目"], ["jiaoyu", 5, "甲"]],
            GIVEN,
            "工作表“Sheet”第 2 行：单位是“jiaoyu”，--set unit 给的却是“yulin”",
            "去掉 --set unit=…",
        ),
        (
            [["年度", "月份", "题目"], [2027, 5, "甲"]],
            GIVEN,
            "工作表“Sheet”第 2 行：年度是“2027”，--set year 给的却是“2026”",
            "去掉 --set year=…",
        ),
        (
            [["年度", "月份", "题目"], ["明年", 5, "甲"]],
            {"unit": "yulin"},
            "工作表“Sheet”第 2 行：年度“明年”看不懂",
            "只写年份",
        ),
        (
            [["月份", "题目"], [5, "甲"]],
            {"unit": "../x", "year": "2026"},
            "工作表“Sheet”第 2 行：没有名为“../x”的单位",
            "写单位的编号",
        ),
        (
            [["月份", "专题"], [5, "重名专题"]],
            GIVEN,
            "工作表“Sheet”第 2 行：有几个专题都叫“重名专题”",
            "a、b",
        ),
        (
            [["月份", "专题", "题目", "说明"], [5, None, None, "只有说明"]],
            GIVEN,
            "工作表“Sheet”第 2 行：没有写专题，也没有写题目",
            "补上其中一项",
        ),
    ],
)
def test_sheet_is_refused_with_place_reason_and_remedy(
    rows: Rows,
    given: Mapping[str, str],
    reason: str,
    remedy: str,
    tmp_path: Path,
) -> None:
    found = _refused(tmp_path, rows, **given)
    assert found[0] == reason
    assert remedy in found[1]


def test_too_many_rows_are_refused(tmp_path: Path) -> None:
    rows: Rows = [["月份", "题目"], *[[5, "甲"]] * 5001]
    assert _refused(tmp_path, rows, **GIVEN)[0] == "工作表“Sheet”超过 5000 行"
    assert len(_lines(_read(tmp_path, rows[:-1], **GIVEN)[0])) == 5000


def test_formatted_rows_without_content_do_not_count(tmp_path: Path) -> None:
    book = _book([["月份", "题目"], [5, "甲"]])
    for row in range(3, 6000):
        book.worksheets[0].cell(row, 1).number_format = "0.00"
    read = read_plans(_saved(book, tmp_path / "a.xlsx"), KNOWN, GIVEN)
    assert isinstance(read, tuple)


PLAN = _bytes(_book([["月份", "题目"], [5, "甲"]]))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _with_part(name: str, data: bytes) -> bytes:
    target = BytesIO(PLAN)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)
    return target.getvalue()


def _flagged() -> bytes:
    """Return a workbook whose parts say that they are encrypted."""
    data = bytearray(PLAN)
    for match in re.finditer(b"PK\x01\x02", PLAN):
        data[match.start() + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "文件是空的"),
        (b"PK", "文件已经损坏，或者不是 .xlsx 表格"),
        (b"\xff" * 100, "文件已经损坏，或者不是 .xlsx 表格"),
        (PLAN[:-100], "文件已经损坏，或者不是 .xlsx 表格"),
        (OLE + b"x" * 1000, "这是旧格式的 Excel 文件（.xls），只是改了后缀"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "文件有密码"),
        (_flagged(), "文件有密码"),
        (_with_part("xl/vbaProject.bin", b"x"), "文件里有宏"),
        (b"0" * (20 * 1024 * 1024 + 1), "文件有 21 MB，超过 20 MB"),
    ],
    ids=["empty", "head", "noise", "cut", "old", "locked", "locked parts", "macros", "large"],
)
def test_file_that_is_no_workbook_is_refused(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    assert _refusal(read_plans(path, KNOWN, GIVEN)).reason == reason


def test_file_that_would_fill_the_memory_is_refused_unopened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "ExcelReader", None)
    path = tmp_path / "a.xlsx"
    path.write_bytes(_with_part("xl/media/a.bin", b"\0" * (200 * 1024 * 1024)))
    assert _refusal(read_plans(path, KNOWN, GIVEN)).reason == "文件解开以后有 201 MB，超过 200 MB"


def test_missing_file_is_refused(tmp_path: Path) -> None:
    assert "读不出文件" in _refusal(read_plans(tmp_path / "a.xlsx", KNOWN, GIVEN)).reason


def test_merged_cells_of_a_whole_sheet_are_read_at_once(tmp_path: Path) -> None:
    data = BytesIO()
    with zipfile.ZipFile(BytesIO(PLAN)) as package, zipfile.ZipFile(data, "w") as anew:
        for name in package.namelist():
            part = package.read(name).replace(
                b"</sheetData>",
                b'</sheetData><mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>',
            )
            anew.writestr(name, part)
    path = tmp_path / "a.xlsx"
    path.write_bytes(data.getvalue())
    read = read_plans(path, KNOWN, GIVEN)
    assert isinstance(read, tuple)
    assert _lines(read[0]) == [{"month": 5, "title": "甲"}]


# --- whatever comes -------------------------------------------------------------------------------

CELLS = (
    st.none() | st.integers(-1, 14) | st.text(st.sampled_from([*"甲5月-=#\n _x年/"]), max_size=6)
)


def _sound(read: tuple[Draft, ...] | Refusal) -> None:
    if isinstance(read, Refusal):
        assert read.reason
        assert read.remedy
    else:
        assert all(1 <= line["month"] <= 12 for draft in read for line in _lines(draft))
        assert all(len(_lines(draft)) == len(draft.lines) > 0 for draft in read)


@settings(deadline=None)
@given(st.binary() | st.binary().map(lambda data: b"PK\x03\x04" + data))
def test_any_bytes_are_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "a.xlsx"
    path.write_bytes(data)
    _refusal(read_plans(path, KNOWN, GIVEN))


@settings(deadline=None, max_examples=200)
@given(data=st.data())
def test_damaged_workbooks_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    end = data.draw(st.integers(0, len(PLAN)))
    damaged = bytearray(PLAN[:end] if data.draw(st.booleans()) else PLAN)
    for _ in range(data.draw(st.integers(0, 3)) if damaged else 0):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("fuzz") / "a.xlsx"
    path.write_bytes(bytes(damaged))
    _sound(read_plans(path, KNOWN, GIVEN))


@settings(deadline=None, max_examples=100)
@given(data=st.data())
def test_damaged_parts_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Damage inside a part, which the checksum of the archive does not show."""
    with zipfile.ZipFile(BytesIO(PLAN)) as package:
        parts = {name: bytearray(package.read(name)) for name in package.namelist()}
    part = parts[data.draw(st.sampled_from(sorted(parts)))]
    for _ in range(data.draw(st.integers(1, 3))):
        part[data.draw(st.integers(0, len(part) - 1))] = data.draw(st.integers(32, 126))
    path = tmp_path_factory.mktemp("fuzz") / "a.xlsx"
    with zipfile.ZipFile(path, "w") as anew:
        for name, content in parts.items():
            anew.writestr(name, bytes(content))
    _sound(read_plans(path, KNOWN, GIVEN))


@settings(deadline=None, max_examples=100)
@given(rows=st.lists(st.lists(CELLS, max_size=9), max_size=6))
def test_any_cells_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[object]]
) -> None:
    book = _book([HEAD])
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value  # type: ignore[assignment]
    path = _saved(book, tmp_path_factory.mktemp("fuzz") / "a.xlsx")
    _sound(read_plans(path, KNOWN, GIVEN))
