"""All problems, grouped by the units that have them and by their types."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.practice.problem_chains import NO_UNIT, PROBLEM_TYPE, Chain, chains_of
from generator.records.kinds.case import Case
from generator.records.kinds.problem import ProblemState
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.markers import Term
from generator.records.schema import specs_of
from generator.records.vocabulary import TermSetting
from generator.study.organisation import Member
from generator.study.preparing import Study
from generator.views.paging import newest_first

# Of problems without a type; no term of a vocabulary can have this id.
NO_TYPE = "no_type"

_CASE_TYPE = next(spec for spec in specs_of(Case) if spec.name == "problem_type")


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
        return self.unit.title if self.unit else NO_UNIT

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


def problems_of(library: Library, links: Links, study: Study) -> Problems:
    """Follow every problem of the visible part of a library from its finding to its result."""
    chains = chains_of(library, links, study)
    return Problems(study.today, chains, by_unit(chains), tuple(_by_type(chains, library)))


def by_unit(chains: Iterable[Chain]) -> tuple[UnitProblems, ...]:
    """Group problems that are in the order of the organisation by their units."""
    found: dict[str, list[Chain]] = {}
    for chain in chains:
        found.setdefault(chain.unit.key if chain.unit else "", []).append(chain)
    return tuple(UnitProblems(one[0].unit, tuple(one)) for one in found.values())


def _by_type(chains: Iterable[Chain], library: Library) -> Iterator[TypeProblems]:
    found: dict[str, list[Chain]] = {}
    for chain in chains:
        found.setdefault(chain.type.id if chain.type else "", []).append(chain)
    answering: dict[str, list[Record]] = {}
    for record in library.records:
        if (
            isinstance(record.fields, Case)
            and record.fields.problem_type
            and (term := library.term(_CASE_TYPE, record.fields.problem_type))
        ):
            answering.setdefault(term.id, []).append(record)
    marker = PROBLEM_TYPE.marker(Term)
    vocabulary = library.vocabularies.get(marker.vocabulary) if marker else None
    for term in vocabulary.terms if vocabulary else ():
        mine, cases = found.get(term.id, ()), answering.get(term.id, ())
        if mine or cases:
            yield TypeProblems(term, by_unit(mine), newest_first(cases))
    if "" in found:
        yield TypeProblems(None, by_unit(found[""]), ())
