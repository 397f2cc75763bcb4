"""The words of a record that a reader sees on its page, as search must find them."""

from collections.abc import Iterator

from generator.records.library import Record
from generator.views.printing import Printer, Row


def visible_texts(record: Record, printer: Printer) -> Iterator[tuple[str, str]]:
    """Yield every run of words of a record's own, with the id of its block.

    These are the title, the summary, each printed value of its fields, and each block of its body.
    A phrase never runs from one into the next.  What other records contribute to the page (their
    titles in lists, the sentences that cite) is not the record's own.  The id is empty for what is
    no block.
    """
    yield record.title, ""
    if record.fields.summary:
        yield record.fields.summary, ""
    for spec in record.kind.specs:
        row = printer.row(record, spec.name)
        if row and spec.name not in {"title", "summary", "audience", "formerly", "imported"}:
            for text in _values(row):
                yield text, ""
    for block in record.blocks:
        yield block.text, block.id


def _values(row: Row) -> Iterator[str]:
    for value in row.values:
        yield value.text
    for group in row.groups:
        for inner in group:
            yield from _values(inner)
