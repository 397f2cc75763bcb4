"""Which topic is studied now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.records.kinds.topic import Topic
from generator.records.library import Record
from generator.records.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class StudyMonth:
    """The topics around one day.

    Attributes:
        current: those whose period holds the day.
        last: the latest that is over, or None.
        next: the earliest that is to come, or None.
    """

    current: tuple[Record, ...]
    last: Record | None
    next: Record | None


def study_month(topics: Sequence[Record], today: date) -> StudyMonth:
    """Sort topic records into current, last and next on the day `today`."""
    periods = sorted(
        (
            (topic.fields.period, topic)
            for topic in topics
            if isinstance(topic.fields, Topic) and topic.fields.period
        ),
        key=lambda pair: (pair[0], pair[1].key),
    )

    def holds(period: PartialDate) -> bool:
        return period.first <= today <= period.last

    past = [topic for period, topic in periods if period.last < today]
    future = [topic for period, topic in periods if period.first > today]
    return StudyMonth(
        current=tuple(topic for period, topic in periods if holds(period)),
        last=past[-1] if past else None,
        next=future[0] if future else None,
    )
