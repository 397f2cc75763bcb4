"""Printed numbers: each is the length of a list, and nothing is in a list twice."""

from collections.abc import Iterable

import pytest

from generator.study.counts import (
    Count,
    cell_counts,
    column_counts,
    follow_counts,
    requirement_counts,
)
from generator.study.followings import FollowState
from generator.study.preparing import Study
from generator.study.unit_years import DUE, CellState
from tests.conftest import Archive
from tests.study.examples import (
    APPROVED,
    FA,
    FOLLOW,
    MONTHLY,
    NOT_COUNTED,
    STEP_DUE,
    STEPS,
    plan,
    session,
    study_of,
    topic,
    unit,
    whole_year,
    year_of,
)

FILES = (
    FA
    | unit("qu", expects=(MONTHLY, FOLLOW, STEPS, STEP_DUE, APPROVED, NOT_COUNTED))
    | unit("jie", "parent: qu")
    | unit("old", "parent: qu", "valid_to: 2026-06", "successor: jie")
    | topic("t", "2026-05")
    | topic("u", "2026-09")
    | plan("qu", 2026, "month: 5, topic: t", "month: 9, topic: u", "month: 12, title: 甲")
    | plan("jie", 2026, "month: 5, topic: t", "month: 9, topic: u", "month: 11, title: 乙")
    | plan("old", 2026, "month: 5, topic: t", "month: 9, topic: u")
    | session("a", "qu", "2026-05-12", "topics: [t]", "steps: [{step: 小结, on: 2026-05-14}]")
    | session("b", "qu", "2026-10-13", "topics: [u]")
    | session("c", "jie", "2026-06-30", "topics: [t]")
    | session("d", "jie", "2026-09-15", "topics: [u]", "status: 未开展", "reason: 防汛")
    | session("e", "jie", "2026-03-17")
    | session("f", "jie", "2026-03-18", "study_form: 会议")
)


@pytest.fixture
def study(archive: Archive) -> Study:
    return study_of(archive, FILES)


def _each_once(counts: Iterable[Count]) -> None:
    for count in counts:
        items = [one.item for one in count.items]
        assert len(items) == len(set(items)) == len(count)


def test_every_entry_has_one_state(study: Study) -> None:
    units = whole_year(study).units
    counts = cell_counts(units)
    _each_once(counts.values())
    in_states = [one.item for state in CellState for one in counts[state.id].items]
    assert sorted(in_states) == sorted(cell.item for unit in units for cell in unit.cells)
    assert len(counts["planned"]) == 7
    assert {one.item for one in counts["due"].items} == {
        one.item for state in DUE for one in counts[state.id].items
    }


def test_the_whole_is_the_sum_of_its_units(study: Study) -> None:
    units = whole_year(study).units
    whole = cell_counts(units)
    for identifier, count in whole.items():
        assert len(count) == sum(len(cell_counts([unit])[identifier]) for unit in units)


def test_every_following_has_one_state(study: Study) -> None:
    year = whole_year(study).following
    counts = follow_counts(year)
    _each_once(counts.values())
    numbers = {key: len(count) for key, count in counts.items()}
    assert sum(numbers[state.id] for state in FollowState) == 4
    assert (numbers["due"], numbers["late"], numbers["not-held"], numbers["no-record"]) == (
        3,
        1,
        1,
        1,
    )
    for key, number in numbers.items():
        assert number == sum(len(column_counts(column)[key]) for column in year.columns)
    (late,) = counts["late"].items
    assert (late.label, late.said, late.uri) == ("jie：t", "34 个工作日", "topics/t.html")
    assert [record.id for record in late.records] == ["a", "c"]


def test_every_finding_has_one_outcome(study: Study) -> None:
    for year in study.years:
        for unit_year in year.units:
            requirements = year.requirements[unit_year.member.key]
            for requirement, counts in requirement_counts(unit_year, requirements):
                _each_once(counts.values())
                assert sum(map(len, counts.values())) == len(requirement.findings)
                ids = [count.id for count in counts.values()]
                assert len(set(ids)) == len(ids)


def test_ids_are_ascii_and_unlike_each_other(study: Study) -> None:
    unit_year = year_of(study, "qu")
    counts = requirement_counts(unit_year, whole_year(study).requirements["units/qu"])
    ids = [count.id for _, outcomes in counts for count in outcomes.values()]
    ids += cell_counts([unit_year])
    assert len(ids) == len(set(ids))
    assert all(one.isascii() for one in ids)


def test_entries_lead_to_their_month_with_what_they_were_read_from(study: Study) -> None:
    counts = cell_counts(whole_year(study).units)
    (one,) = counts["not-done"].items
    assert (one.item, one.said, one.uri) == (
        "plans/jie-2026#2",
        "未开展：防汛",
        "study/2026/jie.html#m09",
    )
    assert [record.id for record in one.records] == ["jie-2026", "d"]
    (uncounted,) = counts["uncounted"].items
    assert [record.id for record in uncounted.records] == ["f"]


def test_nothing_counted_is_nothing() -> None:
    counts = cell_counts([])
    assert all(len(count) == 0 for count in counts.values())
