"""The points that sit-ins left open: problems that they found, and what the last fed back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.practice.sitting_records import observation_fields
from generator.records.kinds.problem import Problem, ProblemState
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.partial_date import PartialDate
from generator.text.normal import normal_form

_CLOSED = (ProblemState.SOLVED, ProblemState.SET_ASIDE)


@dataclass(frozen=True, slots=True)
class Point:
    """Something that a sit-in left open.

    Attributes:
        text: what it is.
        found: the sit-in that found it.
        problem: its record; None for what only the feedback says.
    """

    text: str
    found: Record
    problem: Record | None

    @property
    def fields(self) -> Problem | None:
        """The fields of the problem."""
        fields = self.problem.fields if self.problem else None
        return fields if isinstance(fields, Problem) else None

    @property
    def state(self) -> ProblemState | None:
        """How far the problem has come, None for what only the feedback says."""
        return (self.fields.state or ProblemState.NOTED) if self.fields else None

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.state not in _CLOSED

    @property
    def closed_on(self) -> PartialDate | None:
        """When the last measure was done; None while open, and where no record says it."""
        if self.is_open or self.fields is None:
            return None
        days = [one.done for one in self.fields.measures if one.done]
        return max(days, key=lambda day: day.last) if days else None


def found_problems(
    library: Library, links: Links
) -> Mapping[str, tuple[tuple[Record, frozenset[str]], ...]]:
    """Return the problems of each unit, with the keys of the records that they were found in."""
    found: dict[str, list[tuple[Record, frozenset[str]]]] = {}
    for record in library.records:
        unit = links.from_field(record.key, ("unit",))
        if not isinstance(record.fields, Problem) or not unit or not unit.target:
            continue
        ways = (
            links.from_field(record.key, ("found_in", index))
            for index in range(len(record.fields.found_in))
        )
        keys = frozenset(way.target for way in ways if way and way.target)
        found.setdefault(unit.target, []).append((record, keys))
    return {unit: tuple(own) for unit, own in found.items()}


def points_of(
    earlier: Sequence[Record], problems: Sequence[tuple[Record, frozenset[str]]]
) -> tuple[Point, ...]:
    """Return the problems that some sit-ins found, and what the last of them fed back.

    Args:
        earlier: the records of the sit-ins at one unit, oldest first.
        problems: the problems of the unit, with the keys of the records that found them.
    """
    if not earlier:
        return ()
    points = []
    for problem, keys in problems:
        found = next((one for one in earlier if one.key in keys), None)
        if found:
            points.append(Point(problem.title, found, problem))
    # What has become a problem of the same name is told once.
    told = {normal_form(point.text) for point in points}
    last = earlier[-1]
    points.sort(key=lambda point: (observation_fields(point.found).date.first, point.text))
    points.extend(
        Point(text, last, None)
        for text in observation_fields(last).weaknesses
        if normal_form(text) not in told
    )
    return tuple(points)
