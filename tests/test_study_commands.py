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
