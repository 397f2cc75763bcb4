"""Plans, topics against units, and sessions as tables."""

from datetime import date

import pytest

from generator.compiler import gather
from generator.intake.plan_sheet import COLUMNS
from generator.study.preparing import Study
from generator.tables.study_tables import matrix_table, plan_table, sessions_table
from generator.tables.table import Table
from tests.conftest import Archive
from tests.study.examples import (
    FA,
    FOLLOW,
    NOT_COUNTED,
    VOCABULARIES,
    plan,
    session,
    study_at,
    topic,
    unit,
    whole_year,
)

FILES = (
    VOCABULARIES
    | FA
    | unit("qu", "level: 总部", expects=(FOLLOW, NOT_COUNTED))
    | unit("jie", "level: 车间", "parent: qu")
    | unit("xin", "parent: qu")
    | unit("lao", "parent: qu")
    | topic("t", "2026-05")
    | topic("u", "2026-12")
    | plan("jie", 2026, "month: 9, title: 自选, category: 法治, note: 注", "month: 5, topic: t")
    | plan("jie", 2027, "month: 1, topic: u, form: 集体, lead: 主任")
    | session("q", "qu", "2026-05-12", "topics: [t]")
    | session(
        "j",
        "jie",
        "2026-05-20",
        "topics: [t, u]",
        "follows: q",
        "study_form: 集体",
        "steps: [{step: 小结, on: 2026-05-22}, {step: 预读, on: 2026-05-18}]",
        "speakers: [甲, 乙]",
        "invited: [丙]",
        "expected: 9",
        "attended: 8",
        "lead: 主任",
    )
    | session("n", "jie", "2026-06", "topics: [t]", "status: 未开展", "reason: 防汛")
    | session("x", "xin", "2026-07-14", "topics: [t]")
    | session("e", "lao", "2026-05-11", "topics: [t]")
)
ALL = frozenset(f"units/{key}" for key in ("qu", "jie", "xin", "lao"))


@pytest.fixture
def study(archive: Archive) -> Study:
    return study_at(archive(FILES))


def _rows(table: Table) -> list[dict[str, object]]:
    assert all(len(row) == len(table.head) for row in table.rows)
    return [dict(zip(table.head, row, strict=True)) for row in table.rows]


def test_plans_have_a_row_a_line_and_the_columns_of_the_import_first(study: Study) -> None:
    table = plan_table(study.years, ALL)
    assert table.head[: len(COLUMNS)] == COLUMNS
    assert [row[:9] for row in table.rows] == [
        ("jie", 2026, 5, "t", None, None, None, None, None),
        ("jie", 2026, 9, None, "自选", None, "法治", None, "注"),
        ("jie", 2027, 1, "u", None, "集体", None, "主任", None),
    ]
    assert [row[9:] for row in table.rows] == [
        ("已学", date(2026, 5, 20), "j、n"),
        ("无记录", None, None),
        ("未到", None, None),
    ]
    assert len(table.notes) == 1


def test_plans_of_other_units_and_years_are_left_out(study: Study) -> None:
    assert plan_table(study.years, ALL - {"units/jie"}).rows == ()
    assert len(plan_table([whole_year(study, 2027)], ALL).rows) == 1


def test_topics_against_units_have_numbers_and_words(study: Study) -> None:
    table = matrix_table(study, whole_year(study), ALL)
    assert table.title == "2026年专题跟进"
    assert _rows(table) == [
        {"单位": "jie", "类型": "车间", "t": 6, "u": "先学"},
        {"单位": "lao", "类型": "其他", "t": -1, "u": None},
        {"单位": "xin", "类型": "其他", "t": "迟 44", "u": None},
    ]
    assert len(matrix_table(study, whole_year(study), frozenset(["units/xin"])).rows) == 1


def test_sessions_have_a_row_each_with_the_steps_that_were_taken(
    archive: Archive, study: Study
) -> None:
    library = gather(archive(FILES)).library
    table = sessions_table(study, library, [whole_year(study)], ALL)
    assert [row[0] for row in table.rows] == ["e", "q", "j", "n", "x"]
    rows = {row["编号"]: row for row in _rows(table)}
    assert rows["j"] == {
        "编号": "j",
        "日期": date(2026, 5, 20),
        "单位": "jie",
        "标题": "j",
        "形式": "集体",
        "方式": None,
        "专题": "t、u",
        "跟进": "q",
        "预读": date(2026, 5, 18),
        "小结": date(2026, 5, 22),
        "领学人": "主任",
        "重点发言": "甲、乙",
        "应到": 9,
        "实到": 8,
        "扩大范围": "丙",
        "计划月份": "2026-05",
        "计入": "是",
        "不计入的原因": None,
    }
    assert (rows["n"]["日期"], rows["n"]["计入"], rows["n"]["不计入的原因"]) == (
        "2026-06",
        "否",
        "未开展：防汛",
    )
    assert sessions_table(study, library, [whole_year(study, 2027)], ALL).rows == ()
