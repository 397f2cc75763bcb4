"""The periods that a circular may be about: a year, a half, a quarter, a month."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from generator.records.partial_date import PartialDate
from generator.text.numerals import chinese_number

SPELLINGS = "2026（全年）、2026H1（上半年）、2026H2（下半年）、2026Q3（第三季度）、2026-07（7月）"

_WRITTEN = re.compile(r"([12]\d{3})(?:H([12])|Q([1-4])|-(0[1-9]|1[0-2]))?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """A part of one year.

    Attributes:
        written: as it is spelled in commands and addresses, such as ``2026Q3``.
        name: as readers call it, such as 2026年第三季度.
        first: its first day.
        last: its last day.
    """

    written: str
    name: str
    first: date
    last: date

    @property
    def year(self) -> int:
        """The year that it is a part of."""
        return self.first.year

    def holds(self, when: PartialDate | None) -> bool:
        """Say whether a date lies in it, whatever day an inexact one may mean."""
        return when is not None and self.first <= when.first and when.last <= self.last


def read_period(text: str) -> Period | None:
    """Return the period that is spelled so, or None."""
    match = _WRITTEN.match(text)
    if not match:
        return None
    year, half, quarter, month = (int(part) if part else 0 for part in match.groups())
    if half:
        return _period(text, f"{year}年{'上' if half == 1 else '下'}半年", half * 6 - 5, half * 6)
    if quarter:
        name = f"{year}年第{chinese_number(quarter)}季度"
        return _period(text, name, quarter * 3 - 2, quarter * 3)
    if month:
        return _period(text, f"{year}年{month}月", month, month)
    return _period(text, f"{year}年", 1, 12)


def quarters(year: int) -> tuple[Period, ...]:
    """Return the four quarters of a year."""
    found = (read_period(f"{year:04}Q{number}") for number in range(1, 5))
    return tuple(period for period in found if period)


def chinese_day(day: date) -> str:
    """Return a day as running text has it: 2026年7月1日."""
    return PartialDate(day.year, day.month, day.day).chinese


def _period(written: str, name: str, begins: int, ends: int) -> Period:
    year = int(written[:4])
    return Period(written, name, date(year, begins, 1), date(year, ends, monthrange(year, ends)[1]))
