"""Everything about study put to work that pages are made from."""

from dataclasses import dataclass

from generator.practice.appraisals import Appraisals, appraise
from generator.practice.decisions import Decisions, decisions_of
from generator.practice.duty_readings import DutyReadings, duty_readings_of
from generator.practice.exchange import Exchange, prepare_exchange
from generator.practice.problems import Problems, problems_of
from generator.practice.sittings import Sittings, sittings_of
from generator.study.preparing import Study
from generator.views.deriving import Views


@dataclass(frozen=True)
class Practice:
    """Study put to work, as far as one audience may see it.

    Attributes:
        problems: problems with their measures and results.
        decisions: what was read before decisions.
        readings: what there is to read for each duty.
        sittings: sit-ins, their deadlines, who was visited.
        appraisals: the evidence for each indicator, by unit and year.
        exchange: cases by problem, adoption, meetings, training.
    """

    problems: Problems
    decisions: Decisions
    readings: DutyReadings
    sittings: Sittings
    appraisals: Appraisals
    exchange: Exchange


def prepare_practice(views: Views, study: Study) -> Practice:
    """Derive everything from what one audience may see."""
    library, links = views.library, views.links
    return Practice(
        problems_of(library, links, study),
        decisions_of(library, links, study),
        duty_readings_of(views, study),
        sittings_of(library, links, study),
        appraise(study, library, links),
        prepare_exchange(library, links, study),
    )
