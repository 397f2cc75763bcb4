"""The entries of the calendar."""

from datetime import date

from generator.study.events import EventKind
from tests.conftest import Archive
from tests.study.examples import FA, FOLLOW, STEP_DUE, plan, rule, session, study_of, topic, unit

FILES = (
    FA
    | unit("qu", expects=(FOLLOW, STEP_DUE))
    | unit("jie", "parent: qu")
    | topic("t", "2026-11")
    | plan("qu", 2026, "month: 11, topic: t", "month: 12, title: 自选", "month: 3, title: 过")
    | session("lead", "qu", "2026-11-10", "topics: [t]")
    | session("month", "jie", "2026-10")
    | session("no", "jie", "2026-11-11", "status: 未开展")
    | rule("ends", "valid_to: 2026-12-15")
)


def test_what_was_held_is_planned_and_is_due(archive: Archive) -> None:
    events = study_of(archive, FILES).events
    assert [one.day for one in events] == sorted(one.day for one in events)
    held = [one for one in events if one.kind is EventKind.HELD]
    assert [(one.uid, one.day, one.last, one.unit_title, one.uri) for one in held] == [
        (
            "held:sessions/month",
            date(2026, 10, 1),
            date(2026, 10, 31),
            "jie",
            "sessions/month.html",
        ),
        ("held:sessions/lead", date(2026, 11, 10), date(2026, 11, 10), "qu", "sessions/lead.html"),
    ]
    (planned,) = [one for one in events if one.kind is EventKind.PLANNED]
    assert (planned.uid, planned.title, planned.day, planned.last, planned.uri) == (
        "planned:plans/qu-2026#2",
        "qu计划：自选",
        date(2026, 12, 1),
        date(2026, 12, 31),
        "study/2026/qu.html",
    )
    due = {one.title: (one.day, one.unit, one.uri) for one in events if one.kind is EventKind.DUE}
    assert due["jie：跟进学习：t"] == (date(2026, 12, 1), "units/jie", "sessions/lead.html")
    assert due["qu：补小结：lead"][0] == date(2026, 11, 17)
    rule_ends = due["重新制定或延长制度，2026年12月15日失效：ends"]
    assert rule_ends == (date(2026, 12, 15), "", "rules/ends.html")


def test_each_has_a_name_of_its_own_that_stays(archive: Archive) -> None:
    first = [one.uid for one in study_of(archive, FILES).events]
    again = [one.uid for one in study_of(archive, FILES, date(2026, 11, 21)).events]
    assert len(first) == len(set(first))
    assert set(first) == set(again)


def test_no_entry_without_records(archive: Archive) -> None:
    assert study_of(archive, unit("qu")).events == ()
