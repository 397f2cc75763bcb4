"""Measures against problems: which were carried out, which should have been."""

from datetime import date

from generator.records.kinds.problem import Problem, Remedy
from generator.records.library import Record


def remedies_of(problem: Record) -> tuple[tuple[str, Remedy], ...]:
    """Return the measures against a problem, each with the name by which it is counted."""
    fields = problem.fields
    measures = fields.measures if isinstance(fields, Problem) else ()
    return tuple((f"{problem.key}#{n}", one) for n, one in enumerate(measures, start=1))


def remedy_state(remedy: Remedy, today: date) -> str:
    """Say how far a measure has come."""
    if remedy.done and remedy.done.first <= today:
        return f"{remedy.done.chinese}完成"
    if remedy.due is None:
        return "没有期限"
    over = "，已过期" if remedy.due.last < today else ""
    return f"{remedy.due.chinese}到期{over}"


def is_done(remedy: Remedy, today: date) -> bool:
    """Say whether a measure was carried out."""
    return remedy.done is not None and remedy.done.first <= today


def is_overdue(remedy: Remedy, today: date) -> bool:
    """Say whether a measure should have been carried out and was not."""
    return not is_done(remedy, today) and remedy.due is not None and remedy.due.last < today
