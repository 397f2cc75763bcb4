"""What a yearly dossier lacks, with the clause that asks for it where one does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.dossiers.parts import (
    ATTENDANCE,
    BRIEFS,
    MINUTES,
    OTHER,
    PLAN,
    REFLECTIONS,
    REPORTS,
    SELF_STUDY,
    SPEECHES,
    STEPS,
    Contents,
)
from generator.records.kinds.expectation import Measure
from generator.records.kinds.experience import Experience
from generator.records.kinds.session import Step
from generator.records.library import Library, Record
from generator.records.markers import Term
from generator.records.schema import specs_of
from generator.records.vocabulary import TermSetting
from generator.study.preparing import Study
from generator.study.requirements import Finding, Outcome, Requirement
from generator.study.sessions import StudySession
from generator.study.standards import Basis, expectation_spec
from generator.study.unit_years import CellState
from generator.study.workdays import add_working_days

_OF_SESSIONS = {Measure.SPEAKERS: SPEECHES.id, Measure.READINGS: SELF_STUDY.id}
_SAID = {Measure.SPEAKERS: "没有写重点发言", Measure.READINGS: "没有写读了什么"}


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that a dossier lacks.

    Attributes:
        part: id of the part.
        what: what is lacking.
        basis: the clause that asks for it, None where none is known.
        records: the records in which it is lacking.
    """

    part: str
    what: str
    basis: Basis | None
    records: tuple[Record, ...] = ()


def gaps_of(contents: Contents, study: Study, library: Library) -> tuple[Gap, ...]:
    """Return what a dossier lacks on the study's day, by part."""
    finder = _Finder(contents, study, library)
    rank = {part.id: part.number for part in contents.parts}
    # Sorting keeps the order inside a part.
    return tuple(sorted(finder.gaps(), key=lambda gap: rank[gap.part]))


@dataclass(frozen=True)
class _Finder:
    contents: Contents
    study: Study
    library: Library

    def gaps(self) -> Iterator[Gap]:
        yield from self._plan()
        yield from self._months()
        yield from self._counted()
        for session in self.contents.held:
            yield from self._attendance(session)
            yield from self._steps(session)
        yield from self._of_sessions()
        yield from self._writings()
        yield from self._left_out()

    @property
    def _unit(self) -> str:
        return self.contents.member.key

    def _requirements(self, *measures: Measure) -> list[Requirement]:
        year = self.study.year(self.contents.year)
        every = year.requirements.get(self._unit, ()) if year else ()
        return [one for one in every if one.standard.expectation.measure in measures]

    def _plan(self) -> Iterator[Gap]:
        plan = self.study.matching.plans.get((self._unit, self.contents.year))
        records = (plan.record,) if plan else ()
        asked = [
            (finding, requirement.standard.basis)
            for requirement in self._requirements(Measure.PLAN)
            for finding in requirement.findings
        ]
        for finding, basis in asked:
            if finding.outcome is Outcome.MISSING:
                yield Gap(PLAN.id, f"{finding.label}：{finding.said}", basis, records)
        if not asked and not (plan and plan.approved_on):
            said = "没有核定的记录" if plan else "没有计划"
            yield Gap(PLAN.id, f"{self.contents.year}年学习计划：{said}", None, records)
        is_over = self.study.today > date(self.contents.year, 12, 31)
        summaries = (one for one in self.contents.within(PLAN.id) if _is_writing(one.record))
        if is_over and not any(summaries):
            yield Gap(PLAN.id, f"{self.contents.year}年学习总结：无记录", None)

    def _months(self) -> Iterator[Gap]:
        year = self.study.year(self.contents.year)
        own = year.of(self._unit) if year else None
        for cell in own.having(CellState.MISSING) if own else ():
            about = f"：{cell.title}" if cell.title else ""
            records = (cell.line.plan,) if cell.line else ()
            yield Gap(MINUTES.id, f"{cell.month.month}月无记录{about}", cell.basis, records)

    def _counted(self) -> Iterator[Gap]:
        """Yield the spans in which too few sessions were held; single months are entries."""
        for requirement in self._requirements(Measure.SESSIONS):
            expectation = requirement.standard.expectation
            if expectation.months == 1 and not expectation.categories:
                continue
            for finding in requirement.findings:
                if _is_short(finding, expectation.least or 0):
                    what = f"{requirement.standard.name}（{finding.label}）：只有 {finding.said}"
                    yield Gap(MINUTES.id, what, requirement.standard.basis, finding.records)

    def _attendance(self, session: StudySession) -> Iterator[Gap]:
        fields = session.fields
        lacking = [
            name
            for name, number in (("应到", fields.expected), ("实到", fields.attended))
            if number is None
        ]
        if lacking:
            standard = self.study.standards.on(self._unit, Measure.ATTENDANCE, session.on)
            what = f"{_named(session)}：没有{'和'.join(lacking)}人数"
            yield Gap(ATTENDANCE.id, what, standard.basis if standard else None, (session.record,))

    def _steps(self, session: StudySession) -> Iterator[Gap]:
        for term, basis in self._steps_wanted(session).values():
            if session.step(term.id) is None:
                takers = (part.id for part in self.contents.parts if part.takes(STEPS, term))
                what = f"{_named(session)}：缺{term.name}"
                yield Gap(next(takers, MINUTES.id), what, basis, (session.record,))

    def _steps_wanted(
        self, session: StudySession
    ) -> Mapping[str, tuple[TermSetting, Basis | None]]:
        """Return the steps that a session must have had by today, by id."""
        wanted: dict[str, tuple[TermSetting, Basis | None]] = {}
        still_open = set()
        for measure in (Measure.STEP_DUE, Measure.STEPS):
            for standard in self.study.standards.measuring(self._unit, measure):
                if not standard.holds_on(session.on):
                    continue
                days = standard.expectation.days or 0
                is_open = (
                    measure is Measure.STEP_DUE
                    and add_working_days(session.on, days) >= self.study.today
                )
                spec = expectation_spec("steps")
                for word in standard.expectation.steps:
                    if term := self.library.term(spec, word):
                        if is_open:
                            still_open.add(term.id)
                        wanted.setdefault(term.id, (term, standard.basis))
        vocabulary = self.library.vocabularies.get(_step_vocabulary())
        for term in vocabulary.terms if vocabulary else ():
            if any(part.takes(STEPS, term) for part in self.contents.parts):
                wanted.setdefault(term.id, (term, None))
        return {key: found for key, found in wanted.items() if key not in still_open}

    def _of_sessions(self) -> Iterator[Gap]:
        for requirement in self._requirements(*_OF_SESSIONS):
            measure = requirement.standard.expectation.measure
            assert measure is not None  # noqa: S101 - that is how they were chosen
            for finding in requirement.having(Outcome.MISSING):
                session = self.study.session_by_key[finding.item]
                what = f"{_named(session)}：{_SAID[measure]}"
                basis = requirement.standard.basis
                yield Gap(_OF_SESSIONS[measure], what, basis, (session.record,))

    def _writings(self) -> Iterator[Gap]:
        for part in (REFLECTIONS, REPORTS):
            if not self.contents.within(part.id):
                yield Gap(part.id, f"{self.contents.part(part.id).name}：无记录", None)
        if not self.contents.held:
            yield Gap(BRIEFS.id, "没有开展过的学习活动，也就没有纪要和小结", None)

    def _left_out(self) -> Iterator[Gap]:
        for file in self.contents.lost:
            name = file.file.rpartition("/")[2]
            what = f"《{file.record.title}》的附件“{name}”找不到，或者是不收的格式"
            yield Gap(file.part, what, None, (file.record,))
        for record in self.contents.undated:
            what = f"{record.kind.label}《{record.title}》没有日期，不能归到哪一年，没有收"
            yield Gap(OTHER.id, what, None, (record,))


def _is_short(finding: Finding, least: int) -> bool:
    wanting = finding.outcome in {Outcome.MISSING, Outcome.UNMET}
    return wanting and len(finding.records) < least


def _is_writing(record: Record) -> bool:
    return isinstance(record.fields, Experience)


def _named(session: StudySession) -> str:
    day = session.fields.date.chinese.partition("年")[2] or session.fields.date.chinese
    return f"{day}《{session.record.title}》"


def _step_vocabulary() -> str:
    marker = next(spec for spec in specs_of(Step) if spec.name == "step").marker(Term)
    return marker.vocabulary if marker else ""
