"""What each duty has to read: its speeches, the paragraphs that are cited, who studied them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.records.common import CommonFields
from generator.records.fields import Labelled
from generator.records.kinds.expectation import Measure
from generator.records.kinds.session import Status
from generator.records.kinds.speech import Speech
from generator.records.kinds.topic import Topic
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.markers import Term
from generator.records.partial_date import PartialDate
from generator.records.schema import specs_of
from generator.records.vocabulary import TermSetting
from generator.study.counts import Count, Counted
from generator.study.due_lists import months_on
from generator.study.organisation import Member
from generator.study.preparing import Study
from generator.study.sessions import StudySession
from generator.study.standards import Standard
from generator.text.blocks import Block
from generator.views.backlinks import Citation
from generator.views.deriving import Views
from generator.views.paging import newest_first
from generator.views.paragraphs import place_names


class DutyState(Labelled):
    """What is recorded of a unit's reading for one of its duties."""

    STUDIED = ("studied", "学过")
    NO_RECORD = ("no-record", "无学习记录")
    NO_SPEECH = ("no-speech", "没有讲话")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that other records cite.

    Attributes:
        block: the paragraph.
        place: what readers call it.
        sources: the records that cite it, newest first.
    """

    block: Block
    place: str
    sources: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class DutySpeech:
    """A speech on a duty, with its cited paragraphs in the order of the text."""

    record: Record
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class UnitDuty:
    """One duty of one unit.

    Attributes:
        unit: the unit.
        duty: the duty.
        sessions: the unit's sessions that read a speech on it within the span, newest first.
        since: the first day of the span, None where all time counts.
        standard: the expectation that gives the span, or None.
        state: what is recorded.
    """

    unit: Member
    duty: TermSetting
    sessions: tuple[StudySession, ...]
    since: date | None
    standard: Standard | None
    state: DutyState

    @property
    def item(self) -> str:
        """The name by which it is counted."""
        return f"{self.unit.key}+{self.duty.id}"

    @property
    def is_gap(self) -> bool:
        """Whether there is nothing to read, or nothing recorded as read."""
        return self.state is not DutyState.STUDIED


@dataclass(frozen=True, slots=True)
class DutyReading:
    """One duty.

    Attributes:
        duty: the term of the vocabulary.
        speeches: newest first.
        topics: the topics of the study list, newest first.
        units: the units that exist today and have the duty, in the order of the organisation.
    """

    duty: TermSetting
    speeches: tuple[DutySpeech, ...]
    topics: tuple[Record, ...]
    units: tuple[UnitDuty, ...]

    @property
    def uri(self) -> str:
        """The address of its page."""
        return f"practice/duties/{self.duty.id}.html"


@dataclass(frozen=True, slots=True)
class UnitReading:
    """The duties of one unit, in the order in which its record names them."""

    unit: Member
    duties: tuple[UnitDuty, ...]


@dataclass(frozen=True)
class DutyReadings:
    """Reading by duty, as one audience may see it.

    Attributes:
        today: the day for which it was made.
        duties: the duties that something or some unit has, in the order of the vocabulary.
        units: the units that exist today and have duties, in the order of the organisation.
    """

    today: date
    duties: tuple[DutyReading, ...]
    units: tuple[UnitReading, ...]

    @cached_property
    def _by_id(self) -> Mapping[str, DutyReading]:
        return {one.duty.id: one for one in self.duties}

    def of(self, duty: str) -> DutyReading | None:
        """Return one duty by the id of its term, or None."""
        return self._by_id.get(duty)

    @property
    def pairs(self) -> tuple[UnitDuty, ...]:
        """Every unit with every one of its duties."""
        return tuple(one for unit in self.units for one in unit.duties)


def duty_readings_of(views: Views, study: Study) -> DutyReadings:
    """Put the speeches and topics of each duty beside the units that have it."""
    library, links = views.library, views.links
    speeches = _having(library, views.listings.get("speech", ()), Speech)
    topics = _having(library, views.listings.get("topic", ()), Topic)
    terms = _terms(library)
    reading = _sessions_reading(study, links, speeches)
    units = tuple(
        UnitReading(member, own)
        for member in study.organisation.during(study.today, study.today)
        if (own := tuple(_unit_duties(member, study, library, speeches, reading)))
    )
    having: dict[str, list[UnitDuty]] = {}
    for unit in units:
        for pair in unit.duties:
            having.setdefault(pair.duty.id, []).append(pair)
    cited: dict[str, tuple[Passage, ...]] = {}
    for record in dict.fromkeys(one for found in speeches.values() for one in found):
        cited[record.key] = passages_of(record, views.citations.get(record.key, ()))
    duties = tuple(
        DutyReading(
            term,
            tuple(DutySpeech(one, cited[one.key]) for one in speeches.get(term.id, ())),
            tuple(topics.get(term.id, ())),
            tuple(having.get(term.id, ())),
        )
        for term in terms
        if term.id in speeches or term.id in topics or term.id in having
    )
    return DutyReadings(study.today, duties, units)


def passages_of(record: Record, citations: Sequence[Citation]) -> tuple[Passage, ...]:
    """Return the paragraphs of a record that others cite, in the order of the text."""
    sources: dict[str, dict[str, Record]] = {}
    for citation in citations:
        if citation.anchor:
            sources.setdefault(citation.anchor, {})[citation.source.key] = citation.source
    places = place_names(record.blocks) if sources else {}
    return tuple(
        Passage(block, places[block.id], newest_first(tuple(sources[block.id].values())))
        for block in record.blocks
        if block.id in sources
    )


def duty_counts(one: DutyReading) -> dict[str, Count]:
    """Return how many speeches, topics and units a duty has, by name."""
    prefix = f"{one.duty.id}-"
    return {
        "speeches": Count(
            f"{prefix}speeches", "讲话", tuple(_record(speech.record) for speech in one.speeches)
        ),
        "topics": Count(f"{prefix}topics", "学习专题", tuple(map(_record, one.topics))),
        **pair_counts(one.units, prefix, by_unit=True),
    }


def pair_counts(
    pairs: Iterable[UnitDuty], prefix: str = "", *, by_unit: bool = False
) -> dict[str, Count]:
    """Return how many duties of units there are, and how many have each state, by name.

    Args:
        pairs: the duties of units.
        prefix: what the ids of the counts begin with, where several such groups share a page.
        by_unit: whether they are all of one duty, so that the unit's name says enough.
    """
    found = tuple(pairs)
    return {
        "pairs": Count(
            f"{prefix}pairs",
            "有这项职责的单位" if by_unit else "单位的职责",
            tuple(_pair(one, by_unit) for one in found),
        ),
        **{
            state.id: Count(
                f"{prefix}{state.id}",
                state.label,
                tuple(_pair(one, by_unit) for one in found if one.state is state),
            )
            for state in DutyState
        },
    }


def _pair(one: UnitDuty, by_unit: bool) -> Counted:
    latest = one.sessions[0] if one.sessions else None
    said = one.state.label
    if latest:
        said = f"{latest.fields.date.chinese}学过"
        if len(one.sessions) > 1:
            said = f"学过 {len(one.sessions)} 次，最近一次{latest.fields.date.chinese}"
    elif one.since and one.state is DutyState.NO_RECORD:
        said = f"{one.since.year}年{one.since.month}月以来{one.state.label}"
    label = one.unit.title if by_unit else f"{one.unit.title}：{one.duty.name}"
    uri = f"practice/duties/{one.duty.id}.html" if not by_unit else one.unit.record.uri
    records = tuple(session.record for session in one.sessions[:1])
    return Counted(one.item, label, said, uri, records)


def _record(record: Record) -> Counted:
    said = record.when.chinese if record.when else "未注明日期"
    return Counted(record.key, record.title, said, record.uri, (record,))


def _terms(library: Library) -> tuple[TermSetting, ...]:
    spec = next(spec for spec in specs_of(CommonFields) if spec.name == "duties")
    marker = spec.marker(Term)
    vocabulary = library.vocabularies.get(marker.vocabulary) if marker else None
    return vocabulary.terms if vocabulary else ()


def _duties(library: Library, record: Record) -> tuple[TermSetting, ...]:
    spec = next(spec for spec in specs_of(CommonFields) if spec.name == "duties")
    words = (library.term(spec, word) for word in record.fields.duties)
    # A duty that is named twice, by two spellings, is one duty.
    return tuple({term.id: term for term in words if term}.values())


def _having(
    library: Library, records: Iterable[Record], model: type[CommonFields]
) -> dict[str, list[Record]]:
    """Return the records of a model by the duties that they have, in the order given."""
    found: dict[str, list[Record]] = {}
    for record in records:
        if isinstance(record.fields, model):
            for term in _duties(library, record):
                found.setdefault(term.id, []).append(record)
    return found


def _sessions_reading(
    study: Study, links: Links, speeches: Mapping[str, Sequence[Record]]
) -> Mapping[tuple[str, str], tuple[StudySession, ...]]:
    """Return the sessions that read a speech on a duty, by unit and duty, newest first.

    A session that is not counted, because it is a meeting by its form, read what it read all the
    same; one that did not take place read nothing.
    """
    duties: dict[str, list[str]] = {}
    for duty, records in speeches.items():
        for record in records:
            duties.setdefault(record.key, []).append(duty)
    found: dict[tuple[str, str], list[StudySession]] = {}
    for session in reversed(study.sessions):
        if session.fields.status is Status.NOT_HELD or session.on > study.today:
            continue
        read = [
            duty
            for index in range(len(session.fields.readings))
            if (link := links.from_field(session.key, ("readings", index)))
            for duty in duties.get(link.target or "", ())
        ]
        for duty in dict.fromkeys(read):
            found.setdefault((session.unit, duty), []).append(session)
    return {key: tuple(sessions) for key, sessions in found.items()}


def _unit_duties(
    member: Member,
    study: Study,
    library: Library,
    speeches: Mapping[str, Sequence[Record]],
    reading: Mapping[tuple[str, str], tuple[StudySession, ...]],
) -> Iterator[UnitDuty]:
    standard = study.standards.on(member.key, Measure.HORIZON, study.today)
    since = _since(standard, study.today)
    for term in _duties(library, member.record):
        sessions = tuple(
            one
            for one in reading.get((member.key, term.id), ())
            if since is None or one.fields.date.last >= since
        )
        if sessions:
            state = DutyState.STUDIED
        else:
            state = DutyState.NO_RECORD if term.id in speeches else DutyState.NO_SPEECH
        yield UnitDuty(member, term, sessions, since, standard, state)


def _since(standard: Standard | None, today: date) -> date | None:
    """Return the first day of a span of whole months that ends with the month of today."""
    if standard is None or not standard.expectation.months:
        return None
    here = PartialDate(today.year, today.month)
    return months_on(here, -standard.expectation.months).first
