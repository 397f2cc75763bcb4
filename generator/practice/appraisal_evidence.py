"""The evidence for each indicator of an appraisal: records, never an opinion."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.practice.unit_records import UnitRecords
from generator.practice.written_words import WrittenWords
from generator.records.common import CommonFields
from generator.records.kinds.case import Case, CaseState
from generator.records.kinds.decision import Decision
from generator.records.kinds.expectation import Measure
from generator.records.kinds.experience import Experience
from generator.records.kinds.observation import Observation
from generator.records.kinds.outcome import Outcome as StudyOutcome
from generator.records.kinds.problem import Problem, ProblemState
from generator.records.kinds.rule import EvidenceSource, Indicator
from generator.records.library import Record
from generator.study.counts import Counted, requirement_counts
from generator.study.followings import Following, FollowState
from generator.study.organisation import Member
from generator.study.preparing import Study, StudyYear
from generator.study.requirements import Finding, Outcome, Requirement
from generator.study.responsibilities import unit_duties
from generator.text.normal import normal_form

# What a study year compares with records; the other measures only set terms for these.
COMPARED = frozenset(
    {
        Measure.SESSIONS,
        Measure.STEPS,
        Measure.STEP_DUE,
        Measure.SPEAKERS,
        Measure.ATTENDANCE,
        Measure.READINGS,
        Measure.PLAN,
        Measure.VETTING,
        Measure.FOLLOW,
        Measure.ROLES,
    }
)

# Sources whose `least` is a percentage; that of the others is a number of records.
IN_PERCENT = frozenset({EvidenceSource.EXPECTATION, EvidenceSource.PROBLEMS})

_FOLLOWED = {
    FollowState.ON_TIME: Outcome.MET,
    FollowState.EARLY: Outcome.MET,
    FollowState.LATE: Outcome.UNMET,
    FollowState.NOT_HELD: Outcome.UNMET,
    FollowState.MISSING: Outcome.MISSING,
    FollowState.PENDING: Outcome.OPEN,
}

# Of what a number of records is said to be so many.
_RECORDS: Mapping[EvidenceSource, tuple[type[CommonFields], str, str]] = {
    EvidenceSource.CASES: (Case, "份", "典型案例"),
    EvidenceSource.EXPERIENCES: (Experience, "份", "经验总结"),
    EvidenceSource.OUTCOMES: (StudyOutcome, "项", "学习成果"),
    EvidenceSource.OBSERVATIONS: (Observation, "次", "列席旁听"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Things that were found, all of one outcome, with the words for it."""

    outcome: Outcome
    label: str
    items: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for one indicator, before it is judged.

    Attributes:
        groups: what was found, by outcome; outcomes that cannot be are left out.
        asked: when the indicator is met, in words.
        fill: what would fill the gaps where records are missing, or an empty string.
        mend: what else would change the result, or an empty string.
        unasked: why nothing is asked of the unit, or an empty string.
    """

    groups: tuple[Group, ...]
    asked: str = ""
    fill: str = ""
    mend: str = ""
    unasked: str = ""

    def having(self, outcome: Outcome) -> int:
        """Return how many things have an outcome."""
        return sum(len(group.items) for group in self.groups if group.outcome is outcome)


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose evidence is looked for: a unit, in a year, as of a day."""

    member: Member
    year: StudyYear
    day: date

    @property
    def key(self) -> str:
        """The key of the unit."""
        return self.member.key


@dataclass(frozen=True)
class EvidenceFinder:
    """Finds the evidence for indicators.

    Attributes:
        study: the study years.
        records: of each unit.
        written: looks words up.
    """

    study: Study
    records: UnitRecords
    written: WrittenWords

    def find(self, indicator: Indicator, asked: Asked) -> Evidence:
        """Return the evidence for an indicator."""
        source = indicator.source
        if source in _RECORDS:
            return self._counted(indicator, asked)
        finders: Mapping[EvidenceSource, Callable[[Indicator, Asked], Evidence]] = {
            EvidenceSource.EXPECTATION: self._expectation,
            EvidenceSource.PROBLEMS: self._problems,
            EvidenceSource.DECISIONS: self._decisions,
            EvidenceSource.WRITTEN: self._written,
        }
        return finders[source](indicator, asked)

    # Expectations of the study year.

    def _expectation(self, indicator: Indicator, asked: Asked) -> Evidence:
        name = indicator.expectation or ""
        unit = asked.year.of(asked.key)
        requirements = [
            one for one in asked.year.requirements[asked.key] if one.standard.name == name
        ]
        items: dict[Outcome, list[Counted]] = {outcome: [] for outcome in Outcome}
        if unit and requirements:
            for _, counts in requirement_counts(unit, requirements):
                for outcome in Outcome:
                    items[outcome].extend(counts[outcome.id].items)
        topics = {column.topic.key for column in asked.year.following.columns}
        followings = [
            one
            for key, one in self.study.followings_of(asked.key).items()
            if key in topics
            and one.standard
            and one.standard.name == name
            and one.state in _FOLLOWED
        ]
        for one in followings:
            items[_FOLLOWED[one.state]].append(_followed(one))
        duties = unit_duties(asked.member, self.study.standards, asked.day).duties
        roles = [one for one in duties if one.standard and one.standard.name == name]
        for duty in roles:
            outcome = Outcome.MISSING if duty.is_gap else Outcome.MET
            label = duty.responsibility.label
            posts = "、".join(role.post for role in duty.roles)
            record = asked.member.record
            item = f"{asked.key}+{duty.responsibility.id}"
            items[outcome].append(Counted(item, label, posts, record.uri, (record,)))
        if not self._is_asked(name, asked):
            lacking = f"这个单位没有“{name}”这项要求" if name else "指标没有写是哪一项要求"
            return Evidence((), unasked=lacking)
        least = 100 if indicator.least is None else indicator.least
        fills = [_fill(one, asked.year.number) for one in requirements]
        fills += [_fill_followings(followings)]
        fills += [
            _several(
                "写明", [one.responsibility.label for one in roles if one.is_gap], "项", "由谁负责"
            )
        ]
        mends = [_mend(one, asked.year.number) for one in requirements]
        mends += [_several("核对", _late(followings), "个专题", "的跟进记录")]
        nothing = "没有到期的；到期以后有了记录再看"
        counted = any(items[one] for one in (Outcome.MET, Outcome.UNMET, Outcome.MISSING))
        return Evidence(
            tuple(Group(outcome, outcome.label, tuple(items[outcome])) for outcome in Outcome),
            "全部达到" if least >= 100 else f"至少 {least}% 达到",
            "；".join(filter(None, fills)),
            "；".join(filter(None, mends)) if counted else nothing,
        )

    def _is_asked(self, name: str, asked: Asked) -> bool:
        first, last = date(asked.year.number, 1, 1), date(asked.year.number, 12, 31)
        return any(
            one.name == name and one.expectation.measure in COMPARED and one.overlaps(first, last)
            for one in self.study.standards.of(asked.key)
        )

    # Records of the unit.

    def _counted(self, indicator: Indicator, asked: Asked) -> Evidence:
        model, measure, what = _RECORDS[indicator.source]
        found = self.records.in_year(asked.key, model, asked.year.number)
        least = _least(indicator)
        lacking = max(least - len(found), 1)
        undated = self.records.undated(asked.key, model)
        dated = _several("给", [f"《{one.title}》" for one in undated], measure, "补上日期")
        verb = "再补" if found else "补"
        more = f"{verb} {lacking} {measure}日期在{asked.year.number}年的{what}"
        return Evidence(
            (Group(Outcome.MET, what, tuple(map(counted_record, found))),),
            f"至少 {least} {measure}",
            mend=f"{dated}，或者{more}" if dated else more,
        )

    def _problems(self, indicator: Indicator, asked: Asked) -> Evidence:
        found = self.records.in_year(asked.key, Problem, asked.year.number)
        solved = [one for one in found if problem_state(one) is ProblemState.SOLVED]
        rest = [one for one in found if problem_state(one) is not ProblemState.SOLVED]
        least = 100 if indicator.least is None else indicator.least
        lacking = -(-least * len(found) // 100) - len(solved)
        titles = [f"“{one.title}”" for one in rest]
        solve = _several(f"再解决 {lacking} 个问题，写上结果和佐证：", titles, "个")
        return Evidence(
            (
                Group(Outcome.MET, "已解决", tuple(map(counted_record, solved))),
                Group(Outcome.UNMET, "没有解决", tuple(map(_counted_problem, rest))),
            ),
            "全部解决" if least >= 100 else f"至少 {least}% 解决",
            mend=solve or "发现了问题的，登记一份问题并写明措施",
        )

    def _decisions(self, indicator: Indicator, asked: Asked) -> Evidence:
        found = self.records.in_year(asked.key, Decision, asked.year.number)
        by_outcome: dict[Outcome, list[Record]] = {outcome: [] for outcome in Outcome}
        for record in found:
            by_outcome[read_before(record)].append(record)
        least = _least(indicator)
        lacking = max(least - len(by_outcome[Outcome.MET]), 1)
        titles = [f"“{one.title}”" for one in by_outcome[Outcome.MISSING]]
        return Evidence(
            (
                _group(Outcome.MET, "决策前读过", by_outcome),
                _group(Outcome.UNMET, "决策后才读", by_outcome),
                _group(Outcome.MISSING, "没有阅读的记录", by_outcome),
            ),
            f"至少 {least} 个议题在决策前读过",
            _several("写明", titles, "个议题", "由谁在哪一天读过"),
            f"再补 {lacking} 个日期在{asked.year.number}年、决策前读过的议题",
        )

    def _written(self, indicator: Indicator, asked: Asked) -> Evidence:
        words = indicator.words or ""
        if not normal_form(words):
            return Evidence((), unasked="指标没有写要找的字样")
        found = self.written.find(words, asked.member, asked.year.number, asked.day)
        least = _least(indicator)
        items = tuple(
            Counted(one.record.key, one.record.title, _places(one.places), one.uri, (one.record,))
            for one in found
        )
        return Evidence(
            (Group(Outcome.MET, "写明的资料", items),),
            f"至少 {least} 份资料写有“{words}”",
            mend=f"在单位的资料、{asked.year.number}年的计划或现行的制度里写明“{words}”",
        )


def counted_record(record: Record) -> Counted:
    """Return a record as one of those that are counted, with its date; a case also with its end."""
    told = [record.when.chinese] if record.when else []
    if isinstance(record.fields, Case) and record.fields.state is CaseState.WITHDRAWN:
        told.append(f"已{CaseState.WITHDRAWN.label}")
    return Counted(record.key, record.title, "，".join(told), record.uri, (record,))


def read_before(record: Record) -> Outcome:
    """Say whether somebody read before a decision: a day later than the meeting is too late.

    Nobody and no day are no record.
    """
    fields = record.fields
    assert isinstance(fields, Decision)  # noqa: S101 - the caller looked
    days = [one.on for one in fields.read_by if one.on]
    if fields.date is None or not days:
        return Outcome.MISSING
    return Outcome.MET if any(day.first <= fields.date.last for day in days) else Outcome.UNMET


def problem_state(record: Record) -> ProblemState:
    """Return how far a problem has come; what is not said is noted only."""
    assert isinstance(record.fields, Problem)  # noqa: S101 - the caller looked
    return record.fields.state or ProblemState.NOTED


def _counted_problem(record: Record) -> Counted:
    return Counted(record.key, record.title, problem_state(record).label, record.uri, (record,))


def _group(outcome: Outcome, label: str, found: Mapping[Outcome, Sequence[Record]]) -> Group:
    return Group(outcome, label, tuple(map(counted_record, found[outcome])))


def _least(indicator: Indicator) -> int:
    return 1 if indicator.least is None else indicator.least


def _places(places: Sequence[str]) -> str:
    return "、".join(places[:3]) + (f"等 {len(places)} 处" if len(places) > 3 else "")


def _followed(one: Following) -> Counted:
    said = f"{one.days} 个工作日" if one.days is not None else one.said
    uri = one.own.record.uri if one.own else one.topic.uri
    records = (one.own.record,) if one.own else (one.topic,)
    return Counted(one.item, one.topic.title, said, uri, records)


def _fill_followings(followings: Sequence[Following]) -> str:
    missing = [f"“{one.topic.title}”" for one in followings if one.state is FollowState.MISSING]
    return _several("补记", missing, "个专题", "的学习活动")


def _late(followings: Sequence[Following]) -> list[str]:
    states = {FollowState.LATE, FollowState.NOT_HELD}
    return [f"“{one.topic.title}”" for one in followings if one.state in states]


def _fill(requirement: Requirement, year: int) -> str:
    """Say what records are missing for an expectation."""
    missing = requirement.having(Outcome.MISSING)
    measure = requirement.standard.expectation.measure
    names = _names(missing, year)
    if not missing:
        return ""
    if measure is Measure.SESSIONS:
        return _several("补记", names, "段时间", "的学习活动")
    if measure is Measure.PLAN:
        return f"补{year}年的学习计划和核定的记录"
    if measure in {Measure.STEPS, Measure.STEP_DUE}:
        said = "、".join(dict.fromkeys(one.said.removeprefix("缺") for one in missing))
        return _several("补", names, "次学习", f"的{said}")
    what = {
        Measure.SPEAKERS: "发言人",
        Measure.ATTENDANCE: "应到和实到的人数",
        Measure.READINGS: "所读的资料",
    }
    return _several("补写", names, "次学习", f"的{what[measure]}") if measure in what else ""


def _mend(requirement: Requirement, year: int) -> str:
    """Say what would change findings that fail."""
    unmet = requirement.having(Outcome.UNMET)
    names = _names(unmet, year)
    if requirement.standard.expectation.measure is Measure.SESSIONS:
        short = [one for one in unmet if not _is_too_many(one, requirement)]
        return _several("补记", _names(short, year), "段时间", "学过而没有归档的学习活动")
    if requirement.standard.expectation.measure is Measure.PLAN:
        return f"核对{year}年学习计划核定的日期" if unmet else ""
    return _several("核对", names, "次学习", "的记录，有误的改正")


def _is_too_many(finding: Finding, requirement: Requirement) -> bool:
    most = requirement.standard.expectation.most
    return most is not None and len(finding.records) > most


def _names(findings: Sequence[Finding], year: int) -> list[str]:
    return list(dict.fromkeys(_name(one, year) for one in findings))


def _name(finding: Finding, year: int) -> str:
    if "@" in finding.item:
        return finding.label.replace(f"{year}年", "")
    record = finding.records[0]
    return f"{record.when.chinese.removeprefix(f'{year}年')}" if record.when else finding.label


def _several(verb: str, names: Sequence[str], measure: str, tail: str = "") -> str:
    """Return “补记3月的学习活动”, “补记1月、2月、3月等 5 段时间的学习活动”, nothing for no name."""
    if not names:
        return ""
    more = f"等 {len(names)} {measure}" if len(names) > 3 else ""
    return f"{verb}{'、'.join(names[:3])}{more}{tail}"
