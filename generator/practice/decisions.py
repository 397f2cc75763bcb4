"""Decisions: what was to be read before them, who read it, and when."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.records.fields import Labelled
from generator.records.kinds.decision import Decision, ReadBy
from generator.records.kinds.pack import Pack
from generator.records.library import Library, Record
from generator.records.links import Link, Links
from generator.study.counts import Count, Counted
from generator.study.organisation import Member
from generator.study.preparing import Study
from generator.text.reading_time import reading_minutes
from generator.views.paging import newest_first
from generator.views.paragraphs import place_names
from generator.views.readings import ReadingLine, ReadingList, superseding

_NO_UNIT = "没有列出单位"


class ReadState(Labelled):
    """What is recorded of the reading before a decision."""

    READ = ("read", "已读")
    AFTERWARDS = ("afterwards", "会后才读")
    NO_RECORD = ("no-record", "无记录")


@dataclass(frozen=True, slots=True)
class PostRead:
    """A post that read, and when.

    Attributes:
        post: the post.
        read: the line of the record, with its date.
        afterwards: whether that was after the day of the meeting.
    """

    post: str
    read: ReadBy
    afterwards: bool


@dataclass(frozen=True, slots=True)
class Preparation:
    """A decision with what was read before it.

    Attributes:
        record: the decision.
        unit: the unit that decides, None where that cannot be shown.
        readings: what was to be read, with minutes.
        read_by: who read it.
        packs: the packs that it names and those that name it, by key.
        state: what is recorded of the reading.
    """

    record: Record
    unit: Member | None
    readings: ReadingList
    read_by: tuple[PostRead, ...]
    packs: tuple[Record, ...]
    state: ReadState

    @property
    def key(self) -> str:
        """The key of the record."""
        return self.record.key

    @property
    def fields(self) -> Decision:
        """The fields of the record."""
        assert isinstance(self.record.fields, Decision)  # noqa: S101 - made from decisions only
        return self.record.fields

    @property
    def unit_title(self) -> str:
        """The name of its unit, or that none is shown."""
        return self.unit.title if self.unit else _NO_UNIT


@dataclass(frozen=True, slots=True)
class UsedIn:
    """A decision before which a record was read.

    Attributes:
        decision: the decision.
        part: which paragraph, or an empty string for the whole.
        why: why it was read, or an empty string.
    """

    decision: Preparation
    part: str
    why: str


@dataclass(frozen=True, slots=True)
class UnitDecisions:
    """The decisions of one unit, newest first; `unit` is None where it cannot be shown."""

    unit: Member | None
    decisions: tuple[Preparation, ...]

    @property
    def id(self) -> str:
        """ASCII name; no unit has the one of those without unit."""
        return self.unit.record.id if self.unit else "no.unit"

    @property
    def title(self) -> str:
        """The name of the unit."""
        return self.unit.title if self.unit else _NO_UNIT


@dataclass(frozen=True)
class Decisions:
    """All decisions that one audience may see.

    Attributes:
        decisions: in the order of the organisation, of each unit the newest first.
        units: the units that have decisions, in the order of the organisation.
        used: by record key, the decisions before which the record was read.
    """

    decisions: tuple[Preparation, ...]
    units: tuple[UnitDecisions, ...]
    used: Mapping[str, tuple[UsedIn, ...]]

    @cached_property
    def _by_key(self) -> Mapping[str, Preparation]:
        return {one.key: one for one in self.decisions}

    def of(self, key: str) -> Preparation | None:
        """Return one decision by the key of its record, or None."""
        return self._by_key.get(key)

    def read_before(self, record_key: str) -> tuple[UsedIn, ...]:
        """Return the decisions before which a record was read, newest first."""
        return self.used.get(record_key, ())


def decisions_of(library: Library, links: Links, study: Study) -> Decisions:
    """Return the decisions of the visible part of a library with what was read before them."""
    return _Preparations(library, links, study).decisions()


def decision_counts(decisions: Iterable[Preparation], prefix: str = "") -> dict[str, Count]:
    """Return how many decisions there are, and how many have each state, by name.

    Args:
        decisions: the decisions.
        prefix: what the ids of the counts begin with, where several such groups share a page.
    """
    found = tuple(decisions)
    return {
        "total": Count(f"{prefix}total", "议题", tuple(map(_counted, found))),
        **{
            state.id: Count(
                f"{prefix}{state.id}",
                state.label,
                tuple(_counted(one) for one in found if one.state is state),
            )
            for state in ReadState
        },
        "no-readings": Count(
            f"{prefix}no-readings",
            "没有写要读什么",
            tuple(_counted(one) for one in found if not one.fields.readings),
        ),
        "packs": Count(
            f"{prefix}packs", "备有资料包", tuple(_counted(one) for one in found if one.packs)
        ),
    }


def _counted(one: Preparation) -> Counted:
    minutes = one.readings.minutes
    said = (
        one.record.when.chinese if one.record.when else "未注明日期",
        one.state.label,
        f"要读 {len(one.readings.lines)} 篇" if one.readings.lines else "",
        f"{minutes} 分钟" if minutes else "",
    )
    label = f"{one.unit_title}：{one.record.title}"
    return Counted(one.key, label, "，".join(filter(None, said)), one.record.uri, (one.record,))


class _Preparations:
    """Makes the decisions; looks once at every record, and estimates every text once."""

    def __init__(self, library: Library, links: Links, study: Study) -> None:
        self._library = library
        self._links = links
        self._study = study
        self._minutes: dict[tuple[str, str], int | None] = {}
        self._packs: dict[str, list[Record]] = {}
        for record in library.records:
            if isinstance(record.fields, Pack):
                link = links.from_field(record.key, ("decision",))
                if link and link.target:
                    self._packs.setdefault(link.target, []).append(record)

    def decisions(self) -> Decisions:
        found: dict[str, list[Preparation]] = {}
        used: dict[str, list[UsedIn]] = {}
        records = [one for one in self._library.records if isinstance(one.fields, Decision)]
        for record in newest_first(records):
            assert isinstance(record.fields, Decision)  # noqa: S101 - chosen above
            one = self._decision(record, record.fields)
            found.setdefault(one.unit.key if one.unit else "", []).append(one)
            for target, use in self._uses(one):
                used.setdefault(target, []).append(use)
        keys = [*(member.key for member in self._study.organisation.members), ""]
        units = tuple(
            UnitDecisions(found[key][0].unit, tuple(found[key])) for key in keys if key in found
        )
        return Decisions(
            tuple(one for unit in units for one in unit.decisions),
            units,
            {key: tuple(uses) for key, uses in used.items()},
        )

    def _decision(self, record: Record, fields: Decision) -> Preparation:
        unit = self._links.from_field(record.key, ("unit",))
        read_by = tuple(PostRead(one.post, one, _is_after(one, fields)) for one in fields.read_by)
        return Preparation(
            record,
            self._study.organisation.by_key.get(unit.target or "") if unit else None,
            ReadingList(tuple(self._lines(record, fields))),
            read_by,
            tuple(self._packs_for(record, fields)),
            _state(read_by),
        )

    def _lines(self, record: Record, fields: Decision) -> Iterator[ReadingLine]:
        number = 0
        for index, reading in enumerate(fields.readings):
            link = self._links.from_field(record.key, ("readings", index, "ref"))
            if link is None or link.broken:
                continue
            number += 1
            text = self._library.by_key.get(link.target or "")
            yield ReadingLine(
                number=number,
                title=text.title if text else link.written,
                uri=link.uri if text else "",
                part="，".join(filter(None, (self._place(link), reading.why))),
                minutes=self._estimate(text, link.anchor) if text else None,
                record=text,
                superseded_by=superseding(text, self._library, self._links) if text else None,
            )

    def _uses(self, one: Preparation) -> Iterator[tuple[str, UsedIn]]:
        for index, reading in enumerate(one.fields.readings):
            link = self._links.from_field(one.key, ("readings", index, "ref"))
            if link and link.target:
                yield link.target, UsedIn(one, self._place(link), reading.why or "")

    def _place(self, link: Link) -> str:
        """Return what readers call the paragraph that a reference leads to."""
        text = self._library.by_key.get(link.target or "")
        return place_names(text.blocks).get(link.anchor, "") if text and link.anchor else ""

    def _packs_for(self, record: Record, fields: Decision) -> Iterator[Record]:
        named = [
            self._library.by_key[link.target]
            for index in range(len(fields.packs))
            if (link := self._links.from_field(record.key, ("packs", index))) and link.target
        ]
        both = {pack.key: pack for pack in (*named, *self._packs.get(record.key, ()))}
        yield from both.values()

    def _estimate(self, text: Record, anchor: str) -> int | None:
        if (text.key, anchor) not in self._minutes:
            words = (block.text for block in text.blocks if not anchor or block.id == anchor)
            self._minutes[text.key, anchor] = reading_minutes("\n".join(words)) or None
        return self._minutes[text.key, anchor]


def _is_after(read: ReadBy, fields: Decision) -> bool:
    """Say whether somebody read after the meeting, and not only perhaps."""
    return bool(read.on and fields.date and read.on.first > fields.date.last)


def _state(read_by: tuple[PostRead, ...]) -> ReadState:
    if not read_by:
        return ReadState.NO_RECORD
    late = any(one.afterwards for one in read_by)
    return ReadState.AFTERWARDS if late else ReadState.READ
