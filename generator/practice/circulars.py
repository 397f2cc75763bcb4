"""The circular of a period: every number with the records that it was counted from."""

from dataclasses import dataclass
from functools import cached_property

from generator.practice.circular_figures import Circular
from generator.practice.circular_results import (
    case_figures,
    experience_rows,
    outcome_rows,
    paper_figures,
    practices_of,
    problem_figures,
    problem_rows,
    sit_in_figures,
)
from generator.practice.circular_sessions import (
    attendance_figures,
    form_rows,
    session_figures,
    step_figures,
    topic_figures,
    topic_rows,
    unit_figures,
    way_rows,
)
from generator.practice.period_records import Holdings, PeriodRecords
from generator.practice.periods import Period
from generator.records.library import Library
from generator.records.links import Links
from generator.study.preparing import Study

# The numbers and the lists in the order of a circular.
_FIGURES = (
    unit_figures,
    session_figures,
    step_figures,
    attendance_figures,
    topic_figures,
    case_figures,
    paper_figures,
    problem_figures,
    sit_in_figures,
)
_LISTS = {
    "forms": form_rows,
    "ways": way_rows,
    "topics": topic_rows,
    "experience_forms": experience_rows,
    "outcome_forms": outcome_rows,
    "problem_types": problem_rows,
}


@dataclass(frozen=True)
class Circulars:
    """Counts what a library holds of a period.

    Attributes:
        study: the study years.
        library: what the audience may see.
        links: the links inside it.
    """

    study: Study
    library: Library
    links: Links

    @cached_property
    def holdings(self) -> Holdings:
        """What there is to be counted."""
        return Holdings(self.study, self.library, self.links)

    def of(self, period: Period, scope: str | None = None) -> Circular:
        """Return the circular of a period.

        Args:
            period: the period.
            scope: key of the unit that it is about with all units below it; None for all units.
        """
        unit = self.study.organisation.by_key[scope] if scope else None
        records = PeriodRecords(self.holdings, period, unit)
        figures = [figure for figures in _FIGURES for figure in figures(records)]
        return Circular(
            period,
            unit,
            self.study.today,
            records.members,
            {figure.name: figure for figure in figures},
            {name: rows(records) for name, rows in _LISTS.items()},
            practices_of(records),
        )


def circular_of(
    study: Study, library: Library, links: Links, period: Period, scope: str | None = None
) -> Circular:
    """Return the circular of a period.

    Args:
        study: the study years.
        library: what the audience may see.
        links: the links inside it.
        period: the period.
        scope: key of the unit that it is about with all units below it; None for all units.
    """
    return Circulars(study, library, links).of(period, scope)
