"""The words of a record that a reader sees on its page, as search must find them."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.records.library import Record
from generator.views.paragraphs import place_names
from generator.views.printing import Printer, Row

# The first are read by themselves, the others stand on no page.
_NOT_PRINTED = frozenset({"title", "summary", "attachments", "audience", "formerly", "imported"})


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words that stands together on a record's page.

    Attributes:
        text: the words.
        block: the id of the block of the body, empty for what is no block.
        place: what readers call the place where it stands.
    """

    text: str
    block: str
    place: str


def visible_words(record: Record, printer: Printer) -> Iterator[Words]:
    """Yield every run of words of a record's own.

    These are the title, the summary, each line of its data sheet as it is printed, and each block
    of its body, in this order.  A phrase never runs from one into the next.  What other records
    contribute to the page (their titles in lists, the sentences that cite) is not the record's own.
    """
    yield Words(record.title, "", "标题")
    if record.fields.summary:
        yield Words(record.fields.summary, "", "摘要")
    for spec in record.kind.specs:
        row = printer.row(record, spec.name)
        if row and spec.name not in _NOT_PRINTED:
            for text in _lines(row):
                yield Words(text, "", row.title)
    for attachment in record.fields.attachments:
        yield Words(attachment.label, "", "附件")
    places = place_names(record.blocks)
    for block in record.blocks:
        yield Words(block.text, block.id, places[block.id])


def _lines(row: Row) -> Iterator[str]:
    """Yield the values of a row as one line, and those of each group."""
    if row.values:
        yield "、".join(value.text for value in row.values)
    for group in row.groups:
        for inner in group:
            yield from _lines(inner)
