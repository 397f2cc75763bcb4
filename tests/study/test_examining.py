"""What a check says of study years, also of the worst that people write.

Position and wording of each rule stand in ``tests/records/test_rules.py``.
"""

from datetime import date

import pytest

from generator.compiler import examine
from tests.building import TODAY
from tests.conftest import Archive
from tests.study.examples import (
    APPROVED,
    FA,
    MONTHLY,
    STEPS,
    VETTED,
    Files,
    examined,
    lecturer,
    plan,
    rule,
    said_of,
    session,
    topic,
    unit,
)
from tests.views.examples import material

BASE = FA | unit("qu") | topic("t", "2026-05")


def _codes(archive: Archive, files: Files, today: date = TODAY) -> list[str]:
    return [code for code, _, _ in said_of(archive, BASE | files, today)]


def test_a_good_year_says_nothing(archive: Archive) -> None:
    files = unit("qu", expects=(MONTHLY, STEPS, APPROVED))
    files |= plan("qu", 2026, "month: 5, topic: t", fields=("approved: {by: 甲, on: 2026-01-20}",))
    files |= session("s", "qu", "2026-05-12", "topics: [t]")
    assert _codes(archive, files) == []


def test_an_empty_archive_and_an_empty_year_say_nothing(archive: Archive) -> None:
    assert said_of(archive, {}) == []
    assert _codes(archive, plan("qu", 2026)) == []


def test_lines_that_overlap(archive: Archive) -> None:
    lines = ("month: 5, topic: t", "month: 5, topic: t", "month: 5, title: t", "month: 5")
    found = said_of(archive, BASE | plan("qu", 2026, *lines, "month: 5", "month: 6, topic: t"))
    assert found == [("C107", "plans/qu-2026.md", 7), ("C107", "plans/qu-2026.md", 10)]


def test_two_plans_of_one_year_in_either_order_of_units(archive: Archive) -> None:
    files = plan("qu", 2026, key="b") | plan("qu", 2026, key="a") | plan("qu", 2027, key="c")
    assert said_of(archive, BASE | files) == [("C106", "plans/b.md", 3)]


@pytest.mark.parametrize(
    ("approved", "day", "asked", "codes"),
    [
        ("2026-05-20", "2026-05-19", "", ["C110"]),
        ("2026-05-20", "2026-05-20", "", []),
        ("2026-05", "2026-05-29", "", ["C110"]),
        ("2026-05-20", "2026-05", "", []),
        ("2026-01-20", "2026-01-14", APPROVED, []),
        ("2026-03-02", "2026-02-10", APPROVED, ["C110"]),
    ],
)
def test_sessions_before_the_plan_was_approved(
    approved: str, day: str, asked: str, codes: list[str], archive: Archive
) -> None:
    files = unit("qu", expects=(asked,) if asked else ())
    fields = (f"approved: {{by: 甲, on: {approved}}}",)
    files |= plan("qu", 2026, "month: 5, topic: t", fields=fields)
    files |= session("s", "qu", day, "topics: [t]")
    assert _codes(archive, files) == codes


@pytest.mark.parametrize(
    ("day", "codes"), [("2026-05-11", ["C111"]), ("2026-05-12", []), ("2026-05", [])]
)
def test_a_following_before_what_it_follows(day: str, codes: list[str], archive: Archive) -> None:
    files = unit("jie", "parent: qu") | session("up", "qu", "2026-05-12")
    assert _codes(archive, files | session("s", "jie", day, "follows: up")) == codes


def test_a_session_that_follows_itself_or_in_a_circle(archive: Archive) -> None:
    files = session("a", "qu", "2026-05-12", "follows: b", "topics: [t]")
    files |= session("b", "qu", "2026-05-13", "follows: a", "topics: [t]")
    files |= session("c", "qu", "2026-05-14", "follows: c", "topics: [t]")
    assert _codes(archive, files) == ["C111"]


@pytest.mark.parametrize(
    ("day", "what"),
    [
        ("2026-10-01", "国庆节"),
        ("2026-10-03", "国庆节"),
        ("2026-05-16", "星期六"),
        ("2026-10-10", ""),
        ("2026-10", ""),
        ("2035-05-13", ""),
    ],
)
def test_dates_on_holidays(day: str, what: str, archive: Archive) -> None:
    found = [
        one
        for one in examined(archive, BASE | session("s", "qu", day), date(2036, 1, 1))
        if one.code == "C112"
    ]
    assert [one.message for one in found] == ([f"{day} 不是工作日（{what}）"] if what else [])


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        ("2026-03-31", ["C113"]),
        ("2026-04-01", []),
        ("2026-06-30", []),
        ("2026-07-01", ["C113"]),
        ("2026-07", ["C113"]),
        ("2026", []),
    ],
)
def test_a_unit_that_was_founded_and_merged_within_the_year(
    day: str, codes: list[str], archive: Archive
) -> None:
    files = unit("jie", "valid_from: 2026-04", "valid_to: 2026-06", "successor: qu")
    assert _codes(archive, files | session("s", "jie", day)) == codes


def test_a_unit_that_was_renamed_within_the_year(archive: Archive) -> None:
    """A new name is a new unit that succeeds; each has its own months."""
    files = unit("old", "valid_to: 2026-06", "successor: new") | unit("new", "valid_from: 2026-07")
    files |= plan("old", 2026, "month: 5, title: 甲", "month: 8, title: 乙")
    files |= plan("new", 2026, "month: 6, title: 丙", "month: 7, title: 丁")
    found = said_of(archive, BASE | files)
    assert found == [("C113", "plans/new-2026.md", 6), ("C113", "plans/old-2026.md", 7)]


def test_a_session_that_is_written_twice(archive: Archive) -> None:
    files = {
        name: text
        for key in ("a", "b", "c")
        for name, text in session(key, "qu", "2026-05-12", "topics: [t]").items()
    }
    assert said_of(archive, BASE | files) == [
        ("C109", "sessions/b.md", 3),
        ("C109", "sessions/c.md", 3),
    ]


def test_a_rule_that_supersedes_itself_is_a_circle(archive: Archive) -> None:
    files = rule("self", "valid_from: 2026-01-01", "supersedes: self")
    found = examine(archive(BASE | files), today=TODAY).diagnostics
    assert [(one.code, one.message) for one in found] == [
        ("C102", "“supersedes”绕成了一个圈：self → self")
    ]


@pytest.mark.parametrize(("named", "codes"), [("2026-08", []), ("2026-09", ["C108"])])
def test_a_line_that_is_not_there(named: str, codes: list[str], archive: Archive) -> None:
    files = plan("qu", 2026, "month: 8, title: 甲", "month: 9, topic: t")
    assert _codes(archive, files | session("s", "qu", "2026-08-11", f"plan_line: {named}")) == codes


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        (("lecturers: [never]",), ["C115"]),
        (("lecturers: [never]", "status: 未开展"), []),
        (("lecturers: [good]",), []),
        (("lecturers: [over, good, never]",), ["C115", "C115"]),
        (("readings: [lecturers/never]",), []),
    ],
)
def test_who_was_vetted_on_the_day(
    fields: tuple[str, ...], codes: list[str], archive: Archive
) -> None:
    files = (
        unit("qu", expects=(VETTED,))
        | lecturer("never")
        | lecturer("good", "approved: {by: 甲, on: 2026-01-01}")
        | lecturer("over", "approved: {by: 甲, on: 2026-01-01, until: 2026-05-11}")
    )
    assert _codes(archive, files | session("s", "qu", "2026-05-12", *fields)) == codes


def test_nobody_is_asked_to_be_vetted_where_no_unit_asks(archive: Archive) -> None:
    files = lecturer("never") | session("s", "qu", "2026-05-12", "lecturers: [never]")
    assert _codes(archive, files) == []


def test_expectations_in_words_only_need_no_ground(archive: Archive) -> None:
    asked = ("name: 甲, value: 乙", "name: 丙, value: 丁, measure: 读完必读")
    assert said_of(archive, BASE | unit("qu", expects=asked)) == [("C116", "units/qu.md", 5)]


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ("[{step: 小结, on: 2026-05-12}, {step: 预读, on: 2026-05-13}]", ["C117"]),
        ("[{step: 小结, on: 2026-05-13}, {step: 预读, on: 2026-05-12}]", []),
        ("[{step: 小结, on: 2026-05-11}]", []),
    ],
)
def test_steps_in_the_order_that_is_asked_for(
    fields: str, codes: list[str], archive: Archive
) -> None:
    files = unit("qu", expects=(STEPS,)) | session("s", "qu", "2026-05-12", f"steps: {fields}")
    assert _codes(archive, files) == codes
    free = unit("qu") | session("s", "qu", "2026-05-12", f"steps: {fields}")
    assert _codes(archive, free) == []


@pytest.mark.parametrize(
    ("expects", "said"),
    [
        ("measure: 学习次数, months: 1", "least"),
        ("measure: 学习次数, least: 1", "months"),
        ("measure: 学习步骤", "steps"),
        ("measure: 步骤期限, steps: [小结]", "days"),
        ("measure: 发言人数", "least 或 most"),
        ("measure: 出勤率", "least"),
        ("measure: 跟进期限", "days"),
        ("measure: 计划核定", "by"),
        ("measure: 责任分工", "roles"),
        ("measure: 不计入", "forms 或 words"),
        ("measure: 追溯期", "months"),
    ],
)
def test_a_measure_without_its_numbers_is_refused(
    expects: str, said: str, archive: Archive
) -> None:
    root = archive(FA | unit("qu", expects=(f"name: 甲, value: 乙, basis: rules/fa, {expects}",)))
    (found,) = examine(root, today=TODAY).diagnostics
    assert (found.code, found.place.line) == ("F104", 4)
    assert f"要写 {said}" in found.message


def test_units_in_a_circle_do_not_hang(archive: Archive) -> None:
    files = unit("a", "parent: b", "valid_to: 2026-03", "successor: b", expects=(MONTHLY,))
    files |= unit("b", "parent: a", "valid_to: 2026-03", "successor: a")
    files |= session("s", "a", "2026-05-12", "topics: [t]")
    assert _codes(archive, files) == ["C113"]


def test_years_far_away_do_not_stop_it(archive: Archive) -> None:
    files = session("a", "qu", "1000-01-01") | session("b", "qu", "2999-12-31")
    files |= plan("qu", 1000, "month: 1, title: 甲") | plan("qu", 2999, "month: 12, title: 乙")
    assert _codes(archive, files) == []


def test_a_kind_of_ones_own_with_unit_and_year_is_no_plan(archive: Archive) -> None:
    module = '''\
from typing import Annotated

from pydantic import Field

from generator.records.common import CommonFields
from generator.records.fields import Text
from generator.records.markers import Ref
from generator.records.partial_date import PartialDate
from generator.records.schema import Kind


class Report(CommonFields):
    """A report."""

    unit: Annotated[Text, Field(title="单位", examples=["qu"]), Ref("unit")]
    year: Annotated[PartialDate, Field(title="年度", examples=["2026"])]


REPORT = Kind("report", "reports", "年报", "年报", "年报。", Report)
'''
    files = {"archive.yml": "kinds: [own:REPORT]\n", "own.py": module}
    files |= {"materials/reports/r.md": material("r", "unit: qu", "year: 2026")}
    assert _codes(archive, files | plan("qu", 2026)) == []


def test_an_item_whose_vetting_is_over_is_named_once(archive: Archive) -> None:
    approved = "approved: {by: 甲, on: 2025-01-01, until: 2026-03}"
    text = material("讲", approved, body="第一段。\n\n第二段。")
    files = BASE | unit("qu", expects=(VETTED,)) | {"materials/speeches/a.md": text}
    blocks = examine(archive(files), today=TODAY).library.by_key["speeches/a"].blocks
    item = f"  - {{ref: speeches/a, paragraphs: [{blocks[0].id}, {blocks[1].id}]}}"
    pack = material("包", "unit: qu", "approved: {by: 甲, on: 2026-01-01}", "items:", item)
    assert _codes(archive, files | {"materials/packs/p.md": pack}) == ["C115"]
