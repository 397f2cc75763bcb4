"""What happened when: every dated record by year, month and day."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from generator.records.library import Record
from generator.views.paging import newest_first

INDEX = "chronology/index.html"


@dataclass(frozen=True, slots=True)
class Month:
    """The records of one month; `number` is 0 for dates that name only the year."""

    year: int
    number: int
    records: tuple[Record, ...]

    @property
    def label(self) -> str:
        """The month as a heading has it."""
        return f"{self.number}月" if self.number else "月份不详"

    @property
    def anchor(self) -> str:
        """The id of the month on its year's page."""
        return f"m{self.number}"

    @property
    def uri(self) -> str:
        """The place of the month, relative to the site's root."""
        return f"chronology/{self.year}.html#{self.anchor}"

    @property
    def own_uri(self) -> str:
        """The address of the page that lists the whole month where its year's page cannot."""
        return f"chronology/{self.year}-{self.number:02}.html"


@dataclass(frozen=True, slots=True)
class Year:
    """One year, its twelve months in order, then the records whose month is not known."""

    number: int
    months: tuple[Month, ...]

    @property
    def uri(self) -> str:
        """The address of the year's page."""
        return f"chronology/{self.number}.html"

    @property
    def count(self) -> int:
        """How many records the year has."""
        return sum(len(month.records) for month in self.months)


@dataclass(frozen=True, slots=True)
class Chronology:
    """The years from the newest to the oldest, and what has no date.

    Kinds of which no record has a date (units, as a rule) are no part of it.
    """

    years: tuple[Year, ...]
    undated: tuple[Record, ...]

    @property
    def most_in_a_month(self) -> int:
        """The largest number of records in any month, at least 1."""
        counts = (len(month.records) for year in self.years for month in year.months)
        return max(counts, default=0) or 1


def chronology(records: Sequence[Record], last_year: int) -> Chronology:
    """Sort records into years and months.

    Years between the first and the last record are there although nothing happened in them; years
    after `last_year` only where a record says so.
    """
    dated_kinds = {record.kind.name for record in records if record.when}
    by_month: defaultdict[tuple[int, int], list[Record]] = defaultdict(list)
    undated = []
    for record in newest_first(records):
        if record.when:
            by_month[record.when.year, record.when.month or 0].append(record)
        elif record.kind.name in dated_kinds:
            undated.append(record)
    used = {year for year, _ in by_month}
    span = range(max(used), min(used) - 1, -1) if used else range(0)
    # Long empty stretches (a text of 1954 among those of this century) say nothing year by year.
    shown = [year for year in span if year in used or _near(year, used)]
    years = tuple(
        Year(
            year,
            tuple(Month(year, month, tuple(by_month[year, month])) for month in (*range(1, 13), 0)),
        )
        for year in shown
        if year <= last_year or year in used
    )
    return Chronology(years, tuple(undated))


def _near(year: int, used: set[int]) -> bool:
    """Say whether a year without records lies between years with records, a few years off."""
    return any(near in used for near in range(year - 3, year)) and any(
        near in used for near in range(year + 1, year + 4)
    )
