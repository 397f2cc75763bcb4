"""The way of a case: which of its four steps were taken, when and by which post."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from generator.records.kinds.case import Case, CaseState, CaseStep, Effect
from generator.records.library import Record

ORDER = tuple(CaseState)


class StationState(StrEnum):
    """What is known of one step."""

    TAKEN = "taken"
    CURRENT = "current"
    NO_RECORD = "no-record"
    """The case is further than that, and nothing says when the step was taken."""
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Station:
    """One of the four steps of a case.

    Attributes:
        step: recommended, verified, exemplary or withdrawn.
        state: whether it was taken.
        taken: the last time that it was taken, None where no record says.
    """

    step: CaseState
    state: StationState
    taken: CaseStep | None


@dataclass(frozen=True, slots=True)
class CaseWay:
    """The way of one case.

    Attributes:
        record: the case.
        state: how far it has come; None where nobody has said.
        stations: the four steps, in their order.
    """

    record: Record
    state: CaseState | None
    stations: tuple[Station, ...]

    @property
    def is_proven(self) -> bool:
        """Whether some effect says how it is known."""
        return any(effect.evidence for effect in case_fields(self.record).effect)


def case_fields(record: Record) -> Case:
    """Return the fields of a case."""
    assert isinstance(record.fields, Case)  # noqa: S101 - called for cases only
    return record.fields


def way_of(record: Record) -> CaseWay:
    """Return the way of a case."""
    fields = case_fields(record)
    return CaseWay(record, fields.state, tuple(_stations(fields)))


def told_effect(record: Record) -> Effect | None:
    """Return the effect that a list shows: the first with a before and an after, else the first."""
    effects = case_fields(record).effect
    told = (effect for effect in effects if effect.before and effect.after)
    return next(told, effects[0] if effects else None)


def _stations(fields: Case) -> Iterator[Station]:
    last = {step.state: step for step in fields.history}
    reached = ORDER.index(fields.state) if fields.state else -1
    for rank, step in enumerate(ORDER):
        taken = last.get(step)
        if step is fields.state:
            state = StationState.CURRENT
        elif taken and (rank < reached or fields.state is None):
            state = StationState.TAKEN
        elif rank < reached and fields.state is not CaseState.WITHDRAWN:
            state = StationState.NO_RECORD
        else:
            # A case may be withdrawn from any step, and come back to an earlier one.
            state = StationState.AHEAD
        yield Station(step, state, taken)


def misplaced_steps(fields: Case) -> Iterator[tuple[int, CaseStep, CaseStep]]:
    """Yield each step that cannot follow the one before it: its index, that one, the step.

    A case goes forward; after it was withdrawn it may be recommended anew.
    """
    for index, (before, step) in enumerate(pairwise(fields.history), start=1):
        anew = before.state is CaseState.WITHDRAWN and step.state is CaseState.RECOMMENDED
        if not anew and ORDER.index(step.state) <= ORDER.index(before.state):
            yield index, before, step


def backward_steps(fields: Case) -> Iterator[tuple[int, CaseStep, CaseStep]]:
    """Yield each step that is dated before the one before it: its index, that one, the step."""
    for index, (before, step) in enumerate(pairwise(fields.history), start=1):
        if step.on.last < before.on.first:
            yield index, before, step
