"""The reading list of a topic: what to read, in which order, how long it takes."""

from dataclasses import dataclass

from generator.records.kinds.topic import Topic
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.text.reading_time import reading_minutes


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """One item of a reading list.

    Attributes:
        number: its place in the list, counted from 1.
        title: of the record, or what the author wrote where there is none.
        uri: where it leads, or an empty string.
        part: which part is to be read, or an empty string.
        minutes: as the author says, else estimated from the text; None where nothing is known.
        record: the record, or None where the reference leads nowhere.
        superseded_by: the speech that replaced it, or None.
    """

    number: int
    title: str
    uri: str
    part: str
    minutes: int | None
    record: Record | None
    superseded_by: Record | None


@dataclass(frozen=True, slots=True)
class ReadingList:
    """The required or optional readings of a topic."""

    lines: tuple[ReadingLine, ...]

    @property
    def minutes(self) -> int:
        """The minutes of all lines whose time is known."""
        return sum(line.minutes or 0 for line in self.lines)


def reading_list(topic: Record, field: str, library: Library, links: Links) -> ReadingList:
    """Return the readings in `field` (``required`` or ``optional``) of a topic record.

    Readings that the audience may not see are left out, as if they were not there.
    """
    assert isinstance(topic.fields, Topic)  # noqa: S101 - callers pass topics
    lines: list[ReadingLine] = []
    for index, reading in enumerate(getattr(topic.fields, field)):
        link = links.from_field(topic.key, (field, index, "ref"))
        if link is None or link.broken:
            continue
        record = library.by_key.get(link.target or "")
        lines.append(
            ReadingLine(
                number=len(lines) + 1,
                title=record.title if record else link.written,
                uri=link.uri if record else "",
                part=reading.part or "",
                minutes=reading.minutes or (_estimate(record, link.anchor) if record else None),
                record=record,
                superseded_by=superseding(record, library, links) if record else None,
            )
        )
    return ReadingList(tuple(lines))


def superseding(record: Record, library: Library, links: Links) -> Record | None:
    """Return the newest record that replaces `record`, or None."""
    newer = [
        library.by_key[link.source]
        for link in links.towards(record.key)
        if link.path and link.path[0] == "supersedes"
    ]
    return max(newer, key=lambda other: (str(other.fields.date or ""), other.key), default=None)


def _estimate(record: Record, anchor: str) -> int | None:
    texts = [block.text for block in record.blocks if not anchor or block.id == anchor]
    return reading_minutes("\n".join(texts)) or None
