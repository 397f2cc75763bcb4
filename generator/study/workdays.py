"""Working days by the Chinese calendar: weekends, holidays, and the weekends worked for them.

What the State Council has announced comes from the package `chinese_calendar`.  Years that it does
not know have weekends only.
"""

from bisect import bisect_left, bisect_right
from datetime import date
from functools import cache
from itertools import accumulate

from chinese_calendar.constants import (  # type: ignore[import-untyped]
    Holiday,
    holidays,
    workdays,
)

MAKE_UP = "调休上班"

_KNOWN = frozenset(day.year for day in holidays)
_FIRST = date.min.toordinal()
_LAST = date.max.toordinal()


def is_known(year: int) -> bool:
    """Tell whether the holidays of a year are known."""
    return year in _KNOWN


def is_working_day(day: date) -> bool:
    """Tell whether people work on a day."""
    if day in workdays:
        return True
    return day.weekday() < 5 and day not in holidays


def holiday_name(day: date) -> str:
    """Return the holiday that a day belongs to, 调休上班 for a weekend that is worked, or nothing.

    A weekend that is part of a holiday, or given off in exchange, bears its name as well.
    """
    if day in workdays:
        return MAKE_UP
    name = holidays.get(day)
    return str(Holiday(name).chinese) if name else ""


def working_days_between(start: date, end: date) -> int:
    """Count the working days after `start` up to and including `end`.

    Where `end` is before `start` the result is that of the exchanged days, negative.
    """
    return _count(end.toordinal()) - _count(start.toordinal())


def add_working_days(start: date, count: int) -> date:
    """Return the day on which `count` working days after `start` have passed.

    It is a working day with ``working_days_between(start, day) == count``, also for a negative
    `count`.  For 0 it is `start`.  What would lie outside the calendar is its first or last day.
    """
    if not count:
        return start
    here = start.toordinal()
    wanted = _count(here) + count
    # No stretch of two days for each working day and a month more is without enough of them.
    reach = 2 * abs(count) + 31
    days = range(max(_FIRST, here - reach), min(_LAST, here + reach) + 1)
    found = bisect_left(days, wanted, key=_count)
    return date.fromordinal(days[min(found, len(days) - 1)])


def _count(ordinal: int) -> int:
    """Return how many of the first `ordinal` days of the calendar are working days.

    The calendar begins on a Monday: whole weeks have five, and what is announced is added to that.
    """
    weeks, rest = divmod(ordinal, 7)
    exceptions, balance = _exceptions()
    return 5 * weeks + min(rest, 5) + balance[bisect_right(exceptions, ordinal)]


@cache
def _exceptions() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the days that differ from weekends only, and the balance before each and at the end.

    A weekend that is worked counts one more, a holiday from Monday to Friday one less.
    """
    worked = {day.toordinal(): 1 for day in workdays if day.weekday() >= 5}
    free = {day.toordinal(): -1 for day in holidays if day.weekday() < 5 and day not in workdays}
    steps = sorted({**worked, **free}.items())
    return (
        tuple(day for day, _ in steps),
        tuple(accumulate((step for _, step in steps), initial=0)),
    )
