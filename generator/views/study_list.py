"""The topic list of a year, month by month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.records.kinds.topic import Topic
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.views.followers import Follower, followers
from generator.views.readings import ReadingList, reading_list


@dataclass(frozen=True, slots=True)
class TopicLine:
    """One topic in the year's table."""

    topic: Record
    required: ReadingList
    followers: tuple[Follower, ...]


@dataclass(frozen=True, slots=True)
class StudyMonthRow:
    """One month of the year's table; `number` is 0 for topics planned for the year as a whole."""

    number: int
    lines: tuple[TopicLine, ...]
    current: bool


@dataclass(frozen=True, slots=True)
class StudyYear:
    """The topics of one year, in twelve rows."""

    year: int
    rows: tuple[StudyMonthRow, ...]

    @property
    def count(self) -> int:
        """How many topics the year has."""
        return sum(len(row.lines) for row in self.rows)


def study_years(
    topics: Sequence[Record],
    referring: Mapping[str, Sequence[Record]],
    units: Sequence[tuple[int, Record]],
    library: Library,
    links: Links,
    today: date,
) -> tuple[StudyYear, ...]:
    """Return the years that have topics, newest first."""
    by_month: dict[tuple[int, int], list[Record]] = {}
    for topic in topics:
        period = topic.fields.period if isinstance(topic.fields, Topic) else None
        if period:
            by_month.setdefault((period.year, period.month or 0), []).append(topic)

    def row(year: int, month: int) -> StudyMonthRow:
        lines = tuple(
            TopicLine(
                topic,
                reading_list(topic, "required", library, links),
                followers(referring.get(topic.key, ()), units, links),
            )
            for topic in sorted(by_month.get((year, month), ()), key=lambda one: one.key)
        )
        return StudyMonthRow(month, lines, (year, month) == (today.year, today.month))

    years = sorted({year for year, _ in by_month}, reverse=True)
    return tuple(
        StudyYear(
            year,
            tuple(
                row(year, month) for month in (*range(1, 13), 0) if month or (year, 0) in by_month
            ),
        )
        for year in years
    )
