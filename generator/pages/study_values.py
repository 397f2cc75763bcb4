"""What the pages of single records and listings say of the study year."""

from typing import Any

from generator.pages.calendar_pages import unit_calendar
from generator.pages.study_pages import unit_year_values
from generator.records.kinds.lecturer import Lecturer
from generator.records.kinds.plan import Plan
from generator.records.kinds.rule import Regulation
from generator.records.kinds.session import Session
from generator.records.kinds.topic import Topic
from generator.records.kinds.unit import Unit
from generator.records.library import Record
from generator.records.schema import Kind
from generator.study.counts import column_counts
from generator.study.preparing import Study
from generator.study.requirements import vetting_flaw
from generator.study.responsibilities import unit_duties
from generator.study.rule_states import RuleState, changes
from generator.views.deriving import Views


def study_values(record: Record, study: Study, views: Views) -> dict[str, Any]:
    """Return what the template of a record's kind needs of the study year."""
    match record.fields:
        case Session():
            return _session(record, study)
        case Topic():
            return _topic(record, study)
        case Unit():
            return _unit(record, study, views)
        case Regulation():
            validity = study.rules[record.key]
            return {"validity": validity, "rule_state": validity.on(study.today)}
        case Lecturer():
            return {"vetting_flaw": vetting_flaw(record, study.today)}
        case Plan():
            return {"year_uri": _year_uri(record, study)}
        case _:
            return {}


def listing_values(kind: Kind, study: Study) -> dict[str, Any]:
    """Return what the template of a kind's listing needs of the study year."""
    if not issubclass(kind.model, Regulation):
        return {}
    spans = sorted(study.rules.values(), key=lambda span: (span.record.title, span.record.key))
    by_state = [
        (state, [span for span in spans if span.on(study.today) is state]) for state in RuleState
    ]
    return {
        "rules_by_state": [(state, found) for state, found in by_state if found],
        "changes": changes(spans),
    }


def _session(record: Record, study: Study) -> dict[str, Any]:
    session = study.session_by_key.get(record.key)
    if session is None:
        return {"session": None, "told": {"followed_by": ()}}
    member = study.organisation.by_key[session.unit]
    told = {
        "line": study.matching.line_of.get(record.key),
        "followings": study.followings_by(record.key),
        "followed_by": study.followers_of(record.key),
        "unit_title": member.title,
        "year_uri": f"study/{session.on.year}/{member.record.id}.html"
        if (year := study.year(session.on.year)) and year.of(session.unit)
        else member.record.uri,
    }
    return {"session": session, "told": told}


def _topic(record: Record, study: Study) -> dict[str, Any]:
    column = study.columns.get(record.key)
    return {
        "chain": column,
        "chain_counts": column_counts(column) if column else {},
        "unit_titles": {one.key: one.title for one in study.organisation.members},
    }


def _unit(record: Record, study: Study, views: Views) -> dict[str, Any]:
    member = study.organisation.by_key[record.key]
    shown = next((year for year in study.years if year.of(record.key)), None)
    unit = shown.of(record.key) if shown else None
    values = unit_year_values(unit, shown, study, views) if shown and unit else {"unit": None}
    return {
        **values,
        "duties": unit_duties(member, study.standards, study.today),
        "dues": study.due_of(record.key),
        "standards": study.standards.of(record.key),
        "today": study.today,
        "unit_calendar": unit_calendar(record.id),
    }


def _year_uri(record: Record, study: Study) -> str:
    plan = study.plan_by_key.get(record.key)
    year = study.year(plan.year) if plan else None
    unit = year.of(plan.unit) if plan and year else None
    return unit.uri if unit else ""
