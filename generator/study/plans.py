"""What was planned, and which sessions fulfil it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from generator.records.kinds.plan import Plan, PlanLine
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.partial_date import PartialDate
from generator.records.schema import specs_of
from generator.study.sessions import StudySession


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """One line of a plan.

    Attributes:
        plan: the plan's record.
        year: of the plan.
        index: its place in the plan, from 0.
        line: the fields.
        topic: the topic, None for one of the unit's own.
        category: id of the category of a line without topic, or an empty string.
    """

    plan: Record
    year: int
    index: int
    line: PlanLine
    topic: Record | None
    category: str

    @property
    def item(self) -> str:
        """The name by which the line is counted: plan and place, from 1."""
        return f"{self.plan.key}#{self.index + 1}"

    @property
    def title(self) -> str:
        """What is to be studied."""
        return self.topic.title if self.topic else self.line.title or "未写题目"

    @property
    def month(self) -> PartialDate:
        """The month."""
        return PartialDate(self.year, self.line.month)


@dataclass(frozen=True, slots=True)
class YearPlan:
    """The plan of a unit for a year, in the order of months.

    Attributes:
        record: the plan.
        unit: key of the unit.
        year: the year.
        lines: by month, then in the order of the record.
    """

    record: Record
    unit: str
    year: int
    lines: tuple[PlannedLine, ...]

    @property
    def fields(self) -> Plan:
        """The fields of the record."""
        assert isinstance(self.record.fields, Plan)  # noqa: S101 - made from plans only
        return self.record.fields

    @property
    def approved_on(self) -> date | None:
        """The day of approval, the last where only a month or year is known; None without one."""
        approval = self.record.fields.approved
        return approval.on.last if approval else None


@dataclass(frozen=True)
class Matching:
    """Plans beside sessions.

    Attributes:
        plans: by unit and year; of two for the same, the one whose key sorts first.
        sessions: of each line that has any, by the line's item, in the order of days.
        line_of: the line of each session that has one, by the session's key.
        left_over: the sessions without a line, by unit and year.
        carried: the sessions with a line of another year's plan, by unit and the year in which
            they were held.
    """

    plans: Mapping[tuple[str, int], YearPlan]
    sessions: Mapping[str, tuple[StudySession, ...]] = field(default_factory=dict)
    line_of: Mapping[str, PlannedLine] = field(default_factory=dict)
    left_over: Mapping[tuple[str, int], tuple[StudySession, ...]] = field(default_factory=dict)
    carried: Mapping[tuple[str, int], tuple[StudySession, ...]] = field(default_factory=dict)

    def categories(self, session: StudySession) -> frozenset[str]:
        """Return the categories of a session: those of its topics, else that of its line."""
        line = self.line_of.get(session.key)
        own = frozenset([line.category] if line and line.category else [])
        return session.categories or own


def year_plans(library: Library, links: Links) -> Mapping[tuple[str, int], YearPlan]:
    """Return the plans by unit and year."""
    plans: dict[tuple[str, int], YearPlan] = {}
    for record in sorted(library.records, key=lambda one: one.key):
        unit = links.from_field(record.key, ("unit",))
        if isinstance(record.fields, Plan) and unit and unit.target:
            year = record.fields.year.year
            lines = sorted(_lines(record, library, links), key=lambda one: one.line.month)
            plan = YearPlan(record, unit.target, year, tuple(lines))
            plans.setdefault((unit.target, year), plan)
    return plans


def match(plans: Mapping[tuple[str, int], YearPlan], sessions: Sequence[StudySession]) -> Matching:
    """Find the line that each session fulfils.

    A session that names a month fulfils that month's first line without a topic that no earlier
    session took, else the first.  Any other fulfils a line of its unit with one of its topics, in
    the plan of its own year, else of the year before: the last line that is not later than the
    session, else the first.
    """
    found: dict[str, list[StudySession]] = {}
    line_of: dict[str, PlannedLine] = {}
    left_over: dict[tuple[str, int], list[StudySession]] = {}
    carried: dict[tuple[str, int], list[StudySession]] = {}
    for session in sessions:
        line = _line_for(session, plans, found)
        if line is None:
            left_over.setdefault((session.unit, session.on.year), []).append(session)
        else:
            found.setdefault(line.item, []).append(session)
            line_of[session.key] = line
            if line.year != session.on.year:
                carried.setdefault((session.unit, session.on.year), []).append(session)
    return Matching(
        plans,
        {item: tuple(ones) for item, ones in found.items()},
        line_of,
        {key: tuple(ones) for key, ones in left_over.items()},
        {key: tuple(ones) for key, ones in carried.items()},
    )


def _lines(record: Record, library: Library, links: Links) -> Iterator[PlannedLine]:
    fields = record.fields
    assert isinstance(fields, Plan)  # noqa: S101 - the caller looked
    spec = next(spec for spec in specs_of(PlanLine) if spec.name == "category")
    for index, line in enumerate(fields.lines):
        link = links.from_field(record.key, ("lines", index, "topic"))
        topic = library.by_key.get(link.target or "") if link else None
        if line.topic and topic is None and (link is None or link.broken):
            continue  # About a topic that the audience may not see.
        term = library.term(spec, line.category) if line.category else None
        year = fields.year.year
        yield PlannedLine(record, year, index, line, topic, term.id if term else "")


def _line_for(
    session: StudySession,
    plans: Mapping[tuple[str, int], YearPlan],
    taken: Mapping[str, Sequence[StudySession]],
) -> PlannedLine | None:
    if named := session.fields.plan_line:
        year, month = (int(part) for part in named.split("-"))
        plan = plans.get((session.unit, year))
        every = plan.lines if plan else ()
        own = [one for one in every if one.topic is None and one.line.month == month]
        free = [one for one in own if one.item not in taken]
        return next(iter(free or own), None)
    for topic in session.topics:
        for year in (session.on.year, session.on.year - 1):
            plan = plans.get((session.unit, year))
            every = plan.lines if plan else ()
            lines = [one for one in every if one.topic and one.topic.key == topic]
            reached = [one for one in lines if one.month.first <= session.on]
            if lines:
                return reached[-1] if reached else lines[0]
    return None
