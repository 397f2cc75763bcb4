"""The coverage of units by sit-ins: how often each was visited, and how often it is to be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.practice.single_sitting import Sitting
from generator.records.fields import Labelled
from generator.records.kinds.expectation import Measure
from generator.records.partial_date import PartialDate
from generator.study.due_lists import months_on
from generator.study.organisation import Member
from generator.study.preparing import Study
from generator.study.standards import Standard


class CoverageState(Labelled):
    """Whether a unit was visited as often as is expected."""

    COVERED = ("met", "已覆盖")
    UNCOVERED = ("no-record", "未覆盖")
    NOT_ASKED = ("exempt", "不要求")


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often a unit was visited.

    Attributes:
        member: the unit.
        standard: how often it is to be visited, None where nobody asks for it.
        since: the first day that counts, None without a standard.
        visits: the sit-ins since then, oldest first.
        last: the last one up to today, None where no record says of any.
        next: the first one that is recorded for a later day, or None.
    """

    member: Member
    standard: Standard | None
    since: date | None
    visits: tuple[Sitting, ...]
    last: Sitting | None
    next: Sitting | None

    @property
    def least(self) -> int:
        """How often it is to be visited."""
        return (self.standard.expectation.least or 0) if self.standard else 0

    @property
    def state(self) -> CoverageState:
        """Whether it was visited as often."""
        if self.standard is None:
            return CoverageState.NOT_ASKED
        return CoverageState.COVERED if len(self.visits) >= self.least else CoverageState.UNCOVERED


def coverage_of(member: Member, own: Sequence[Sitting], study: Study) -> Coverage:
    """Return the coverage of a unit from its sit-ins, oldest first."""
    standard = study.standards.on(member.key, Measure.COVERAGE, study.today)
    counted = [one for one in own if not one.repeats]
    held = [one for one in counted if one.on <= study.today]
    since = horizon_start(study.today, standard.expectation.months or 0) if standard else None
    return Coverage(
        member,
        standard,
        since,
        tuple(one for one in held if since and one.on >= since),
        held[-1] if held else None,
        next((one for one in counted if one.on > study.today), None),
    )


def horizon_start(today: date, months: int) -> date:
    """Return the first of the days that lie in the last so many months."""
    month = months_on(PartialDate(today.year, today.month), -months)
    # The same day of the month is outside; a month without that day ends before it.
    same = PartialDate(month.year, month.month, min(today.day, month.last.day)).first
    return date.fromordinal(same.toordinal() + 1)
