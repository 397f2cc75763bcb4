"""The records of each unit, by what they are and when they are dated."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.records.common import CommonFields
from generator.records.library import Library, Record
from generator.records.links import Links


@dataclass(frozen=True)
class UnitRecords:
    """The records that name a unit as their own.

    Attributes:
        library: what the audience may see.
        links: the links inside it.
        today: what is dated later has not happened and is left out.
    """

    library: Library
    links: Links
    today: date

    @cached_property
    def _by_unit(self) -> Mapping[tuple[str, type[CommonFields]], tuple[Record, ...]]:
        found: dict[tuple[str, type[CommonFields]], list[Record]] = {}
        for record in self.library.records:
            link = self.links.from_field(record.key, ("unit",))
            if link and link.target:
                found.setdefault((link.target, type(record.fields)), []).append(record)
        return {name: tuple(sorted(records, key=_by_day)) for name, records in found.items()}

    def of(self, unit: str, model: type[CommonFields]) -> tuple[Record, ...]:
        """Return the records of a unit with these fields, those without a date last."""
        return self._by_unit.get((unit, model), ())

    def in_year(self, unit: str, model: type[CommonFields], year: int) -> tuple[Record, ...]:
        """Return those of them that are dated in a year, up to today."""
        return tuple(
            record
            for record in self.of(unit, model)
            if record.when and record.when.year == year and record.when.first <= self.today
        )

    def undated(self, unit: str, model: type[CommonFields]) -> tuple[Record, ...]:
        """Return those of them of which it is not known to which year they belong."""
        return tuple(record for record in self.of(unit, model) if record.when is None)


def _by_day(record: Record) -> tuple[date, str]:
    return (record.when.first if record.when else date.max, record.key)
