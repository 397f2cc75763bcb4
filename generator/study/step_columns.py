"""The steps that a table of sessions has columns for."""

from collections.abc import Sequence
from datetime import date

from generator.records.kinds.expectation import Measure
from generator.records.library import Library
from generator.records.vocabulary import TermSetting
from generator.study.sessions import StudySession
from generator.study.standards import Standards, expectation_spec

_VOCABULARY = "steps"


def step_columns(
    library: Library,
    standards: Standards,
    unit: str,
    year: int,
    sessions: Sequence[StudySession],
) -> tuple[TermSetting, ...]:
    """Return the steps that are asked of a unit in a year, or else those that it took.

    They come in the order in which they are asked for, else in that of the vocabulary.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    spec = expectation_spec("steps")
    for standard in standards.measuring(unit, Measure.STEPS):
        if standard.overlaps(first, last):
            words = standard.expectation.steps
            return tuple(term for word in words if (term := library.term(spec, word)))
    vocabulary = library.vocabularies.get(_VOCABULARY)
    taken = {step.id for session in sessions for step in session.steps}
    return tuple(term for term in vocabulary.terms if term.id in taken) if vocabulary else ()
