"""Sessions: what they refer to, and which of them count."""

from datetime import date

import pytest

from generator.study.sessions import StudySession
from tests.conftest import Archive
from tests.study.examples import FA, NOT_COUNTED, Files, session, study_of, topic, unit

UNIT = FA | unit("qu", expects=(NOT_COUNTED,))
TOPICS = topic("t", "2026-05", "category: 法治") | topic("u", "2026-05")


def _sessions(archive: Archive, files: Files) -> dict[str, StudySession]:
    found = study_of(archive, UNIT | TOPICS | files).sessions
    return {one.record.id: one for one in found}


def _only(archive: Archive, *fields: str, title: str = "s") -> StudySession:
    (one,) = _sessions(archive, session("s", "qu", "2026-05-12", *fields, title=title)).values()
    return one


def test_references_are_followed(archive: Archive) -> None:
    files = session("up", "qu", "2026-05-11") | session(
        "s",
        "qu",
        "2026-05-12",
        "topics: [t, u]",
        "study_form: 集中",
        "follows: up",
        "steps: [{step: 预读, on: 2026-05-06}, {step: after, on: 2026-05-14}]",
    )
    one = _sessions(archive, files)["s"]
    assert (one.unit, one.topics, one.categories) == (
        "units/qu",
        ("topics/t", "topics/u"),
        frozenset(["law"]),
    )
    assert (one.on, one.form, one.follows) == (date(2026, 5, 12), "group", "sessions/up")
    assert [(step.id, step.name, step.on.day) for step in one.steps] == [
        ("before", "预读", 6),
        ("after", "小结", 14),
    ]
    assert one.step("talk") is None
    assert one.counts


def test_sessions_come_by_day_then_key(archive: Archive) -> None:
    files = (
        session("c", "qu", "2026-05-12")
        | session("b", "qu", "2026-05-12")
        | session("z", "qu", "2026-05")
    )
    assert list(_sessions(archive, files)) == ["z", "b", "c"]


@pytest.mark.parametrize(
    ("fields", "title", "why"),
    [
        (("study_form: 会议",), "s", "形式是“会议”"),
        (("study_form: meeting",), "s", "形式是“meeting”"),
        ((), "五月调度会", "标题里有“调度”"),
        (("held_with: 年终总结会",), "s", "与“年终总结会”套开"),
    ],
)
def test_what_is_something_else_is_not_counted_by_its_clause(
    fields: tuple[str, ...], title: str, why: str, archive: Archive
) -> None:
    one = _only(archive, *fields, title=title)
    assert (one.counts, one.uncounted) == (False, why)
    assert one.basis is not None
    assert one.basis.short == "第6条"


@pytest.mark.parametrize(
    ("fields", "why"),
    [(("reason: 防汛",), "未开展：防汛"), ((), "未开展")],
)
def test_what_was_not_held_is_not_counted_and_needs_no_clause(
    fields: tuple[str, ...], why: str, archive: Archive
) -> None:
    one = _only(archive, "status: 未开展", "study_form: 会议", *fields)
    assert (one.uncounted, one.basis) == (why, None)


def test_nothing_is_left_out_where_no_unit_asks_for_it(archive: Archive) -> None:
    files = unit("qu") | session(
        "s", "qu", "2026-05-12", "study_form: 会议", "held_with: 会", title="调度"
    )
    (one,) = study_of(archive, FA | files).sessions
    assert one.counts


@pytest.mark.parametrize(("day", "counts"), [("2026-05-31", False), ("2026-06-01", True)])
def test_the_expectation_of_the_day_decides(day: str, counts: bool, archive: Archive) -> None:
    files = unit("qu", expects=(f"{NOT_COUNTED}, valid_to: 2026-05",))
    (one,) = study_of(archive, FA | files | session("s", "qu", day, "study_form: 会议")).sessions
    assert one.counts is counts


def test_a_second_record_of_the_same_session_is_not_counted(archive: Archive) -> None:
    files = session("a", "qu", "2026-05-12", "topics: [t]") | session(
        "b", "qu", "2026-05-12", "topics: [t]"
    )
    found = _sessions(archive, files)
    assert found["a"].counts
    assert (found["b"].uncounted, found["b"].repeats) == ("与“a”是同一次", "sessions/a")


@pytest.mark.parametrize(
    ("unit_of_b", "day", "fields"),
    [
        ("jie", "2026-05-12", "topics: [t]"),
        ("qu", "2026-05-13", "topics: [t]"),
        ("qu", "2026-05-12", "topics: [u]"),
        ("qu", "2026-05-12", "summary: 没有专题"),
    ],
)
def test_another_unit_day_or_topic_is_another_session(
    unit_of_b: str, day: str, fields: str, archive: Archive
) -> None:
    files = unit("jie") | session("a", "qu", "2026-05-12", "topics: [t]")
    found = _sessions(archive, files | session("b", unit_of_b, day, fields))
    assert all(one.counts for one in found.values())


@pytest.mark.parametrize(
    ("day", "fields"), [("2026-05", "topics: [t]"), ("2026-05-12", "lead: 甲")]
)
def test_without_day_or_topic_nothing_is_known_to_be_the_same(
    day: str, fields: str, archive: Archive
) -> None:
    found = _sessions(archive, session("a", "qu", day, fields) | session("b", "qu", day, fields))
    assert all(one.counts for one in found.values())


def test_a_session_that_was_held_after_one_was_called_off_counts(archive: Archive) -> None:
    files = session("a", "qu", "2026-05-12", "topics: [t]", "status: 未开展") | session(
        "b", "qu", "2026-05-12", "topics: [t]"
    )
    found = _sessions(archive, files)
    assert {key: one.counts for key, one in found.items()} == {"a": False, "b": True}


def test_the_order_of_topics_makes_no_other_session(archive: Archive) -> None:
    files = session("a", "qu", "2026-05-12", "topics: [t, u]") | session(
        "b", "qu", "2026-05-12", "topics: [u, t]"
    )
    assert not _sessions(archive, files)["b"].counts


def test_of_three_records_the_third_is_compared_with_the_one_that_counts(archive: Archive) -> None:
    files = (
        session("a", "qu", "2026-05-12", "topics: [t]", "status: 未开展")
        | session("b", "qu", "2026-05-12", "topics: [t]")
        | session("c", "qu", "2026-05-12", "topics: [t]")
    )
    assert not _sessions(archive, files)["c"].counts
