"""Check what decisions, problems, sit-ins, cases and indicators say of each other."""

from generator.practice.appraisals import check_appraisal
from generator.practice.exchange_checks import check_exchange
from generator.practice.problem_checks import check_decisions, check_problems
from generator.practice.sitting_checks import check_sittings
from generator.records.diagnostics import Diagnostic
from generator.records.library import Library
from generator.records.links import Links
from generator.study.preparing import Study


def check_practice(library: Library, links: Links, study: Study) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the study that was put to work in a whole library."""
    return (
        *check_problems(library, links, study),
        *check_decisions(library, links, study),
        *check_sittings(library, links, study),
        *check_exchange(library),
        *check_appraisal(library, links, study),
    )
