"""Which units were visited as often as is expected."""

from datetime import date

import pytest

from generator.practice.sitting_coverage import CoverageState, horizon_start
from tests.conftest import Archive
from tests.practice.sitting_examples import BASE, COVERAGE, observation, sittings
from tests.study.examples import unit


def test_coverage_counts_the_months_up_to_today(archive: Archive) -> None:
    files = (
        BASE
        | observation("old", "jie", "2025-11-20")
        | observation("z", "zhen", "2025-11-21")
        | observation("next", "jie", "2026-12-08")
    )
    jie, zhen = sittings(archive, files).coverage
    assert (jie.state, jie.visits, jie.since) == (CoverageState.UNCOVERED, (), date(2025, 11, 21))
    assert jie.last
    assert jie.last.key == "observations/old"
    assert jie.next
    assert jie.next.key == "observations/next"
    assert zhen.state is CoverageState.COVERED
    assert [one.key for one in zhen.visits] == ["observations/z"]


def test_a_second_record_of_a_visit_is_not_counted(archive: Archive) -> None:
    files = (
        BASE
        | unit("qu", expects=(COVERAGE.replace("least: 1", "least: 2"),))
        | observation("a", "jie", "2026-05-12")
        | observation("b", "jie", "2026-05-12")
    )
    found = sittings(archive, files)
    assert found.by_key["observations/b"].repeats == "observations/a"
    assert found.coverage[0].state is CoverageState.UNCOVERED
    assert [one.key for one in found.recent] == ["observations/a"]


def test_the_top_and_units_that_are_no_more_need_no_visit(archive: Archive) -> None:
    files = BASE | unit("old", "parent: qu", "valid_to: 2026-06-30")
    assert [one.member.key for one in sittings(archive, files).coverage] == [
        "units/jie",
        "units/zhen",
    ]


@pytest.mark.parametrize(
    ("today", "months", "first"),
    [
        (date(2026, 11, 20), 12, date(2025, 11, 21)),
        (date(2026, 3, 31), 1, date(2026, 3, 1)),
        (date(2026, 1, 1), 1, date(2025, 12, 2)),
        (date(2024, 2, 29), 12, date(2023, 3, 1)),
    ],
)
def test_a_horizon_begins_a_day_after_the_same_day(today: date, months: int, first: date) -> None:
    assert horizon_start(today, months) == first
