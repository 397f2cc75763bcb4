"""Appraisal: what an indicator rests on, what it comes to, what would change it."""

from dataclasses import fields
from datetime import date

import pytest

from generator.practice.appraisals import APPRAISALS, Mark, Sheet, check_appraisal
from tests.conftest import Archive
from tests.practice.appraisal_examples import (
    NINE,
    appraised,
    case,
    decision,
    indicators,
    marks,
    observation,
    problem,
    studied,
    told,
)
from tests.study.examples import (
    APPROVED,
    FOLLOW,
    MONTHLY,
    NOT_COUNTED,
    ROLES,
    STEP_DUE,
    STEPS,
    Files,
    plan,
    session,
    topic,
    unit,
)

MONTHS = "source: 学习要求, expectation: 月学"
CASES = "source: 典型案例, least: 2"


def _only(archive: Archive, line: str, files: Files) -> tuple[str, dict[str, int], str]:
    (mark,) = marks(archive, indicators(line) | files)
    return told(mark)


# Expectations.


@pytest.mark.parametrize(
    ("least", "result", "change"),
    [
        ("90", "达到", ""),
        ("91", "证据不足", "补记10月的学习活动"),
        ("100", "证据不足", "补记10月的学习活动"),
    ],
)
def test_a_missing_record_counts_neither_for_nor_against(
    least: str, result: str, change: str, archive: Archive
) -> None:
    # Nine of ten months are met, one has no record; November is not over and not counted.
    figures = {"达到": 9, "无记录": 1, "未到期": 2}
    found = _only(archive, f"{MONTHS}, least: {least}", NINE)
    assert found == (result, figures, change)


def test_what_failed_stays_failed_though_records_are_missing(archive: Archive) -> None:
    files = unit("qu", expects=(STEPS,))
    steps = "steps: [{step: 预读, on: 2026-03-09}, {step: 讨论, on: 2026-03-10}]"
    wrong = "steps: [{step: 小结, on: 2026-03-09}, {step: 讨论, on: 2026-03-10}]"
    files |= session("a", "qu", "2026-03-10", steps) | session("b", "qu", "2026-04-10", wrong)
    found = _only(archive, "source: 学习要求, expectation: 三步, least: 60", files)
    change = "核对4月10日的记录，有误的改正；补3月10日的小结"
    assert found == ("未达到", {"未达到": 1, "无记录": 1}, change)


def test_without_any_finding_the_evidence_is_not_enough(archive: Archive) -> None:
    files = unit("qu", expects=(STEPS,))
    found = _only(archive, "source: 学习要求, expectation: 三步", files)
    assert found == ("证据不足", {}, "没有到期的；到期以后有了记录再看")


def test_a_unit_of_which_nothing_is_asked(archive: Archive) -> None:
    files = unit("other", expects=("name: 别的, value: 一, measure: 出勤率, least: 90",))
    found = _only(archive, "source: 学习要求, expectation: 别的", files)
    assert found == ("不要求", {}, "这个单位没有“别的”这项要求")


def test_step_limits_plans_and_followings_say_what_to_file(archive: Archive) -> None:
    files = unit("qu", expects=(STEP_DUE, APPROVED)) | unit("zhen", "parent: qu", expects=(FOLLOW,))
    files |= topic("t", "2026-05") | topic("u", "2026-06")
    files |= session("a", "qu", "2026-05-12", "topics: [t]")
    files |= session("b", "qu", "2026-06-09", "topics: [u]")
    files |= session("c", "zhen", "2026-05-13", "topics: [t]")
    lines = [f"source: 学习要求, expectation: {name}" for name in ("小结", "核定", "跟进")]
    appraisals = appraised(archive, indicators(*lines) | files)
    above, below = (appraisals.sheet(f"units/{key}", 2026) for key in ("qu", "zhen"))
    assert above is not None
    assert below is not None
    assert [told(mark) for mark in above.marks] == [
        ("证据不足", {"无记录": 2}, "补5月12日、6月9日的小结"),
        ("证据不足", {"无记录": 1}, "补2026年的学习计划和核定的记录"),
        ("不要求", {}, "这个单位没有“跟进”这项要求"),
    ]
    assert told(below.marks[2]) == ("证据不足", {"达到": 1, "无记录": 1}, "补记“u”的学习活动")


def test_responsibilities_are_evidence(archive: Archive) -> None:
    files = unit("qu", "roles: [{post: 书记, responsibility: 主体责任}]", expects=(ROLES,))
    found = _only(archive, "source: 学习要求, expectation: 责任", files)
    assert found == ("证据不足", {"达到": 1, "无记录": 1}, "写明学习秘书由谁负责")


# Records.


def test_a_number_of_records(archive: Archive) -> None:
    assert _only(archive, CASES, {}) == ("证据不足", {}, "补 2 份日期在2026年的典型案例")
    one = case("a", "date: 2026-05", "state: 退出")
    again = ("未达到", {"典型案例": 1}, "再补 1 份日期在2026年的典型案例")
    assert _only(archive, CASES, one) == again
    two = one | case("b", "date: 2026-01-01")
    (mark,) = marks(archive, indicators(CASES) | two)
    assert told(mark) == ("达到", {"典型案例": 2}, "")
    items = mark.figures[0].count.items
    assert [(item.item, item.said) for item in items] == [
        ("cases/b", "2026年1月1日"),
        ("cases/a", "2026年5月，已退出"),
    ]


def test_records_of_other_years_units_and_days_to_come_do_not_count(archive: Archive) -> None:
    files = case("a", "date: 2025-12-31") | case("b", "date: 2026-11-21") | case("c")
    files |= unit("other")
    files |= {
        "materials/cases/d.md": case("d", "date: 2026-05-01")["materials/cases/d.md"].replace(
            "unit: qu", "unit: other"
        )
    }
    change = "给《c》补上日期，或者补 2 份日期在2026年的典型案例"
    assert _only(archive, CASES, files) == ("证据不足", {}, change)


def test_problems_solved_of_those_found(archive: Archive) -> None:
    line = "source: 问题整改, least: 60"
    nothing: tuple[str, dict[str, int], str] = (
        "证据不足",
        {},
        "发现了问题的，登记一份问题并写明措施",
    )
    assert _only(archive, line, {}) == nothing
    files = problem("a", "date: 2026-03-01", "state: 已解决") | problem("b", "date: 2026-04-01")
    change = "再解决 1 个问题，写上结果和佐证：“b”"
    assert _only(archive, line, files) == ("未达到", {"已解决": 1, "没有解决": 1}, change)
    files |= problem("b", "date: 2026-04-01", "state: 已解决")
    assert _only(archive, line, files) == ("达到", {"已解决": 2}, "")


@pytest.mark.parametrize(
    ("read", "label", "result"),
    [
        ("{post: 书记, on: 2026-05-11}", "决策前读过", "达到"),
        ("{post: 书记, on: 2026-05-12}", "决策前读过", "达到"),
        ("{post: 书记, on: 2026-05}", "决策前读过", "达到"),
        ("{post: 书记, on: 2026-05-13}", "决策后才读", "未达到"),
        ("{post: 书记}", "没有阅读的记录", "证据不足"),
    ],
)
def test_a_decision_is_read_for_before_it(
    read: str, label: str, result: str, archive: Archive
) -> None:
    files = decision("a", "date: 2026-05-12", f"read_by: [{read}]")
    found = _only(archive, "source: 决策前学习", files)
    assert found[:2] == (result, {label: 1})


def test_sit_ins_are_counted(archive: Archive) -> None:
    files = observation("a", "date: 2026-05-12")
    assert _only(archive, "source: 列席旁听", files) == ("达到", {"列席旁听": 1}, "")


# What is written down.

WORDS = "source: 有文字记载, words: 纳入责任制"


def test_what_an_indicator_looks_for_is_no_evidence_of_itself(archive: Archive) -> None:
    change = "在单位的资料、2026年的计划或现行的制度里写明“纳入责任制”"
    assert _only(archive, WORDS, {}) == ("证据不足", {}, change)


def test_words_are_found_in_units_above_their_plans_and_rules(archive: Archive) -> None:
    clause = "clauses: [{id: c9, name: 第九条, text: “纳入 责任制”。}]"
    files = unit("up", "summary: 已经纳入责任制。") | unit("qu", "parent: up")
    files |= plan("up", 2026, fields=("summary: 学习纳入责任制",))
    files |= plan("up", 2025, fields=("summary: 学习纳入责任制",))
    files |= {"materials/rules/nine.md": f"---\ntitle: 九\n{clause}\n---\n"}
    files |= {"materials/rules/old.md": f"---\ntitle: 旧\nvalid_to: 2026-01-31\n{clause}\n---\n"}
    (mark,) = marks(archive, indicators(WORDS) | files)
    found = [(one.item, one.said, one.uri) for one in mark.figures[0].count.items]
    assert found == [
        ("units/up", "摘要", "units/up.html"),
        ("plans/up-2026", "摘要", "plans/up-2026.html"),
        ("rules/nine", "第九条", "rules/nine.html#c9"),
    ]


def test_what_is_hidden_from_an_audience_is_no_evidence_for_it(archive: Archive) -> None:
    settings = {
        "archive.yml": (
            "name: 库\naudiences:\n  - {id: open, name: 公开}\n"
            "  - {id: inner, name: 内部, includes: [open]}\n"
        )
    }
    hidden = unit("up", "audience: [inner]", "summary: 纳入责任制")
    hidden |= case("a", "date: 2026-05-01", "audience: [inner]")
    files = settings | hidden | unit("qu", "parent: up") | indicators(WORDS, "source: 典型案例")
    assert [told(one)[0] for one in marks(archive, files, audience="inner")] == ["达到", "达到"]
    seen = marks(archive, files, audience="open")
    assert [told(one)[0] for one in seen] == ["证据不足", "证据不足"]


# Rules and years.


def test_indicators_of_the_rules_in_force_at_the_end_of_the_year(archive: Archive) -> None:
    files = indicators(CASES, key="old", fields=("valid_to: 2026-06-30",))
    files |= indicators(MONTHS, key="new", fields=("valid_from: 2026-07-01", "supersedes: [old]"))
    files |= plan("qu", 2025) | plan("qu", 2027)
    years = appraised(archive, files).years
    assert [(one.number, one.day, one.uri) for one in years] == [
        (2026, date(2026, 11, 20), APPRAISALS),
        (2025, date(2025, 12, 31), "practice/appraisal/2025/index.html"),
    ]
    named = [[one.basis.record.id for one in year.criteria] for year in years]
    assert named == [["new"], ["old"]]


def test_without_indicators_there_is_nothing(archive: Archive) -> None:
    appraisals = appraised(archive, {})
    assert appraisals.years == ()
    assert appraisals.sheets_of("units/qu") == ()
    assert appraisals.sheet("units/qu", 2026) is None


def test_an_indicator_leads_to_its_clause(archive: Archive) -> None:
    with_clause, without = marks(archive, indicators(f"{CASES}, clause: c2", CASES))
    assert (with_clause.criterion.basis.clause, with_clause.criterion.basis.uri) == (
        "第2条",
        "rules/kaohe.html#c2",
    )
    assert without.criterion.basis.uri == "rules/kaohe.html"


def test_nothing_is_added_up() -> None:
    names = {field.name for kind in (Mark, Sheet) for field in fields(kind)}
    assert names == {
        "criterion", "result", "asked", "figures", "change", "member", "year", "day", "marks",
    }  # fmt: skip


def test_counts_of_a_sheet_have_names_of_their_own(archive: Archive) -> None:
    found = marks(archive, indicators(MONTHS, MONTHS, CASES, WORDS) | NINE)
    ids = [figure.count.id for mark in found for figure in mark.figures]
    assert len(ids) == len(set(ids))


# Diagnostics.


@pytest.mark.parametrize(
    ("line", "code", "column", "message", "hint"),
    [
        (
            "source: 学习要求",
            "C140",
            5,
            "指标“指标1”的证据是“学习要求”，没有写 expectation",
            "加上 expectation: 要求的名称",
        ),
        (
            "source: 有文字记载, words: ……",
            "C140",
            5,
            "指标“指标1”的证据是“有文字记载”，没有写 words",
            "加上 words: 要找的字样",
        ),
        (
            "source: 学习要求, expectation: 月习",
            "C141",
            63,
            "指标“指标1”不能用：没有哪个单位有名为“月习”的要求",
            "写单位 expectations 里一项要求的 name",
        ),
        (
            "source: 学习要求, expectation: 除外",
            "C141",
            63,
            "指标“指标1”不能用：要求“除外”的“不计入”不逐项对照",
            "换一项由程序对照的要求",
        ),
        (
            "source: 学习要求, expectation: 只印",
            "C141",
            63,
            "指标“指标1”不能用：要求“只印”没有写 measure，程序不对照",
            "换一项由程序对照的要求",
        ),
        (
            "source: 典型案例, clause: c22",
            "C142",
            58,
            "指标“指标1”的条款“c22”不在这份制度的 clauses 里",
            "是不是想写“c2”？写 clauses 里的编号",
        ),
        (
            "source: 问题整改, least: 101",
            "C143",
            57,
            "指标“指标1”的 least 是 101，超过百分之百",
            "“问题整改”的 least 是百分比，写 0 到 100",
        ),
    ],
)
def test_indicators_that_cannot_be_used(
    line: str, code: str, column: int, message: str, hint: str, archive: Archive
) -> None:
    expects = (MONTHLY, NOT_COUNTED, "name: 只印, value: 一")
    study = studied(archive, indicators(line) | unit("qu", expects=expects))
    found = check_appraisal(study.standards.library, study.standards.links, study)
    said = [
        (one.code, one.place.file, one.place.line, one.place.column, one.message, one.hint)
        for one in found
    ]
    assert said == [(code, "materials/rules/kaohe.md", 4, column, message, hint)]


def test_good_indicators_say_nothing(archive: Archive) -> None:
    lines = (f"{MONTHS}, least: 100, clause: c1", CASES, WORDS, "source: 典型案例, least: 200")
    study = studied(archive, indicators(*lines))
    assert check_appraisal(study.standards.library, study.standards.links, study) == ()


def test_an_indicator_that_cannot_be_used_asks_for_nothing(archive: Archive) -> None:
    found = marks(archive, indicators("source: 学习要求", "source: 有文字记载, words: ……"))
    assert [told(one) for one in found] == [
        ("不要求", {}, "指标没有写是哪一项要求"),
        ("不要求", {}, "指标没有写要找的字样"),
    ]
