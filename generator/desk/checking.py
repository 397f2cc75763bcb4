"""Check what records and drafts quote against the records of a library."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.desk.judging import judge
from generator.desk.quotations import Quotation, quotations_in
from generator.desk.sources import Sources, lay_out
from generator.desk.statements import Titles, stated_sources
from generator.desk.verdicts import Asked, Judgement, Standing, Verdict
from generator.records.common import Disclosure
from generator.records.diagnostics import Place
from generator.records.kinds.pack import Pack
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.markers import FromSettings, Ref, Term
from generator.records.progress import Progress, silent
from generator.records.quotation_weights import weights_for
from generator.records.schema import values_of
from generator.records.validation import value_place
from generator.text.blocks import Block, BlockKind
from generator.views.printing import Printer

# Fields whose words are names, not speech.
_NO_SPEECH = frozenset({"title", "keywords", "source", "attachments", "imported"})


@dataclass(frozen=True)
class Desk:
    """A library as the source of quotations.  What is laid out once serves every check.

    Attributes:
        library: the records.
        links: between them.
    """

    library: Library
    links: Links

    @cached_property
    def sources(self) -> Sources:
        """The texts of all records but packs, which are made of others."""
        records = [one for one in self.library.records if not isinstance(one.fields, Pack)]
        return lay_out(records, Printer(self.library, self.links))

    @cached_property
    def titles(self) -> Titles:
        """What the records are called."""
        return Titles(self.library)

    @cached_property
    def standing(self) -> Standing:
        """Which records are superseded, and which are summaries only."""
        superseded = (
            link.target for link in self.links.links if link.path and link.path[0] == "supersedes"
        )
        return Standing(
            frozenset(key for key in superseded if key),
            frozenset(
                record.key
                for record in self.library.records
                if record.fields.disclosure is Disclosure.PRESS
            ),
        )

    def of_draft(
        self, blocks: Sequence[Block], progress: Progress = silent
    ) -> tuple[Judgement, ...]:
        """Judge what a draft quotes."""
        asked = self._asked(blocks, "", "")
        return _without_inner(self._judge(asked, progress))

    def of_records(self, records: Sequence[Record]) -> Mapping[str, tuple[Judgement, ...]]:
        """Judge what records quote, by key; those of kinds that are not checked are left out."""
        settings = self.library.settings.quotations
        asked = [
            one
            for record in records
            if weights_for(record.kind.name, settings)
            for one in self._asked(quoting_blocks(record), record.kind.folder, record.key)
        ]
        found: dict[str, list[Judgement]] = {}
        judgements = self._judge(asked, silent) if asked else ()
        for one, judgement in zip(asked, judgements, strict=True):
            found.setdefault(one.own, []).append(judgement)
        return {key: _without_inner(judged) for key, judged in found.items()}

    def _asked(self, blocks: Sequence[Block], folder: str, own: str) -> list[Asked]:
        found = quotations_in(blocks)
        stated = stated_sources(blocks, found, self.titles, folder)
        return [
            Asked(quotation, keys - {own}, own)
            for quotation, keys in zip(found, stated, strict=True)
        ]

    def _judge(self, asked: Sequence[Asked], progress: Progress) -> tuple[Judgement, ...]:
        total = len(asked)
        return judge(
            asked,
            self.sources,
            self.standing,
            lambda done: progress("核对引文", done, total),
        )


def _without_inner(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Leave out the quotations inside one that is whole in its source: they are part of that."""
    kept: list[Judgement] = []
    whole: list[Quotation] = []
    for judgement in judgements:
        inner = judgement.quotation
        if not inner.inside or not any(_holds(outer, inner) for outer in whole):
            kept.append(judgement)
        if judgement.verdict not in {Verdict.NOT_FOUND, Verdict.CHANGED, Verdict.TERM}:
            whole.append(inner)
    return tuple(kept)


def _holds(outer: Quotation, inner: Quotation) -> bool:
    return outer.block == inner.block and outer.start < inner.start and inner.end <= outer.end


def quoting_blocks(record: Record) -> tuple[Block, ...]:
    """Return the blocks of a record, and its fields in sentences as paragraphs after them."""
    return (*record.blocks, *_spoken_fields(record))


def _spoken_fields(record: Record) -> Iterator[Block]:
    document = record.document
    for value in values_of(record.fields):
        if value.path[0] in _NO_SPEECH or not isinstance(value.value, str):
            continue
        if not any(value.spec.marker(marker) for marker in (Ref, Term, FromSettings)):
            place: Place = value_place(document.front, value.path, document.file)
            yield Block("", BlockKind.PARAGRAPH, 0, value.value, "", place.line)
