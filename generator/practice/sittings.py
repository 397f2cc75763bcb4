"""列席旁听: all sit-ins by unit and day, with the coverage and what each unit has left open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.practice.single_sitting import Sitting
from generator.practice.sitting_coverage import Coverage, coverage_of, horizon_start
from generator.practice.sitting_points import Point, found_problems, points_of
from generator.practice.sitting_records import feedback_of, observation_fields, observations
from generator.practice.sitting_stages import Stages, stages_taken
from generator.records.kinds.expectation import Measure
from generator.records.library import Library
from generator.records.links import Links
from generator.records.partial_date import PartialDate
from generator.study.preparing import Study

# The sit-ins of so many months are listed together.
RECENT_MONTHS = 12


@dataclass(frozen=True)
class Sittings:
    """The sit-ins that one audience may see.

    Attributes:
        today: the day for which it was made.
        stages: the stages and their deadlines.
        sittings: by day and key; only those of units that the audience may see.
        coverage: of every unit that exists and stands below another, in the order of the
            organisation.
        open_points: what the sit-ins of each unit left open, by the unit's key.
    """

    today: date
    stages: Stages
    sittings: tuple[Sitting, ...]
    coverage: tuple[Coverage, ...]
    open_points: Mapping[str, tuple[Point, ...]]

    @cached_property
    def by_key(self) -> Mapping[str, Sitting]:
        """The sit-ins by key."""
        return {one.key: one for one in self.sittings}

    @cached_property
    def by_unit(self) -> Mapping[str, tuple[Sitting, ...]]:
        """The sit-ins of each unit by the unit's key, oldest first."""
        return _by_unit(self.sittings)

    @cached_property
    def recent(self) -> tuple[Sitting, ...]:
        """The sit-ins of the last twelve months, newest first."""
        first = self.recent_since
        found = [one for one in self.sittings if first <= one.on <= self.today]
        return tuple(one for one in reversed(found) if not one.repeats)

    @property
    def recent_since(self) -> date:
        """The first day of the last twelve months."""
        return horizon_start(self.today, RECENT_MONTHS)

    def coverage_of(self, unit: str) -> Coverage | None:
        """Return the coverage of a unit, None for one that need not be visited."""
        return next((one for one in self.coverage if one.member.key == unit), None)

    def before(self, sitting: Sitting) -> Sitting | None:
        """Return the sit-in of the same unit before another."""
        mine = self.by_unit[sitting.member.key]
        place = mine.index(sitting)
        return mine[place - 1] if place else None

    def after(self, sitting: Sitting) -> Sitting | None:
        """Return the sit-in of the same unit after another."""
        mine = self.by_unit[sitting.member.key]
        place = mine.index(sitting) + 1
        return mine[place] if place < len(mine) else None


def sittings_of(library: Library, links: Links, study: Study) -> Sittings:
    """Return the sit-ins of the visible part of a library."""
    stages = Stages(library, study.standards)
    problems = found_problems(library, links)
    found: dict[str, list[Sitting]] = {}
    seen: dict[tuple[str, PartialDate], str] = {}
    for record, unit in observations(library, links):
        member = study.organisation.by_key[unit]
        fields = observation_fields(record)
        link = links.from_field(record.key, ("session",))
        first = seen.setdefault((unit, fields.date), record.key) if fields.date.day else record.key
        mine = found.setdefault(unit, [])
        earlier = [one.record for one in mine if one.on < fields.date.first]
        points = (
            point
            for point in points_of(earlier, problems.get(unit, ()))
            if not (point.closed_on and point.closed_on.last < fields.date.first)
        )
        mine.append(
            Sitting(
                record,
                member,
                library.by_key.get(link.target or "") if link else None,
                stages_taken(fields, stages, unit, study.today),
                feedback_of(fields, study.standards.on(unit, Measure.FEEDBACK, fields.date.first)),
                tuple(points),
                first if first != record.key else "",
            )
        )
    ordered = sorted((one for own in found.values() for one in own), key=_place)
    below = [one for one in study.organisation.during(study.today, study.today) if one.parent]
    return Sittings(
        study.today,
        stages,
        tuple(ordered),
        tuple(coverage_of(one, found.get(one.key, ()), study) for one in below),
        {
            unit: tuple(
                point
                for point in points_of(
                    [one.record for one in own if one.on <= study.today], problems.get(unit, ())
                )
                if point.is_open
            )
            for unit, own in found.items()
        },
    )


def _place(sitting: Sitting) -> tuple[date, str]:
    return sitting.on, sitting.key


def _by_unit(sittings: Sequence[Sitting]) -> Mapping[str, tuple[Sitting, ...]]:
    found: dict[str, list[Sitting]] = {}
    for one in sittings:
        found.setdefault(one.member.key, []).append(one)
    return {key: tuple(own) for key, own in found.items()}
