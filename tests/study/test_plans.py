"""Which line of a plan a session fulfils."""

import pytest

from tests.conftest import Archive
from tests.study.examples import FA, Files, plan, session, study_of, topic, unit

BASE = FA | unit("qu") | unit("jie") | topic("t", "2026-05") | topic("u", "2026-06")


def _line(archive: Archive, files: Files, key: str = "s") -> str:
    """Return the item of the line that a session fulfils, or an empty string."""
    matching = study_of(archive, BASE | files).matching
    line = matching.line_of.get(f"sessions/{key}")
    if line:
        assert f"sessions/{key}" in [one.key for one in matching.sessions[line.item]]
    return line.item if line else ""


def test_lines_stand_by_month_and_keep_their_place(archive: Archive) -> None:
    lines = ("month: 9, title: 后", "month: 5, topic: t", "month: 9, title: 再后", "month: 1")
    study = study_of(archive, BASE | plan("qu", 2026, *lines))
    one = study.matching.plans["units/qu", 2026]
    assert [(line.item, str(line.month), line.title) for line in one.lines] == [
        ("plans/qu-2026#4", "2026-01", "未写题目"),
        ("plans/qu-2026#2", "2026-05", "t"),
        ("plans/qu-2026#1", "2026-09", "后"),
        ("plans/qu-2026#3", "2026-09", "再后"),
    ]


@pytest.mark.parametrize("day", ["2026-01-12", "2026-05-12", "2026-12-15"])
def test_by_topic_earlier_or_later(day: str, archive: Archive) -> None:
    files = plan("qu", 2026, "month: 5, topic: t") | session("s", "qu", day, "topics: [t]")
    assert _line(archive, files) == "plans/qu-2026#1"


@pytest.mark.parametrize(
    ("day", "place"),
    [("2026-03-12", 1), ("2026-05-12", 1), ("2026-08-12", 1), ("2026-09-01", 2), ("2026-12", 2)],
)
def test_of_two_lines_with_one_topic_the_last_that_has_come(
    day: str, place: int, archive: Archive
) -> None:
    files = plan("qu", 2026, "month: 5, topic: t", "month: 9, topic: t")
    assert (
        _line(archive, files | session("s", "qu", day, "topics: [t]")) == f"plans/qu-2026#{place}"
    )


def test_else_the_plan_of_the_year_before(archive: Archive) -> None:
    files = plan("qu", 2025, "month: 12, topic: t")
    held = session("s", "qu", "2026-02-12", "topics: [t]")
    assert _line(archive, files | held) == "plans/qu-2025#1"
    both = files | plan("qu", 2026, "month: 3, topic: t")
    assert _line(archive, both | held) == "plans/qu-2026#1"


@pytest.mark.parametrize("day", ["2025-12-12", "2028-01-12"])
def test_no_other_year_counts(day: str, archive: Archive) -> None:
    files = plan("qu", 2026, "month: 1, topic: t") | session("s", "qu", day, "topics: [t]")
    assert _line(archive, files) == ""


def test_the_first_topic_that_is_planned_decides(archive: Archive) -> None:
    files = plan("qu", 2026, "month: 6, topic: u", "month: 5, topic: t")
    held = session("s", "qu", "2026-06-12", "topics: [t, u]")
    assert _line(archive, files | held) == "plans/qu-2026#2"
    only = plan("qu", 2026, "month: 6, topic: u")
    assert _line(archive, only | held) == "plans/qu-2026#1"


def test_the_plan_of_another_unit_does_not_count(archive: Archive) -> None:
    files = plan("jie", 2026, "month: 5, topic: t")
    assert _line(archive, files | session("s", "qu", "2026-05-12", "topics: [t]")) == ""


def test_a_named_month_is_the_line_without_topic(archive: Archive) -> None:
    files = plan("qu", 2026, "month: 8, topic: t", "month: 8, title: 自选")
    held = session("s", "qu", "2026-10-13", "plan_line: 2026-08")
    assert _line(archive, files | held) == "plans/qu-2026#2"


def test_a_named_month_goes_before_topics_and_has_no_second_choice(archive: Archive) -> None:
    files = plan("qu", 2026, "month: 5, topic: t")
    held = session("s", "qu", "2026-05-12", "topics: [t]", "plan_line: 2026-05")
    assert _line(archive, files | held) == ""


def test_a_line_without_topic_is_not_matched_by_month_alone(archive: Archive) -> None:
    files = plan("qu", 2026, "month: 8, title: 自选")
    study = study_of(archive, BASE | files | session("s", "qu", "2026-08-12", title="自选"))
    assert [one.key for one in study.matching.left_over["units/qu", 2026]] == ["sessions/s"]


def test_a_line_has_all_its_sessions_in_the_order_of_days(archive: Archive) -> None:
    files = (
        plan("qu", 2026, "month: 5, topic: t")
        | session("b", "qu", "2026-05-12", "topics: [t]")
        | session("a", "qu", "2026-06-16", "topics: [t]")
    )
    sessions = study_of(archive, BASE | files).matching.sessions["plans/qu-2026#1"]
    assert [one.record.id for one in sessions] == ["b", "a"]


def test_of_two_plans_the_one_whose_key_sorts_first(archive: Archive) -> None:
    files = plan("qu", 2026, "month: 5, topic: t", key="z") | plan(
        "qu", 2026, "month: 6, topic: u", key="a"
    )
    assert study_of(archive, BASE | files).matching.plans["units/qu", 2026].record.id == "a"


def test_categories_are_those_of_the_topics_else_of_the_line(archive: Archive) -> None:
    files = (
        topic("law", "2026-05", "category: 法治")
        | plan("qu", 2026, "month: 8, title: 自选, category: 安全", "month: 5, topic: law")
        | session("own", "qu", "2026-08-12", "plan_line: 2026-08")
        | session("both", "qu", "2026-08-13", "plan_line: 2026-08", "topics: [law]")
        | session("none", "qu", "2026-09-15")
    )
    study = study_of(archive, BASE | files)
    found = {one.record.id: study.matching.categories(one) for one in study.sessions}
    assert found == {"own": {"safety"}, "both": {"law"}, "none": set()}


def test_a_line_about_a_topic_that_the_audience_may_not_see_is_left_out(archive: Archive) -> None:
    settings = {"archive.yml": "audiences: [{id: everybody, name: 众}, {id: staff, name: 员}]\n"}
    files = topic("secret", "2026-05", "audience: staff") | plan(
        "qu", 2026, "month: 5, topic: secret", "month: 6, title: 自选"
    )
    everything = settings | BASE | files
    seen = study_of(archive, everything, audience="everybody").matching.plans["units/qu", 2026]
    assert [line.item for line in seen.lines] == ["plans/qu-2026#2"]
    assert len(study_of(archive, everything).matching.plans["units/qu", 2026].lines) == 2


@pytest.mark.parametrize(
    ("written", "day"), [("2026-03-02", (3, 2)), ("2026-03", (3, 31)), ("2026", (12, 31))]
)
def test_a_plan_is_approved_on_the_last_day_that_it_may_be(
    written: str, day: tuple[int, int], archive: Archive
) -> None:
    files = plan("qu", 2026, fields=(f"approved: {{by: 甲, on: {written}}}",))
    approved = study_of(archive, BASE | files).matching.plans["units/qu", 2026].approved_on
    assert approved is not None
    assert (approved.month, approved.day) == day


def test_two_own_lines_of_a_month_are_each_fulfilled(archive: Archive) -> None:
    files = plan("qu", 2026, "month: 8, title: 甲", "month: 8, title: 乙")
    files |= session("a", "qu", "2026-08-11", "plan_line: 2026-08", title="甲")
    files |= session("b", "qu", "2026-08-18", "plan_line: 2026-08", title="乙")
    assert _line(archive, files, "a") != _line(archive, files, "b")
