"""Working days are those of the calendar that was announced, and are counted fast."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from generator.study.workdays import (
    add_working_days,
    holiday_name,
    is_known,
    is_working_day,
    working_days_between,
)

_DAY = timedelta(days=1)
_DAYS = st.dates(date(2003, 11, 1), date(2028, 3, 1))


def _counted(start: date, end: date) -> int:
    """Count day by day."""
    if end < start:
        return -_counted(end, start)
    days = (start + _DAY * number for number in range(1, (end - start).days + 1))
    return sum(map(is_working_day, days))


def test_national_day_2025_takes_eight_days_and_gives_back_two() -> None:
    assert not any(is_working_day(date(2025, 10, day)) for day in range(1, 9))
    assert is_working_day(date(2025, 9, 28))
    assert is_working_day(date(2025, 10, 11))
    assert not is_working_day(date(2025, 10, 12))
    assert working_days_between(date(2025, 9, 30), date(2025, 10, 11)) == 3
    assert add_working_days(date(2025, 9, 30), 3) == date(2025, 10, 11)


def test_national_day_2026_takes_seven_days_and_gives_back_two() -> None:
    assert not any(is_working_day(date(2026, 10, day)) for day in range(1, 8))
    assert is_working_day(date(2026, 9, 20))
    assert is_working_day(date(2026, 10, 10))
    assert working_days_between(date(2026, 9, 30), date(2026, 10, 10)) == 3


def test_days_have_the_names_of_their_holidays() -> None:
    assert holiday_name(date(2026, 10, 1)) == "国庆节"
    assert holiday_name(date(2026, 2, 17)) == "春节"
    assert holiday_name(date(2026, 10, 10)) == "调休上班"
    assert holiday_name(date(2026, 10, 11)) == ""
    assert holiday_name(date(2026, 5, 12)) == ""


def test_a_year_without_data_has_weekends_only() -> None:
    assert is_known(2026)
    assert not is_known(2027)
    assert not is_known(2003)
    assert is_working_day(date(2027, 10, 1))
    assert not is_working_day(date(2027, 10, 2))
    assert holiday_name(date(2027, 10, 1)) == ""
    assert working_days_between(date(2027, 9, 30), date(2027, 10, 31)) == 21
    assert working_days_between(date(2026, 12, 31), date(2027, 12, 31)) == 261


def test_the_first_day_does_not_count_and_the_last_does() -> None:
    tuesday = date(2026, 5, 12)
    assert working_days_between(tuesday, tuesday) == 0
    assert working_days_between(tuesday, date(2026, 5, 13)) == 1
    assert working_days_between(date(2026, 5, 13), tuesday) == -1
    assert working_days_between(date(2026, 5, 15), date(2026, 5, 17)) == 0
    assert add_working_days(tuesday, 0) == tuesday
    assert add_working_days(date(2026, 5, 15), 1) == date(2026, 5, 18)
    assert add_working_days(date(2026, 5, 18), -1) == date(2026, 5, 15)


def test_far_years_are_counted_as_well() -> None:
    assert working_days_between(date(1000, 1, 1), date(2999, 12, 31)) > 500_000
    assert add_working_days(date(1000, 1, 1), 1) == date(1000, 1, 2)
    assert add_working_days(date(2999, 12, 31), 10**9) == date.max
    assert add_working_days(date(1000, 1, 1), -(10**9)) == date.min


@given(_DAYS, _DAYS)
def test_counting_agrees_with_going_through_the_days(start: date, end: date) -> None:
    assert working_days_between(start, end) == _counted(start, end)
    assert working_days_between(end, start) == -working_days_between(start, end)


@given(_DAYS, st.integers(-1500, 1500).filter(bool))
def test_adding_leads_to_the_working_day_that_counting_finds(start: date, count: int) -> None:
    day = add_working_days(start, count)
    assert is_working_day(day)
    assert working_days_between(start, day) == count


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.integers(-400, 400))
def test_no_year_that_a_date_may_have_is_refused(start: date, count: int) -> None:
    day = add_working_days(start, count)
    assert working_days_between(start, day) == count
    assert is_working_day(start) in {True, False}
    assert holiday_name(start) == "" or is_known(start.year)
