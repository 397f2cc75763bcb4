"""The entries of the calendar: what was held, what is planned, what is due."""

from collections.abc import Iterator, Mapping, Sequence

from generator.study.due_lists import DueItem
from generator.study.events import Event, EventKind
from generator.study.organisation import Organisation
from generator.study.sessions import StudySession
from generator.study.unit_years import CellState, UnitYear


def events_of(
    sessions: Sequence[StudySession],
    years: Sequence[UnitYear],
    dues: Sequence[DueItem],
    organisation: Organisation,
) -> tuple[Event, ...]:
    """Return all entries, by day."""
    names = {member.key: member.title for member in organisation.members}
    found = [*_held(sessions, names), *_planned(years), *_due(dues)]
    return tuple(sorted(found, key=lambda event: (event.day, event.uid)))


def _held(sessions: Sequence[StudySession], names: Mapping[str, str]) -> Iterator[Event]:
    for one in sessions:
        if one.counts and one.unit in names:
            record = one.record
            yield Event(
                f"held:{record.key}",
                one.on,
                one.fields.date.last,
                EventKind.HELD,
                record.title,
                one.unit,
                names[one.unit],
                record.uri,
            )


def _planned(years: Sequence[UnitYear]) -> Iterator[Event]:
    for year in years:
        for cell in year.having(CellState.OPEN, CellState.AHEAD):
            if cell.line:
                unit = year.member
                yield Event(
                    f"planned:{cell.item}",
                    cell.month.first,
                    cell.month.last,
                    EventKind.PLANNED,
                    f"{unit.title}计划：{cell.title}",
                    unit.key,
                    unit.title,
                    year.uri,
                )


def _due(dues: Sequence[DueItem]) -> Iterator[Event]:
    for due in dues:
        name = due.unit.title if due.unit else ""
        yield Event(
            f"due:{due.kind.id}:{due.item}",
            due.when,
            due.when,
            EventKind.DUE,
            f"{name}：{due.what}" if name else due.what,
            due.unit.key if due.unit else "",
            name,
            due.records[-1].uri if due.records else "study/due.html",
        )
