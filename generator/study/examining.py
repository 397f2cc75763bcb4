"""Check what plans, sessions, rules and expectations say of each other."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from generator.records import rules
from generator.records.diagnostics import Diagnostic, Place
from generator.records.kinds.expectation import Measure
from generator.records.kinds.pack import Pack
from generator.records.kinds.plan import Plan
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.partial_date import PartialDate
from generator.records.validation import value_place
from generator.study.organisation import Member
from generator.study.plans import YearPlan
from generator.study.preparing import Study
from generator.study.requirements import vetting_flaw
from generator.study.rule_citations import OutdatedCitation
from generator.study.rule_states import RuleState
from generator.study.sessions import StudySession
from generator.study.standards import Standard, expectation_spec
from generator.study.workdays import holiday_name, is_known, is_working_day


def check_study(library: Library, links: Links, study: Study) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the study years of a whole library."""
    return tuple(_Checks(library, links, study).run())


class _Checks:
    def __init__(self, library: Library, links: Links, study: Study) -> None:
        self._library = library
        self._links = links
        self._study = study

    def run(self) -> Iterator[Diagnostic]:
        for record in self._library.records:
            yield from self._plan(record)
            yield from self._pack(record)
        for session in self._study.sessions:
            yield from self._session(session)
        for member in self._study.organisation.members:
            yield from self._expectations(member)
        for citations in self._study.outdated.values():
            yield from map(_outdated, citations)

    def _plan(self, record: Record) -> Iterator[Diagnostic]:
        unit = self._links.from_field(record.key, ("unit",))
        if not isinstance(record.fields, Plan) or not unit or not unit.target:
            return
        year = record.fields.year
        plan = self._study.matching.plans[unit.target, year.year]
        if plan.record is not record:
            yield rules.SECOND_PLAN.at(
                _place(record, "unit"),
                unit=self._library.by_key[unit.target].title,
                year=year.year,
                other=plan.record.document.file,
            )
            return
        yield from _repeated_lines(plan)
        member = self._study.organisation.by_key[unit.target]
        for line in plan.lines:
            if not member.existed(line.month.first, line.month.last):
                place = _place(record, "lines", line.index, "month")
                yield _outside(place, member, line.month)

    def _pack(self, record: Record) -> Iterator[Diagnostic]:
        if isinstance(record.fields, Pack):
            unit = self._links.from_field(record.key, ("unit",))
            top = next(iter(self._study.organisation.members), None)
            key = unit.target if unit and unit.target else top.key if top else ""
            day = record.fields.date.first if record.fields.date else self._study.today
            standard = self._study.standards.on(key, Measure.VETTING, day)
            if standard:
                # A pack that nobody is to lecture from yet may be a draft.
                is_set = record.fields.lecturers or record.fields.date
                if is_set and (flaw := vetting_flaw(record, day)):
                    yield _unvetted(_place(record, "title"), flaw, day, standard)
                yield from self._vetted(record, day, standard)
                yield from self._run_out(record, day, standard)

    def _run_out(self, record: Record, day: date, standard: Standard) -> Iterator[Diagnostic]:
        """Find items whose own vetting is over on the day; most texts need none."""
        for link in self._links.leaving(record.key):
            used = self._library.by_key.get(link.target or "")
            is_item = link.path[:1] == ("items",) and link.path[-1] == "ref"
            approval = used.fields.approved if used and is_item else None
            if used and approval and approval.until and approval.until.last < day:
                flaw = vetting_flaw(used, day)
                yield _unvetted(_place(record, *link.path), flaw, day, standard)

    def _session(self, session: StudySession) -> Iterator[Diagnostic]:
        record, fields = session.record, session.fields
        member = self._study.organisation.by_key[session.unit]
        if not member.existed(fields.date.first, fields.date.last):
            yield _outside(_place(record, "date"), member, fields.date)
        if session.repeats:
            other = self._library.by_key[session.repeats].document.file
            yield rules.REPEATED_SESSION.at(_place(record, "date"), other=other)
        if fields.date.day and is_known(session.on.year) and not is_working_day(session.on):
            what = holiday_name(session.on) or "星期" + "一二三四五六日"[session.on.weekday()]
            yield rules.NOT_A_WORKING_DAY.at(_place(record, "date"), date=fields.date, what=what)
        if fields.plan_line and session.key not in self._study.matching.line_of:
            yield rules.UNKNOWN_PLAN_LINE.at(_place(record, "plan_line"), month=fields.plan_line)
        if fields.expected is not None and (fields.attended or 0) > fields.expected:
            yield rules.TOO_MANY_PRESENT.at(
                _place(record, "attended"), attended=fields.attended, expected=fields.expected
            )
        yield from self._parent(session)
        yield from self._approval(session)
        yield from self._steps(session)
        standard = self._study.standards.on(session.unit, Measure.VETTING, session.on)
        if standard and session.counts:
            yield from self._vetted(record, session.on, standard)

    def _parent(self, session: StudySession) -> Iterator[Diagnostic]:
        parent = self._study.session_by_key.get(session.follows)
        if parent and session.fields.date.last < parent.on:
            yield rules.BEFORE_PARENT.at(
                _place(session.record, "follows"),
                date=session.fields.date,
                parent=parent.record.title,
                parent_date=parent.fields.date,
            )

    def _approval(self, session: StudySession) -> Iterator[Diagnostic]:
        line = self._study.matching.line_of.get(session.key)
        plan = self._study.matching.plans.get((session.unit, line.year)) if line else None
        if not session.counts or not plan or not plan.approved_on:
            return
        if session.fields.date.last >= plan.approved_on:
            return
        standard = self._study.standards.on(session.unit, Measure.PLAN, session.on)
        by = standard.expectation.by if standard else None
        if by is None or f"{session.on:%m-%d}" > by:
            yield rules.BEFORE_APPROVAL.at(
                _place(session.record, "date"),
                date=session.fields.date,
                approved=plan.approved_on,
            )

    def _steps(self, session: StudySession) -> Iterator[Diagnostic]:
        standard = self._study.standards.on(session.unit, Measure.STEPS, session.on)
        spec = expectation_spec("steps")
        words = standard.expectation.steps if standard else ()
        terms = [term for word in words if (term := self._library.term(spec, word))]
        taken = [step for term in terms if (step := session.step(term.id))]
        for earlier, later in pairwise(taken):
            if later.on < earlier.on:
                yield rules.STEPS_OUT_OF_ORDER.at(
                    _place(session.record, "steps"),
                    later=later.name,
                    later_date=later.on,
                    earlier=earlier.name,
                    earlier_date=earlier.on,
                )

    def _vetted(self, record: Record, day: date, standard: Standard) -> Iterator[Diagnostic]:
        for link in self._links.leaving(record.key):
            used = self._library.by_key.get(link.target or "")
            to_be_vetted = used and link.path[:1] in {("lecturers",), ("packs",)}
            if used and to_be_vetted and (flaw := vetting_flaw(used, day)):
                yield _unvetted(_place(record, *link.path), flaw, day, standard)

    def _expectations(self, member: Member) -> Iterator[Diagnostic]:
        for index, expectation in enumerate(member.fields.expectations):
            if expectation.measure and expectation.basis is None:
                place = _place(member.record, "expectations", index)
                yield rules.NO_BASIS.at(place, name=expectation.name)


def _repeated_lines(plan: YearPlan) -> Iterator[Diagnostic]:
    seen: set[tuple[int, str]] = set()
    for line in plan.lines:
        same = (line.line.month, line.topic.key if line.topic else line.title)
        if same in seen:
            place = _place(plan.record, "lines", line.index, "month")
            yield rules.REPEATED_LINE.at(place, month=line.line.month, title=line.title)
        seen.add(same)


def _outside(place: Place, member: Member, day: PartialDate) -> Diagnostic:
    begins = member.fields.valid_from
    early = begins and begins.first > day.last
    why = f"{begins.chinese}才成立" if begins and early else member.fate
    return rules.OUTSIDE_UNIT.at(place, date=day, unit=member.title, why=why)


def _unvetted(place: Place, flaw: str, day: date, standard: Standard) -> Diagnostic:
    basis = f"（{standard.basis.name}）" if standard.basis else ""
    return rules.NOT_VETTED.at(place, flaw=flaw, day=day, basis=basis)


def _outdated(citation: OutdatedCitation) -> Diagnostic:
    if citation.link.path:
        place = _place(citation.source, *citation.link.path)
    else:
        blocks = citation.source.blocks
        line = next((one.line for one in blocks if one.id == citation.link.block_id), 1)
        place = Place(citation.source.document.file, line)
    rule = citation.rule
    newer = f"，已由《{rule.newer[0].title}》替代" if rule.newer else ""
    to_come = citation.state is RuleState.TO_COME
    why = f"（{rule.begins} 施行）" if to_come else f"（有效到 {rule.ends}{newer}）"
    fitting = citation.fitting
    remedy = (
        f"改用《{fitting.title}》（{fitting.key}）" if fitting else "改用有效的制度，或改正日期"
    )
    return rules.RULE_NOT_IN_FORCE.at(
        place,
        rule=rule.record.title,
        day=citation.day,
        state=citation.state.label,
        why=why,
        remedy=remedy,
    )


def _place(record: Record, *path: str | int) -> Place:
    return value_place(record.document.front, path, record.document.file)
