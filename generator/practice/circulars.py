"""The circular of a period: every number with the records that it was counted from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from generator.practice.circular_figures import Circular, Figure, Practice, Row
from generator.practice.circular_remedies import is_done, is_overdue, remedies_of, remedy_state
from generator.practice.periods import Period
from generator.records.common import CommonFields
from generator.records.kinds.case import Case, CaseState, Consent
from generator.records.kinds.expectation import Measure
from generator.records.kinds.experience import Experience
from generator.records.kinds.observation import Observation
from generator.records.kinds.outcome import Outcome
from generator.records.kinds.problem import Problem, ProblemState
from generator.records.kinds.session import Status
from generator.records.kinds.topic import Topic
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.partial_date import PartialDate
from generator.records.schema import FieldSpec, Kind
from generator.study.counts import Count, Counted
from generator.study.followings import Following, FollowState
from generator.study.organisation import Member
from generator.study.preparing import Study
from generator.study.requirements import Outcome as Finding
from generator.study.sessions import StudySession

_NO_TERM = "none"

# How the figures of a topic are named, and what they are called.
_FOLLOWED = {
    FollowState.ON_TIME: "on_time",
    FollowState.EARLY: "early",
    FollowState.LATE: "late",
    FollowState.MISSING: "no_record",
    FollowState.NOT_HELD: "not_held",
    FollowState.PENDING: "pending",
}
_LAGGING = (FollowState.LATE, FollowState.MISSING, FollowState.NOT_HELD, FollowState.PENDING)

FieldsT = TypeVar("FieldsT", bound=CommonFields)


@dataclass(frozen=True, slots=True)
class Owned:
    """A record with the unit whose it is, None for one without a unit."""

    record: Record
    unit: str | None


@dataclass(frozen=True)
class Circulars:
    """Counts what a library holds of a period.

    Attributes:
        study: the study years.
        library: what the audience may see.
        links: the links inside it.
    """

    study: Study
    library: Library
    links: Links

    def of(self, period: Period, scope: str | None = None) -> Circular:
        """Return the circular of a period.

        Args:
            period: the period.
            scope: key of the unit that it is about with all units below it; None for all units.
        """
        return _Counting(self, period, scope).circular()

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


def circular_of(
    study: Study, library: Library, links: Links, period: Period, scope: str | None = None
) -> Circular:
    """Return the circular of a period.

    Args:
        study: the study years.
        library: what the audience may see.
        links: the links inside it.
        period: the period.
        scope: key of the unit that it is about with all units below it; None for all units.
    """
    return Circulars(study, library, links).of(period, scope)


class _Counting:
    """Counts one period in the units of one scope."""

    def __init__(self, sources: Circulars, period: Period, scope: str | None) -> None:
        study = sources.study
        organisation = study.organisation
        self._sources = sources
        self._library = sources.library
        self._study = study
        self._today = study.today
        self._period = period
        self._scope = organisation.by_key[scope] if scope else None
        self._keys = (
            organisation.below(scope)
            if scope
            else frozenset(one.key for one in organisation.members)
        )
        last = min(period.last, self._today)
        self._members = tuple(
            one for one in organisation.during(period.first, last) if one.key in self._keys
        )
        self._titles = {one.key: one.title for one in organisation.members}
        self._found = [one for one in sources.sessions_in(period) if one.unit in self._keys]
        self._held = [one for one in self._found if one.counts]
        self._n: dict[str, Figure] = {}

    def circular(self) -> Circular:
        self._units()
        forms, ways = self._sessions()
        self._steps_and_attendance()
        topics = self._topics()
        practices = self._cases()
        experiences = self._produced(Experience, "experiences", "经验总结", "experience_forms")
        outcomes = self._produced(Outcome, "outcomes", "学习成果", "outcome_forms")
        problem_types = self._problems()
        self._sit_ins()
        lists = {
            "forms": forms,
            "ways": ways,
            "topics": topics,
            "experience_forms": experiences,
            "outcome_forms": outcomes,
            "problem_types": problem_types,
        }
        return Circular(
            self._period, self._scope, self._today, self._members, self._n, lists, practices
        )

    def _add(
        self, name: str, label: str, items: Iterable[Counted], *, discreet: bool = False
    ) -> None:
        self._n[name] = _figure(name, label, items, discreet)

    def _units(self) -> None:
        held: dict[str, list[Record]] = {}
        others: dict[str, list[Record]] = {}
        for session in self._found:
            kept = held if session.counts else others
            kept.setdefault(session.unit, []).append(session.record)

        def unit(member: Member, records: Iterable[Record], said: str) -> Counted:
            return Counted(member.key, member.title, said, member.record.uri, tuple(records))

        everyone = [unit(one, (one.record,), "") for one in self._members]
        self._add("units", "本期存在的单位", everyone)
        studied = [
            unit(one, held[one.key], f"{len(held[one.key])} 次")
            for one in self._members
            if one.key in held
        ]
        self._add("units_studied", "开展了学习的单位", studied)
        reported = [
            unit(one, others[one.key], "只有未开展或不计入的记录")
            for one in self._members
            if one.key in others and one.key not in held
        ]
        label = "只报了未开展或不计入的单位"
        self._add("units_reported", label, reported, discreet=True)
        silent = [
            unit(one, (one.record,), "本期没有学习活动归档")
            for one in self._members
            if one.key not in held and one.key not in others
        ]
        self._add("units_no_record", "无记录的单位", silent, discreet=True)

    def _sessions(self) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
        self._add("sessions", "开展的学习", map(self._session, self._held))
        others = [one for one in self._found if not one.counts]
        absent = [one for one in others if one.fields.status is Status.NOT_HELD]
        self._add(
            "sessions_not_held", "报明未开展的学习", map(self._session, absent), discreet=True
        )
        uncounted = [one for one in others if one.fields.status is not Status.NOT_HELD]
        self._add(
            "sessions_uncounted", "不计入的学习", map(self._session, uncounted), discreet=True
        )
        forms = self._grouped(
            ("forms", "学习形式"),
            "study_forms",
            "没有写形式",
            ((self._session(one), (one.form,)) for one in self._held),
        )
        ways = self._grouped(("ways", "学习方式"), "ways", "", map(self._with_ways, self._held))
        return forms, ways

    def _with_ways(self, session: StudySession) -> tuple[Counted, tuple[str, ...]]:
        terms = (
            self._library.term(_spec(session.record.kind, "ways"), word)
            for word in session.fields.ways
        )
        return self._session(session), tuple(dict.fromkeys(term.id for term in terms if term))

    def _steps_and_attendance(self) -> None:
        steps = dict(self._compared(Measure.STEPS))
        asked = [one for one in self._held if one.key in steps]
        complete = [one for one in asked if steps[one.key]]
        self._add("steps_asked", "有步骤要求的学习", map(self._session, asked))
        self._add("steps_complete", "步骤完整的学习", map(self._session, complete))
        recorded = [
            one
            for one in self._held
            if one.fields.expected is not None and one.fields.attended is not None
        ]
        full = [one for one in recorded if (one.fields.attended or 0) >= (one.fields.expected or 0)]
        self._add("attendance_recorded", "记了应到和实到的学习", map(self._present, recorded))
        self._add("attendance_full", "全员到齐的学习", map(self._present, full))
        met = dict(self._compared(Measure.ATTENDANCE))
        wanted = [one for one in recorded if one.key in met]
        enough = [one for one in wanted if met[one.key]]
        self._add("attendance_asked", "有出勤要求并记了人数的学习", map(self._present, wanted))
        self._add("attendance_met", "达到出勤要求的学习", map(self._present, enough))

    def _compared(self, measure: Measure) -> Iterator[tuple[str, bool]]:
        """Yield each session that is compared by a measure, and whether it meets all of it."""
        year = self._study.year(self._period.year)
        found: dict[str, bool] = {}
        for unit in year.units if year else ():
            for requirement in year.requirements[unit.member.key] if year else ():
                if requirement.standard.expectation.measure is measure:
                    for finding in requirement.findings:
                        met = finding.outcome is Finding.MET
                        found[finding.item] = found.get(finding.item, True) and met
        yield from found.items()

    def _topics(self) -> tuple[Row, ...]:
        mine = [
            record
            for period, record in self._sources.topics
            if self._period.holds(period) and period.first <= self._today
        ]
        self._add("topics", "本期的专题", (_counted(record) for record in mine))
        return tuple(self._topic(number, one) for number, one in enumerate(mine, start=1))

    def _topic(self, number: int, topic: Record) -> Row:
        column = self._study.columns.get(topic.key)
        mine = [one for one in column.followings if one.member.key in self._keys] if column else []
        figures = {}
        for state, name in _FOLLOWED.items():
            items = (_follow(one) for one in mine if one.state is state)
            figures[name] = _figure(
                f"topics.{number}.{name}",
                f"“{topic.title}”：{state.label}",
                items,
                state in _LAGGING,
            )
        return Row(topic.title, figures)

    def _cases(self) -> tuple[Practice, ...]:
        found = []
        for owned, fields in self._of(Case):
            steps = [one for one in fields.history if one.state is CaseState.EXEMPLARY]
            exemplary = any(self._is_in(one.on) for one in steps)
            if fields.state is not CaseState.WITHDRAWN and (exemplary or self._is_in(fields.date)):
                found.append((owned, fields, exemplary))
        named = [one for one in found if one[1].named is Consent.YES]
        unnamed = [one for one in found if one[1].named is not Consent.YES]
        self._add("cases", "好做法", [self._of_unit(one) for one, _, _ in found], discreet=True)
        self._add("cases_named", "点名的好做法", [self._of_unit(one) for one, _, _ in named])
        items = [self._of_unit(one) for one, _, _ in unnamed]
        self._add("cases_unnamed", "不点名的好做法", items, discreet=True)
        rank = {key: place for place, key in enumerate(self._titles)}
        named.sort(key=lambda one: (rank.get(one[0].unit or "", len(rank)), one[0].record.key))
        return tuple(
            Practice(
                self._titles.get(one.unit or "", ""),
                one.record,
                fields.state.label if fields.state else "",
                exemplary,
            )
            for one, fields, exemplary in named
        )

    def _produced(
        self, model: type[Experience] | type[Outcome], name: str, label: str, rows: str
    ) -> tuple[Row, ...]:
        found: list[tuple[Counted, tuple[str, ...]]] = []
        for owned, fields in self._of(model):
            if self._is_in(fields.date):
                spec = _spec(owned.record.kind, "form")
                term = self._library.term(spec, fields.form) if fields.form else None
                found.append((self._of_unit(owned), (term.id if term else "",)))
        vocabulary = "forms" if model is Experience else "outcome_forms"
        self._add(name, label, (item for item, _ in found))
        return self._grouped((rows, f"{label}的形式"), vocabulary, "没有写形式", found)

    def _problems(self) -> tuple[Row, ...]:
        everything = list(self._of(Problem))
        found = [one for one in everything if self._is_in(one[1].date)]
        self._add("problems", "发现的问题", self._owned_items(found), discreet=True)
        units = self._by_unit(owned for owned, _ in found)
        self._add("problem_units", "发现问题的单位", units, discreet=True)
        remedies = [
            (Counted(item, one.text, remedy_state(one, self._today), owned.record.uri,
                     (owned.record,)), one)
            for owned, _ in found
            for item, one in remedies_of(owned.record)
        ]  # fmt: skip
        done = (item for item, one in remedies if is_done(one, self._today))
        late = (item for item, one in remedies if is_overdue(one, self._today))
        self._add("measures", "这些问题的措施", (item for item, _ in remedies), discreet=True)
        self._add("measures_done", "完成的措施", done, discreet=True)
        self._add("measures_overdue", "过期未完成的措施", late, discreet=True)
        solved = [one for one in everything if self._was_solved(one[1])]
        self._add("solved", "本期解决的问题", self._owned_items(solved), discreet=True)
        return tuple(self._problem_types([(owned, fields.type) for owned, fields in found]))

    def _problem_types(self, found: list[tuple[Owned, str | None]]) -> Iterator[Row]:
        groups: dict[str, list[Owned]] = {}
        for owned, word in found:
            spec = _spec(owned.record.kind, "type")
            term = self._library.term(spec, word) if word else None
            groups.setdefault(term.id if term else "", []).append(owned)
        for identifier, title in self._terms("problem_types", groups, "没有写类型"):
            name = f"problem_types.{identifier or _NO_TERM}"
            group = groups[identifier]
            items = [self._of_unit(one) for one in group]
            yield Row(
                title,
                {
                    "problems": _figure(f"{name}.problems", f"{title}：问题", items, True),
                    "units": _figure(f"{name}.units", f"{title}：单位", self._by_unit(group), True),
                },
            )

    def _was_solved(self, problem: Problem) -> bool:
        """Say whether a problem was solved in the period: its last measure was done in it."""
        days = [one.done for one in problem.measures if one.done]
        return problem.state is ProblemState.SOLVED and bool(days) and self._is_in(max(days))

    def _sit_ins(self) -> None:
        found = [one for one in self._of(Observation) if self._is_in(one[1].date)]
        self._add("sit_ins", "列席旁听", self._owned_items(found))
        self._add("sit_in_units", "被列席的单位", self._by_unit(owned for owned, _ in found))
        told = [one for one in found if one[1].overall or one[1].strengths or one[1].weaknesses]
        self._add("sit_ins_with_feedback", "写了反馈的列席旁听", self._owned_items(told))

    def _of(self, model: type[FieldsT]) -> Iterator[tuple[Owned, FieldsT]]:
        for owned in self._sources.owned(model):
            fields = owned.record.fields
            mine = owned.unit in self._keys or (owned.unit is None and self._scope is None)
            if mine and isinstance(fields, model):
                yield owned, fields

    def _is_in(self, when: PartialDate | None) -> bool:
        return when is not None and self._period.holds(when) and when.first <= self._today

    def _grouped(
        self,
        named: tuple[str, str],
        vocabulary: str,
        without: str,
        found: Iterable[tuple[Counted, tuple[str, ...]]],
    ) -> tuple[Row, ...]:
        """Return a row for each term that something has, in the order of the vocabulary.

        Args:
            named: the name of the list and what its terms are.
            vocabulary: the id of the list of words.
            without: what is said of those without a term.
            found: what is counted, each with the ids of its terms.
        """
        name, what = named
        groups: dict[str, list[Counted]] = {}
        for item, identifiers in found:
            for identifier in identifiers:
                groups.setdefault(identifier, []).append(item)
        return tuple(
            Row(
                title,
                {
                    "count": _figure(
                        f"{name}.{key or _NO_TERM}", f"{what}：{title}", groups[key], False
                    )
                },
            )
            for key, title in self._terms(vocabulary, groups, without)
        )

    def _terms(
        self, vocabulary: str, groups: Mapping[str, object], without: str
    ) -> Iterator[tuple[str, str]]:
        found = self._library.vocabularies.get(vocabulary)
        for term in found.terms if found else ():
            if term.id in groups:
                yield term.id, term.name
        if "" in groups:
            yield "", without

    def _owned_items(self, found: Iterable[tuple[Owned, CommonFields]]) -> list[Counted]:
        return [self._of_unit(owned) for owned, _ in found]

    def _of_unit(self, owned: Owned) -> Counted:
        return _counted(owned.record, self._titles.get(owned.unit or "", ""))

    def _by_unit(self, found: Iterable[Owned]) -> list[Counted]:
        """Return the units of some records, in the order of the organisation."""
        groups: dict[str, list[Record]] = {}
        for owned in found:
            if owned.unit:
                groups.setdefault(owned.unit, []).append(owned.record)
        members = self._study.organisation.by_key
        return [
            Counted(
                key,
                title,
                f"{len(groups[key])} 份",
                members[key].record.uri,
                tuple(groups[key]),
            )
            for key, title in self._titles.items()
            if key in groups
        ]

    def _session(self, session: StudySession) -> Counted:
        said = [self._titles.get(session.unit, ""), session.fields.date.chinese, session.uncounted]
        return _counted(session.record, "，".join(filter(None, said)))

    def _present(self, session: StudySession) -> Counted:
        fields = session.fields
        unit = self._titles.get(session.unit, "")
        return _counted(
            session.record, f"{unit}，应到 {fields.expected} 人，实到 {fields.attended} 人"
        )


def _figure(name: str, label: str, items: Iterable[Counted], discreet: bool) -> Figure:
    identifier = name.replace(".", "-").replace("_", "-")
    return Figure(name, Count(identifier, label, tuple(items)), discreet)


def _counted(record: Record, said: str = "") -> Counted:
    return Counted(record.key, record.title, said, record.uri, (record,))


def _follow(one: Following) -> Counted:
    sessions = (*filter(None, (one.lead, one.own)), *one.others)
    said = f"{one.days} 个工作日" if one.days is not None else one.said
    records = (one.topic, *(session.record for session in sessions))
    return Counted(one.item, one.member.title, said, one.topic.uri, records)


def _spec(kind: Kind, name: str) -> FieldSpec:
    return next(spec for spec in kind.specs if spec.name == name)
