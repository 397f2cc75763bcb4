"""Each expectation of a unit beside its year: what meets it, what fails, what is not known."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.records.common import Approval
from generator.records.fields import Labelled
from generator.records.kinds.expectation import Expectation, Measure
from generator.records.kinds.topic import Topic
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.partial_date import PartialDate
from generator.study.plans import Matching
from generator.study.sessions import StudySession
from generator.study.standards import Standard, Standards, expectation_spec, term_ids
from generator.study.unit_years import UnitYear
from generator.study.workdays import add_working_days, working_days_between


class Outcome(Labelled):
    """How one thing compares with what is expected."""

    MET = ("met", "达到")
    UNMET = ("unmet", "未达到")
    MISSING = ("no-record", "无记录")
    OPEN = ("open", "未到期")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was compared.

    Attributes:
        item: the name by which it is counted: a session, a span of months, or a plan's unit and
            year.
        label: what it is, for readers.
        outcome: how it compares.
        said: the figure or what is lacking, or an empty string.
        records: what it was read from.
        due: the day by which it has to be done, None where there is none.
    """

    item: str
    label: str
    outcome: Outcome
    said: str
    records: tuple[Record, ...]
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Requirement:
    """An expectation with everything that was compared with it in one year."""

    standard: Standard
    findings: tuple[Finding, ...]

    def having(self, outcome: Outcome) -> tuple[Finding, ...]:
        """Return what compares in one way."""
        return tuple(finding for finding in self.findings if finding.outcome is outcome)


@dataclass(frozen=True)
class Requirements:
    """Compares years with expectations.

    Attributes:
        library: what the audience may see.
        links: the links inside it.
        standards: the expectations of all units.
        matching: plans beside sessions.
        today: the day on which it is asked.
    """

    library: Library
    links: Links
    standards: Standards
    matching: Matching
    today: date

    def of(self, year: UnitYear, only: Measure | None = None) -> tuple[Requirement, ...]:
        """Return the expectations of a unit that can be compared with its year, in order.

        Args:
            year: the year of a unit.
            only: the measure that is asked for; every one when left out.
        """
        compare: Mapping[Measure, Callable[[UnitYear, Standard], Iterator[Finding]]] = {
            Measure.SESSIONS: self._sessions,
            Measure.STEPS: self._steps,
            Measure.STEP_DUE: self._step_due,
            Measure.SPEAKERS: self._speakers,
            Measure.ATTENDANCE: self._attendance,
            Measure.READINGS: self._readings,
            Measure.PLAN: self._plan,
            Measure.VETTING: self._vetting,
        }
        first, last = date(year.year, 1, 1), date(year.year, 12, 31)
        return tuple(
            Requirement(standard, tuple(compare[measure](year, standard)))
            for standard in self.standards.of(year.member.key)
            if (measure := standard.expectation.measure)
            and measure in compare
            and only in {None, measure}
            and standard.overlaps(first, last)
        )

    def _sessions(self, year: UnitYear, standard: Standard) -> Iterator[Finding]:
        """Count sessions in spans of months.

        Spans divide the year where they can; a longer one ends with the year.
        """
        expectation = standard.expectation
        forms = term_ids(self.library, "forms", expectation.forms)
        categories = term_ids(self.library, "categories", expectation.categories)
        for first, last in _spans(year.year, expectation.months or 1):
            member = year.member
            whole = member.existed(first.first, first.first) and member.existed(
                last.last, last.last
            )
            if not whole or not standard.holds_on(first.first):
                continue
            counted = [
                session
                for session in self._all_sessions(year, first.first)
                if first.first <= session.on <= last.last
                and (not forms or session.form in forms)
                and (not categories or categories & self.matching.categories(session))
            ]
            said = f"{len(counted)} 次"
            outcome = self._enough(len(counted), expectation, last.last)
            span = f"{first.chinese}" if first == last else f"{first.chinese}至{last.chinese}"
            yield Finding(
                f"{member.key}@{first}/{last}",
                span,
                outcome,
                said,
                tuple(session.record for session in counted),
                last.last,
            )

    def _all_sessions(self, year: UnitYear, first: date) -> Sequence[StudySession]:
        if first.year == year.year:
            return year.sessions
        groups = (*self.matching.sessions.values(), *self.matching.left_over.values())
        mine = [
            session
            for group in groups
            for session in group
            if session.unit == year.member.key and session.counts
        ]
        return sorted(mine, key=lambda session: (session.on, session.key))

    def _enough(self, count: int, expectation: Expectation, last: date) -> Outcome:
        if expectation.most is not None and count > expectation.most:
            return Outcome.UNMET
        if count >= (expectation.least or 0):
            return Outcome.MET
        if last >= self.today:
            return Outcome.OPEN
        return Outcome.UNMET if count else Outcome.MISSING

    def _steps(self, year: UnitYear, standard: Standard) -> Iterator[Finding]:
        names = self._step_names(standard)
        for session in self._of_its_time(year, standard):
            taken = [session.step(identifier) for identifier in names]
            days = [step.on for step in taken if step]
            lacking = [names[key] for key, step in zip(names, taken, strict=True) if step is None]
            if days != sorted(days):
                yield _about(session, Outcome.UNMET, "次序颠倒")
            elif lacking:
                yield _about(session, Outcome.MISSING, f"缺{'、'.join(lacking)}")
            else:
                yield _about(session, Outcome.MET, "")

    def _step_due(self, year: UnitYear, standard: Standard) -> Iterator[Finding]:
        days = standard.expectation.days or 0
        for session in self._of_its_time(year, standard):
            due = add_working_days(session.on, days)
            for identifier, name in self._step_names(standard).items():
                step = session.step(identifier)
                if step is None:
                    outcome = Outcome.MISSING if due < self.today else Outcome.OPEN
                    said = f"缺{name}"
                else:
                    took = working_days_between(session.on, step.on)
                    outcome = Outcome.MET if took <= days else Outcome.UNMET
                    said = f"{name}用 {took} 个工作日"
                item = f"{session.key}+{identifier}"
                title = session.record.title
                yield Finding(item, title, outcome, said, (session.record,), due)

    def _step_names(self, standard: Standard) -> dict[str, str]:
        spec = expectation_spec("steps")
        terms = (self.library.term(spec, word) for word in standard.expectation.steps)
        return {term.id: term.name for term in terms if term}

    def _speakers(self, year: UnitYear, standard: Standard) -> Iterator[Finding]:
        for session in self._of_its_time(year, standard):
            count = len(session.fields.speakers)
            if not count:
                yield _about(session, Outcome.MISSING, "")
            else:
                yield _about(session, _within(count, standard.expectation), f"{count} 人")

    def _attendance(self, year: UnitYear, standard: Standard) -> Iterator[Finding]:
        for session in self._of_its_time(year, standard):
            expected, attended = session.fields.expected, session.fields.attended
            if not expected or attended is None:
                yield _about(session, Outcome.MISSING, "")
                continue
            enough = attended * 100 >= (standard.expectation.least or 0) * expected
            outcome = Outcome.MET if enough else Outcome.UNMET
            yield _about(session, outcome, f"应到 {expected} 人，实到 {attended} 人")

    def _readings(self, year: UnitYear, standard: Standard) -> Iterator[Finding]:
        for session in self._of_its_time(year, standard):
            required = [key for topic in session.topics for key in self._required(topic)]
            if not required:
                continue
            read = {
                link.target
                for link in self.links.leaving(session.key)
                if link.path[:1] == ("readings",) and link.target
            }
            lacking = [key for key in required if key not in read]
            if not read:
                yield _about(session, Outcome.MISSING, "")
            elif lacking:
                titles = "、".join(f"《{self.library.by_key[key].title}》" for key in lacking)
                yield _about(session, Outcome.UNMET, f"缺{titles}")
            else:
                yield _about(session, Outcome.MET, f"{len(required)} 篇")

    def _required(self, topic: str) -> list[str]:
        record = self.library.by_key.get(topic)
        fields = record.fields if record else None
        count = len(fields.required) if isinstance(fields, Topic) else 0
        links = (self.links.from_field(topic, ("required", n, "ref")) for n in range(count))
        return list(dict.fromkeys(link.target for link in links if link and link.target))

    def _plan(self, year: UnitYear, standard: Standard) -> Iterator[Finding]:
        month, day = (int(part) for part in (standard.expectation.by or "12-31").split("-"))
        due = PartialDate(year.year, month).last
        due = due.replace(day=min(day, due.day))
        if not year.member.existed(due, due) or not standard.holds_on(due):
            return
        item = f"{year.member.key}@{year.year}"
        records = (year.plan.record,) if year.plan else ()
        approved = year.plan.approved_on if year.plan else None
        label = f"{year.year}年学习计划"
        if approved:
            outcome = Outcome.MET if approved <= due else Outcome.UNMET
            said = f"{PartialDate(approved.year, approved.month, approved.day).chinese}核定"
        else:
            outcome = Outcome.MISSING if due < self.today else Outcome.OPEN
            said = "没有核定的记录" if year.plan else "没有计划"
        yield Finding(item, label, outcome, said, records, due)

    def _vetting(self, year: UnitYear, standard: Standard) -> Iterator[Finding]:
        for session in self._of_its_time(year, standard):
            used = [
                self.library.by_key[link.target]
                for link in self.links.leaving(session.key)
                if link.path[:1] in {("lecturers",), ("packs",)} and link.target
            ]
            flaws = [flaw for record in used if (flaw := vetting_flaw(record, session.on))]
            if used:
                outcome = Outcome.UNMET if flaws else Outcome.MET
                yield _about(session, outcome, "；".join(flaws) or f"{len(used)} 项核定有效")

    def _of_its_time(self, year: UnitYear, standard: Standard) -> Iterator[StudySession]:
        return (session for session in year.sessions if standard.holds_on(session.on))


def vetting_flaw(record: Record, day: date) -> str:
    """Say why a lecturer or a material was not vetted on a day, or nothing."""
    approval: Approval | None = record.fields.approved
    if approval is None:
        return f"“{record.title}”没有核定"
    if approval.on.first > day:
        return f"“{record.title}”{approval.on.chinese}才核定"
    if approval.until and approval.until.last < day:
        return f"“{record.title}”的核定到{approval.until.chinese}为止"
    return ""


def _about(session: StudySession, outcome: Outcome, said: str) -> Finding:
    return Finding(session.key, session.record.title, outcome, said, (session.record,))


def _within(count: int, expectation: Expectation) -> Outcome:
    few = expectation.least is not None and count < expectation.least
    many = expectation.most is not None and count > expectation.most
    return Outcome.UNMET if few or many else Outcome.MET


def _spans(year: int, months: int) -> Iterator[tuple[PartialDate, PartialDate]]:
    if 12 % months == 0:
        for start in range(1, 13, months):
            yield PartialDate(year, start), PartialDate(year, start + months - 1)
    else:
        before = year * 12 + 12 - months
        yield PartialDate(before // 12, before % 12 + 1), PartialDate(year, 12)
