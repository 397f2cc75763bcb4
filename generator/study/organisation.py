"""The organisation: its units in order, who stands above whom, which existed when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from generator.records.kinds.unit import Unit
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.markers import Term
from generator.records.schema import specs_of
from generator.views.followers import units_in_order

_NO_GROUP = "其他"


@dataclass(frozen=True, slots=True)
class Member:
    """One unit of the organisation.

    Attributes:
        record: the unit.
        depth: its depth in the tree, 0 for one without a parent.
        parent: key of the unit above it, or an empty string.
        group: the name of its level, as the vocabulary has it.
        rank: the place of that level in the vocabulary.
        successor: the unit that took over from it, or None.
    """

    record: Record
    depth: int
    parent: str
    group: str
    rank: int
    successor: Record | None

    @property
    def key(self) -> str:
        """The key of the unit's record."""
        return self.record.key

    @property
    def title(self) -> str:
        """The unit's name."""
        return self.record.title

    @property
    def fields(self) -> Unit:
        """The unit's fields."""
        assert isinstance(self.record.fields, Unit)  # noqa: S101 - made from units only
        return self.record.fields

    def existed(self, first: date, last: date) -> bool:
        """Say whether the unit existed on some day from `first` to `last`."""
        begins, ends = self.fields.valid_from, self.fields.valid_to
        return not (begins and begins.first > last) and not (ends and ends.last < first)

    @property
    def fate(self) -> str:
        """Say what became of a unit that is no more, or nothing."""
        ends = self.fields.valid_to
        if not ends:
            return ""
        into = f"，由{self.successor.title}承接" if self.successor else ""
        return f"{ends.chinese}以后不再单列{into}"


@dataclass(frozen=True)
class Organisation:
    """All units, each parent before its children."""

    members: tuple[Member, ...]

    @cached_property
    def by_key(self) -> Mapping[str, Member]:
        """The units by key."""
        return {member.key: member for member in self.members}

    def above(self, key: str) -> Iterator[Member]:
        """Yield the units above one, the nearest first; a circle ends where it closes."""
        seen = {key}
        current = self.by_key[key].parent
        while current and current not in seen:
            seen.add(current)
            yield self.by_key[current]
            current = self.by_key[current].parent

    def below(self, key: str) -> frozenset[str]:
        """Return the keys of a unit and of all units below it."""
        return frozenset(
            member.key
            for member in self.members
            if member.key == key or any(one.key == key for one in self.above(member.key))
        )

    def during(self, first: date, last: date) -> tuple[Member, ...]:
        """Return the units that existed on some day from `first` to `last`, in order."""
        return tuple(member for member in self.members if member.existed(first, last))


def organisation_of(library: Library, links: Links) -> Organisation:
    """Return the organisation that the unit records describe."""
    level = next((spec for spec in specs_of(Unit) if spec.name == "level"), None)
    marker = level.marker(Term) if level else None
    vocabulary = library.vocabularies.get(marker.vocabulary) if marker else None
    ranks = {term.id: rank for rank, term in enumerate(vocabulary.terms if vocabulary else ())}
    members = []
    for depth, record in units_in_order(library, links):
        if not isinstance(record.fields, Unit):
            continue
        term = library.term(level, record.fields.level) if level and record.fields.level else None
        parent = links.from_field(record.key, ("parent",))
        heir = links.from_field(record.key, ("successor",))
        members.append(
            Member(
                record,
                depth,
                (parent.target or "") if parent else "",
                term.name if term else _NO_GROUP,
                ranks.get(term.id, len(ranks)) if term else len(ranks),
                library.by_key.get(heir.target or "") if heir else None,
            )
        )
    return Organisation(tuple(members))


def in_groups(members: Sequence[Member]) -> tuple[tuple[str, tuple[Member, ...]], ...]:
    """Return the units by level, in the order of the vocabulary, then of the organisation."""
    return tuple(
        (name, tuple(group)) for name, group in groupby(by_level(members), lambda one: one.group)
    )


def by_level(members: Sequence[Member]) -> list[Member]:
    """Return the units in the order of their levels, then of the organisation."""
    return sorted(members, key=lambda member: member.rank)
