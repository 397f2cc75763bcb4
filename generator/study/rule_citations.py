"""Rules that are cited at a time at which they do not hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.records.kinds.rule import Regulation
from generator.records.kinds.unit import Unit
from generator.records.library import Library, Record
from generator.records.links import Link, Links
from generator.study.rule_states import RuleState, Validity


@dataclass(frozen=True, slots=True)
class OutdatedCitation:
    """A citation of a rule outside its span.

    Attributes:
        source: the record that cites.
        link: the reference.
        rule: the rule.
        day: the day for which it is cited.
        state: what the rule was on that day.
        fitting: the rule of the same line that held on that day, or None.
    """

    source: Record
    link: Link
    rule: Validity
    day: date
    state: RuleState
    fitting: Record | None


def outdated_citations(
    library: Library, links: Links, rules: Mapping[str, Validity], today: date
) -> tuple[OutdatedCitation, ...]:
    """Return the citations of rules outside their span, by record."""
    return tuple(
        OutdatedCitation(record, link, rule, day, rule.on(day), _fitting(rule, day, rules))
        for record in library.records
        if not isinstance(record.fields, Regulation)
        for link in links.leaving(record.key)
        if (rule := rules.get(link.target or ""))
        for first, last in [_span(record, link, today)]
        # Of a month or a year, the rule must have held at some time.
        if (day := first if rule.ends and rule.ends < first else last)
        and not _held(rule, first, last)
    )


def _held(rule: Validity, first: date, last: date) -> bool:
    """Say whether a rule held on some day from `first` to `last`."""
    return not (rule.begins and rule.begins > last) and not (rule.ends and rule.ends < first)


def _span(record: Record, link: Link, today: date) -> tuple[date, date]:
    """Return the days for which a reference counts: for an expectation, one on which it holds."""
    if isinstance(record.fields, Unit) and link.path[:1] == ("expectations",):
        spans = (record.fields, record.fields.expectations[int(link.path[1])])
        begins = max((one.valid_from.first for one in spans if one.valid_from), default=date.min)
        ends = min((one.valid_to.last for one in spans if one.valid_to), default=date.max)
        day = min(max(today, begins), max(begins, ends))
        return day, day
    return (record.when.first, record.when.last) if record.when else (today, today)


def _fitting(rule: Validity, day: date, rules: Mapping[str, Validity]) -> Record | None:
    """Return the rule that held on a day, before or after this one in its line."""
    seen = {rule.record.key}
    pending = [*rule.newer, *rule.older]
    while pending:
        record = pending.pop(0)
        span = rules.get(record.key)
        if record.key in seen or span is None:
            continue
        if span.on(day) is RuleState.IN_FORCE:
            return record
        seen.add(record.key)
        pending.extend([*span.newer, *span.older])
    return None
