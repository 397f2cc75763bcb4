"""The same topic, up and down: which unit followed, how many working days later."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.records.fields import Labelled
from generator.records.kinds.expectation import Measure
from generator.records.kinds.topic import Topic
from generator.records.library import Record
from generator.study.organisation import Member, Organisation
from generator.study.sessions import StudySession
from generator.study.standards import Standard, Standards
from generator.study.workdays import add_working_days, working_days_between


class FollowState(Labelled):
    """How a unit followed a topic."""

    ON_TIME = ("on-time", "按期")
    EARLY = ("early", "先学")
    LATE = ("late", "迟")
    PENDING = ("pending", "待跟进")
    MISSING = ("no-record", "无记录")
    NOT_HELD = ("not-held", "未开展")
    AHEAD = ("ahead", "未开始")
    EXEMPT = ("exempt", "不要求")


# What was due and is over.
FOLLOW_DUE = (
    FollowState.ON_TIME,
    FollowState.EARLY,
    FollowState.LATE,
    FollowState.MISSING,
    FollowState.NOT_HELD,
)


@dataclass(frozen=True, slots=True)
class Following:
    """One unit and one topic.

    Attributes:
        member: the unit.
        topic: the topic.
        state: how it followed.
        own: its first session on the topic that counts, or None.
        lead: the session that it follows, or None.
        days: working days from `lead` to `own`, None where one of them is not there.
        due: the last day of the time limit, None where there is none.
        standard: the expectation with the limit, None where there is none.
        others: its sessions on the topic that do not count.
        said: a circumstance, such as that the unit was merged.
    """

    member: Member
    topic: Record
    state: FollowState
    own: StudySession | None = None
    lead: StudySession | None = None
    days: int | None = None
    due: date | None = None
    standard: Standard | None = None
    others: tuple[StudySession, ...] = ()
    said: str = ""

    @property
    def item(self) -> str:
        """The name by which it is counted: unit and topic."""
        return f"{self.member.key}+{self.topic.key}"


@dataclass(frozen=True, slots=True)
class TopicColumn:
    """A topic with everybody who was to follow it.

    Attributes:
        topic: the topic.
        month: of its period, 0 where the period is only a year.
        leads: the sessions that were followed, the earliest first.
        followings: of each unit, in the order of the organisation.
        current: whether its period holds today.
    """

    topic: Record
    month: int
    leads: tuple[StudySession, ...]
    followings: tuple[Following, ...]
    current: bool

    def having(self, *states: FollowState) -> tuple[Following, ...]:
        """Return the followings in one of these states."""
        return tuple(one for one in self.followings if one.state in states)


@dataclass(frozen=True, slots=True)
class FollowYear:
    """Topics of a year against units.

    Attributes:
        year: the year.
        members: the units of the rows, in order.
        columns: the topics by month.
    """

    year: int
    members: tuple[Member, ...]
    columns: tuple[TopicColumn, ...]

    @property
    def uri(self) -> str:
        """The address of its page."""
        return f"study/{self.year}/topics.html"

    def having(self, *states: FollowState) -> tuple[Following, ...]:
        """Return all followings in one of these states, by topic, then unit."""
        return tuple(one for column in self.columns for one in column.having(*states))


def by_topic(sessions: Sequence[StudySession]) -> Mapping[str, Sequence[StudySession]]:
    """Return the sessions on each topic, in their order, by the topic's key."""
    found: dict[str, list[StudySession]] = {}
    for session in sessions:
        for topic in dict.fromkeys(session.topics):
            found.setdefault(topic, []).append(session)
    return found


def follow_year(
    year: int,
    topics: Sequence[Record],
    sessions: Mapping[str, Sequence[StudySession]],
    standards: Standards,
    today: date,
) -> FollowYear:
    """Put the topics of a year against the units that stand below another.

    Args:
        year: the year.
        topics: of all years.
        sessions: by topic, as `by_topic` returns them.
        standards: the expectations of all units.
        today: the day on which it is asked.
    """
    chosen = sorted(
        (
            (topic.fields.period, topic)
            for topic in topics
            if isinstance(topic.fields, Topic)
            and topic.fields.period
            and topic.fields.period.year == year
        ),
        key=lambda pair: (pair[0], pair[1].key),
    )
    organisation = standards.organisation
    first, last = date(year, 1, 1), date(year, 12, 31)
    members = tuple(one for one in organisation.during(first, last) if one.parent)
    columns = []
    for period, topic in chosen:
        held = sessions.get(topic.key, ())
        by_key = {session.key: session for session in held}
        by_unit: dict[str, list[StudySession]] = {}
        for session in held:
            by_unit.setdefault(session.unit, []).append(session)
        followings = tuple(
            _following(member, topic, by_unit, by_key, standards, today) for member in members
        )
        leads = {one.lead.key: one.lead for one in followings if one.lead}
        leads |= {one.key: one for one in _of_the_top(held, organisation)}
        columns.append(
            TopicColumn(
                topic,
                period.month or 0,
                tuple(sorted(leads.values(), key=lambda one: (one.on, one.key))),
                followings,
                period.first <= today <= period.last,
            )
        )
    return FollowYear(year, members, tuple(columns))


def _of_the_top(held: Sequence[StudySession], organisation: Organisation) -> Iterator[StudySession]:
    """Yield the first session of each unit without a parent."""
    seen: set[str] = set()
    for session in held:
        member = organisation.by_key.get(session.unit)
        if session.counts and member and not member.parent and session.unit not in seen:
            seen.add(session.unit)
            yield session


def _following(
    member: Member,
    topic: Record,
    held: Mapping[str, Sequence[StudySession]],
    by_key: Mapping[str, StudySession],
    standards: Standards,
    today: date,
) -> Following:
    mine = held.get(member.key, ())
    own = next((one for one in mine if one.counts), None)
    others = tuple(one for one in mine if not one.counts)
    lead = _lead(member, own, held, by_key, standards.organisation)
    standard = standards.on(member.key, Measure.FOLLOW, lead.on) if lead else None
    limit = standard.expectation.days if standard else None
    due = add_working_days(lead.on, limit) if lead and limit is not None else None
    known = own is not None and own.fields.date.day is not None
    days = working_days_between(lead.on, own.on) if lead and own and known else None
    state = _state(member, own, lead, others, due, today)
    if state is FollowState.ON_TIME and lead and own and limit is not None:
        # Of a month without a day the first counts, in the unit's favour.
        took = days if days is not None else working_days_between(lead.on, own.on)
        state = FollowState.LATE if took > limit else state
    if lead is None and own is None and not others:
        state = FollowState.AHEAD if _is_there(member, topic) else FollowState.EXEMPT
    said = ""
    if state is FollowState.EXEMPT and not _is_there(member, topic):
        said = member.fate
    return Following(member, topic, state, own, lead, days, due, standard, others, said)


def _state(
    member: Member,
    own: StudySession | None,
    lead: StudySession | None,
    others: Sequence[StudySession],
    due: date | None,
    today: date,
) -> FollowState:
    if own:
        if lead is None or own.fields.date.last < lead.on:
            return FollowState.EARLY
        return FollowState.EXEMPT if due is None else FollowState.ON_TIME
    if others:
        return FollowState.NOT_HELD
    if due is None or not member.existed(due, due):
        return FollowState.EXEMPT
    return FollowState.PENDING if due >= today else FollowState.MISSING


def _is_there(member: Member, topic: Record) -> bool:
    period = topic.fields.period if isinstance(topic.fields, Topic) else None
    return bool(period and member.existed(period.last, period.last))


def _lead(
    member: Member,
    own: StudySession | None,
    held: Mapping[str, Sequence[StudySession]],
    by_key: Mapping[str, StudySession],
    organisation: Organisation,
) -> StudySession | None:
    """Return the session that the unit follows: the one it names, else the nearest above."""
    if own and own.follows:
        named = by_key.get(own.follows)
        if named and named.counts:
            return named
    for above in organisation.above(member.key):
        first = next((one for one in held.get(above.key, ()) if one.counts), None)
        if first:
            return first
    return None
