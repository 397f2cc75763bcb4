"""Each measure beside a year, with each of its outcomes."""

from datetime import date

import pytest

from generator.study.requirements import Finding
from tests.building import TODAY
from tests.conftest import Archive
from tests.study.examples import (
    APPROVED,
    FA,
    STEP_DUE,
    STEPS,
    VETTED,
    Files,
    lecturer,
    plan,
    session,
    study_of,
    topic,
    unit,
    whole_year,
)
from tests.views.examples import material


def _findings(
    archive: Archive,
    expects: str | tuple[str, ...],
    files: Files,
    *fields: str,
    today: date = TODAY,
    number: int = 2026,
) -> list[Finding]:
    """Return what is found of one unit; a session of another makes the year."""
    asked = (expects,) if isinstance(expects, str) else expects
    base = FA | unit("qu", *fields, expects=asked) | unit("other")
    base |= session("o", "other", f"{number}-01-14")
    found = whole_year(study_of(archive, base | files, today), number).requirements["units/qu"]
    return [finding for one in found for finding in one.findings]


def _said(findings: list[Finding]) -> list[tuple[str, str, str]]:
    return [(one.label, one.outcome.id, one.said) for one in findings]


def _times(*days: str, form: str = "") -> Files:
    files: Files = {}
    for number, day in enumerate(days):
        files |= session(f"s{number}", "qu", day, *([f"study_form: {form}"] if form else []))
    return files


def _sessions(months: int, more: str = "", least: int = 1) -> str:
    return (
        f"name: 学, value: 次, measure: 学习次数, least: {least}, months: {months}, "
        f"basis: rules/fa#c1{more}"
    )


@pytest.mark.parametrize(
    ("months", "labels"),
    [
        (1, [f"2026年{month}月" for month in range(1, 13)]),
        (2, [f"2026年{month}月至2026年{month + 1}月" for month in range(1, 12, 2)]),
        (3, [f"2026年{month}月至2026年{month + 2}月" for month in (1, 4, 7, 10)]),
        (5, ["2026年8月至2026年12月"]),
        (12, ["2026年1月至2026年12月"]),
        (24, ["2025年1月至2026年12月"]),
    ],
)
def test_spans_divide_the_year_or_end_with_it(
    months: int, labels: list[str], archive: Archive
) -> None:
    assert [one.label for one in _findings(archive, _sessions(months), {})] == labels


def test_enough_too_few_none_and_still_open(archive: Archive) -> None:
    files = _times("2026-01-14", "2026-03-17", "2026-04-14", "2026-11-17")
    found = _findings(archive, _sessions(3, least=2), files)
    assert _said(found) == [
        ("2026年1月至2026年3月", "met", "2 次"),
        ("2026年4月至2026年6月", "unmet", "1 次"),
        ("2026年7月至2026年9月", "no-record", "0 次"),
        ("2026年10月至2026年12月", "open", "1 次"),
    ]
    assert [one.due for one in found][:2] == [date(2026, 3, 31), date(2026, 6, 30)]
    assert [record.id for record in found[0].records] == ["s0", "s1"]


@pytest.mark.parametrize(("today", "outcome"), [(30, "open"), (31, "no-record")])
def test_a_span_is_open_on_its_last_day(today: int, outcome: str, archive: Archive) -> None:
    day = date(2026, 4, 30) if today == 30 else date(2026, 5, 1)
    assert _findings(archive, _sessions(1), {}, today=day)[3].outcome.id == outcome


def test_more_than_the_most_is_not_met_even_while_it_is_open(archive: Archive) -> None:
    files = _times("2026-11-10", "2026-11-11", "2026-11-12")
    found = _findings(archive, _sessions(12, ", most: 2"), files)
    assert _said(found) == [("2026年1月至2026年12月", "unmet", "3 次")]


def test_none_at_all_can_be_asked_for(archive: Archive) -> None:
    found = _findings(archive, _sessions(12, ", most: 0", least=0), {})
    assert [one.outcome.id for one in found] == ["met"]


def test_only_the_forms_that_are_asked_for(archive: Archive) -> None:
    files = _times("2026-01-14", form="集中") | session("x", "qu", "2026-01-15", "study_form: 讲堂")
    files |= session("y", "qu", "2026-01-16")
    found = _findings(archive, _sessions(12, ", forms: [集体]"), files)
    assert [record.id for record in found[0].records] == ["s0"]


def test_only_the_categories_that_are_asked_for_of_topics_or_lines(archive: Archive) -> None:
    files = topic("law", "2026-05", "category: 法治") | topic("safe", "2026-05", "category: 安全")
    files |= plan("qu", 2026, "month: 8, title: 甲, category: 法治", "month: 9, title: 乙")
    files |= (
        session("a", "qu", "2026-05-12", "topics: [law]")
        | session("b", "qu", "2026-05-13", "topics: [safe]")
        | session("c", "qu", "2026-08-12", "plan_line: 2026-08")
        | session("d", "qu", "2026-09-15", "plan_line: 2026-09")
    )
    (found,) = _findings(archive, _sessions(12, ", categories: [law]", least=2), files)
    assert ([record.id for record in found.records], found.outcome.id) == (["a", "c"], "met")


def test_a_span_of_two_years_counts_both(archive: Archive) -> None:
    files = _times("2024-12-17", "2025-03-18", "2026-02-10") | session(
        "no", "qu", "2025-04-15", "status: 未开展"
    )
    (found,) = _findings(archive, _sessions(24, least=2), files)
    assert (found.outcome.id, [record.id for record in found.records]) == ("met", ["s1", "s2"])


def test_what_does_not_count_is_not_counted(archive: Archive) -> None:
    files = session("no", "qu", "2026-01-14", "status: 未开展")
    (found,) = _findings(archive, _sessions(12), files)
    assert (found.outcome.id, found.said) == ("open", "0 次")


@pytest.mark.parametrize(
    ("field", "months"),
    [("valid_from: 2026-05-11", range(6, 13)), ("valid_to: 2026-05-11", range(1, 5))],
)
def test_a_span_that_the_unit_did_not_live_through_is_not_judged(
    field: str, months: range, archive: Archive
) -> None:
    found = _findings(archive, _sessions(1), {}, field)
    assert [one.label for one in found] == [f"2026年{month}月" for month in months]
    assert _findings(archive, _sessions(12), {}, field) == []


def test_the_expectation_at_the_beginning_of_a_span_decides(archive: Archive) -> None:
    asked = (
        _sessions(3, ", valid_to: 2026-05", least=1),
        _sessions(3, ", valid_from: 2026-06", least=9),
    )
    files = _times("2026-01-14", "2026-04-14", "2026-07-14", "2026-10-13")
    assert [one.outcome.id for one in _findings(archive, asked, files)] == [
        "met",
        "met",
        "unmet",
        "open",
    ]


@pytest.mark.parametrize(
    ("steps", "outcome", "said"),
    [
        ("{预读: 05-06, 讨论: 05-12, 小结: 05-14}", "met", ""),
        ("{预读: 05-12, 讨论: 05-12, 小结: 05-12}", "met", ""),
        ("{小结: 05-14, 讨论: 05-12, 预读: 05-06}", "met", ""),
        ("{讨论: 05-12, 小结: 05-14}", "no-record", "缺预读"),
        ("{讨论: 05-12}", "no-record", "缺预读、小结"),
        ("{}", "no-record", "缺预读、讨论、小结"),
        ("{预读: 05-13, 讨论: 05-12, 小结: 05-14}", "unmet", "次序颠倒"),
        ("{预读: 05-13, 讨论: 05-12}", "unmet", "次序颠倒"),
    ],
)
def test_steps(steps: str, outcome: str, said: str, archive: Archive) -> None:
    pairs = [one.split(": ") for one in steps.strip("{}").split(", ") if one]
    taken = ", ".join(f"{{step: {name}, on: 2026-{day}}}" for name, day in pairs)
    fields = [f"steps: [{taken}]"] if taken else []
    found = _findings(archive, STEPS, session("s", "qu", "2026-05-12", *fields))
    assert _said(found) == [("s", outcome, said)]


@pytest.mark.parametrize(
    ("step", "today", "outcome", "said"),
    [
        # Five working days after 28 September 2026 end on 10 October, a Saturday that is worked.
        ("2026-10-10", date(2026, 11, 20), "met", "小结用 5 个工作日"),
        ("2026-10-12", date(2026, 11, 20), "unmet", "小结用 6 个工作日"),
        ("2026-09-28", date(2026, 11, 20), "met", "小结用 0 个工作日"),
        ("", date(2026, 10, 10), "open", "缺小结"),
        ("", date(2026, 10, 11), "no-record", "缺小结"),
    ],
)
def test_step_due_in_working_days_over_the_national_day(
    step: str, today: date, outcome: str, said: str, archive: Archive
) -> None:
    fields = [f"steps: [{{step: 小结, on: {step}}}]"] if step else []
    held = session("s", "qu", "2026-09-28", *fields)
    (found,) = _findings(archive, STEP_DUE, held, today=today)
    assert (found.item, found.outcome.id, found.said, found.due) == (
        "sessions/s+after",
        outcome,
        said,
        date(2026, 10, 10),
    )


@pytest.mark.parametrize(
    ("speakers", "outcome", "said"),
    [
        ("", "no-record", ""),
        ("speakers: [甲]", "unmet", "1 人"),
        ("speakers: [甲, 乙]", "met", "2 人"),
        ("speakers: [甲, 乙, 丙]", "met", "3 人"),
        ("speakers: [甲, 乙, 丙, 丁]", "unmet", "4 人"),
    ],
)
def test_speakers(speakers: str, outcome: str, said: str, archive: Archive) -> None:
    asked = "name: 发言, value: 人, measure: 发言人数, least: 2, most: 3, basis: rules/fa"
    held = session("s", "qu", "2026-05-12", *([speakers] if speakers else []))
    assert _said(_findings(archive, asked, held)) == [("s", outcome, said)]


@pytest.mark.parametrize(
    ("fields", "outcome", "said"),
    [
        (("expected: 3", "attended: 2"), "unmet", "应到 3 人，实到 2 人"),
        (("expected: 100", "attended: 67"), "met", "应到 100 人，实到 67 人"),
        (("expected: 100", "attended: 66"), "unmet", "应到 100 人，实到 66 人"),
        (("expected: 10", "attended: 0"), "unmet", "应到 10 人，实到 0 人"),
        (("expected: 10",), "no-record", ""),
        (("attended: 10",), "no-record", ""),
        (("expected: 0", "attended: 0"), "no-record", ""),
    ],
)
def test_attendance(fields: tuple[str, ...], outcome: str, said: str, archive: Archive) -> None:
    asked = "name: 出勤, value: 百分, measure: 出勤率, least: 67, basis: rules/fa"
    held = session("s", "qu", "2026-05-12", *fields)
    assert _said(_findings(archive, asked, held)) == [("s", outcome, said)]


@pytest.mark.parametrize(
    ("read", "outcome", "said"),
    [
        ("readings: [speeches/a, 'speeches/b#p000000']", "met", "2 篇"),
        ("readings: [speeches/a, speeches/c]", "unmet", "缺《乙》"),
        ("readings: [speeches/c]", "unmet", "缺《甲》、《乙》"),
        ("lead: 丁", "no-record", ""),
    ],
)
def test_readings(read: str, outcome: str, said: str, archive: Archive) -> None:
    asked = "name: 读, value: 全, measure: 读完必读, basis: rules/fa"
    files = {
        f"materials/speeches/{key}.md": material(title)
        for key, title in (("a", "甲"), ("b", "乙"), ("c", "丙"))
    }
    files |= topic("t", "2026-05", "required: [speeches/a, speeches/b, speeches/a]")
    files |= topic("empty", "2026-05")
    held = session("s", "qu", "2026-05-12", "topics: [t]", read.replace("#p000000", ""))
    found = _findings(archive, asked, files | held | session("e", "qu", "2026-05-13"))
    assert _said(found) == [("s", outcome, said)]


@pytest.mark.parametrize(
    ("fields", "outcome", "said"),
    [
        (("approved: {by: 甲, on: 2026-01-29}",), "met", "2026年1月29日核定"),
        (("approved: {by: 甲, on: 2025-12-20}",), "met", "2025年12月20日核定"),
        (("approved: {by: 甲, on: 2026-01-30}",), "unmet", "2026年1月30日核定"),
        (("approved: {by: 甲, on: 2026-01}",), "unmet", "2026年1月31日核定"),
        ((), "no-record", "没有核定的记录"),
        (None, "no-record", "没有计划"),
    ],
)
def test_plan(fields: tuple[str, ...] | None, outcome: str, said: str, archive: Archive) -> None:
    files = plan("qu", 2026, fields=fields) if fields is not None else {}
    assert _said(_findings(archive, APPROVED, files)) == [("2026年学习计划", outcome, said)]


def test_plan_is_open_on_its_last_day_and_not_asked_of_a_unit_that_was_not_there(
    archive: Archive,
) -> None:
    (found,) = _findings(archive, APPROVED, {}, today=date(2026, 1, 29))
    assert found.outcome.id == "open"
    assert _findings(archive, APPROVED, {}, "valid_from: 2026-02") == []


def test_plan_is_judged_by_the_expectation_of_its_day(archive: Archive) -> None:
    later = "name: 核定, value: 二月, measure: 计划核定, by: 02-28, basis: rules/fa"
    asked = (f"{APPROVED}, valid_to: 2026-06", f"{later}, valid_from: 2026-07")
    assert [one.due for one in _findings(archive, asked, {})] == [date(2026, 1, 29)]


def test_plan_by_the_last_of_february(archive: Archive) -> None:
    asked = "name: 核定, value: 二月, measure: 计划核定, by: 02-29, basis: rules/fa"
    days = [
        one.due for number in (2024, 2026) for one in _findings(archive, asked, {}, number=number)
    ]
    assert days == [date(2024, 2, 29), date(2026, 2, 28)]


@pytest.mark.parametrize(
    ("fields", "outcome", "said"),
    [
        ("lecturers: [good]", "met", "1 项核定有效"),
        ("lecturers: [good, never]", "unmet", "“never”没有核定"),
        ("lecturers: [later]", "unmet", "“later”2026年6月才核定"),
        ("lecturers: [over, good]", "unmet", "“over”的核定到2026年4月为止"),
    ],
)
def test_vetting(fields: str, outcome: str, said: str, archive: Archive) -> None:
    files = (
        lecturer("good", "approved: {by: 甲, on: 2026-05-12, until: 2026-05-12}")
        | lecturer("never")
        | lecturer("later", "approved: {by: 甲, on: 2026-06}")
        | lecturer("over", "approved: {by: 甲, on: 2026-01, until: 2026-04}")
    )
    held = session("s", "qu", "2026-05-12", fields) | session("none", "qu", "2026-05-13")
    assert _said(_findings(archive, VETTED, files | held)) == [("s", outcome, said)]


def test_measures_of_a_session_follow_the_expectation_of_its_day(archive: Archive) -> None:
    asked = f"{STEPS}, valid_from: 2026-06"
    files = _times("2026-05-12", "2026-06-16")
    assert [one.label for one in _findings(archive, asked, files)] == ["s1"]
