"""What happens on which day: the entries of the calendar."""

from dataclasses import dataclass
from datetime import date

from generator.records.fields import Labelled


class EventKind(Labelled):
    """What an entry of the calendar is."""

    HELD = ("held", "已学")
    PLANNED = ("planned", "计划")
    DUE = ("due", "期限")


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the calendar.

    Attributes:
        uid: the same in every build, unlike that of any other entry.
        day: its first day.
        last: its last day; the same as `day`, or the end of a month of which only that is known.
        kind: what it is.
        title: what it says, with the unit.
        unit: key of the unit's record.
        unit_title: the unit's name.
        uri: the page that it leads to, relative to the site's root.
    """

    uid: str
    day: date
    last: date
    kind: EventKind
    title: str
    unit: str
    unit_title: str
    uri: str
