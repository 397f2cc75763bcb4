"""The records that the yearly statement of a unit speaks of, in the groups that it speaks of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.practice.appraisal_evidence import problem_state, read_before
from generator.practice.unit_records import UnitRecords
from generator.records.common import CommonFields
from generator.records.kinds.decision import Decision
from generator.records.kinds.experience import Experience
from generator.records.kinds.observation import Observation
from generator.records.kinds.problem import Problem, ProblemState
from generator.records.kinds.session import Session
from generator.records.library import Library, Record
from generator.records.schema import specs_of
from generator.study.counts import Counted
from generator.study.followings import FOLLOW_DUE, Following
from generator.study.preparing import Study, StudyYear
from generator.study.requirements import Outcome, Requirement
from generator.study.sessions import StudySession
from generator.study.step_columns import step_columns
from generator.study.unit_years import UnitYear

_OPEN = (ProblemState.NOTED, ProblemState.WORKING)


@dataclass(frozen=True)
class StatementRecords:
    """What is there of a unit in a year.

    Attributes:
        study: the study years of what an audience may see.
        year: the year.
        unit: the year of the unit.
        archive: the records of all units.
    """

    study: Study
    year: StudyYear
    unit: UnitYear
    archive: UnitRecords

    @property
    def key(self) -> str:
        """The key of the unit."""
        return self.unit.member.key

    @property
    def library(self) -> Library:
        """What the audience may see."""
        return self.archive.library

    @property
    def sessions(self) -> Sequence[StudySession]:
        """The sessions that count."""
        return self.unit.sessions

    @property
    def requirements(self) -> Sequence[Requirement]:
        """What was expected of the unit, with what was found."""
        return self.year.requirements[self.key]

    def by_form(self) -> dict[str, list[StudySession]]:
        """Return the sessions by the name of their form, an empty string for none."""
        found: dict[str, list[StudySession]] = {}
        for session in self.sessions:
            word = session.fields.study_form
            found.setdefault(self._term("study_form", word) if word else "", []).append(session)
        return found

    def by_way(self) -> dict[str, list[StudySession]]:
        """Return the sessions by the names of their ways; a session may have several."""
        found: dict[str, list[StudySession]] = {}
        for session in self.sessions:
            names = (self._term("ways", word) for word in session.fields.ways)
            for name in dict.fromkeys(filter(None, names)):
                found.setdefault(name, []).append(session)
        return found

    def _term(self, field: str, word: str) -> str:
        """Return the name of the term that a field of a session names, or an empty string."""
        spec = next(spec for spec in specs_of(Session) if spec.name == field)
        term = self.library.term(spec, word)
        return term.name if term else ""

    def by_step(self) -> list[tuple[str, list[StudySession]]]:
        """Return the steps of the year, each with the sessions that took it."""
        columns = step_columns(
            self.library, self.study.standards, self.key, self.unit.year, self.sessions
        )
        return [
            (column.name, [one for one in self.sessions if one.step(column.id)])
            for column in columns
        ]

    def topics(self) -> list[Record]:
        """Return the topics of the sessions, each once."""
        keys = dict.fromkeys(key for session in self.sessions for key in session.topics)
        return [self.library.by_key[key] for key in keys if key in self.library.by_key]

    def naming(self, field: str) -> list[StudySession]:
        """Return the sessions that name in a field something which may be seen."""
        return [
            session
            for session in self.sessions
            if any(
                link.path[:1] == (field,) and link.target
                for link in self.archive.links.leaving(session.key)
            )
        ]

    def followings(self) -> list[Following]:
        """Return how the unit followed the topics of the units above it, as far as it was due."""
        topics = {column.topic.key for column in self.year.following.columns}
        return [
            one
            for key, one in self.study.followings_of(self.key).items()
            if key in topics and one.state in FOLLOW_DUE
        ]

    def followers(self) -> list[Counted]:
        """Return the sessions of units below that followed a session of the unit."""
        return [
            Counted(
                one.item,
                f"{one.member.title}：{one.topic.title}",
                one.said,
                one.own.record.uri,
                (one.own.record,),
            )
            for session in self.sessions
            for one in self.study.followers_of(session.key)
            if one.own
        ]

    def dated(self, model: type[CommonFields]) -> tuple[Record, ...]:
        """Return the records of the unit with these fields that are dated in the year."""
        return self.archive.in_year(self.key, model, self.unit.year)

    def decisions(self, outcome: Outcome) -> list[Record]:
        """Return the decisions of the year whose reading came in time, too late or is unknown."""
        return [one for one in self.dated(Decision) if read_before(one) is outcome]

    def problems(self, state: ProblemState) -> list[Record]:
        """Return the problems of the year that have come so far."""
        return [one for one in self.dated(Problem) if problem_state(one) is state]

    def open_problems(self) -> list[Record]:
        """Return open problems found up to the end of the year, or on an unknown day."""
        last = min(date(self.unit.year, 12, 31), self.study.today)
        return [
            record
            for record in self.archive.of(self.key, Problem)
            if (record.when is None or record.when.first <= last) and problem_state(record) in _OPEN
        ]

    def weaknesses(self) -> list[Counted]:
        """Return what those who sat in found weak."""
        return [
            item
            for record in self.dated(Observation)
            if isinstance(record.fields, Observation)
            for item in _sentences(record, record.fields.weaknesses)
        ]

    def next_steps(self) -> list[Counted]:
        """Return what the experiences of the year say is to be done next."""
        return [
            item
            for record in self.dated(Experience)
            if isinstance(record.fields, Experience)
            for item in _sentences(record, record.fields.next_steps)
        ]


def _sentences(record: Record, texts: Iterable[str]) -> Iterator[Counted]:
    for number, text in enumerate(texts, start=1):
        yield Counted(f"{record.key}#{number}", text, "", record.uri, (record,))
