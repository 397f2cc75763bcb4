"""The figures of study in a period: the units that studied, their sessions, the topics followed."""

from collections.abc import Iterable, Iterator

from generator.practice.circular_figures import Figure, Row
from generator.practice.circular_rows import counted, figure_of, term_id, term_rows
from generator.practice.period_records import PeriodRecords
from generator.records.kinds.expectation import Measure
from generator.records.kinds.session import Status
from generator.records.library import Record
from generator.study.counts import Counted
from generator.study.followings import Following, FollowState
from generator.study.organisation import Member
from generator.study.requirements import Outcome as Finding
from generator.study.sessions import StudySession

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


def unit_figures(records: PeriodRecords) -> Iterator[Figure]:
    """Yield how many units there were, and how many of them studied, only reported, or neither."""
    held: dict[str, list[Record]] = {}
    others: dict[str, list[Record]] = {}
    for session in records.sessions:
        kept = held if session.counts else others
        kept.setdefault(session.unit, []).append(session.record)
    members = records.members
    everyone = [_unit(one, (one.record,)) for one in members]
    yield figure_of("units", "本期存在的单位", everyone)
    studied = [
        _unit(one, held[one.key], f"{len(held[one.key])} 次") for one in members if one.key in held
    ]
    yield figure_of("units_studied", "开展了学习的单位", studied)
    reported = [
        _unit(one, others[one.key], "只有未开展或不计入的记录")
        for one in members
        if one.key in others and one.key not in held
    ]
    yield figure_of("units_reported", "只报了未开展或不计入的单位", reported, discreet=True)
    silent = [
        _unit(one, (one.record,), "本期没有学习活动归档")
        for one in members
        if one.key not in held and one.key not in others
    ]
    yield figure_of("units_no_record", "无记录的单位", silent, discreet=True)


def session_figures(records: PeriodRecords) -> Iterator[Figure]:
    """Yield how many sessions were held, were said not to be held, and do not count."""
    others = [one for one in records.sessions if not one.counts]
    absent = [one for one in others if one.fields.status is Status.NOT_HELD]
    uncounted = [one for one in others if one.fields.status is not Status.NOT_HELD]
    yield figure_of("sessions", "开展的学习", _sessions(records, records.held))
    items = _sessions(records, absent)
    yield figure_of("sessions_not_held", "报明未开展的学习", items, discreet=True)
    items = _sessions(records, uncounted)
    yield figure_of("sessions_uncounted", "不计入的学习", items, discreet=True)


def form_rows(records: PeriodRecords) -> tuple[Row, ...]:
    """Return a row for each form of study."""
    found = ((_session(records, one), (one.form,)) for one in records.held)
    return term_rows(("forms", "学习形式"), (records.library, "study_forms"), "没有写形式", found)


def way_rows(records: PeriodRecords) -> tuple[Row, ...]:
    """Return a row for each way of study; a session may have several."""
    found = ((_session(records, one), _ways(records, one)) for one in records.held)
    return term_rows(("ways", "学习方式"), (records.library, "ways"), "", found)


def step_figures(records: PeriodRecords) -> Iterator[Figure]:
    """Yield how many sessions should have had steps, and had all of them."""
    steps = _compared(records, Measure.STEPS)
    asked = [one for one in records.held if one.key in steps]
    complete = [one for one in asked if steps[one.key]]
    yield figure_of("steps_asked", "有步骤要求的学习", _sessions(records, asked))
    yield figure_of("steps_complete", "步骤完整的学习", _sessions(records, complete))


def attendance_figures(records: PeriodRecords) -> Iterator[Figure]:
    """Yield how many sessions say who was there, and were attended by all or by enough."""
    recorded = [
        one
        for one in records.held
        if one.fields.expected is not None and one.fields.attended is not None
    ]
    full = [one for one in recorded if (one.fields.attended or 0) >= (one.fields.expected or 0)]
    met = _compared(records, Measure.ATTENDANCE)
    wanted = [one for one in recorded if one.key in met]
    enough = [one for one in wanted if met[one.key]]
    for name, label, sessions in (
        ("attendance_recorded", "记了应到和实到的学习", recorded),
        ("attendance_full", "全员到齐的学习", full),
        ("attendance_asked", "有出勤要求并记了人数的学习", wanted),
        ("attendance_met", "达到出勤要求的学习", enough),
    ):
        yield figure_of(name, label, [_present(records, one) for one in sessions])


def topic_figures(records: PeriodRecords) -> Iterator[Figure]:
    """Yield how many topics the period has."""
    yield figure_of("topics", "本期的专题", map(counted, records.topics))


def topic_rows(records: PeriodRecords) -> tuple[Row, ...]:
    """Return a row for each topic: how the units followed it."""
    return tuple(_topic(records, number, one) for number, one in enumerate(records.topics, start=1))


def _topic(records: PeriodRecords, number: int, topic: Record) -> Row:
    column = records.study.columns.get(topic.key)
    mine = [one for one in column.followings if one.member.key in records.keys] if column else []
    figures = {}
    for state, name in _FOLLOWED.items():
        figures[name] = figure_of(
            f"topics.{number}.{name}",
            f"“{topic.title}”：{state.label}",
            (_follow(one) for one in mine if one.state is state),
            discreet=state in _LAGGING,
        )
    return Row(topic.title, figures)


def _compared(records: PeriodRecords, measure: Measure) -> dict[str, bool]:
    """Return each session that is compared by a measure, and whether it meets all of it."""
    year = records.study.year(records.period.year)
    found: dict[str, bool] = {}
    for unit in year.units if year else ():
        for requirement in year.requirements[unit.member.key] if year else ():
            if requirement.standard.expectation.measure is measure:
                for finding in requirement.findings:
                    met = finding.outcome is Finding.MET
                    found[finding.item] = found.get(finding.item, True) and met
    return found


def _ways(records: PeriodRecords, session: StudySession) -> tuple[str, ...]:
    words = session.fields.ways
    terms = (term_id(records.library, session.record, "ways", word) for word in words)
    return tuple(dict.fromkeys(filter(None, terms)))


def _unit(member: Member, records: Iterable[Record], said: str = "") -> Counted:
    return Counted(member.key, member.title, said, member.record.uri, tuple(records))


def _sessions(records: PeriodRecords, sessions: Iterable[StudySession]) -> list[Counted]:
    return [_session(records, one) for one in sessions]


def _session(records: PeriodRecords, session: StudySession) -> Counted:
    unit = records.titles.get(session.unit, "")
    said = [unit, session.fields.date.chinese, session.uncounted]
    return counted(session.record, "，".join(filter(None, said)))


def _present(records: PeriodRecords, session: StudySession) -> Counted:
    fields = session.fields
    unit = records.titles.get(session.unit, "")
    return counted(session.record, f"{unit}，应到 {fields.expected} 人，实到 {fields.attended} 人")


def _follow(one: Following) -> Counted:
    sessions = (*filter(None, (one.lead, one.own)), *one.others)
    said = f"{one.days} 个工作日" if one.days is not None else one.said
    records = (one.topic, *(session.record for session in sessions))
    return Counted(one.item, one.member.title, said, one.topic.uri, records)
