"""Plan against actual: what became of each month of a unit's year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.records.fields import Labelled
from generator.records.kinds.expectation import Measure
from generator.records.kinds.session import Status
from generator.records.partial_date import PartialDate
from generator.study.organisation import Member
from generator.study.plans import Matching, PlannedLine, YearPlan
from generator.study.sessions import StudySession
from generator.study.standards import Basis, Standard, Standards


class CellState(Labelled):
    """What became of a line of a plan."""

    DONE = ("done", "已学")
    LATE = ("postponed", "延期")
    UNPLANNED = ("unplanned", "计划外")
    NOT_DONE = ("not-done", "未学")
    MISSING = ("no-record", "无记录")
    OPEN = ("open", "待学")
    AHEAD = ("ahead", "未到")
    UNCOUNTED = ("uncounted", "不计入")
    EXEMPT = ("exempt", "不要求")


# Whose month is over, or which were dealt with before that.
DUE = (CellState.DONE, CellState.LATE, CellState.NOT_DONE, CellState.MISSING)


@dataclass(frozen=True, slots=True)
class Cell:
    """One entry of a month.

    Attributes:
        item: the name by which it is counted: a line of a plan, a session, or unit and month.
        month: the month in which it stands.
        state: what became of it.
        title: what was or is to be studied, or an empty string.
        line: the line of the plan, None where there is none.
        sessions: those that count, in the order of days.
        others: those that do not, with their reasons.
        said: the reason or circumstance, or an empty string.
        basis: the clause behind a state that is not as it should be, None where none is named.
        remedy: what would clear it, or an empty string.
    """

    item: str
    month: PartialDate
    state: CellState
    title: str
    line: PlannedLine | None = None
    sessions: tuple[StudySession, ...] = ()
    others: tuple[StudySession, ...] = ()
    said: str = ""
    basis: Basis | None = None
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class UnitYear:
    """The year of a unit.

    Attributes:
        member: the unit.
        year: the year.
        plan: its plan, or None.
        cells: by month.
        sessions: all of the year that count, in the order of days.
    """

    member: Member
    year: int
    plan: YearPlan | None
    cells: tuple[Cell, ...]
    sessions: tuple[StudySession, ...]

    @property
    def uri(self) -> str:
        """The address of its page."""
        return f"study/{self.year}/{self.member.record.id}.html"

    def in_month(self, month: int) -> tuple[Cell, ...]:
        """Return the entries of one month."""
        return tuple(cell for cell in self.cells if cell.month.month == month)

    def having(self, *states: CellState) -> tuple[Cell, ...]:
        """Return the entries in one of these states."""
        return tuple(cell for cell in self.cells if cell.state in states)

    @property
    def planned(self) -> tuple[Cell, ...]:
        """The lines of the plan that are the unit's to fulfil."""
        return tuple(
            cell for cell in self.cells if cell.line and cell.state is not CellState.EXEMPT
        )

    @property
    def is_empty(self) -> bool:
        """Whether there is neither plan nor any session."""
        return not self.plan and not any(cell.sessions or cell.others for cell in self.cells)


def unit_year(
    member: Member, year: int, matching: Matching, standards: Standards, today: date
) -> UnitYear:
    """Put the plan of a unit for a year beside what was held."""
    maker = _Maker(member, year, matching, standards, today)
    plan = matching.plans.get((member.key, year))
    cells = [maker.planned(line) for line in plan.lines] if plan else []
    cells += maker.left_over()
    sessions = _counted(member, year, matching, cells)
    busy = {cell.month.month for cell in cells if cell.state is not CellState.UNCOUNTED}
    busy |= {session.on.month for session in sessions}
    cells += [cell for month in range(1, 13) if month not in busy and (cell := maker.gap(month))]
    cells.sort(key=lambda cell: (cell.month, cell.line is None, cell.item))
    return UnitYear(member, year, plan, tuple(cells), sessions)


def _counted(
    member: Member, year: int, matching: Matching, cells: Sequence[Cell]
) -> tuple[StudySession, ...]:
    """Return what was held in the year: for its own plan, without one, for another year's."""
    shown = [session for cell in cells for session in cell.sessions]
    elsewhere = [one for one in matching.carried.get((member.key, year), ()) if one.counts]
    held = {session.key: session for session in (*shown, *elsewhere) if session.on.year == year}
    return tuple(sorted(held.values(), key=lambda session: (session.on, session.key)))


def _without_line(session: StudySession, months: frozenset[int]) -> CellState:
    """Say what a session without a line is; one called off may have been made up for."""
    if session.counts:
        return CellState.UNPLANNED
    not_held = session.fields.status is Status.NOT_HELD and session.on.month not in months
    return CellState.NOT_DONE if not_held else CellState.UNCOUNTED


@dataclass(frozen=True, slots=True)
class _Maker:
    member: Member
    year: int
    matching: Matching
    standards: Standards
    today: date

    def planned(self, line: PlannedLine) -> Cell:
        """Say what became of a line of the plan."""
        matched = self.matching.sessions.get(line.item, ())
        counted = tuple(session for session in matched if session.counts)
        others = tuple(session for session in matched if not session.counts)
        state, said, remedy = self._outcome(line, counted, others)
        basis = next((one.basis for one in others if one.basis), None) if others else None
        if state not in {CellState.DONE, CellState.EXEMPT}:
            basis = basis or self._frequency_basis(line.month)
        return Cell(
            line.item, line.month, state, line.title, line, counted, others, said, basis, remedy
        )

    def left_over(self) -> list[Cell]:
        """Return what was held without being planned."""
        months = self._months_with_sessions()
        return [
            Cell(
                session.key,
                PartialDate(session.on.year, session.on.month),
                _without_line(session, months),
                session.record.title,
                sessions=(session,) if session.counts else (),
                others=() if session.counts else (session,),
                said=session.uncounted,
                basis=session.basis,
            )
            for session in self.matching.left_over.get((self.member.key, self.year), ())
        ]

    def _months_with_sessions(self) -> frozenset[int]:
        """Return the months of the year in which something was held."""
        plan = self.matching.plans.get((self.member.key, self.year))
        lines = plan.lines if plan else ()
        matched = [one for line in lines for one in self.matching.sessions.get(line.item, ())]
        alone = self.matching.left_over.get((self.member.key, self.year), ())
        held = (one for one in (*matched, *alone) if one.counts and one.on.year == self.year)
        return frozenset(one.on.month for one in held)

    def gap(self, number: int) -> Cell | None:
        """Return the entry of a month with no plan and no session, where one is expected."""
        month = PartialDate(self.year, number)
        item = f"{self.member.key}@{month}"
        if not self.member.existed(month.first, month.last):
            said = self.member.fate if self._is_over(month) else ""
            return Cell(item, month, CellState.EXEMPT, "", said=said)
        monthly = self._monthly(month)
        if monthly is None:
            return None
        state, remedy = self._waiting(month)
        return Cell(item, month, state, "", basis=monthly.basis, remedy=remedy)

    def _outcome(
        self,
        line: PlannedLine,
        counted: tuple[StudySession, ...],
        others: tuple[StudySession, ...],
    ) -> tuple[CellState, str, str]:
        month = line.month
        if counted:
            if counted[0].on <= month.last:
                return CellState.DONE, "", ""
            later = counted[0].on
            year = f"{later.year}年" if later.year != self.year else ""
            return CellState.LATE, f"延到{year}{later.month}月", ""
        if others:
            said = "；".join(session.uncounted for session in others)
            return CellState.NOT_DONE, said, "补学，再记一份学习活动"
        if not self.member.existed(month.first, month.last):
            said = self.member.fate if self._is_over(month) else ""
            return CellState.EXEMPT, said, ""
        state, remedy = self._waiting(month)
        return state, "", remedy

    def _waiting(self, month: PartialDate) -> tuple[CellState, str]:
        if month.last < self.today:
            return CellState.MISSING, "补记录，或报明未开展"
        return (CellState.OPEN if month.first <= self.today else CellState.AHEAD), ""

    def _is_over(self, month: PartialDate) -> bool:
        ends = self.member.fields.valid_to
        return bool(ends and ends.last < month.first)

    def _monthly(self, month: PartialDate) -> Standard | None:
        """Return the expectation to study every month, where there is one."""
        return next(
            (
                standard
                for standard in self.standards.measuring(self.member.key, Measure.SESSIONS)
                if standard.overlaps(month.first, month.last)
                and standard.expectation.months == 1
                and standard.expectation.least
                and not standard.expectation.categories
            ),
            None,
        )

    def _frequency_basis(self, month: PartialDate) -> Basis | None:
        """Return the clause that a missing session offends against: the frequency's."""
        frequent = (
            standard.basis
            for standard in self.standards.measuring(self.member.key, Measure.SESSIONS)
            if standard.overlaps(month.first, month.last) and not standard.expectation.categories
        )
        return next(frequent, None)
