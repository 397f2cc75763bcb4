"""A record as bibliographic data: its ``source`` fields, and what it says of itself beside them."""

from dataclasses import dataclass

from generator.records.common import Source, SourceType
from generator.records.library import Library, Record
from generator.records.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Reference:
    """What a citation is made from.  Empty strings and None stand for what is not known.

    Attributes:
        key: of the record.
        type: what the source is.
        title: its title.
        authors: persons or bodies.
        container: the newspaper, journal or site that it stands in.
        publisher: who published or issued it.
        place: where that is.
        issued: when it came out.
        accessed: when it was looked up.
        volume: of a journal.
        number: document number, or number of an issue.
        page: page or pages, of a newspaper the page number.
        url: its address.
        archive: who keeps it.
    """

    key: str
    type: SourceType
    title: str
    authors: tuple[str, ...] = ()
    container: str = ""
    publisher: str = ""
    place: str = ""
    issued: PartialDate | None = None
    accessed: PartialDate | None = None
    volume: str = ""
    number: str = ""
    page: str = ""
    url: str = ""
    archive: str = ""


def reference_of(record: Record, library: Library) -> Reference:
    """Return the bibliographic data of `record`.

    What its source does not say is taken from the record: the speaker or the unit as the author,
    the date of the speech as the date of issue.  A source without a type is a newspaper where it
    names what it stands in, a web page where it has an address, else a paper of the archive itself.
    """
    source = record.fields.source or Source()
    kind = source.type or _guessed(source)
    keeper = library.settings.organisation or library.settings.name
    return Reference(
        key=record.key,
        type=kind,
        title=source.title or record.title,
        authors=source.author or _author(record, library),
        container=source.container or "",
        publisher=source.publisher or "",
        place=source.place or "",
        issued=source.issued or record.when,
        accessed=source.accessed,
        volume=source.volume or "",
        number=source.number or "",
        page=source.page or "",
        url=source.url or "",
        archive=source.archive or (keeper if kind is SourceType.ARCHIVE_ITEM else ""),
    )


def _guessed(source: Source) -> SourceType:
    if source.container:
        return SourceType.NEWSPAPER
    return SourceType.WEB_PAGE if source.url else SourceType.ARCHIVE_ITEM


def _author(record: Record, library: Library) -> tuple[str, ...]:
    speaker = getattr(record.fields, "speaker", None)
    if speaker:
        return (str(speaker),)
    unit = library.by_key.get(f"units/{getattr(record.fields, 'unit', None)}")
    return (unit.title,) if unit else ()
