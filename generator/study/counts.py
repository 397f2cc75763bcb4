"""Printed numbers, each with what it was counted from."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.records.kinds.session import Session
from generator.records.library import Record
from generator.study.followings import (
    FOLLOW_DUE,
    Following,
    FollowState,
    FollowYear,
    TopicColumn,
)
from generator.study.requirements import Finding, Outcome, Requirement
from generator.study.unit_years import DUE, Cell, CellState, UnitYear


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing that was counted.

    Attributes:
        item: the name by which it is counted, never given twice in one count.
        label: what it is, for readers.
        said: its circumstance, or an empty string.
        uri: the page that shows it, relative to the site's root.
        records: the records that it was read from.
    """

    item: str
    label: str
    said: str
    uri: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its list.

    Attributes:
        id: ASCII name, unlike that of any other count of the same page.
        label: what is counted.
        items: what was counted.
    """

    id: str
    label: str
    items: tuple[Counted, ...]

    def __len__(self) -> int:
        """Return the number."""
        return len(self.items)


def cell_counts(years: Iterable[UnitYear]) -> dict[str, Count]:
    """Return how many lines were planned and due, and how many entries have each state, by id."""
    units = tuple(years)
    # On the page of one unit and year, neither has to be said again.
    alone = len(units) == 1
    planned = [(year, cell) for year in units for cell in year.planned]
    due = [(year, cell) for year in units for cell in year.having(*DUE)]
    counts = [
        Count("planned", "计划", tuple(_cell(*pair, alone) for pair in planned)),
        Count("due", "已到期", tuple(_cell(*pair, alone) for pair in due)),
        *(
            Count(
                state.id,
                state.label,
                tuple(_cell(year, cell, alone) for year in units for cell in year.having(state)),
            )
            for state in CellState
        ),
    ]
    return {count.id: count for count in counts}


def follow_counts(year: FollowYear) -> dict[str, Count]:
    """Return how many followings were due, and how many are in each state, by id."""
    return _follow_counts(year.having)


def column_counts(column: TopicColumn) -> dict[str, Count]:
    """Return the same for one topic."""
    return _follow_counts(column.having)


def requirement_counts(
    year: UnitYear, requirements: Iterable[Requirement]
) -> tuple[tuple[Requirement, dict[str, Count]], ...]:
    """Return, for each expectation, how many findings have each outcome, by the outcome's id."""
    return tuple(
        (
            requirement,
            {
                outcome.id: Count(
                    f"r{number}-{outcome.id}",
                    f"{requirement.standard.name}：{outcome.label}",
                    tuple(_finding(year, one) for one in requirement.having(outcome)),
                )
                for outcome in Outcome
            },
        )
        for number, requirement in enumerate(requirements, start=1)
    )


def _follow_counts(having: Callable[..., tuple[Following, ...]]) -> dict[str, Count]:
    counts = [
        Count("due", "应跟进并已到期", tuple(map(_follow, having(*FOLLOW_DUE)))),
        *(
            Count(state.id, state.label, tuple(map(_follow, having(state))))
            for state in FollowState
        ),
    ]
    return {count.id: count for count in counts}


def _cell(year: UnitYear, cell: Cell, alone: bool) -> Counted:
    label = f"{cell.month.month}月" if alone else f"{year.member.title}{cell.month.chinese}"
    title = f"：{cell.title}" if cell.title else ""
    records = tuple(_records_of(cell))
    uri = f"{year.uri}#m{cell.month.month:02}"
    if alone and records:
        uri = records[-1].uri
    return Counted(cell.item, label + title, cell.said, uri, records[-1:] if alone else records)


def _records_of(cell: Cell) -> Iterator[Record]:
    if cell.line:
        yield cell.line.plan
    for session in (*cell.sessions, *cell.others):
        yield session.record


def _follow(one: Following) -> Counted:
    sessions = [session for session in (one.lead, one.own) if session] + list(one.others)
    return Counted(
        one.item,
        f"{one.member.title}：{one.topic.title}",
        f"{one.days} 个工作日" if one.days is not None else one.said,
        one.topic.uri,
        tuple(session.record for session in sessions),
    )


def _finding(year: UnitYear, one: Finding) -> Counted:
    if len(one.records) != 1:
        return Counted(one.item, one.label, one.said, year.uri, one.records)
    # A list of sessions of one unit in one year: the day says which.
    (record,) = one.records
    label = one.label
    if isinstance(record.fields, Session):
        label = record.fields.date.chinese.removeprefix(f"{year.year}年")
    return Counted(one.item, label, one.said, record.uri, one.records)
