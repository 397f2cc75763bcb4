"""What records say of a period: the sessions, topics and records of some units up to today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from generator.practice.periods import Period
from generator.records.common import CommonFields
from generator.records.kinds.case import Case
from generator.records.kinds.experience import Experience
from generator.records.kinds.observation import Observation
from generator.records.kinds.outcome import Outcome
from generator.records.kinds.problem import Problem
from generator.records.kinds.topic import Topic
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.partial_date import PartialDate
from generator.study.organisation import Member
from generator.study.preparing import Study
from generator.study.sessions import StudySession

FieldsT = TypeVar("FieldsT", bound=CommonFields)


@dataclass(frozen=True, slots=True)
class Owned:
    """A record with the unit whose it is, None for one without a unit."""

    record: Record
    unit: str | None


@dataclass(frozen=True)
class Holdings:
    """What a library holds of all periods, sorted once for as many of them as are asked for.

    Attributes:
        study: the study years.
        library: what the audience may see.
        links: the links inside it.
    """

    study: Study
    library: Library
    links: Links

    @cached_property
    def _owned(self) -> Mapping[type[CommonFields], tuple[Owned, ...]]:
        found: dict[type[CommonFields], list[Owned]] = {}
        for record in self.library.records:
            if isinstance(record.fields, Case | Experience | Outcome | Problem | Observation):
                link = self.links.from_field(record.key, ("unit",))
                unit = link.target if link else None
                # A unit that is hidden or unknown hides what is said of it.
                if unit or not record.fields.unit:
                    found.setdefault(type(record.fields), []).append(Owned(record, unit))
        return {model: tuple(records) for model, records in found.items()}

    def owned(self, model: type[CommonFields]) -> tuple[Owned, ...]:
        """Return the records with these fields, each with its unit."""
        return self._owned.get(model, ())

    @cached_property
    def topics(self) -> tuple[tuple[PartialDate, Record], ...]:
        """The topics by period."""
        found = [
            (record.fields.period, record)
            for record in self.library.records
            if isinstance(record.fields, Topic) and record.fields.period
        ]
        return tuple(sorted(found, key=lambda pair: (pair[0], pair[1].key)))

    @cached_property
    def _by_year(self) -> Mapping[int, tuple[StudySession, ...]]:
        found: dict[int, list[StudySession]] = {}
        for session in self.study.sessions:
            found.setdefault(session.on.year, []).append(session)
        return {year: tuple(sessions) for year, sessions in found.items()}

    def sessions_in(self, period: Period) -> tuple[StudySession, ...]:
        """Return all sessions of a period up to today."""
        return tuple(
            session
            for session in self._by_year.get(period.year, ())
            if period.holds(session.fields.date) and session.on <= self.study.today
        )


@dataclass(frozen=True)
class PeriodRecords:
    """What is there of one period in some units.

    Attributes:
        holdings: what the library holds.
        period: the period.
        scope: the unit that it is about with all units below it; None for all units.
    """

    holdings: Holdings
    period: Period
    scope: Member | None

    @property
    def study(self) -> Study:
        """The study years."""
        return self.holdings.study

    @property
    def library(self) -> Library:
        """What the audience may see."""
        return self.holdings.library

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of the units."""
        organisation = self.study.organisation
        if self.scope:
            return organisation.below(self.scope.key)
        return frozenset(one.key for one in organisation.members)

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """Those of the units that existed in the period up to today, in their order."""
        last = min(self.period.last, self.study.today)
        existing = self.study.organisation.during(self.period.first, last)
        return tuple(one for one in existing if one.key in self.keys)

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """What every unit is called, by key, in the order of the organisation."""
        return {one.key: one.title for one in self.study.organisation.members}

    @cached_property
    def sessions(self) -> tuple[StudySession, ...]:
        """The sessions, also those that do not count."""
        found = self.holdings.sessions_in(self.period)
        return tuple(one for one in found if one.unit in self.keys)

    @cached_property
    def held(self) -> tuple[StudySession, ...]:
        """The sessions that count."""
        return tuple(one for one in self.sessions if one.counts)

    @cached_property
    def topics(self) -> tuple[Record, ...]:
        """The topics of the period that have begun."""
        return tuple(record for when, record in self.holdings.topics if self.has(when))

    def has(self, when: PartialDate | None) -> bool:
        """Say whether a date lies in the period and not after today."""
        return when is not None and self.period.holds(when) and when.first <= self.study.today

    def of(self, model: type[FieldsT]) -> Iterator[tuple[Owned, FieldsT]]:
        """Yield the records of the units with these fields, of whatever period.

        What has no unit belongs to all units together.
        """
        for owned in self.holdings.owned(model):
            fields = owned.record.fields
            mine = owned.unit in self.keys or (owned.unit is None and self.scope is None)
            if mine and isinstance(fields, model):
                yield owned, fields
