"""Collect what has to be done, by whom, until when, and on what ground."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.records.kinds.expectation import Measure
from generator.records.kinds.lecturer import Lecturer
from generator.records.kinds.pack import Pack
from generator.records.kinds.plan import Plan
from generator.records.kinds.rule import Regulation
from generator.records.kinds.session import Session
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.partial_date import PartialDate
from generator.study.due_lists import DueItem, DueKind, months_on
from generator.study.followings import FollowState, FollowYear
from generator.study.organisation import Member
from generator.study.requirements import Finding, Outcome, Requirement
from generator.study.rule_states import Validity
from generator.study.standards import Basis, Standard, Standards
from generator.study.unit_years import Cell, CellState, UnitYear


@dataclass(frozen=True)
class Dues:
    """Reads what is due from what was compared.

    Attributes:
        library: what the audience may see.
        links: the links inside it.
        standards: the expectations of all units.
        today: the day on which it is asked.
    """

    library: Library
    links: Links
    standards: Standards
    today: date

    def collect(
        self,
        years: Sequence[tuple[UnitYear, tuple[Requirement, ...]]],
        follow_years: Sequence[FollowYear],
        rules: Sequence[Validity],
    ) -> tuple[DueItem, ...]:
        """Return everything that is to be done, by day; what lies too far back is left out."""
        followed = [item for item in self._followings(follow_years) if not self._is_too_old(item)]
        known = {item.item for item in followed}
        items = [*followed]
        for year, requirements in years:
            items.extend(
                item
                for cell in year.cells
                if (item := self._cell(year, cell)) and _topic_item(year, cell) not in known
            )
            for requirement in requirements:
                items.extend(self._requirement(year, requirement))
        items.extend(self._approvals())
        items.extend(self._reviews())
        items.extend(self._rules(rules))
        kept = [item for item in items if not self._is_too_old(item)]
        kept.sort(key=lambda item: (item.when, item.item))
        # Two expectations may ask for the same thing: it is done once, by the earlier day.
        first: dict[str, DueItem] = {}
        for item in kept:
            first.setdefault(item.item, item)
        return tuple(first.values())

    def _is_too_old(self, item: DueItem) -> bool:
        horizon = (
            self.standards.on(item.unit.key, Measure.HORIZON, self.today) if item.unit else None
        )
        if not horizon:
            return False
        here = PartialDate(self.today.year, self.today.month)
        return item.when < months_on(here, -(horizon.expectation.months or 0)).first

    def _cell(self, year: UnitYear, cell: Cell) -> DueItem | None:
        month = cell.month.month
        about = f"：{cell.title}" if cell.title else ""
        match cell.state:
            case CellState.MISSING:
                what = f"补{month}月学习记录，或报明未开展{about}"
            case CellState.NOT_DONE:
                what = f"补学{month}月的内容{about}"
            case CellState.OPEN:
                what = f"开展{month}月学习{about}"
            case CellState.AHEAD if cell.line:
                what = f"准备{month}月学习{about}"
            case _:
                return None
        records = (cell.line.plan,) if cell.line else ()
        records = (*records, *(session.record for session in cell.others))
        heir = self._doer(year.member)
        return DueItem(cell.item, DueKind.SESSION, heir, cell.month.last, what, cell.basis, records)

    def _doer(self, member: Member) -> Member:
        """Return who has to do what a unit left undone: its successor, where it is no more."""
        seen = set()
        while member.successor and member.key not in seen:
            if member.existed(self.today, self.today):
                break
            seen.add(member.key)
            member = self.standards.organisation.by_key.get(member.successor.key, member)
        return member

    def _followings(self, follow_years: Sequence[FollowYear]) -> Iterator[DueItem]:
        for year in follow_years:
            for one in year.having(FollowState.PENDING, FollowState.MISSING):
                if one.due is None or one.lead is None:
                    continue
                title = one.topic.title
                open_still = one.state is FollowState.PENDING
                what = (
                    f"跟进学习：{title}"
                    if open_still
                    else f"补跟进学习的记录，或报明未开展：{title}"
                )
                yield DueItem(
                    one.item,
                    DueKind.FOLLOW,
                    self._doer(one.member),
                    one.due,
                    what,
                    one.standard.basis if one.standard else None,
                    (one.topic, one.lead.record),
                )

    def _requirement(self, year: UnitYear, requirement: Requirement) -> Iterator[DueItem]:
        standard = requirement.standard
        measure = standard.expectation.measure
        for finding in requirement.findings:
            lacking = finding.outcome in {Outcome.MISSING, Outcome.OPEN}
            if measure is Measure.STEP_DUE and lacking and finding.due:
                what = f"补{finding.said.removeprefix('缺')}：{finding.label}"
                if finding.outcome is Outcome.OPEN:
                    what = f"完成{finding.said.removeprefix('缺')}：{finding.label}"
                yield self._due(year, DueKind.STEP, finding.item, what, finding, standard)
            elif measure is Measure.PLAN and lacking and finding.due:
                what = f"核定并归档{finding.label}"
                yield self._due(year, DueKind.PLAN, f"{finding.item}+plan", what, finding, standard)
            elif measure is Measure.SESSIONS and finding.due and _is_extra(standard):
                yield from self._count(year, finding, standard)

    def _count(self, year: UnitYear, finding: Finding, standard: Standard) -> Iterator[DueItem]:
        lack = (standard.expectation.least or 0) - len(finding.records)
        if finding.outcome is Outcome.MET or lack <= 0:
            return
        verb = "再安排" if finding.outcome is Outcome.OPEN else "补记录，还差"
        what = f"{verb} {lack} 次{standard.name}（{finding.label}）"
        item = f"{finding.item}+{standard.name}"
        yield self._due(year, DueKind.COUNT, item, what, finding, standard)

    def _due(
        self,
        year: UnitYear,
        kind: DueKind,
        item: str,
        what: str,
        finding: Finding,
        standard: Standard,
    ) -> DueItem:
        assert finding.due is not None  # noqa: S101 - the caller looked
        member = self._doer(year.member)
        return DueItem(item, kind, member, finding.due, what, standard.basis, finding.records)

    def _approvals(self) -> Iterator[DueItem]:
        for record in self.library.records:
            # A plan is approved for its year, a session for its day.
            if isinstance(record.fields, Plan | Session):
                continue
            approval = record.fields.approved
            unit = self._unit_of(record)
            vetted = isinstance(record.fields, Lecturer | Pack)
            basis = self._vetting_basis(unit) if vetted else None
            if approval and approval.until:
                what = f"重新核定{record.kind.label}：{record.title}"
                item = f"{record.key}+vetting"
                yield DueItem(
                    item, DueKind.VETTING, unit, approval.until.last, what, basis, (record,)
                )

    def _vetting_basis(self, unit: Member | None) -> Basis | None:
        members = [unit] if unit else list(self.standards.organisation.members[:1])
        found = (self.standards.on(one.key, Measure.VETTING, self.today) for one in members)
        return next((one.basis for one in found if one), None)

    def _reviews(self) -> Iterator[DueItem]:
        for record in self.library.records:
            if review := record.fields.review_by:
                what = f"复核{record.kind.label}：{record.title}"
                unit = self._unit_of(record)
                item = f"{record.key}+review"
                yield DueItem(item, DueKind.REVIEW, unit, review.last, what, None, (record,))

    def _rules(self, rules: Sequence[Validity]) -> Iterator[DueItem]:
        for rule in rules:
            fields = rule.record.fields
            assert isinstance(fields, Regulation)  # noqa: S101 - validities are of rules
            if fields.valid_to is None or rule.newer:
                continue
            day = fields.valid_to.last
            what = f"重新制定或延长制度，{fields.valid_to.chinese}失效：{rule.record.title}"
            item = f"{rule.record.key}+rule"
            yield DueItem(item, DueKind.RULE, None, day, what, None, (rule.record,))

    def _unit_of(self, record: Record) -> Member | None:
        members = self.standards.organisation.by_key
        if record.key in members:
            return self._doer(members[record.key])
        link = self.links.from_field(record.key, ("unit",))
        member = members.get(link.target or "") if link else None
        return self._doer(member) if member else None


def _topic_item(year: UnitYear, cell: Cell) -> str:
    """Return the name under which the same thing is counted as a following."""
    topic = cell.line.topic if cell.line else None
    return f"{year.member.key}+{topic.key}" if topic else ""


def _is_extra(standard: Standard) -> bool:
    """Say whether an expectation asks for more than a session in each month of the plan."""
    return bool(standard.expectation.categories) or (standard.expectation.months or 1) > 1
