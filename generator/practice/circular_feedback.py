"""What one unit is told besides the circular: what is there of it, and what is lacking."""

from dataclasses import dataclass

from generator.practice.period_records import Holdings
from generator.practice.periods import Period
from generator.records.kinds.case import Case
from generator.records.kinds.experience import Experience
from generator.records.kinds.observation import Observation
from generator.records.kinds.outcome import Outcome
from generator.records.kinds.problem import Problem, ProblemState
from generator.records.library import Record
from generator.study.due_lists import DueItem
from generator.study.organisation import Member
from generator.study.sessions import StudySession

_OVER = (ProblemState.SOLVED, ProblemState.SET_ASIDE)


@dataclass(frozen=True)
class Feedback:
    """What a unit is told of a period.

    Attributes:
        member: the unit.
        period: the period.
        sessions: its sessions of the period, by day, also those that do not count.
        records: its cases, experiences and outcomes of the period, by kind and date.
        overdue: what it should have done before today.
        now: what it has to do in the month of today.
        problems: those found in the period, and earlier ones that are still open.
        observation: the last sit-in up to the end of the period, None where there was none.
    """

    member: Member
    period: Period
    sessions: tuple[StudySession, ...]
    records: tuple[Record, ...]
    overdue: tuple[DueItem, ...]
    now: tuple[DueItem, ...]
    problems: tuple[Record, ...]
    observation: Record | None


def feedback_of(holdings: Holdings, period: Period, member: Member) -> Feedback:
    """Return what a unit is told of a period."""
    today = holdings.study.today
    due = holdings.study.due_of(member.key)
    last = min(period.last, today)
    own = {
        model: [one.record for one in holdings.owned(model) if one.unit == member.key]
        for model in (Case, Experience, Outcome, Problem, Observation)
    }
    records = [
        record
        for model in (Case, Experience, Outcome)
        for record in sorted(own[model], key=_day)
        if period.holds(record.fields.date) and _begins(record, last.isoformat())
    ]
    problems = [
        record
        for record in sorted(own[Problem], key=_day)
        if isinstance(record.fields, Problem)
        and _begins(record, last.isoformat())
        and (period.holds(record.fields.date) or record.fields.state not in _OVER)
    ]
    sat_in = [one for one in sorted(own[Observation], key=_day) if _begins(one, last.isoformat())]
    return Feedback(
        member,
        period,
        tuple(one for one in holdings.sessions_in(period) if one.unit == member.key),
        tuple(records),
        due.overdue,
        due.now,
        tuple(problems),
        sat_in[-1] if sat_in else None,
    )


def _day(record: Record) -> tuple[str, str]:
    when = record.fields.date
    return (when.first.isoformat() if when else "", record.key)


def _begins(record: Record, last: str) -> bool:
    """Say whether a record is not from after a day; one without a date is from before."""
    return _day(record)[0] <= last
