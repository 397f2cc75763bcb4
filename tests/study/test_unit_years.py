"""Plan against actual: every state that an entry of a month can have."""

from datetime import date

import pytest

from generator.study.unit_years import Cell, UnitYear
from tests.building import TODAY
from tests.conftest import Archive
from tests.study.examples import (
    FA,
    MONTHLY,
    NOT_COUNTED,
    Files,
    cells_in,
    plan,
    session,
    study_of,
    topic,
    unit,
    year_of,
)

TOPICS = topic("t", "2026-05") | topic("u", "2026-12")
UNIT = FA | unit("qu", expects=(NOT_COUNTED,))
MONTHLY_UNIT = FA | unit("qu", expects=(MONTHLY, NOT_COUNTED))


def _year(archive: Archive, files: Files, today: date = TODAY, number: int = 2026) -> UnitYear:
    return year_of(study_of(archive, TOPICS | files, today), "qu", number)


def _planned(archive: Archive, line: str, *sessions: Files, today: date = TODAY) -> Cell:
    files = UNIT | plan("qu", 2026, line)
    for one in sessions:
        files = files | one
    (cell,) = [cell for cell in _year(archive, files, today).cells if cell.line]
    return cell


def _states(year: UnitYear) -> list[tuple[str, str]]:
    return [(cell.item.partition("/")[2], cell.state.id) for cell in year.cells]


@pytest.mark.parametrize("day", ["2025-12-30", "2026-04-14", "2026-05-31", "2026-05"])
def test_done_in_the_month_or_earlier(day: str, archive: Archive) -> None:
    named = session("s", "qu", day, "plan_line: 2026-05")
    cell = _planned(archive, "month: 5, title: 甲", named)
    assert (cell.state.id, cell.said, cell.remedy, cell.basis) == ("done", "", "", None)
    assert [one.key for one in cell.sessions] == ["sessions/s"]


@pytest.mark.parametrize(("day", "said"), [("2026-06-01", "延到6月"), ("2026-11-03", "延到11月")])
def test_postponed_after_the_month(day: str, said: str, archive: Archive) -> None:
    cell = _planned(archive, "month: 5, topic: t", session("s", "qu", day, "topics: [t]"))
    assert (cell.state.id, cell.said) == ("postponed", said)


def test_postponed_into_the_next_year(archive: Archive) -> None:
    held = session("s", "qu", "2027-02-16", "topics: [u]")
    cell = _planned(archive, "month: 12, topic: u", held, today=date(2027, 3, 1))
    assert cell.state.id == "postponed"
    assert cell.said.replace(" ", "") == "延到2027年2月"


def test_the_earliest_session_decides(archive: Archive) -> None:
    cell = _planned(
        archive,
        "month: 5, topic: t",
        session("late", "qu", "2026-07-14", "topics: [t]"),
        session("early", "qu", "2026-05-12", "topics: [t]"),
    )
    assert cell.state.id == "done"
    assert len(cell.sessions) == 2


def test_not_done_where_only_a_report_of_it_is_there(archive: Archive) -> None:
    held = session("s", "qu", "2026-05-12", "topics: [t]", "status: 未开展", "reason: 防汛")
    cell = _planned(archive, "month: 5, topic: t", held)
    assert (cell.state.id, cell.said) == ("not-done", "未开展：防汛")
    assert cell.remedy == "补学，再记一份学习活动"
    assert (cell.sessions, [one.key for one in cell.others]) == ((), ["sessions/s"])


def test_not_done_where_what_is_there_does_not_count(archive: Archive) -> None:
    held = session("s", "qu", "2026-05-12", "topics: [t]", "study_form: 会议")
    cell = _planned(archive, "month: 5, topic: t", held)
    assert (cell.state.id, cell.said) == ("not-done", "形式是“会议”")
    assert cell.basis is not None
    assert cell.basis.short == "第6条"


def test_held_later_after_it_was_called_off(archive: Archive) -> None:
    cell = _planned(
        archive,
        "month: 5, topic: t",
        session("a", "qu", "2026-05-12", "topics: [t]", "status: 未开展"),
        session("b", "qu", "2026-06-16", "topics: [t]"),
    )
    assert cell.state.id == "postponed"
    assert ([one.key for one in cell.sessions], [one.key for one in cell.others]) == (
        ["sessions/b"],
        ["sessions/a"],
    )


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 4, 30), "ahead"),
        (date(2026, 5, 1), "open"),
        (date(2026, 5, 31), "open"),
        (date(2026, 6, 1), "no-record"),
    ],
)
def test_without_any_record_the_day_decides(today: date, state: str, archive: Archive) -> None:
    cell = _planned(archive, "month: 5, topic: t", today=today)
    assert cell.state.id == state
    assert cell.remedy == ("补记录，或报明未开展" if state == "no-record" else "")


def test_the_frequency_is_the_ground_of_what_is_lacking(archive: Archive) -> None:
    year = _year(archive, MONTHLY_UNIT | plan("qu", 2026, "month: 5, topic: t"))
    (cell,) = year.in_month(5)
    assert cell.basis is not None
    assert cell.basis.name == "《fa》第1条"


def test_unplanned_is_what_no_line_has(archive: Archive) -> None:
    (cell,) = _year(archive, UNIT | session("s", "qu", "2026-03-17", title="另学")).cells
    assert (cell.state.id, cell.title, cell.month.month) == ("unplanned", "另学", 3)


def test_uncounted_and_unplanned_says_why(archive: Archive) -> None:
    held = session("s", "qu", "2026-03-17", "study_form: 会议")
    (cell,) = _year(archive, UNIT | held).cells
    assert (cell.state.id, cell.said, cell.sessions) == ("uncounted", "形式是“会议”", ())
    assert [one.key for one in cell.others] == ["sessions/s"]


def test_months_without_plan_are_gaps_where_study_is_monthly(archive: Archive) -> None:
    files = MONTHLY_UNIT | plan("qu", 2026, "month: 5, topic: t")
    files |= session("s", "qu", "2026-03-17") | session("m", "qu", "2026-04-14", "study_form: 会议")
    assert _states(_year(archive, files)) == [
        ("qu@2026-01", "no-record"),
        ("qu@2026-02", "no-record"),
        ("s", "unplanned"),
        ("m", "uncounted"),
        ("qu@2026-04", "no-record"),
        ("qu-2026#1", "no-record"),
        *((f"qu@2026-{month:02}", "no-record") for month in range(6, 11)),
        ("qu@2026-11", "open"),
        ("qu@2026-12", "ahead"),
    ]


def test_months_without_plan_are_no_gaps_where_study_is_not_monthly(archive: Archive) -> None:
    rarely = "name: 季学, value: 每季, measure: 学习次数, least: 1, months: 3, basis: rules/fa"
    of_a_kind = f"{MONTHLY}, categories: 法治"
    files = FA | unit("qu", expects=(rarely, of_a_kind)) | session("s", "qu", "2026-03-17")
    assert _states(_year(archive, files)) == [("s", "unplanned")]


def test_a_gap_follows_the_expectation_of_its_month(archive: Archive) -> None:
    files = FA | unit("qu", expects=(f"{MONTHLY}, valid_from: 2026-10",)) | plan("qu", 2026)
    assert [item for item, _ in _states(_year(archive, files))] == [
        "qu@2026-10",
        "qu@2026-11",
        "qu@2026-12",
    ]


def test_a_month_in_which_a_line_of_another_was_held_is_no_gap(archive: Archive) -> None:
    files = MONTHLY_UNIT | plan("qu", 2026, "month: 5, topic: t")
    files |= session("s", "qu", "2026-06-16", "topics: [t]")
    assert _year(archive, files).in_month(6) == ()


def test_a_month_in_which_a_line_of_the_year_before_was_held_is_no_gap(archive: Archive) -> None:
    files = MONTHLY_UNIT | topic("old", "2025-12") | plan("qu", 2025, "month: 12, topic: old")
    files |= session("s", "qu", "2026-01-14", "topics: [old]")
    assert "no-record" not in [cell.state.id for cell in _year(archive, files).in_month(1)]


def test_a_month_without_plan_that_was_reported_not_held_has_a_record(archive: Archive) -> None:
    files = MONTHLY_UNIT | session("s", "qu", "2026-03-17", "status: 未开展", "reason: 防汛")
    assert [cell.state.id for cell in _year(archive, files).in_month(3)] == ["not-done"]


def test_nothing_is_asked_of_a_unit_before_and_after_its_time(archive: Archive) -> None:
    files = FA | unit(
        "qu", "valid_from: 2026-03", "valid_to: 2026-06", "successor: new", expects=(MONTHLY,)
    )
    files |= unit("new") | plan("qu", 2026, "month: 2, title: 早", "month: 9, title: 晚")
    year = _year(archive, files)
    assert [state for _, state in _states(year)] == [
        *["exempt"] * 2,
        *["no-record"] * 4,
        *["exempt"] * 6,
    ]
    assert {cell.said for cell in year.cells[:2]} == {""}
    assert {cell.said for cell in year.cells[6:]} == {"2026年6月以后不再单列，由new承接"}
    assert year.planned == ()


def test_what_was_held_outside_its_time_is_shown_all_the_same(archive: Archive) -> None:
    files = FA | unit("qu", "valid_to: 2026-06") | plan("qu", 2026, "month: 9, topic: t")
    (cell,) = _year(archive, files | session("s", "qu", "2026-09-15", "topics: [t]")).in_month(9)
    assert cell.state.id == "done"


def test_sessions_of_the_year_are_those_that_were_held_in_it(archive: Archive) -> None:
    files = UNIT | topic("old", "2025-12") | plan("qu", 2025, "month: 12, topic: old")
    files |= plan("qu", 2026, "month: 12, topic: u", "month: 1, title: 甲")
    files |= (
        session("a", "qu", "2026-01-14", "topics: [old]")
        | session("b", "qu", "2027-01-12", "topics: [u]")
        | session("c", "qu", "2026-02-10")
        | session("d", "qu", "2025-12-15", "plan_line: 2026-01")
        | session("e", "qu", "2026-02-11", "status: 未开展")
    )
    study = study_of(archive, TOPICS | files, date(2027, 3, 1))
    found = {
        number: [one.record.id for one in year_of(study, "qu", number).sessions]
        for number in (2025, 2026, 2027)
    }
    assert found == {2025: ["d"], 2026: ["a", "c"], 2027: ["b"]}


def test_a_year_without_plan_and_session_is_empty(archive: Archive) -> None:
    files = MONTHLY_UNIT | session("s", "qu", "2024-03-17") | session("t", "qu", "2026-03-17")
    study = study_of(archive, TOPICS | files)
    assert [year.number for year in study.years] == [2026, 2025, 2024]
    assert [year_of(study, "qu", number).is_empty for number in (2024, 2025, 2026)] == [
        False,
        True,
        False,
    ]
    assert {cell.state.id for cell in year_of(study, "qu", 2025).cells} == {"no-record"}


def test_entries_of_a_month_have_lines_first(archive: Archive) -> None:
    files = UNIT | plan("qu", 2026, "month: 5, title: 甲", "month: 5, topic: t")
    files |= session("a", "qu", "2026-05-06")
    found = [cell.item for cell in cells_in(study_of(archive, TOPICS | files), "qu", 5)]
    assert found == ["plans/qu-2026#1", "plans/qu-2026#2", "sessions/a"]
