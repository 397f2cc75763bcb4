"""From when until when a rule holds, and what took its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.records.fields import Labelled
from generator.records.kinds.rule import Regulation
from generator.records.library import Library, Record
from generator.records.links import Links


class RuleState(Labelled):
    """What a rule is on a day."""

    IN_FORCE = ("in-force", "现行")
    TO_COME = ("to-come", "未施行")
    ENDED = ("ended", "已失效")


@dataclass(frozen=True, slots=True)
class Validity:
    """The span of a rule.

    Attributes:
        record: the rule.
        begins: its first day, None where it is not known.
        ends: its last day, by its own words or because a newer one took its place; None while
            there is no end.
        newer: the rules that take its place, the earliest first.
        older: the rules whose place it takes.
    """

    record: Record
    begins: date | None
    ends: date | None
    newer: tuple[Record, ...]
    older: tuple[Record, ...]

    def on(self, day: date) -> RuleState:
        """Return what the rule is on a day."""
        if self.begins and day < self.begins:
            return RuleState.TO_COME
        if self.ends and day > self.ends:
            return RuleState.ENDED
        return RuleState.IN_FORCE


def validities(library: Library, links: Links) -> dict[str, Validity]:
    """Return the span of every rule, by key."""
    return {
        record.key: _validity(record, library, links)
        for record in library.records
        if isinstance(record.fields, Regulation)
    }


def _validity(record: Record, library: Library, links: Links) -> Validity:
    fields = record.fields
    assert isinstance(fields, Regulation)  # noqa: S101 - the caller looked
    newer = [
        library.by_key[link.source]
        for link in links.towards(record.key)
        if link.path[:1] == ("supersedes",) and link.source != record.key
    ]
    older = [
        library.by_key[link.target]
        for link in links.leaving(record.key)
        if link.path[:1] == ("supersedes",) and link.target and link.target != record.key
    ]
    ends = [fields.valid_to.last] if fields.valid_to else []
    ends += [first - timedelta(days=1) for one in newer if (first := _begins(one))]
    return Validity(
        record,
        _begins(record),
        min(ends, default=None),
        tuple(sorted(newer, key=lambda one: (_begins(one) or date.max, one.key))),
        tuple(sorted(older, key=lambda one: one.key)),
    )


def _begins(record: Record) -> date | None:
    fields = record.fields
    since = fields.valid_from if isinstance(fields, Regulation) else None
    return since.first if since else None


@dataclass(frozen=True, slots=True)
class RulesFrom:
    """The rules that held from one day on, until the next change.

    Attributes:
        day: the day of the change, None for the time before the first.
        rules: that were in force then, by title.
        begun: those that began on the day.
        ended: those that had ended just before.
    """

    day: date
    rules: tuple[Validity, ...]
    begun: tuple[Validity, ...]
    ended: tuple[Validity, ...]


def changes(spans: Sequence[Validity]) -> tuple[RulesFrom, ...]:
    """Return what was in force after each change, the latest first."""
    days = {span.begins for span in spans if span.begins}
    days |= {span.ends + timedelta(days=1) for span in spans if span.ends}
    return tuple(
        RulesFrom(
            day,
            tuple(span for span in spans if span.on(day) is RuleState.IN_FORCE),
            tuple(span for span in spans if span.begins == day),
            tuple(span for span in spans if span.ends and span.ends + timedelta(days=1) == day),
        )
        for day in sorted(days, reverse=True)
    )
