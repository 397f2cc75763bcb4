"""One problem as a chain: found, caused, acted against by measures, and solved."""

from dataclasses import dataclass
from datetime import date

from generator.records.fields import Labelled
from generator.records.kinds.decision import Decision
from generator.records.kinds.problem import Problem, ProblemState, Proof, Remedy
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.partial_date import PartialDate
from generator.records.schema import specs_of
from generator.records.vocabulary import TermSetting
from generator.study.organisation import Member
from generator.study.preparing import Study
from generator.views.paging import newest_first
from generator.views.printing import Shown

# The field that says of which type a problem is.
PROBLEM_TYPE = next(spec for spec in specs_of(Problem) if spec.name == "type")
# What stands for the unit of a problem where none can be shown.
NO_UNIT = "没有列出单位"

_OPEN = (ProblemState.NOTED, ProblemState.WORKING)


class MeasureState(Labelled):
    """How far a measure has come, as far as is recorded."""

    DONE = ("done", "已完成")
    UNPROVED = ("unproved", "已完成，没有佐证")
    OVERDUE = ("overdue", "过期，没有完成的记录")
    OPEN = ("open", "未到期")
    UNDATED = ("undated", "没有写期限")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that a measure was carried out.

    Attributes:
        text: what it is.
        shown: the record that it leads to, None where none is named.
        file: the attached file relative to ``materials/``, or an empty string.
    """

    text: str
    shown: Shown | None
    file: str


@dataclass(frozen=True, slots=True)
class MeasureTaken:
    """One measure against a problem.

    Attributes:
        item: the name by which it is counted.
        number: its place among the measures of the problem, from 1.
        text: what is to be done.
        owner: the post that answers for it, or an empty string.
        due: until when, None where nothing is written.
        done: when it was carried out, None where nothing is written.
        evidence: what the audience may see of the evidence.
        state: how far it has come.
    """

    item: str
    number: int
    text: str
    owner: str
    due: PartialDate | None
    done: PartialDate | None
    evidence: tuple[Evidence, ...]
    state: MeasureState

    @property
    def anchor(self) -> str:
        """Its place on the page of the problem."""
        return f"measure-{self.number}"


@dataclass(frozen=True, slots=True)
class Chain:
    """A problem with everything that belongs to it.

    Attributes:
        record: the problem.
        unit: the unit that has it, None where that cannot be shown.
        type: its type, None where none is written.
        age: days since it was found, None where no date is written.
        measures: in the order of the record.
        caused: the problems that it is the cause of, by key.
        decisions: the decisions that deal with it, newest first.
    """

    record: Record
    unit: Member | None
    type: TermSetting | None
    age: int | None
    measures: tuple[MeasureTaken, ...]
    caused: tuple[Record, ...]
    decisions: tuple[Record, ...]

    @property
    def key(self) -> str:
        """The key of the record."""
        return self.record.key

    @property
    def fields(self) -> Problem:
        """The fields of the record."""
        assert isinstance(self.record.fields, Problem)  # noqa: S101 - made from problems only
        return self.record.fields

    @property
    def state(self) -> ProblemState:
        """How far the problem has come; noted, where nothing else is written."""
        return self.fields.state or ProblemState.NOTED

    @property
    def is_open(self) -> bool:
        """Whether it is neither solved nor set aside."""
        return self.state in _OPEN

    @property
    def lacks_measure(self) -> bool:
        """Whether no measure is written, though it was not set aside."""
        return not self.measures and self.state is not ProblemState.SET_ASIDE

    @property
    def unit_title(self) -> str:
        """The name of its unit, or that none is shown."""
        return self.unit.title if self.unit else NO_UNIT


def chains_of(library: Library, links: Links, study: Study) -> tuple[Chain, ...]:
    """Return every problem in the order of the organisation, of each unit the oldest first."""
    return _Chains(library, links, study).chains()


class _Chains:
    """Makes the chains; looks once at every record."""

    def __init__(self, library: Library, links: Links, study: Study) -> None:
        self._library = library
        self._links = links
        self._study = study
        self._decisions: dict[str, list[Record]] = {}
        self._caused: dict[str, list[Record]] = {}
        for record in library.records:
            if isinstance(record.fields, Decision):
                for index in range(len(record.fields.problems)):
                    self._note(self._decisions, record, ("problems", index))
            elif isinstance(record.fields, Problem):
                self._note(self._caused, record, ("cause",))

    def chains(self) -> tuple[Chain, ...]:
        rank = {one.key: rank for rank, one in enumerate(self._study.organisation.members)}
        found = [
            self._chain(record, record.fields)
            for record in self._library.records
            if isinstance(record.fields, Problem)
        ]
        found.sort(
            key=lambda one: (
                rank[one.unit.key] if one.unit else len(rank),
                one.record.when.last if one.record.when else date.max,
                one.key,
            )
        )
        return tuple(found)

    def _note(
        self, found: dict[str, list[Record]], record: Record, path: tuple[str | int, ...]
    ) -> None:
        link = self._links.from_field(record.key, path)
        if link and link.target and record not in found.get(link.target, ()):
            found.setdefault(link.target, []).append(record)

    def _chain(self, record: Record, fields: Problem) -> Chain:
        unit = self._links.from_field(record.key, ("unit",))
        return Chain(
            record,
            self._study.organisation.by_key.get(unit.target or "") if unit else None,
            self._library.term(PROBLEM_TYPE, fields.type) if fields.type else None,
            # Of a month or a year only so many days are certain.
            max(0, (self._study.today - fields.date.last).days) if fields.date else None,
            tuple(
                self._measure(record, index, remedy) for index, remedy in enumerate(fields.measures)
            ),
            tuple(self._caused.get(record.key, ())),
            newest_first(self._decisions.get(record.key, ())),
        )

    def _measure(self, record: Record, index: int, remedy: Remedy) -> MeasureTaken:
        evidence = (
            self._evidence(record, proof, ("measures", index, "evidence", number))
            for number, proof in enumerate(remedy.evidence)
        )
        return MeasureTaken(
            f"{record.key}#{index + 1}",
            index + 1,
            remedy.text,
            remedy.owner or "",
            remedy.due,
            remedy.done,
            tuple(one for one in evidence if one),
            self._state(remedy),
        )

    def _state(self, remedy: Remedy) -> MeasureState:
        # Evidence that this audience may not see is evidence all the same.
        if remedy.done:
            return MeasureState.DONE if remedy.evidence else MeasureState.UNPROVED
        if not remedy.due:
            return MeasureState.UNDATED
        over = remedy.due.last < self._study.today
        return MeasureState.OVERDUE if over else MeasureState.OPEN

    def _evidence(
        self, record: Record, proof: Proof, path: tuple[str | int, ...]
    ) -> Evidence | None:
        """Return one piece of evidence, None where it is about a hidden record."""
        file = f"{record.key}/{proof.file}" if proof.file else ""
        if not proof.ref:
            return Evidence(proof.text, None, file)
        link = self._links.from_field(record.key, (*path, "ref"))
        if link is None:
            return None
        if link.target:
            title = self._library.by_key[link.target].title
            return Evidence(proof.text, Shown(title, link.uri), file)
        shown = None if link.broken else Shown(link.written, missing=True)
        return Evidence(proof.text, shown, file)
