"""The same topic, up and down: who followed whom, and how many working days later."""

from datetime import date

import pytest

from generator.study.followings import Following
from tests.building import TODAY
from tests.conftest import Archive
from tests.study.examples import (
    FA,
    FOLLOW,
    Files,
    session,
    study_of,
    topic,
    unit,
    whole_year,
)

UNITS = unit("qu", expects=(FOLLOW,)) | unit("jie", "parent: qu") | unit("she", "parent: jie")
BASE = FA | UNITS | topic("t", "2026-05")
LEAD = session("lead", "qu", "2026-05-12", "topics: [t]")


def _held(key: str, unit: str, day: str, *fields: str) -> Files:
    return session(key, unit, day, "topics: [t]", *fields)


def _following(archive: Archive, files: Files, today: date = TODAY, unit: str = "jie") -> Following:
    study = study_of(archive, files, today)
    return study.followings_of(f"units/{unit}")["topics/t"]


@pytest.mark.parametrize(
    ("day", "state", "days"),
    [
        ("2026-05-12", "on-time", 0),
        ("2026-05-13", "on-time", 1),
        ("2026-06-02", "on-time", 15),
        ("2026-06-03", "late", 16),
        ("2026-05-11", "early", -1),
        ("2026-01-14", "early", -77),
    ],
)
def test_the_first_day_is_not_counted(day: str, state: str, days: int, archive: Archive) -> None:
    one = _following(archive, BASE | LEAD | _held("s", "jie", day))
    assert (one.state.id, one.days, one.due) == (state, days, date(2026, 6, 2))


@pytest.mark.parametrize(
    ("today", "state"), [(date(2026, 6, 2), "pending"), (date(2026, 6, 3), "no-record")]
)
def test_until_the_limit_is_over_it_is_awaited(today: date, state: str, archive: Archive) -> None:
    one = _following(archive, BASE | LEAD, today)
    assert (one.state.id, one.own, one.days) == (state, None, None)
    assert one.lead is not None
    assert one.standard is not None


def test_working_days_over_the_national_day(archive: Archive) -> None:
    lead = _held("lead", "qu", "2026-09-27")
    one = _following(archive, BASE | lead | _held("s", "jie", "2026-10-12"))
    # 28, 29 and 30 September, 8, 9, 10 and 12 October; Saturday the 10th is worked.
    assert (one.days, one.state.id) == (7, "on-time")


def test_a_record_that_it_was_not_held(archive: Archive) -> None:
    one = _following(archive, BASE | LEAD | _held("s", "jie", "2026-05-20", "status: 未开展"))
    assert (one.state.id, one.days, [two.key for two in one.others]) == (
        "not-held",
        None,
        ["sessions/s"],
    )


def test_before_anybody_studied_it_has_not_begun(archive: Archive) -> None:
    files = BASE | session("x", "qu", "2026-01-14")
    assert _following(archive, files).state.id == "ahead"


def test_a_unit_that_studied_alone_was_early(archive: Archive) -> None:
    one = _following(archive, BASE | _held("s", "jie", "2026-05-12"))
    assert (one.state.id, one.lead, one.days) == ("early", None, None)


def test_without_a_limit_nothing_is_asked(archive: Archive) -> None:
    files = FA | unit("qu") | unit("jie", "parent: qu") | topic("t", "2026-05") | LEAD
    assert _following(archive, files).state.id == "exempt"
    one = _following(archive, files | _held("s", "jie", "2026-05-20"))
    assert (one.state.id, one.days, one.due) == ("exempt", 6, None)


@pytest.mark.parametrize(("ends", "state"), [("2026-06-01", "exempt"), ("2026-06-02", "no-record")])
def test_a_unit_that_is_no_more_on_the_last_day_is_not_asked(
    ends: str, state: str, archive: Archive
) -> None:
    files = unit("jie", "parent: qu", f"valid_to: {ends}", "successor: qu")
    assert _following(archive, BASE | LEAD | files).state.id == state


def test_a_unit_that_is_no_more_says_so(archive: Archive) -> None:
    files = unit("jie", "parent: qu", "valid_to: 2026-03", "successor: qu")
    one = _following(archive, BASE | LEAD | files)
    assert (one.state.id, one.said) == ("exempt", "2026年3月以后不再单列，由qu承接")


def test_the_nearest_above_that_studied_it_is_followed(archive: Archive) -> None:
    files = BASE | LEAD | _held("mid", "jie", "2026-05-20")
    one = _following(archive, files | _held("s", "she", "2026-05-22"), unit="she")
    assert one.lead is not None
    assert (one.lead.key, one.days) == ("sessions/mid", 2)


def test_a_grandchild_follows_the_top_where_its_parent_did_not_study(archive: Archive) -> None:
    one = _following(archive, BASE | LEAD | _held("s", "she", "2026-05-22"), unit="she")
    assert one.lead is not None
    assert (one.lead.key, one.days) == ("sessions/lead", 8)


def test_the_earliest_of_each_unit_is_compared(archive: Archive) -> None:
    files = LEAD | _held("lead-2", "qu", "2026-05-26") | _held("b", "jie", "2026-05-20")
    one = _following(archive, BASE | files | _held("a", "jie", "2026-06-16"))
    assert one.lead is not None
    assert one.own is not None
    assert (one.lead.key, one.own.key, one.days) == ("sessions/lead", "sessions/b", 6)


def test_what_a_session_names_goes_before_what_is_nearest(archive: Archive) -> None:
    files = LEAD | _held("lead-2", "qu", "2026-05-26")
    one = _following(archive, BASE | files | _held("s", "jie", "2026-05-29", "follows: lead-2"))
    assert one.lead is not None
    assert (one.lead.key, one.days) == ("sessions/lead-2", 3)


@pytest.mark.parametrize("fields", ["status: 未开展", "topics: []"])
def test_naming_what_does_not_count_or_is_about_something_else_has_no_effect(
    fields: str, archive: Archive
) -> None:
    other = session("x", "qu", "2026-05-19", "topics: [t]", "status: 未开展")
    if fields != "status: 未开展":
        other = session("x", "qu", "2026-05-19")
    one = _following(archive, BASE | LEAD | other | _held("s", "jie", "2026-05-20", "follows: x"))
    assert one.lead is not None
    assert one.lead.key == "sessions/lead"


def test_the_limit_is_that_of_the_day_on_which_the_unit_above_studied(archive: Archive) -> None:
    own = "name: 跟进, value: 三日, measure: 跟进期限, days: 3, basis: rules/fa"
    asked = (f"{FOLLOW}, valid_to: 2026-05-11", f"{own}, valid_from: 2026-05-12")
    files = BASE | unit("qu", expects=asked) | _held("s", "jie", "2026-05-18")
    assert _following(archive, files | LEAD).state.id == "late"
    earlier = _held("lead", "qu", "2026-05-11")
    assert _following(archive, files | earlier).state.id == "on-time"


def test_columns_are_the_topics_of_the_year_by_month(archive: Archive) -> None:
    files = (
        BASE
        | LEAD
        | topic("year", "2026")
        | topic("now", "2026-11")
        | topic("old", "2025-12")
        | session("root", "other", "2026-05-11", "topics: [t]")
        | unit("other")
    )
    following = whole_year(study_of(archive, files)).following
    assert [(one.topic.id, one.month, one.current) for one in following.columns] == [
        ("year", 0, True),
        ("t", 5, False),
        ("now", 11, True),
    ]
    assert [member.title for member in following.members] == ["jie", "she"]
    assert [one.key for one in following.columns[1].leads] == ["sessions/root", "sessions/lead"]


def test_sessions_know_their_followings(archive: Archive) -> None:
    study = study_of(archive, BASE | LEAD | _held("s", "jie", "2026-05-20"))
    (own,) = study.followings_by("sessions/s")
    assert own.item == "units/jie+topics/t"
    assert [one.item for one in study.followers_of("sessions/lead")] == [own.item]
    assert study.followings_by("sessions/lead") == ()


@pytest.mark.parametrize(
    ("lead", "own"), [("2026-05-16", "2026-05-15"), ("2026-05-17", "2026-05-16")]
)
def test_the_day_before_is_early_over_a_weekend_too(lead: str, own: str, archive: Archive) -> None:
    one = _following(archive, BASE | _held("lead", "qu", lead) | _held("s", "jie", own))
    assert one.state.id == "early"
