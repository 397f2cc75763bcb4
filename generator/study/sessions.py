"""What was held: sessions with what they refer to, and whether they count."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.records.kinds.expectation import Measure
from generator.records.kinds.session import Session, Status
from generator.records.kinds.session import Step as StepField
from generator.records.kinds.topic import Topic
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.schema import FieldSpec, specs_of
from generator.study.standards import Basis, Standards, term_ids


@dataclass(frozen=True, slots=True)
class StepTaken:
    """One step of a session: the term's id and name, and the day."""

    id: str
    name: str
    on: date


@dataclass(frozen=True, slots=True)
class StudySession:
    """A session, its references followed.

    Attributes:
        record: the session.
        unit: key of the unit that held it.
        topics: keys of its topics.
        categories: ids of the categories of these topics.
        on: the day, the first where only a month or year is known.
        form: id of its form, or an empty string.
        steps: in the order of the record.
        follows: key of the session that it follows by its own words, or an empty string.
        uncounted: why it is not counted, or an empty string.
        basis: the clause for that, None where none is named or needed.
        repeats: key of the session of which this is a second record, or an empty string.
    """

    record: Record
    unit: str
    topics: tuple[str, ...]
    categories: frozenset[str]
    on: date
    form: str
    steps: tuple[StepTaken, ...]
    follows: str
    uncounted: str = ""
    basis: Basis | None = None
    repeats: str = ""

    @property
    def key(self) -> str:
        """The key of the record."""
        return self.record.key

    @property
    def fields(self) -> Session:
        """The fields of the record."""
        assert isinstance(self.record.fields, Session)  # noqa: S101 - made from sessions only
        return self.record.fields

    @property
    def counts(self) -> bool:
        """Whether it is counted as a session that was held."""
        return not self.uncounted

    def step(self, identifier: str) -> StepTaken | None:
        """Return the step of this id, or None."""
        return next((step for step in self.steps if step.id == identifier), None)


def study_sessions(
    library: Library, links: Links, standards: Standards
) -> tuple[StudySession, ...]:
    """Return all sessions of known units, by day and key."""
    categories = _categories(library)
    found = [
        session
        for record in library.records
        if isinstance(record.fields, Session)
        and (session := _session(record, library, links, standards, categories))
    ]
    found.sort(key=lambda session: (session.on, session.key))
    return tuple(_without_repeats(found))


def _session(
    record: Record,
    library: Library,
    links: Links,
    standards: Standards,
    categories: Mapping[str, str],
) -> StudySession | None:
    fields = record.fields
    assert isinstance(fields, Session)  # noqa: S101 - the caller looked
    unit = links.from_field(record.key, ("unit",))
    if not unit or not unit.target:
        return None
    topics = [links.from_field(record.key, ("topics", n)) for n in range(len(fields.topics))]
    keys = tuple(link.target for link in topics if link and link.target)
    follows = links.from_field(record.key, ("follows",))
    form = library.term(_spec("study_form"), fields.study_form) if fields.study_form else None
    uncounted, basis = _why_not(record, form.id if form else "", unit.target, library, standards)
    return StudySession(
        record,
        unit.target,
        keys,
        frozenset(categories[key] for key in keys if key in categories),
        fields.date.first,
        form.id if form else "",
        tuple(_steps(fields, library)),
        (follows.target or "") if follows else "",
        uncounted,
        basis,
    )


def _steps(fields: Session, library: Library) -> Iterator[StepTaken]:
    spec = next(spec for spec in specs_of(StepField) if spec.name == "step")
    for step in fields.steps:
        if term := library.term(spec, step.step):
            yield StepTaken(term.id, term.name, step.on.first)


def _why_not(
    record: Record, form: str, unit: str, library: Library, standards: Standards
) -> tuple[str, Basis | None]:
    """Say why a session is not counted: it was not held, or is something else by its own marks."""
    fields = record.fields
    assert isinstance(fields, Session)  # noqa: S101 - the caller looked
    if fields.status is Status.NOT_HELD:
        return f"未开展{f'：{fields.reason}' if fields.reason else ''}", None
    for standard in standards.measuring(unit, Measure.NOT_COUNTED):
        if not standard.holds_on(fields.date.first):
            continue
        expectation = standard.expectation
        if form and form in term_ids(library, "forms", expectation.forms):
            return f"形式是“{fields.study_form}”", standard.basis
        if word := next((word for word in expectation.words if word in record.title), ""):
            return f"标题里有“{word}”", standard.basis
        if fields.held_with:
            return f"与“{fields.held_with}”套开", standard.basis
    return "", None


def _without_repeats(sessions: list[StudySession]) -> Iterator[StudySession]:
    """Count a session once that has two records: the same unit, day and topics."""
    first: dict[tuple[str, date, frozenset[str]], StudySession] = {}
    for session in sessions:
        if not session.counts or not session.topics or not session.fields.date.day:
            yield session
            continue
        known = first.setdefault((session.unit, session.on, frozenset(session.topics)), session)
        if known is session:
            yield session
        else:
            said = f"与“{known.record.title}”是同一次"
            yield replace(session, uncounted=said, repeats=known.key)


def _categories(library: Library) -> Mapping[str, str]:
    """Return the category of every topic that has one, as ids."""
    found = {}
    for record in library.records:
        if isinstance(record.fields, Topic) and record.fields.category:
            spec = next(spec for spec in record.kind.specs if spec.name == "category")
            if term := library.term(spec, record.fields.category):
                found[record.key] = term.id
    return found


def _spec(name: str) -> FieldSpec:
    return next(spec for spec in specs_of(Session) if spec.name == name)
