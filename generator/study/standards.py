"""Which expectation holds for which unit on which day, and on what it rests."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.records.kinds.expectation import Expectation, Measure
from generator.records.kinds.rule import Regulation
from generator.records.library import Library, Record
from generator.records.links import Link, Links
from generator.records.schema import FieldSpec, specs_of
from generator.study.organisation import Member, Organisation


@dataclass(frozen=True, slots=True)
class Basis:
    """What an expectation rests on: a rule, or a clause of it.

    Attributes:
        record: the rule (or plan).
        clause: the clause's name, such as 第五条第一款, or an empty string.
        text: the clause's words, or an empty string.
        uri: where it stands, relative to the site's root.
    """

    record: Record
    clause: str
    text: str
    uri: str

    @property
    def name(self) -> str:
        """Rule and clause, as a text would name them."""
        title = self.record.title
        return f"{title if title.startswith('《') else f'《{title}》'}{self.clause}"

    @property
    def short(self) -> str:
        """The clause, or the title of what has none."""
        return self.clause or self.record.title


@dataclass(frozen=True, slots=True)
class Standard:
    """An expectation as it holds for a unit.

    Attributes:
        expectation: the measure and its numbers.
        declared_by: the unit that states it; the one that it holds for, or one above.
        index: its place among the expectations of that unit.
        basis: what it rests on, None where nothing is named.
    """

    expectation: Expectation
    declared_by: Record
    index: int
    basis: Basis | None

    @property
    def name(self) -> str:
        """What is expected."""
        return self.expectation.name

    def holds_on(self, day: date) -> bool:
        """Say whether it holds on a day."""
        return self.overlaps(day, day)

    def overlaps(self, first: date, last: date) -> bool:
        """Say whether it holds on some day from `first` to `last`."""
        begins, ends = self.expectation.valid_from, self.expectation.valid_to
        return not (begins and begins.first > last) and not (ends and ends.last < first)


@dataclass(frozen=True)
class Standards:
    """The expectations of all units, inherited down the tree."""

    library: Library
    links: Links
    organisation: Organisation

    @cached_property
    def _by_unit(self) -> Mapping[str, tuple[Standard, ...]]:
        held: dict[str, tuple[Standard, ...]] = {}
        for member in self.organisation.members:
            own = tuple(self._declared(member))
            names = {standard.name for standard in own}
            inherited = held.get(member.parent, ())
            held[member.key] = (*(one for one in inherited if one.name not in names), *own)
        return held

    def of(self, unit: str) -> tuple[Standard, ...]:
        """Return everything that is ever expected of a unit."""
        return self._by_unit.get(unit, ())

    def measuring(self, unit: str, measure: Measure) -> tuple[Standard, ...]:
        """Return what is expected of a unit by one measure, at any time."""
        return tuple(one for one in self.of(unit) if one.expectation.measure is measure)

    def on(self, unit: str, measure: Measure, day: date) -> Standard | None:
        """Return the first expectation of a unit by one measure that holds on a day, or None."""
        return next((one for one in self.measuring(unit, measure) if one.holds_on(day)), None)

    def _declared(self, member: Member) -> Iterator[Standard]:
        for index, expectation in enumerate(member.fields.expectations):
            link = self.links.from_field(member.key, ("expectations", index, "basis"))
            yield Standard(expectation, member.record, index, basis_of(link, self.library))


def basis_of(link: Link | None, library: Library) -> Basis | None:
    """Return what a reference to a rule leads to, None where it leads nowhere."""
    record = library.by_key.get(link.target or "") if link else None
    if link is None or record is None:
        return None
    clauses = record.fields.clauses if isinstance(record.fields, Regulation) else ()
    clause = next((one for one in clauses if one.id == link.anchor), None)
    return Basis(record, clause.name if clause else "", clause.text if clause else "", link.uri)


def expectation_spec(name: str) -> FieldSpec:
    """Return the declaration of one field of an expectation."""
    return next(spec for spec in specs_of(Expectation) if spec.name == name)


def term_ids(library: Library, name: str, words: tuple[str, ...]) -> frozenset[str]:
    """Return the ids of the terms that an expectation names in the field `name`."""
    spec = expectation_spec(name)
    terms = (library.term(spec, word) for word in words)
    return frozenset(term.id for term in terms if term)
