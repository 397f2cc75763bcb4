"""The exchange of practice: cases by type of problem, beside the units that face or solved it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.practice.adoptions import Adoption, Named, ResultState, adoptions_of, named
from generator.practice.case_ways import CaseWay, case_fields, told_effect, way_of
from generator.practice.meetings import Meeting, meetings_of
from generator.practice.trainings import TrainingPlan, training_plan
from generator.records.kinds.case import CASE, Case, CaseState, Effect
from generator.records.kinds.problem import PROBLEM, Problem, ProblemState
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.schema import Kind
from generator.records.vocabulary import TermSetting
from generator.study.counts import Count, Counted
from generator.study.organisation import Member
from generator.study.preparing import Study
from generator.views.paging import newest_first

# What has proved itself stands first, what is no longer recommended last.
_ORDER = (
    CaseState.EXEMPLARY,
    CaseState.VERIFIED,
    CaseState.RECOMMENDED,
    None,
    CaseState.WITHDRAWN,
)
_PROVEN = (CaseState.VERIFIED, CaseState.EXEMPLARY)
_OPEN = (None, ProblemState.NOTED, ProblemState.WORKING)


@dataclass(frozen=True, slots=True)
class ShownCase:
    """A case as the gallery shows it.

    Attributes:
        record: the case.
        way: how far it has come.
        unit: whose it is, None where the audience may not know.
        effect: the effect that is shown, None where there is none.
        adoptions: who took it over.
    """

    record: Record
    way: CaseWay
    unit: Named | None
    effect: Effect | None
    adoptions: tuple[Adoption, ...]

    @property
    def fields(self) -> Case:
        """The fields of the case."""
        return case_fields(self.record)

    @property
    def adopted(self) -> Count:
        """The units that took it over, counted."""
        return Count("adopted", "采用单位", tuple(one.counted for one in self.adoptions))

    @property
    def counted(self) -> Counted:
        """It, as one thing that was counted."""
        state = self.way.state.label if self.way.state else "没有写状态"
        said = "，".join(filter(None, (self.unit.title if self.unit else "", state)))
        return Counted(self.record.key, self.record.title, said, self.record.uri, (self.record,))


@dataclass(frozen=True, slots=True)
class Shelf:
    """The cases against one type of problem, and the units that have it or had it.

    Attributes:
        id: of the type, empty for cases without one.
        name: of the type.
        note: what it means, or an empty string.
        cases: by state, the newest of each first.
        facing: units with a problem of the type that is open.
        solved: units with one that is solved, or with a case that was verified.
    """

    id: str
    name: str
    note: str
    cases: tuple[ShownCase, ...]
    facing: Count
    solved: Count

    @property
    def anchor(self) -> str:
        """The id of its section."""
        return f"type-{self.id}" if self.id else "no-type"

    @property
    def count(self) -> Count:
        """Its cases, counted."""
        return Count(
            f"{self.anchor}-cases", f"{self.name}：案例", tuple(one.counted for one in self.cases)
        )


@dataclass(frozen=True)
class Exchange:
    """Everything that pages and papers say of the exchange of practice.

    Attributes:
        library: what the audience may see.
        links: inside it.
        shelves: in the order of the vocabulary; at the end the cases without a type.
        meetings: exchange meetings, newest first.
        training: of the study secretaries.
    """

    library: Library
    links: Links
    shelves: tuple[Shelf, ...]
    meetings: tuple[Meeting, ...]
    training: TrainingPlan

    @cached_property
    def cases(self) -> Mapping[str, ShownCase]:
        """Every case, by key."""
        return {one.record.key: one for shelf in self.shelves for one in shelf.cases}

    @cached_property
    def meeting_by_key(self) -> Mapping[str, Meeting]:
        """The meetings by the key of their session."""
        return {one.record.key: one for one in self.meetings}

    @cached_property
    def adoptions(self) -> tuple[Adoption, ...]:
        """Every adoption of a case: of the newest case first, as its record lists them."""
        records = newest_first([one.record for one in self.cases.values()])
        return tuple(one for record in records for one in self.cases[record.key].adoptions)

    @property
    def state_counts(self) -> tuple[Count, ...]:
        """How many cases have each state, all of them."""
        return tuple(
            Count(
                f"state-{state.id if state else 'none'}",
                state.label if state else "没有写状态",
                tuple(one.counted for one in self.cases.values() if one.way.state is state),
            )
            for state in _ORDER
        )

    @property
    def result_counts(self) -> tuple[Count, ...]:
        """How many adoptions have each state of their result, all of them."""
        return tuple(
            Count(
                f"result-{state.id}",
                state.label,
                tuple(one.counted for one in self.adoptions if one.state is state),
            )
            for state in ResultState
        )


def prepare_exchange(library: Library, links: Links, study: Study) -> Exchange:
    """Put cases, problems, meetings and training of one audience side by side."""
    problems = _by_type(library, PROBLEM, "type")
    cases = _by_type(library, CASE, "problem_type")
    vocabulary = library.vocabularies.get("problem_types")
    members = study.organisation.members
    shelves = [
        _shelf(
            term,
            _shown(cases.get(term.id, ()), library, links),
            problems.get(term.id, ()),
            members,
            links,
        )
        for term in (vocabulary.terms if vocabulary else ())
    ]
    if "" in cases:
        # A problem without a type is not the problem of any case.
        shown = _shown(cases[""], library, links)
        none = TermSetting(id="none", name="没有写问题类型")
        shelves.append(replace(_shelf(none, shown, (), (), links), id=""))
    return Exchange(
        library,
        links,
        tuple(shelves),
        meetings_of(library, links),
        training_plan(library, links),
    )


def _shelf(
    term: TermSetting,
    shown: tuple[ShownCase, ...],
    problems: Sequence[Record],
    members: Sequence[Member],
    links: Links,
) -> Shelf:
    facing = [one for one in problems if _problem(one).state in _OPEN]
    solved = [one for one in problems if _problem(one).state is ProblemState.SOLVED]
    proven = [one.record for one in shown if one.way.state in _PROVEN]

    def count(name: str, label: str, records: Iterable[Record]) -> Count:
        return Count(f"type-{term.id}-{name}", label, _units(records, members, links))

    return Shelf(
        term.id,
        term.name,
        term.note or "",
        shown,
        count("facing", f"面对“{term.name}”的单位", facing),
        count("solved", f"解决了“{term.name}”的单位", [*solved, *proven]),
    )


def _by_type(library: Library, kind: Kind, field: str) -> Mapping[str, Sequence[Record]]:
    """Return the records of a kind by the id of their type of problem, empty without one."""
    spec = next(spec for spec in kind.specs if spec.name == field)
    found: dict[str, list[Record]] = {}
    for record in library.records:
        if not isinstance(record.fields, kind.model):
            continue
        word = getattr(record.fields, spec.attribute)
        term = library.term(spec, word) if word else None
        found.setdefault(term.id if term else "", []).append(record)
    return found


def _shown(records: Sequence[Record], library: Library, links: Links) -> tuple[ShownCase, ...]:
    shown = [
        ShownCase(
            record,
            way_of(record),
            named(library, links, record, ("unit",)),
            told_effect(record),
            adoptions_of(record, library, links),
        )
        for record in newest_first(records)
    ]
    return tuple(sorted(shown, key=lambda one: _ORDER.index(one.way.state)))


def _problem(record: Record) -> Problem:
    assert isinstance(record.fields, Problem)  # noqa: S101 - called for problems only
    return record.fields


def _units(
    records: Iterable[Record], members: Sequence[Member], links: Links
) -> tuple[Counted, ...]:
    """Return the units of these problems and cases, each once, in the order of the organisation."""
    found: dict[str, list[Record]] = {}
    for record in records:
        link = links.from_field(record.key, ("unit",))
        if link and link.target:
            found.setdefault(link.target, []).append(record)
    return tuple(
        Counted(one.key, one.title, _of_what(found[one.key]), one.record.uri, tuple(found[one.key]))
        for one in members
        if one.key in found
    )


def _of_what(records: Sequence[Record]) -> str:
    """Name the records in a list of units, so that each can be told from the others."""
    return "；".join(f"{record.kind.label}《{record.title}》" for record in records)
