"""The commands of the study year: what they print, what they write, how they end."""

from datetime import date
from pathlib import Path

import pytest

from generator.compiler import examine
from generator.intake.plan_sheet import COLUMNS
from generator.records.id_locks import read_lock
from generator.records.kinds.plan import Plan
from generator.records.library import Record
from generator.tables.files import write_table
from generator.tables.table import Cell, Table
from tests.conftest import Archive
from tests.records.helpers import material
from tests.study.examples import FA, MONTHLY, VOCABULARIES, plan, session, topic, unit
from tests.test_cli import run

TODAY = date(2026, 11, 20)
FILES = {
    "materials/units/yulin.md": material("title: 榆林街道"),
    "materials/units/jiaoyu.md": material("title: 区教育局"),
    "materials/topics/2026-05-anquan.md": material("title: 安全生产"),
    "materials/vocabulary/study_forms.yml": (
        "title: 学习形式\nterms:\n  - {id: group, name: 中心组学习}\n"
    ),
}
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("yulin", "2026", 5, "2026-05-anquan", None, "中心组学习", None, "街道党工委书记", "到现场"),
    ("yulin", "2026", 8, None, "=自选的题目: #1", None, None, None, "- 是"),
    ("区教育局", "2026", 5, "安全生产", None, None, None, None, None),
)


@pytest.fixture
def root(archive: Archive) -> Path:
    return archive(FILES)


def _sheet(root: Path, *rows: tuple[Cell, ...], name: str = "2026年计划.xlsx") -> Path:
    """Write a plan as it is exported."""
    path = root.parent / name
    table = Table("2026年学习计划", COLUMNS, rows, ("按 2026-11-20 计。",))
    path.write_bytes(write_table(table, ".xlsx", TODAY))
    return path


def _import(root: Path, path: Path, *options: str) -> tuple[int, str, str]:
    kind = () if "--kind" in options else ("--kind", "plan")
    result = run("import", str(path), *kind, *options, "--root", str(root))
    assert "Traceback" not in result.stderr
    return result.returncode, result.stdout, result.stderr


def _plans(root: Path) -> dict[str, Record]:
    found = examine(root, today=TODAY).library.records
    return {record.id: record for record in found if record.kind.name == "plan"}


def _lines(record: Record) -> list[dict[str, object]]:
    assert isinstance(record.fields, Plan)
    return [line.model_dump(exclude_none=True) for line in record.fields.lines]


def test_import_of_a_sheet_writes_a_plan_for_each_unit(root: Path) -> None:
    path = _sheet(root, *ROWS)
    status, out, err = _import(root, path)
    assert (status, out) == (
        0,
        f"写入 {path} → materials/plans/yulin-2026.md\n"
        f"写入 {path} → materials/plans/jiaoyu-2026.md\n",
    )
    assert "共 1 个文件、2 份计划：新写入 2，已有 0，没有导入 0。" in err
    plans = _plans(root)
    assert {name: plan.title for name, plan in plans.items()} == {
        "jiaoyu-2026": "区教育局2026年学习计划",
        "yulin-2026": "榆林街道2026年学习计划",
    }
    lock, wrong = read_lock(root, "plans")
    assert (wrong, sorted(lock or {})) == ((), sorted(plans))
    checked = run("check", "--root", str(root), "--today", "2026-11-20")
    assert checked.returncode == 0
    assert "A111" not in checked.stdout


def test_import_of_what_was_exported_gives_the_same_lines(root: Path) -> None:
    _import(root, _sheet(root, *ROWS))
    plans = _plans(root)
    assert _lines(plans["jiaoyu-2026"]) == [{"month": 5, "topic": "2026-05-anquan"}]
    assert _lines(plans["yulin-2026"]) == [
        {
            "month": 5,
            "topic": "2026-05-anquan",
            "form": "中心组学习",
            "lead": "街道党工委书记",
            "note": "到现场",
        },
        {"month": 8, "title": "=自选的题目: #1", "note": "- 是"},
    ]


def test_import_again_changes_nothing(root: Path) -> None:
    path = _sheet(root, *ROWS)
    _import(root, path)
    target = root / "materials/plans/yulin-2026.md"
    before = target.read_bytes()
    status, out, err = _import(root, path)
    assert (status, target.read_bytes()) == (0, before)
    assert out.startswith(f"已有 {path} → materials/plans/yulin-2026.md\n")
    assert "新写入 0，已有 2，没有导入 0。" in err


def test_plan_that_was_edited_is_not_overwritten(root: Path) -> None:
    path = _sheet(root, *ROWS)
    _import(root, path)
    target = root / "materials/plans/yulin-2026.md"
    target.write_text(target.read_text("utf-8").replace("到现场", "改过"), encoding="utf-8")
    before = target.read_bytes()
    status, out, err = _import(root, path)
    assert (status, target.read_bytes()) == (1, before)
    assert "没有导入：已经有 materials/plans/yulin-2026.md，内容不同" in out
    assert "办法：改名或先删去原来的一份" in out
    assert "新写入 0，已有 1，没有导入 1。" in err


def test_unit_and_year_can_be_given(root: Path) -> None:
    path = root.parent / "计划.xlsx"
    table = Table("计划", ("月份", "题目"), ((5, "甲"),))
    path.write_bytes(write_table(table, ".xlsx", TODAY))
    status, out, _ = _import(root, path)
    assert status == 1
    assert "--set year=…" in out
    given = ("--set", "unit=榆林街道", "--set", "year=2027", "--set", "budget=干部教育经费")
    assert _import(root, path, *given)[0] == 0
    fields = _plans(root)["yulin-2027"].fields
    assert isinstance(fields, Plan)
    assert (fields.unit, str(fields.year), fields.budget) == ("yulin", "2027", "干部教育经费")
    assert (fields.date, fields.title) == (None, "榆林街道2027年学习计划")


def test_losses_of_a_sheet_are_reported(root: Path) -> None:
    path = _sheet(root, ("yulin", 2026, 5, "没有的专题", *[None] * 5))
    status, out, _ = _import(root, path)
    assert status == 0
    assert "提醒 I102 导入时把第 2 行的专题“没有的专题”写成了自选题目" in out


def test_word_that_no_list_has_is_refused_with_its_row(root: Path) -> None:
    path = _sheet(root, *ROWS, ("yulin", 2026, 9, None, "甲", "中心组", None, None, None))
    status, out, err = _import(root, path)
    assert status == 1
    assert "没有导入：第 5 行：词表“study_forms”里没有“中心组”" in out
    assert "新写入 1，已有 0，没有导入 1。" in err
    assert sorted(_plans(root)) == ["jiaoyu-2026"]


def test_sheet_with_a_row_that_is_not_understood_writes_nothing(root: Path) -> None:
    path = _sheet(root, *ROWS, ("yulin", 2026, "全年", None, "甲", *[None] * 4))
    status, out, _ = _import(root, path)
    assert status == 1
    assert "错误 I101 没有导入：工作表“2026年学习计划”第 5 行：月份“全年”看不懂" in out
    assert not (root / "materials/plans").exists()


def test_only_plans_come_from_excel(root: Path) -> None:
    status, out, _ = _import(root, _sheet(root, *ROWS), "--kind", "speech")
    assert status == 1
    assert "没有导入：只有学习计划可以从 Excel 导入" in out
    assert "办法：加上 --kind plan" in out


@pytest.mark.parametrize("name", ["计划.xls", "计划.XLSM"])
def test_other_formats_of_excel_are_to_be_saved_anew(name: str, root: Path) -> None:
    status, out, _ = _import(root, _sheet(root, *ROWS, name=name))
    assert status == 1
    assert "另存为 .xlsx" in out


def test_folder_of_sheets_is_imported(root: Path) -> None:
    folder = root.parent / "计划"
    folder.mkdir()
    for number, row in enumerate((ROWS[0], ROWS[2])):
        _sheet(root, row, name=f"计划/{number}.xlsx")
    (folder / "~$0.xlsx").write_bytes(b"x")
    status, _, err = _import(root, folder)
    assert status == 0
    assert "共 2 个文件：新写入 2，已有 0，没有导入 0。" in err


STUDIED = {
    **VOCABULARIES,
    **FA,
    **unit("qu", expects=(MONTHLY + ", valid_from: 2026-10",)),
    **unit("yulin", "parent: qu", expects=("name: 月学, value: 自定",)),
    **topic("t", "2026-05"),
    **plan("yulin", 2026, "month: 5, topic: t", "month: 12, title: 自选"),
    **session("s", "yulin", "2026-05-12", "topics: [t]"),
}


@pytest.fixture
def studied(archive: Archive) -> Path:
    return archive(STUDIED)


def _study_command(root: Path, *arguments: str) -> tuple[int, str, str]:
    result = run(*arguments, "--root", str(root), "--today", "2026-11-20")
    assert "Traceback" not in result.stderr
    return result.returncode, result.stdout, result.stderr


def test_due_prints_parts_units_grounds_and_files(studied: Path) -> None:
    status, out, _ = _study_command(studied, "due")
    assert status == 0
    assert out == (
        "已过期（1 件）\n"
        "  qu\n"
        "    2026-10-31  补10月学习记录，或报明未开展，已过期 20 天  《fa》第1条\n"
        "11月（1 件）\n"
        "  qu\n"
        "    2026-11-30  开展11月学习  《fa》第1条\n"
        "此后三个月（1 件）\n"
        "  yulin\n"
        "    2026-12-31  准备12月学习：自选\n"
        "      materials/plans/yulin-2026.md\n"
    )


def test_due_of_a_unit_and_a_month(studied: Path) -> None:
    status, out, _ = _study_command(studied, "due", "--unit", "yulin", "--month", "2026-12")
    assert status == 0
    assert out.startswith("12月以前（0 件）\n12月（1 件）\n  yulin\n")


def test_due_of_a_unit_with_nothing_to_do_names_what_comes_next(studied: Path) -> None:
    status, out, _ = _study_command(studied, "due", "--unit", "yulin", "--month", "2026-01")
    assert status == 0
    assert "没有要办的事。再下一件：2026-12-31 准备12月学习：自选。" in out


def test_due_writes_a_word_file(studied: Path) -> None:
    target = studied.parent / "新的" / "提醒.docx"
    status, _, err = _study_command(studied, "due", "--unit", "yulin", "--out", str(target))
    assert (status, err) == (0, f"2026年11月要办的 1 件，写到 {target}\n")
    assert target.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("due", "--month", "2026-13"), "“2026-13”不是 2026-12 这样的月份"),
        (("due", "--month", "十二月"), "“十二月”不是 2026-12 这样的月份"),
        (("due", "--unit", "yulim"), "没有名为“yulim”的单位。是不是想写“yulin”？"),
        (("due", "--out", "提醒.doc"), "提醒只能写成 .docx 文件，写的却是 提醒.doc"),
        (
            ("export", "plan", "--out", "计划.xls"),
            "不能写成“.xls”文件。可用的有：.xlsx、.csv、.json",
        ),
        (("export", "plan", "--out", "a.csv", "--year", "2019"), "有的年份：2026"),
        (("export", "plan", "--out", "a.csv", "--unit", "无"), "没有名为“无”的单位"),
    ],
)
def test_wrong_use_is_explained(arguments: tuple[str, ...], said: str, studied: Path) -> None:
    status, out, err = _study_command(studied, *arguments)
    assert (status, out) == (2, "")
    assert said in err


@pytest.mark.parametrize(
    ("what", "title", "rows"),
    [("plan", "学习计划", 2), ("matrix", "2026年专题跟进", 1), ("sessions", "学习活动", 1)],
)
@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".json"])
def test_export_writes_each_table_in_each_format(
    what: str, title: str, rows: int, suffix: str, studied: Path
) -> None:
    target = studied.parent / f"表{suffix}"
    status, _, err = _study_command(studied, "export", what, "--out", str(target))
    assert (status, err) == (0, f"{title}，{rows} 行，写到 {target}\n")
    before = target.read_bytes()
    _study_command(studied, "export", what, "--out", str(target))
    assert target.read_bytes() == before


def test_exported_plan_can_be_imported_again(studied: Path) -> None:
    target = studied.parent / "计划.xlsx"
    _study_command(studied, "export", "plan", "--out", str(target))
    before = _lines(_plans(studied)["yulin-2026"])
    (studied / "materials/plans/yulin-2026.md").unlink()
    assert _import(studied, target)[0] == 0
    assert _lines(_plans(studied)["yulin-2026"]) == before


def test_export_of_nothing(root: Path) -> None:
    target = root.parent / "表.csv"
    status, _, err = _study_command(root, "export", "plan", "--out", str(target))
    assert (status, err) == (0, f"学习计划，0 行，写到 {target}\n")
    status, _, err = _study_command(root, "export", "matrix", "--out", str(target))
    assert status == 2
    assert "资料库里还没有计划和学习活动。" in err


def test_records_with_errors_are_left_out_and_said_to_be(studied: Path) -> None:
    (studied / "materials/sessions/bad.md").write_text("---\ntitel: 甲\n---\n", encoding="utf-8")
    status, _, err = _study_command(studied, "due")
    assert status == 0
    assert "有错误的资料没有算在内" in err


def test_what_is_sent_around_holds_what_the_first_audience_may_see(archive: Archive) -> None:
    root = archive(
        {
            "archive.yml": (
                "audiences: [{id: all, name: 众}, {id: few, name: 少数, includes: [all]}]\n"
            ),
            "materials/speeches/s.md": material(
                "title: 不外传\naudience: few\nreview_by: 2026-11-25"
            ),
        }
    )
    assert "不外传" not in _study_command(root, "due")[1]
    assert "复核讲话：不外传" in _study_command(root, "due", "--audience", "few")[1]
