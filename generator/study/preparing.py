"""Everything about the study year that pages, Word files and tables are made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.records.kinds.expectation import Measure
from generator.records.kinds.topic import Topic
from generator.records.library import Library
from generator.records.links import Links
from generator.records.partial_date import PartialDate
from generator.study.due_lists import DueItem, DueList, due_list
from generator.study.dues import Dues
from generator.study.events import Event
from generator.study.followings import (
    Following,
    FollowYear,
    TopicColumn,
    by_topic,
    follow_year,
)
from generator.study.organisation import Organisation, organisation_of
from generator.study.plans import Matching, YearPlan, match, year_plans
from generator.study.requirements import Requirement, Requirements
from generator.study.responsibilities import UnitDuties, responsibilities
from generator.study.rule_citations import OutdatedCitation, outdated_citations
from generator.study.rule_states import Validity, validities
from generator.study.sessions import StudySession, study_sessions
from generator.study.standards import Standards
from generator.study.unit_years import UnitYear, unit_year
from generator.study.year_events import events_of

# Empty years are shown between years that lie so near; further away a year is a slip of the pen.
_FILLED = 20


@dataclass(frozen=True)
class StudyYear:
    """One year of the whole organisation.

    Attributes:
        number: the year.
        units: the year of each unit that existed in it, in the order of the organisation.
        requirements: what was compared with each unit's year, by the unit's key.
        following: its topics against units.
    """

    number: int
    units: tuple[UnitYear, ...]
    requirements: Mapping[str, tuple[Requirement, ...]]
    following: FollowYear

    @property
    def uri(self) -> str:
        """The address of its page."""
        return f"study/{self.number}/index.html"

    @cached_property
    def _by_unit(self) -> Mapping[str, UnitYear]:
        return {one.member.key: one for one in self.units}

    def of(self, unit: str) -> UnitYear | None:
        """Return the year of one unit, None where it did not exist."""
        return self._by_unit.get(unit)


@dataclass(frozen=True)
class Study:
    """The study years of what one audience may see.

    Attributes:
        today: the day for which it was made.
        organisation: the units.
        standards: what is expected of them.
        sessions: all that are recorded, also those that do not count.
        matching: plans beside sessions.
        years: newest first; none where there is neither plan nor session.
        duties: who answers for what.
        rules: the span of each rule, by key.
        outdated: rules that are cited at a time at which they do not hold, by the citing record.
        dues: everything that is to be done, by day.
        events: the calendar, by day.
    """

    today: date
    organisation: Organisation
    standards: Standards
    sessions: tuple[StudySession, ...]
    matching: Matching
    years: tuple[StudyYear, ...]
    duties: tuple[UnitDuties, ...]
    rules: Mapping[str, Validity]
    outdated: Mapping[str, tuple[OutdatedCitation, ...]]
    dues: tuple[DueItem, ...]
    events: tuple[Event, ...]

    def year(self, number: int) -> StudyYear | None:
        """Return one year, None where nothing is known of it."""
        return next((year for year in self.years if year.number == number), None)

    @cached_property
    def followings(self) -> tuple[Following, ...]:
        """Every unit with every topic, newest year first."""
        return tuple(
            one
            for year in self.years
            for column in year.following.columns
            for one in column.followings
        )

    @cached_property
    def _by_unit(self) -> Mapping[str, Mapping[str, Following]]:
        found: dict[str, dict[str, Following]] = {}
        for one in self.followings:
            found.setdefault(one.member.key, {})[one.topic.key] = one
        return found

    @cached_property
    def _by_session(self) -> Mapping[str, tuple[tuple[Following, ...], tuple[Following, ...]]]:
        own: dict[str, list[Following]] = {}
        lead: dict[str, list[Following]] = {}
        for one in self.followings:
            if one.own:
                own.setdefault(one.own.key, []).append(one)
                if one.lead:
                    lead.setdefault(one.lead.key, []).append(one)
        return {key: (tuple(own.get(key, ())), tuple(lead.get(key, ()))) for key in {**own, **lead}}

    def followings_of(self, unit: str) -> Mapping[str, Following]:
        """Return what a unit followed, by the topic's key."""
        return self._by_unit.get(unit, {})

    def followings_by(self, session: str) -> tuple[Following, ...]:
        """Return the topics that a session was the unit's first on."""
        return self._by_session.get(session, ((), ()))[0]

    def followers_of(self, session: str) -> tuple[Following, ...]:
        """Return the units that followed a session."""
        return self._by_session.get(session, ((), ()))[1]

    @cached_property
    def columns(self) -> Mapping[str, TopicColumn]:
        """What became of each topic, by the topic's key."""
        return {
            column.topic.key: column for year in self.years for column in year.following.columns
        }

    @cached_property
    def session_by_key(self) -> Mapping[str, StudySession]:
        """The sessions by key."""
        return {session.key: session for session in self.sessions}

    @cached_property
    def due(self) -> DueList:
        """What is due around the month of today."""
        return self.due_in(PartialDate(self.today.year, self.today.month))

    @cached_property
    def _due_of(self) -> Mapping[str, DueList]:
        mine: dict[str, list[DueItem]] = {}
        for item in self.dues:
            if item.unit:
                mine.setdefault(item.unit.key, []).append(item)
        month = self.due.month
        return {key: due_list(items, month, self.today) for key, items in mine.items()}

    def due_of(self, unit: str) -> DueList:
        """Return what a unit has to do around the month of today."""
        return self._due_of.get(unit) or due_list((), self.due.month, self.today)

    @cached_property
    def plan_by_key(self) -> Mapping[str, YearPlan]:
        """The plans by the key of their record; of two for one unit and year, only the first."""
        return {plan.record.key: plan for plan in self.matching.plans.values()}

    def due_in(self, month: PartialDate) -> DueList:
        """Return what is due around a month."""
        return due_list(self.dues, month, self.today)


def prepare_study(library: Library, links: Links, today: date) -> Study:
    """Compare plans, sessions and expectations of the visible part of a library."""
    organisation = organisation_of(library, links)
    standards = Standards(library, links, organisation)
    sessions = study_sessions(library, links, standards)
    matching = match(year_plans(library, links), sessions)
    requirements = Requirements(library, links, standards, matching, today)
    topics = [record for record in library.records if isinstance(record.fields, Topic)]
    on_topic = by_topic(sessions)
    years = []
    for number in _numbers(matching, sessions, today):
        members = organisation.during(date(number, 1, 1), date(number, 12, 31))
        units = tuple(unit_year(one, number, matching, standards, today) for one in members)
        years.append(
            StudyYear(
                number,
                units,
                {unit.member.key: requirements.of(unit) for unit in units},
                follow_year(number, topics, on_topic, standards, today),
            )
        )
    rules = validities(library, links)
    with_requirements = [
        (unit, year.requirements[unit.member.key]) for year in years for unit in year.units
    ]
    upcoming = [
        (unit, requirements.of(unit, Measure.PLAN))
        for member in organisation.during(date(today.year + 1, 1, 1), date(today.year + 1, 12, 31))
        if (unit := unit_year(member, today.year + 1, matching, standards, today))
        and years
        and years[0].number <= today.year
    ]
    dues = Dues(library, links, standards, today).collect(
        [*with_requirements, *upcoming], [year.following for year in years], tuple(rules.values())
    )
    return Study(
        today,
        organisation,
        standards,
        sessions,
        matching,
        tuple(years),
        responsibilities(standards, today),
        rules,
        _by_source(outdated_citations(library, links, rules, today)),
        dues,
        events_of(sessions, [unit for unit, _ in with_requirements], dues, organisation),
    )


def _by_source(
    citations: Sequence[OutdatedCitation],
) -> Mapping[str, tuple[OutdatedCitation, ...]]:
    found: dict[str, tuple[OutdatedCitation, ...]] = {}
    for one in citations:
        found[one.source.key] = (*found.get(one.source.key, ()), one)
    return found


def _numbers(matching: Matching, sessions: Sequence[StudySession], today: date) -> tuple[int, ...]:
    """Return the years of plans and sessions, newest first, with the empty ones between them."""
    known = {year for _, year in matching.plans} | {one.on.year for one in sessions}
    if not known:
        return ()
    recent = [year for year in known if abs(year - today.year) <= _FILLED]
    filled = set(range(min(recent), max([*recent, today.year]) + 1)) if recent else {today.year}
    return tuple(sorted(known | filled, reverse=True))
