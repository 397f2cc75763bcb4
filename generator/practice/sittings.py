"""列席旁听: what each sit-in shows, which deadlines it kept, which units were visited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.records.fields import Labelled
from generator.records.kinds.expectation import Measure
from generator.records.kinds.observation import Observation
from generator.records.kinds.observation import Stage as StageField
from generator.records.kinds.problem import Problem, ProblemState
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.markers import Term
from generator.records.partial_date import PartialDate
from generator.records.schema import specs_of
from generator.records.vocabulary import TermSetting
from generator.study.due_lists import months_on
from generator.study.organisation import Member
from generator.study.preparing import Study
from generator.study.standards import Basis, Standard, Standards, term_ids
from generator.study.workdays import add_working_days, working_days_between
from generator.text.normal import normal_form

# The sit-ins of so many months are listed together.
RECENT_MONTHS = 12

_CLOSED = (ProblemState.SOLVED, ProblemState.SET_ASIDE)


class StageState(Labelled):
    """What became of one stage of a sit-in."""

    ON_TIME = ("on-time", "按期")
    LATE = ("late", "迟")
    MISSING = ("no-record", "缺记录")
    PENDING = ("pending", "未到期")
    RECORDED = ("done", "有记录")
    NOT_ASKED = ("exempt", "不计期限")


class CoverageState(Labelled):
    """Whether a unit was visited as often as is expected."""

    COVERED = ("met", "已覆盖")
    UNCOVERED = ("no-record", "未覆盖")
    NOT_ASKED = ("exempt", "不要求")


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when a stage is to be done.

    Attributes:
        term: the stage.
        standard: the expectation, None where nobody asks for it.
        due: the last day, None where there is no expectation or the day of the session is not
            known.
    """

    term: TermSetting
    standard: Standard | None
    due: date | None

    @property
    def words(self) -> str:
        """The deadline as a rule has it, empty where there is none."""
        if self.standard is None:
            return ""
        expectation = self.standard.expectation
        if expectation.ahead is not None:
            return f"学习以前至少 {expectation.ahead} 个工作日"
        return f"学习以后 {expectation.days} 个工作日以内" if expectation.days else "学习当天"

    @property
    def basis(self) -> Basis | None:
        """The clause, None where none is named."""
        return self.standard.basis if self.standard else None

    @property
    def is_ahead(self) -> bool:
        """Whether it is to be done before the session."""
        return self.standard is not None and self.standard.expectation.ahead is not None


@dataclass(frozen=True, slots=True)
class StageTaken:
    """One stage of a sit-in.

    Attributes:
        deadline: which stage, and until when.
        state: what became of it.
        on: the day of the record, the first of several; None without one.
        note: what the record says of it.
        late: by how many working days it was late.
    """

    deadline: Deadline
    state: StageState
    on: PartialDate | None
    note: str
    late: int

    @property
    def id(self) -> str:
        """The id of the stage."""
        return self.deadline.term.id

    @property
    def name(self) -> str:
        """The name of the stage."""
        return self.deadline.term.name

    @property
    def words(self) -> str:
        """The state, with the number of days where it was late."""
        return f"迟 {self.late} 天" if self.state is StageState.LATE else self.state.label


@dataclass(frozen=True, slots=True)
class Feedback:
    """The feedback in three parts.

    Attributes:
        parts: the name of each part with its paragraphs.
        length: how many characters all three have, counted without white space.
        standard: the expectation of its length, None where there is none.
    """

    parts: tuple[tuple[str, tuple[str, ...]], ...]
    length: int
    standard: Standard | None

    @property
    def limit(self) -> int | None:
        """The most characters that it may have."""
        return self.standard.expectation.most if self.standard else None

    @property
    def over(self) -> int:
        """By how many characters it is too long."""
        return max(0, self.length - self.limit) if self.limit is not None else 0


@dataclass(frozen=True, slots=True)
class Point:
    """Something that a sit-in left open.

    Attributes:
        text: what it is.
        found: the sit-in that found it.
        problem: its record; None for what only the feedback says.
    """

    text: str
    found: Record
    problem: Record | None

    @property
    def fields(self) -> Problem | None:
        """The fields of the problem."""
        fields = self.problem.fields if self.problem else None
        return fields if isinstance(fields, Problem) else None

    @property
    def state(self) -> ProblemState | None:
        """How far the problem has come, None for what only the feedback says."""
        return (self.fields.state or ProblemState.NOTED) if self.fields else None

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.state not in _CLOSED

    @property
    def closed_on(self) -> PartialDate | None:
        """When the last measure was done; None while open, and where no record says it."""
        if self.is_open or self.fields is None:
            return None
        days = [one.done for one in self.fields.measures if one.done]
        return max(days, key=lambda day: day.last) if days else None


@dataclass(frozen=True, slots=True)
class Sitting:
    """One sit-in.

    Attributes:
        record: the observation.
        member: the unit that was visited.
        session: what was held on that day, None where it is not named.
        stages: all stages, in the order of the vocabulary.
        feedback: what was fed back.
        points: what the sit-ins before it had left open.
        repeats: key of the observation of which this is a second record, or an empty string.
    """

    record: Record
    member: Member
    session: Record | None
    stages: tuple[StageTaken, ...]
    feedback: Feedback
    points: tuple[Point, ...]
    repeats: str

    @property
    def key(self) -> str:
        """The key of the record."""
        return self.record.key

    @property
    def fields(self) -> Observation:
        """The fields of the record."""
        return observation_fields(self.record)

    @property
    def on(self) -> date:
        """The day, the first where only a month or year is known."""
        return self.fields.date.first

    @property
    def title(self) -> str:
        """Unit and day, as lists have it."""
        return f"{self.member.title}{self.fields.date.chinese}"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often a unit was visited.

    Attributes:
        member: the unit.
        standard: how often it is to be visited, None where nobody asks for it.
        since: the first day that counts, None without a standard.
        visits: the sit-ins since then, oldest first.
        last: the last one up to today, None where no record says of any.
        next: the first one that is recorded for a later day, or None.
    """

    member: Member
    standard: Standard | None
    since: date | None
    visits: tuple[Sitting, ...]
    last: Sitting | None
    next: Sitting | None

    @property
    def least(self) -> int:
        """How often it is to be visited."""
        return (self.standard.expectation.least or 0) if self.standard else 0

    @property
    def state(self) -> CoverageState:
        """Whether it was visited as often."""
        if self.standard is None:
            return CoverageState.NOT_ASKED
        return CoverageState.COVERED if len(self.visits) >= self.least else CoverageState.UNCOVERED


@dataclass(frozen=True)
class Stages:
    """The stages of a sit-in and their deadlines."""

    library: Library
    standards: Standards

    @cached_property
    def terms(self) -> tuple[TermSetting, ...]:
        """The stages, in the order of the vocabulary."""
        marker = _STAGE.marker(Term)
        vocabulary = self.library.vocabularies.get(marker.vocabulary) if marker else None
        return vocabulary.terms if vocabulary else ()

    def taken(self, fields: Observation) -> Mapping[str, tuple[StageField, ...]]:
        """Return what a record says of each stage, by the stage's id, the earliest day first."""
        found: dict[str, list[StageField]] = {}
        for stage in sorted(fields.stages, key=lambda stage: stage.on.first):
            if term := self.library.term(_STAGE, stage.stage):
                found.setdefault(term.id, []).append(stage)
        return {key: tuple(stages) for key, stages in found.items()}

    def deadlines(self, unit: str, day: date, *, known: bool = True) -> tuple[Deadline, ...]:
        """Return the deadline of each stage.

        Args:
            unit: key of the unit that is visited.
            day: the day of the session; the expectations of this day hold.
            known: whether it is the day, or only a day near it.
        """
        return tuple(self._deadline(term, unit, day, known) for term in self.terms)

    def _deadline(self, term: TermSetting, unit: str, day: date, known: bool) -> Deadline:
        standard = next(
            (
                one
                for one in self.standards.measuring(unit, Measure.SITTING_IN)
                if one.holds_on(day)
                and term.id in term_ids(self.library, "stages", one.expectation.stages)
            ),
            None,
        )
        if standard is None or not known:
            return Deadline(term, standard, None)
        expectation = standard.expectation
        # What is done so long before the session is also done within the days after it.
        ahead = expectation.ahead
        count = -ahead if ahead is not None else expectation.days or 0
        return Deadline(term, standard, add_working_days(day, count))


@dataclass(frozen=True)
class Sittings:
    """The sit-ins that one audience may see.

    Attributes:
        today: the day for which it was made.
        stages: the stages and their deadlines.
        sittings: by day and key; only those of units that the audience may see.
        coverage: of every unit that exists and stands below another, in the order of the
            organisation.
        open_points: what the sit-ins of each unit left open, by the unit's key.
    """

    today: date
    stages: Stages
    sittings: tuple[Sitting, ...]
    coverage: tuple[Coverage, ...]
    open_points: Mapping[str, tuple[Point, ...]]

    @cached_property
    def by_key(self) -> Mapping[str, Sitting]:
        """The sit-ins by key."""
        return {one.key: one for one in self.sittings}

    @cached_property
    def by_unit(self) -> Mapping[str, tuple[Sitting, ...]]:
        """The sit-ins of each unit by the unit's key, oldest first."""
        return _by_unit(self.sittings)

    @cached_property
    def recent(self) -> tuple[Sitting, ...]:
        """The sit-ins of the last twelve months, newest first."""
        first = self.recent_since
        found = [one for one in self.sittings if first <= one.on <= self.today]
        return tuple(one for one in reversed(found) if not one.repeats)

    @property
    def recent_since(self) -> date:
        """The first day of the last twelve months."""
        return horizon_start(self.today, RECENT_MONTHS)

    def coverage_of(self, unit: str) -> Coverage | None:
        """Return the coverage of a unit, None for one that need not be visited."""
        return next((one for one in self.coverage if one.member.key == unit), None)

    def before(self, sitting: Sitting) -> Sitting | None:
        """Return the sit-in of the same unit before another."""
        mine = self.by_unit[sitting.member.key]
        place = mine.index(sitting)
        return mine[place - 1] if place else None

    def after(self, sitting: Sitting) -> Sitting | None:
        """Return the sit-in of the same unit after another."""
        mine = self.by_unit[sitting.member.key]
        place = mine.index(sitting) + 1
        return mine[place] if place < len(mine) else None


def sittings_of(library: Library, links: Links, study: Study) -> Sittings:
    """Return the sit-ins of the visible part of a library."""
    stages = Stages(library, study.standards)
    problems = _problems(library, links)
    found: dict[str, list[Sitting]] = {}
    seen: dict[tuple[str, PartialDate], str] = {}
    for record, unit in observations(library, links):
        member = study.organisation.by_key[unit]
        fields = observation_fields(record)
        link = links.from_field(record.key, ("session",))
        first = seen.setdefault((unit, fields.date), record.key) if fields.date.day else record.key
        mine = found.setdefault(unit, [])
        earlier = [one for one in mine if one.on < fields.date.first]
        points = (
            point
            for point in _points(earlier, problems.get(unit, ()))
            if not (point.closed_on and point.closed_on.last < fields.date.first)
        )
        mine.append(
            Sitting(
                record,
                member,
                library.by_key.get(link.target or "") if link else None,
                tuple(_stages(fields, stages, unit, study.today)),
                _feedback(fields, study.standards.on(unit, Measure.FEEDBACK, fields.date.first)),
                tuple(points),
                first if first != record.key else "",
            )
        )
    ordered = sorted((one for own in found.values() for one in own), key=_place)
    below = [one for one in study.organisation.during(study.today, study.today) if one.parent]
    return Sittings(
        study.today,
        stages,
        tuple(ordered),
        tuple(_coverage(one, found.get(one.key, ()), study) for one in below),
        {
            unit: tuple(
                point
                for point in _points(
                    [one for one in own if one.on <= study.today], problems.get(unit, ())
                )
                if point.is_open
            )
            for unit, own in found.items()
        },
    )


def observations(library: Library, links: Links) -> tuple[tuple[Record, str], ...]:
    """Return the observations of known units with the unit's key, by day and key."""
    found = [
        (record, link.target)
        for record in library.records
        if isinstance(record.fields, Observation)
        and (link := links.from_field(record.key, ("unit",)))
        and link.target
    ]
    return tuple(
        sorted(found, key=lambda pair: (observation_fields(pair[0]).date.first, pair[0].key))
    )


def observation_fields(record: Record) -> Observation:
    """Return the fields of an observation."""
    assert isinstance(record.fields, Observation)  # noqa: S101 - made from observations only
    return record.fields


def feedback_length(fields: Observation) -> int:
    """Count the characters of the three parts together, without white space."""
    texts = (fields.overall or "", *fields.strengths, *fields.weaknesses)
    return sum(len("".join(text.split())) for text in texts)


def horizon_start(today: date, months: int) -> date:
    """Return the first of the days that lie in the last so many months."""
    month = months_on(PartialDate(today.year, today.month), -months)
    # The same day of the month is outside; a month without that day ends before it.
    same = PartialDate(month.year, month.month, min(today.day, month.last.day)).first
    return date.fromordinal(same.toordinal() + 1)


_STAGE = next(spec for spec in specs_of(StageField) if spec.name == "stage")


def _place(sitting: Sitting) -> tuple[date, str]:
    return sitting.on, sitting.key


def _by_unit(sittings: Sequence[Sitting]) -> Mapping[str, tuple[Sitting, ...]]:
    found: dict[str, list[Sitting]] = {}
    for one in sittings:
        found.setdefault(one.member.key, []).append(one)
    return {key: tuple(own) for key, own in found.items()}


def _stages(fields: Observation, stages: Stages, unit: str, today: date) -> Sequence[StageTaken]:
    taken = stages.taken(fields)
    known = fields.date.day is not None
    found = []
    for deadline in stages.deadlines(unit, fields.date.first, known=known):
        records = taken.get(deadline.term.id, ())
        on = records[0].on if records else None
        state, late = _judged(deadline, on, today)
        notes = "；".join(one.note for one in records if one.note)
        found.append(StageTaken(deadline, state, on, notes, late))
    return found


def _judged(deadline: Deadline, on: PartialDate | None, today: date) -> tuple[StageState, int]:
    """Say what became of a stage; what is written for a later day has not happened yet."""
    happened = on.first if on and on.first <= today else None
    if deadline.due is None:
        return (StageState.RECORDED if happened else StageState.NOT_ASKED), 0
    if happened is None:
        return (StageState.PENDING if deadline.due >= today else StageState.MISSING), 0
    # A day off after the last working day is still within the time.
    late = max(0, working_days_between(deadline.due, happened))
    return (StageState.LATE if late else StageState.ON_TIME), late


def _feedback(fields: Observation, standard: Standard | None) -> Feedback:
    parts = (
        ("总体评价", (fields.overall,) if fields.overall else ()),
        ("特色亮点", fields.strengths),
        ("存在问题", fields.weaknesses),
    )
    return Feedback(parts, feedback_length(fields), standard)


def _problems(
    library: Library, links: Links
) -> Mapping[str, tuple[tuple[Record, frozenset[str]], ...]]:
    """Return the problems of each unit, with the keys of the records that they were found in."""
    found: dict[str, list[tuple[Record, frozenset[str]]]] = {}
    for record in library.records:
        unit = links.from_field(record.key, ("unit",))
        if not isinstance(record.fields, Problem) or not unit or not unit.target:
            continue
        ways = (
            links.from_field(record.key, ("found_in", index))
            for index in range(len(record.fields.found_in))
        )
        keys = frozenset(way.target for way in ways if way and way.target)
        found.setdefault(unit.target, []).append((record, keys))
    return {unit: tuple(own) for unit, own in found.items()}


def _points(
    earlier: Sequence[Sitting], problems: Sequence[tuple[Record, frozenset[str]]]
) -> Sequence[Point]:
    """Return the problems that some sit-ins found, and what the last of them fed back."""
    if not earlier:
        return ()
    points = []
    for problem, keys in problems:
        found = next((one for one in earlier if one.key in keys), None)
        if found:
            points.append(Point(problem.title, found.record, problem))
    # What has become a problem of the same name is told once.
    told = {normal_form(point.text) for point in points}
    last = earlier[-1]
    points.sort(key=lambda point: (observation_fields(point.found).date.first, point.text))
    points.extend(
        Point(text, last.record, None)
        for text in last.fields.weaknesses
        if normal_form(text) not in told
    )
    return points


def _coverage(member: Member, own: Sequence[Sitting], study: Study) -> Coverage:
    standard = study.standards.on(member.key, Measure.COVERAGE, study.today)
    counted = [one for one in own if not one.repeats]
    held = [one for one in counted if one.on <= study.today]
    since = horizon_start(study.today, standard.expectation.months or 0) if standard else None
    return Coverage(
        member,
        standard,
        since,
        tuple(one for one in held if since and one.on >= since),
        held[-1] if held else None,
        next((one for one in counted if one.on > study.today), None),
    )
