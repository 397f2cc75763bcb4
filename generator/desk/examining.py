"""Check everything that the desk answers for: quotations in records, and packs."""

from collections.abc import Iterator, Sequence

from generator.desk.checking import Desk
from generator.desk.diagnosing import diagnose
from generator.desk.pack_checks import check_pack
from generator.desk.packs import compile_pack
from generator.desk.verdicts import Judgement
from generator.records.diagnostics import Diagnostic
from generator.records.kinds.pack import Pack
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.quotation_weights import weights_for


def check_quoting(library: Library, links: Links) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the quotations and packs of a whole library."""
    judged = Desk(library, links).of_records(library.records)
    return tuple(
        problem
        for record in library.records
        for problem in _check(record, library, links, judged.get(record.key, ()))
    )


def _check(
    record: Record, library: Library, links: Links, judgements: Sequence[Judgement]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the quotations of one record, and with it as a pack."""
    weights = weights_for(record.kind.name, library.settings.quotations)
    for judgement in judgements:
        yield from diagnose(judgement, record.document.file, weights)
    if isinstance(record.fields, Pack):
        yield from check_pack(compile_pack(record, library, links, judgements), library)
