"""Periods, as they are spelled."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.practice.periods import chinese_day, quarters, read_period
from generator.records.partial_date import PartialDate
from tests.practice.circular_examples import period_of


@pytest.mark.parametrize(
    ("written", "name", "first", "last"),
    [
        ("2026", "2026年", "2026-01-01", "2026-12-31"),
        ("2026H1", "2026年上半年", "2026-01-01", "2026-06-30"),
        ("2026H2", "2026年下半年", "2026-07-01", "2026-12-31"),
        ("2026Q1", "2026年第一季度", "2026-01-01", "2026-03-31"),
        ("2026Q3", "2026年第三季度", "2026-07-01", "2026-09-30"),
        ("2026Q4", "2026年第四季度", "2026-10-01", "2026-12-31"),
        ("2026-07", "2026年7月", "2026-07-01", "2026-07-31"),
        ("2024-02", "2024年2月", "2024-02-01", "2024-02-29"),
    ],
)
def test_spellings(written: str, name: str, first: str, last: str) -> None:
    period = period_of(written)
    assert (period.name, period.written) == (name, written)
    assert (period.first, period.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert period.year == period.first.year


@pytest.mark.parametrize(
    "written",
    ["", "26", "0026", "3026", "2026Q", "2026Q0", "2026Q5", "2026q3", "2026H3", "2026-7",
     "2026-13", "2026-00", "2026-07-01", "2026Q3 ", " 2026", "2026Q3\n", "２０２６", "2026Q３",
     "2026年第三季度"],
)  # fmt: skip
def test_anything_else_is_none(written: str) -> None:
    assert read_period(written) is None


@given(st.text(max_size=8))
def test_no_text_makes_it_fail(text: str) -> None:
    period = read_period(text)
    assert period is None or period.written == text


def test_quarters_make_up_the_year() -> None:
    found = quarters(2025)
    assert [one.written for one in found] == ["2025Q1", "2025Q2", "2025Q3", "2025Q4"]
    assert (found[0].first, found[-1].last) == (date(2025, 1, 1), date(2025, 12, 31))
    assert all((b.first - a.last).days == 1 for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("written", "inside"),
    [("2026-07-01", True), ("2026-09-30", True), ("2026-09", True), ("2026-10-01", False),
     ("2026-06", False), ("2026", False)],
)  # fmt: skip
def test_an_inexact_date_is_inside_only_when_all_of_it_is(written: str, inside: bool) -> None:
    assert period_of("2026Q3").holds(PartialDate.parse(written)) is inside
    assert not period_of("2026Q3").holds(None)


def test_a_day_is_written_in_chinese() -> None:
    assert chinese_day(date(2026, 7, 1)) == "2026年7月1日"
