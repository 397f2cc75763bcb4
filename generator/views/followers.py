"""Which units wrote on a topic."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.records.library import Library, Record
from generator.records.links import Links


@dataclass(frozen=True, slots=True)
class Follower:
    """A unit, and what it wrote on a topic, newest first."""

    unit: Record
    records: tuple[Record, ...]


def followers(
    topic: Record,
    referring: Mapping[str, Sequence[Record]],
    library: Library,
    links: Links,
) -> tuple[Follower, ...]:
    """Return the units that wrote on `topic`, in the order of the organisation, never by speed."""
    written: dict[str, list[Record]] = {}
    for record in referring.get(topic.key, ()):
        link = links.from_field(record.key, ("unit",))
        if link and link.target:
            written.setdefault(link.target, []).append(record)
    return tuple(
        Follower(unit, tuple(written[unit.key]))
        for unit in in_order(library, links)
        if unit.key in written
    )


def in_order(library: Library, links: Links) -> tuple[Record, ...]:
    """Return the units as the tree has them: each parent before its children."""
    children: dict[str, list[Record]] = {}
    for unit in library.records:
        if unit.kind.name == "unit":
            link = links.from_field(unit.key, ("parent",))
            parent = link.target if link and link.target else ""
            children.setdefault(parent, []).append(unit)
    ordered: list[Record] = []
    seen: set[str] = set()

    def add(parent: str) -> None:
        for unit in children.get(parent, ()):
            if unit.key not in seen:
                seen.add(unit.key)
                ordered.append(unit)
                add(unit.key)

    add("")
    # Units in a circle have no root; they are reported elsewhere and come last here.
    rest = (unit for units in children.values() for unit in units if unit.key not in seen)
    return (*ordered, *sorted(rest, key=lambda unit: unit.key))
