"""Exchange meetings: who speaks on which case, and when in the course of the meeting."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.practice.adoptions import Named, named
from generator.records.kinds.session import Session
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.study.counts import Count, Counted
from generator.views.paging import newest_first


@dataclass(frozen=True, slots=True)
class Turn:
    """One item of a programme.

    Attributes:
        index: its place in the record, from 1.
        number: its place among those that are shown, from 1.
        speaker: who speaks, a post.
        case: what about, None where nothing is named.
        pack: with which pack, None where none is named.
        minutes: how long, None where nobody has said.
        begins: minutes since the beginning, as far as the times before it are known.
    """

    index: int
    number: int
    speaker: str
    case: Named | None
    pack: Named | None
    minutes: int | None
    begins: int

    @property
    def ends(self) -> int:
        """Minutes since the beginning at which it is over."""
        return self.begins + (self.minutes or 0)


@dataclass(frozen=True, slots=True)
class Meeting:
    """An exchange meeting: a session with a programme.

    Attributes:
        record: the session.
        unit: who holds it, None where the audience may not know.
        turns: its programme.
    """

    record: Record
    unit: Named | None
    turns: tuple[Turn, ...]

    @property
    def minutes(self) -> int:
        """The minutes that are known, together."""
        return sum(turn.minutes or 0 for turn in self.turns)

    @property
    def untimed(self) -> tuple[Turn, ...]:
        """The items of which nobody has said how long they take."""
        return tuple(turn for turn in self.turns if turn.minutes is None)

    @property
    def sources(self) -> tuple[Record, ...]:
        """The cases and packs of the programme, each once."""
        both = (one for turn in self.turns for one in (turn.case, turn.pack))
        found = {one.record.key: one.record for one in both if one and one.record}
        return tuple(found.values())

    @property
    def count(self) -> Count:
        """The items, counted."""
        return Count("programme", "议程", tuple(self._counted(turn) for turn in self.turns))

    def item(self, turn: Turn) -> str:
        """Return the name by which an item is counted."""
        return f"{self.record.key}#{turn.index}"

    def _counted(self, turn: Turn) -> Counted:
        about = f"：{turn.case.title}" if turn.case else ""
        uri = f"{self.record.uri}#programme"
        return Counted(self.item(turn), f"{turn.speaker}{about}", "", uri, (self.record,))

    @property
    def paper_uri(self) -> str:
        """The address of its Word file."""
        return f"practice/meetings/{self.record.id}.docx"


def meeting_of(record: Record, library: Library, links: Links) -> Meeting | None:
    """Return the meeting that a session is, None for one without a programme to show."""
    if not isinstance(record.fields, Session):
        return None
    turns = tuple(_turns(record, record.fields, library, links))
    return Meeting(record, named(library, links, record, ("unit",)), turns) if turns else None


def meetings_of(library: Library, links: Links) -> tuple[Meeting, ...]:
    """Return all meetings, newest first."""
    sessions = [record for record in library.records if isinstance(record.fields, Session)]
    held = (meeting_of(record, library, links) for record in newest_first(sessions))
    return tuple(one for one in held if one)


def _turns(record: Record, fields: Session, library: Library, links: Links) -> Iterator[Turn]:
    number = 0
    passed = 0
    for index, one in enumerate(fields.programme):
        case = named(library, links, record, ("programme", index, "case"))
        pack = named(library, links, record, ("programme", index, "pack"))
        # What is said beside a hidden record is about that record too.
        if (one.case and case is None) or (one.pack and pack is None):
            continue
        number += 1
        yield Turn(index + 1, number, one.speaker, case, pack, one.minutes, passed)
        passed += one.minutes or 0
