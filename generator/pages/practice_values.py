"""What the pages of single records say of study put to work."""

from typing import Any

from generator.pages.appraisal_pages import appraisal_values
from generator.pages.decision_pages import decision_values, used_in_decisions
from generator.pages.exchange_pages import exchange_values
from generator.pages.problem_pages import problem_values
from generator.pages.sitting_pages import sitting_values
from generator.practice.preparing import Practice
from generator.records.kinds.decision import Decision
from generator.records.kinds.problem import Problem
from generator.records.kinds.rule import Regulation
from generator.records.kinds.unit import Unit
from generator.records.library import Record
from generator.study.preparing import Study


def practice_values(record: Record, practice: Practice, study: Study) -> dict[str, Any]:
    """Return what the template of a record's kind needs of study put to work."""
    values: dict[str, Any] = {"used_in": used_in_decisions(record.key, practice.decisions)}
    match record.fields:
        case Problem():
            values |= problem_values(record, practice.problems)
        case Decision():
            values |= decision_values(record, practice.decisions)
        case Unit() | Regulation():
            values |= appraisal_values(record, practice.appraisals, study)
    values |= sitting_values(record, practice.sittings, study)
    values |= exchange_values(record, practice.exchange)
    return values
