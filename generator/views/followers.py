"""Which units wrote on a topic."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.records.library import Library, Record
from generator.records.links import Links


@dataclass(frozen=True, slots=True)
class Follower:
    """A unit, and what it wrote on a topic, newest first."""

    unit: Record
    records: tuple[Record, ...]


def followers(
    written: Sequence[Record], units: Sequence[tuple[int, Record]], links: Links
) -> tuple[Follower, ...]:
    """Return the units that wrote on a topic, in the order of the organisation, never by speed.

    Args:
        written: the records that name the topic, newest first.
        units: all units in order, each with its depth.
        links: the links between records.
    """
    by_unit: dict[str, list[Record]] = {}
    for record in written:
        if not record.kind.reading:
            continue
        link = links.from_field(record.key, ("unit",))
        if link and link.target:
            by_unit.setdefault(link.target, []).append(record)
    if not by_unit:
        return ()
    return tuple(
        Follower(unit, tuple(by_unit[unit.key])) for _, unit in units if unit.key in by_unit
    )


def units_in_order(library: Library, links: Links) -> tuple[tuple[int, Record], ...]:
    """Return the units as the tree has them, each parent before its children, with their depth.

    Units in a circle have no root; the circle is reported elsewhere, and they come last here.
    """
    children: dict[str, list[Record]] = {}
    for unit in library.records:
        if unit.kind.name == "unit":
            link = links.from_field(unit.key, ("parent",))
            children.setdefault((link.target or "") if link else "", []).append(unit)
    ordered: list[tuple[int, Record]] = []
    pending = [(0, unit) for unit in reversed(children.get("", []))]
    while pending:
        depth, unit = pending.pop()
        ordered.append((depth, unit))
        pending.extend((depth + 1, child) for child in reversed(children.get(unit.key, [])))
    placed = {unit.key for _, unit in ordered}
    rest = [unit for units in children.values() for unit in units if unit.key not in placed]
    ordered.extend((0, unit) for unit in sorted(rest, key=lambda unit: unit.key))
    return tuple(ordered)
