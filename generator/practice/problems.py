"""Problems as chains, found, caused, acted against and solved, and what they say together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.records.fields import Labelled
from generator.records.kinds.case import Case
from generator.records.kinds.decision import Decision
from generator.records.kinds.problem import Problem, ProblemState, Proof, Remedy
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.markers import Term
from generator.records.partial_date import PartialDate
from generator.records.schema import specs_of
from generator.records.vocabulary import TermSetting
from generator.study.counts import Count, Counted
from generator.study.organisation import Member
from generator.study.preparing import Study
from generator.views.paging import newest_first
from generator.views.printing import Shown

# Of problems without a type; no term of a vocabulary can have this id.
NO_TYPE = "no_type"

_OPEN = (ProblemState.NOTED, ProblemState.WORKING)
_NO_UNIT = "没有列出单位"


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
        return self.unit.title if self.unit else _NO_UNIT


@dataclass(frozen=True, slots=True)
class UnitProblems:
    """The problems of one unit; `unit` is None for those whose unit cannot be shown."""

    unit: Member | None
    chains: tuple[Chain, ...]

    @property
    def id(self) -> str:
        """ASCII name; no unit has the one of those without unit."""
        return self.unit.record.id if self.unit else "no.unit"

    @property
    def title(self) -> str:
        """The name of the unit."""
        return self.unit.title if self.unit else _NO_UNIT

    @property
    def solved(self) -> tuple[Chain, ...]:
        """The problems that it solved."""
        return tuple(one for one in self.chains if one.state is ProblemState.SOLVED)

    @property
    def unsolved(self) -> tuple[Chain, ...]:
        """The problems that it has not solved, also those that were set aside."""
        return tuple(one for one in self.chains if one.state is not ProblemState.SOLVED)


@dataclass(frozen=True, slots=True)
class TypeProblems:
    """The problems of one type in all units, and the cases that answer it.

    Attributes:
        type: the type, None for the problems that have none.
        units: the units that have such problems, in the order of the organisation.
        cases: the cases of this type, newest first.
    """

    type: TermSetting | None
    units: tuple[UnitProblems, ...]
    cases: tuple[Record, ...]

    @property
    def id(self) -> str:
        """ASCII name."""
        return self.type.id if self.type else NO_TYPE

    @property
    def title(self) -> str:
        """The name of the type."""
        return self.type.name if self.type else "没有写类型"

    @property
    def uri(self) -> str:
        """The address of its page."""
        return f"practice/problems/{self.id}.html"

    @property
    def chains(self) -> tuple[Chain, ...]:
        """The problems, unit by unit."""
        return tuple(chain for unit in self.units for chain in unit.chains)

    @property
    def solving(self) -> tuple[UnitProblems, ...]:
        """The units that solved at least one problem of the type."""
        return tuple(unit for unit in self.units if unit.solved)

    @property
    def facing(self) -> tuple[UnitProblems, ...]:
        """The units that still have a problem of the type."""
        return tuple(unit for unit in self.units if unit.unsolved)


@dataclass(frozen=True)
class Problems:
    """All problems that one audience may see.

    Attributes:
        today: the day for which they were compared.
        chains: in the order of the organisation, of each unit the oldest first.
        units: the units that have problems, in the order of the organisation.
        types: the types that have problems or cases, in the order of the vocabulary.
    """

    today: date
    chains: tuple[Chain, ...]
    units: tuple[UnitProblems, ...]
    types: tuple[TypeProblems, ...]

    @cached_property
    def _by_key(self) -> Mapping[str, Chain]:
        return {chain.key: chain for chain in self.chains}

    @cached_property
    def _by_type(self) -> Mapping[str, TypeProblems]:
        return {one.id: one for one in self.types}

    def of(self, key: str) -> Chain | None:
        """Return one problem by the key of its record, or None."""
        return self._by_key.get(key)

    def like(self, chain: Chain) -> TypeProblems | None:
        """Return the type of a problem with all problems of that type, None where it has none."""
        return self._by_type.get(chain.type.id) if chain.type else None


@dataclass(frozen=True, slots=True)
class AgeBand:
    """A span of days since a problem was found; `most` is None for the last."""

    id: str
    label: str
    least: int
    most: int | None


AGE_BANDS = (
    AgeBand("age-30", "30 天以内", 0, 30),
    AgeBand("age-90", "31 至 90 天", 31, 90),
    AgeBand("age-180", "91 至 180 天", 91, 180),
    AgeBand("age-365", "181 至 365 天", 181, 365),
    AgeBand("age-more", "超过 365 天", 366, None),
)


def problems_of(library: Library, links: Links, study: Study) -> Problems:
    """Follow every problem of the visible part of a library from its finding to its result."""
    makers = _Chains(library, links, study)
    chains = makers.chains()
    return Problems(study.today, chains, by_unit(chains), tuple(_by_type(chains, library)))


def by_unit(chains: Iterable[Chain]) -> tuple[UnitProblems, ...]:
    """Group problems that are in the order of the organisation by their units."""
    found: dict[str, list[Chain]] = {}
    for chain in chains:
        found.setdefault(chain.unit.key if chain.unit else "", []).append(chain)
    return tuple(UnitProblems(one[0].unit, tuple(one)) for one in found.values())


def problem_counts(chains: Iterable[Chain], prefix: str = "") -> dict[str, Count]:
    """Return how many problems have each state, and what is lacking, by name.

    Args:
        chains: the problems.
        prefix: what the ids of the counts begin with, where several such groups share a page.
    """
    found = tuple(chains)
    counts = {
        "total": Count(f"{prefix}total", "问题", tuple(map(_problem, found))),
        **{
            state.id: Count(
                f"{prefix}{state.id}",
                state.label,
                tuple(_problem(one) for one in found if one.state is state),
            )
            for state in ProblemState
        },
        "no-measure": Count(
            f"{prefix}no-measure",
            "没有措施",
            tuple(_problem(one) for one in found if one.lacks_measure),
        ),
    }
    for state in (MeasureState.UNPROVED, MeasureState.OVERDUE):
        items = (
            _measure(one, measure)
            for one in found
            for measure in one.measures
            if measure.state is state
        )
        counts[state.id] = Count(f"{prefix}{state.id}", f"措施{state.label}", tuple(items))
    return counts


def age_counts(chains: Iterable[Chain]) -> tuple[Count, ...]:
    """Return how many open problems were found how long ago, those without a date last."""
    still = [chain for chain in chains if chain.is_open]
    bands = [
        Count(
            band.id,
            band.label,
            tuple(
                _problem(one)
                for one in still
                if one.age is not None
                and one.age >= band.least
                and (band.most is None or one.age <= band.most)
            ),
        )
        for band in AGE_BANDS
    ]
    undated = tuple(_problem(one) for one in still if one.age is None)
    return (*bands, Count("age-unknown", "没有写日期", undated))


def type_counts(one: TypeProblems) -> dict[str, Count]:
    """Return how many problems, units and cases a type has, by name."""
    prefix = f"type-{one.id}-"
    return {
        "problems": Count(f"{prefix}problems", "问题", tuple(map(_problem, one.chains))),
        "units": Count(f"{prefix}units", "有这类问题的单位", _units(one.units)),
        "facing": Count(f"{prefix}facing", "还没有解决的单位", _units(one.facing)),
        "solving": Count(f"{prefix}solving", "解决过的单位", _units(one.solving)),
        "cases": Count(
            f"{prefix}cases",
            "典型案例",
            tuple(Counted(case.key, case.title, "", case.uri, (case,)) for case in one.cases),
        ),
    }


def _units(units: tuple[UnitProblems, ...]) -> tuple[Counted, ...]:
    return tuple(
        Counted(
            unit.unit.key if unit.unit else unit.id,
            unit.title,
            "",
            unit.unit.record.uri if unit.unit else unit.chains[0].record.uri,
            tuple(chain.record for chain in unit.chains),
        )
        for unit in units
    )


def _problem(chain: Chain) -> Counted:
    when = f"{chain.record.when.chinese}发现，" if chain.record.when else ""
    return Counted(
        chain.key,
        f"{chain.unit_title}：{chain.record.title}",
        f"{when}{chain.state.label}",
        chain.record.uri,
        (chain.record,),
    )


def _measure(chain: Chain, measure: MeasureTaken) -> Counted:
    until = f"期限{measure.due.chinese}" if measure.due else ""
    done = f"{measure.done.chinese}完成" if measure.done else ""
    return Counted(
        measure.item,
        f"{chain.unit_title}：{measure.text}",
        "，".join(filter(None, (measure.owner, until, done))),
        f"{chain.record.uri}#{measure.anchor}",
        (chain.record,),
    )


def _by_type(chains: Iterable[Chain], library: Library) -> Iterator[TypeProblems]:
    found: dict[str, list[Chain]] = {}
    for chain in chains:
        found.setdefault(chain.type.id if chain.type else "", []).append(chain)
    answering: dict[str, list[Record]] = {}
    for record in library.records:
        if isinstance(record.fields, Case) and (
            term := _term(library, Case, "problem_type", record.fields.problem_type)
        ):
            answering.setdefault(term.id, []).append(record)
    spec = next(spec for spec in specs_of(Problem) if spec.name == "type")
    marker = spec.marker(Term)
    vocabulary = library.vocabularies.get(marker.vocabulary) if marker else None
    for term in vocabulary.terms if vocabulary else ():
        mine, cases = found.get(term.id, ()), answering.get(term.id, ())
        if mine or cases:
            yield TypeProblems(term, by_unit(mine), newest_first(cases))
    if "" in found:
        yield TypeProblems(None, by_unit(found[""]), ())


def _term(
    library: Library, model: type[Problem | Case], name: str, word: str | None
) -> TermSetting | None:
    spec = next(spec for spec in specs_of(model) if spec.name == name)
    return library.term(spec, word) if word else None


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
            _term(self._library, Problem, "type", fields.type),
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
