"""Check the way of every case: what it rests on, and whether its steps follow each other."""

from collections.abc import Iterator

from generator.practice.case_ways import backward_steps, misplaced_steps, way_of
from generator.records import rules
from generator.records.diagnostics import Diagnostic, Place
from generator.records.kinds.case import Case, CaseState
from generator.records.library import Library, Record
from generator.records.validation import value_place


def check_exchange(library: Library) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the ways of the cases of a whole library."""
    return tuple(
        problem
        for record in library.records
        if isinstance(record.fields, Case)
        for problem in _case(record, record.fields)
    )


def _case(record: Record, fields: Case) -> Iterator[Diagnostic]:
    if fields.state is CaseState.EXEMPLARY and not way_of(record).is_proven:
        yield rules.EXEMPLARY_WITHOUT_EVIDENCE.at(_place(record, "state"))
    for index, before, step in misplaced_steps(fields):
        yield rules.CASE_STEPS_OUT_OF_ORDER.at(
            _place(record, "history", index, "state"),
            step=step.state.label,
            before=before.state.label,
        )
    if fields.history and fields.history[-1].state is not fields.state:
        field = "state" if fields.state else "history"
        yield rules.CASE_STATE_DIFFERS.at(
            _place(record, field),
            state=f"“{fields.state.label}”" if fields.state else "没有写",
            last=fields.history[-1].state.label,
        )
    for index, before, step in backward_steps(fields):
        yield rules.CASE_DATES_BACKWARDS.at(
            _place(record, "history", index, "on"),
            step=step.state.label,
            date=step.on,
            before=before.state.label,
            before_date=before.on,
        )


def _place(record: Record, *path: str | int) -> Place:
    return value_place(record.document.front, path, record.document.file)
