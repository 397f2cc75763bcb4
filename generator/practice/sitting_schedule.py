"""Which units to visit next, and what is to be prepared for one visit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from generator.practice.single_sitting import Sitting
from generator.practice.sitting_coverage import Coverage, CoverageState
from generator.practice.sitting_points import Point
from generator.practice.sitting_stages import Deadline
from generator.practice.sittings import Sittings
from generator.records.kinds.expectation import Measure
from generator.records.library import Record
from generator.records.partial_date import PartialDate
from generator.study.organisation import Member
from generator.study.plans import PlannedLine
from generator.study.preparing import Study
from generator.study.sessions import StudySession
from generator.study.workdays import add_working_days, is_working_day

NO_PLAN = "没有以后各月的计划"
NO_WEEK = "计划的月份里没有空着的周"


@dataclass(frozen=True, slots=True)
class Proposal:
    """When a unit could be visited.

    Attributes:
        coverage: the unit, and when it was visited.
        line: the line of its plan that could be attended, None where there is none.
        begins: the first working day of the proposed week, None where there is none.
        ends: its last working day in the month of the line.
        contact: until when the unit is to be told, for a session on the first day.
        why_not: why nothing is proposed, or an empty string.
    """

    coverage: Coverage
    line: PlannedLine | None = None
    begins: date | None = None
    ends: date | None = None
    contact: date | None = None
    why_not: str = ""

    @property
    def member(self) -> Member:
        """The unit."""
        return self.coverage.member


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit that is to come, with everything that both sides prepare.

    Attributes:
        member: the unit.
        on: the day, None where it is not settled.
        session: what is held on that day, None where it is not recorded.
        sitting: the record of the visit, None where there is none yet.
        proposal: the week that is proposed where the day is not settled, or None.
        deadlines: of all stages; those of a proposal are of its first day.
        last: the visit before it, None where no record says of any.
        points: what the visits before it left open.
    """

    member: Member
    on: PartialDate | None
    session: Record | None
    sitting: Sitting | None
    proposal: Proposal | None
    deadlines: tuple[Deadline, ...]
    last: Sitting | None
    points: tuple[Point, ...]

    @property
    def observers(self) -> tuple[str, ...]:
        """Who comes; nobody where that is not known, or not for this audience."""
        return self.sitting.fields.observers if self.sitting else ()


def ahead_of(unit: str, study: Study) -> int:
    """Return how many working days before a session the first stage of a sit-in is due."""
    return max(
        (
            one.expectation.ahead
            for one in study.standards.measuring(unit, Measure.SITTING_IN)
            if one.expectation.ahead is not None and one.holds_on(study.today)
        ),
        default=0,
    )


def schedule_of(sittings: Sittings, study: Study) -> tuple[Proposal, ...]:
    """Propose when to visit the units that are not covered and have no visit recorded yet.

    The one that was not visited for longest comes first, those without any visit before all
    others, then the order of the organisation.  Each gets the first free week in the month of a
    line of its plan that no session fulfils yet; a week has one visit.  The first day of a week
    is so far away that the unit can be told in time.
    """
    waiting = [
        one
        for one in sittings.coverage
        if one.state is CoverageState.UNCOVERED and one.next is None
    ]
    waiting.sort(key=lambda one: one.last.on if one.last else date.min)
    taken = {
        _week(one.on)
        for one in sittings.sittings
        if one.on > study.today and one.fields.date.day and not one.repeats
    }
    found = []
    for coverage in waiting:
        proposal = _proposal(coverage, study, taken)
        if proposal.begins:
            taken.add(_week(proposal.begins))
        found.append(proposal)
    return tuple(found)


def visit_of(
    member: Member, sittings: Sittings, study: Study, session: StudySession | None
) -> Visit:
    """Return the visit that is to come to a unit.

    It is the one to `session`, else the next one that is recorded, else the one that is proposed;
    else neither day nor session is known.
    """
    own = sittings.by_unit.get(member.key, ())
    if session:
        sitting = next((one for one in own if one.session is session.record), None)
    else:
        sitting = next((one for one in own if one.on >= study.today), None)
    on = session.fields.date if session else sitting.fields.date if sitting else None
    proposal = None
    if on is None:
        every = schedule_of(sittings, study)
        proposal = next((one for one in every if one.member is member and one.begins), None)
    day = on.first if on else proposal.begins if proposal else None
    known = day is not None and (on is None or on.day is not None)
    points = sitting.points if sitting else sittings.open_points.get(member.key, ())
    held = [one for one in own if one.on <= study.today and one is not sitting]
    before = [one for one in held if sitting is None or one.on < sitting.on]
    return Visit(
        member,
        on,
        session.record if session else sitting.session if sitting else None,
        sitting,
        proposal,
        sittings.stages.deadlines(member.key, day or study.today, known=known),
        before[-1] if before else None,
        tuple(point for point in points if point.is_open),
    )


def _proposal(coverage: Coverage, study: Study, taken: set[tuple[int, int]]) -> Proposal:
    member = coverage.member
    ahead = ahead_of(member.key, study)
    earliest = add_working_days(study.today, max(ahead, 1))
    lines = list(_lines(member, study, earliest))
    for line in lines:
        for begins, ends in _weeks(line.month, earliest):
            if _week(begins) not in taken and member.existed(begins, ends):
                contact = add_working_days(begins, -ahead)
                return Proposal(coverage, line, begins, ends, contact)
    return Proposal(coverage, why_not=NO_WEEK if lines else NO_PLAN)


def _lines(member: Member, study: Study, earliest: date) -> Iterator[PlannedLine]:
    """Yield the lines of a unit's plans that no session fulfils and that are still to come."""
    plans = study.matching.plans
    for unit, year in sorted(plans):
        if unit == member.key and year >= earliest.year:
            for line in plans[unit, year].lines:
                to_come = line.month.last >= earliest and line.item not in study.matching.sessions
                if to_come and member.existed(line.month.first, line.month.last):
                    yield line


def _weeks(month: PartialDate, earliest: date) -> Iterator[tuple[date, date]]:
    """Yield the first and the last working day of each week of a month, from a day on."""
    first = max(month.first, earliest)
    days = (first + timedelta(days=count) for count in range((month.last - first).days + 1))
    for _, week in groupby(filter(is_working_day, days), key=_week):
        working = list(week)
        yield working[0], working[-1]


def _week(day: date) -> tuple[int, int]:
    year, week, _ = day.isocalendar()
    return year, week
