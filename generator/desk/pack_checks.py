"""Look for what would spoil a lecture: too long, out of date, not open to its listeners."""

from collections.abc import Iterator

from generator.desk.packs import CompiledPack, PackLine
from generator.records import rules
from generator.records.common import Disclosure
from generator.records.diagnostics import Diagnostic
from generator.records.library import Library, Record
from generator.records.validation import value_place
from generator.text.normal import normal_form


def check_pack(pack: CompiledPack, library: Library) -> Iterator[Diagnostic]:
    """Yield what is wrong with a pack that was compiled from the whole `library`."""
    document = pack.record.document
    if pack.is_over_limit:
        place = value_place(document.front, ("limit",), document.file)
        yield rules.PACK_OVER_LIMIT.at(place, minutes=pack.total, limit=pack.fields.limit)
    for line in pack.lines:
        if line.record:
            yield from _check_line(pack.record, line, line.record, library)


def _check_line(
    pack: Record, line: PackLine, record: Record, library: Library
) -> Iterator[Diagnostic]:
    document = pack.document
    place = value_place(document.front, ("items", line.index, "ref"), document.file)
    if newer := line.superseded_by:
        yield rules.PACK_ITEM_SUPERSEDED.at(
            place, title=record.title, newer=newer.title, newer_key=newer.key
        )
    if line.is_summary and (full := _full_text(record, library)):
        yield rules.PACK_ITEM_SUMMARY.at(place, title=record.title, full=full.key)
    for audience in library.settings.every_audience:
        sees_pack = audience.may_see(pack.fields.audience)
        if sees_pack and not audience.may_see(record.fields.audience):
            yield rules.PACK_ITEM_HIDDEN.at(place, audience=audience.name, title=record.title)


def _full_text(record: Record, library: Library) -> Record | None:
    """Return a record of the same name of which the archive has the full text, or None."""
    form = normal_form(record.title)
    same = (
        other
        for other in library.of(record.kind)
        if other.fields.disclosure is Disclosure.FULL and normal_form(other.title) == form
    )
    return next(same, None)
