"""The page of one record."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.desk.preparing import DeskViews
from generator.desk.reporting import tallies, told
from generator.pages.bodies import print_body
from generator.pages.citing import citing
from generator.pages.pack_page import pack_values
from generator.pages.page import Page
from generator.pages.practice_values import practice_values
from generator.pages.sections import section_of, trail_above
from generator.pages.study_values import study_values
from generator.pages.templates import fill
from generator.practice.preparing import Practice
from generator.records.kind_flaws import TEMPLATES
from generator.records.layout import MATERIALS
from generator.records.library import Record
from generator.records.schema import Kind
from generator.study.preparing import Study
from generator.text.blocks import Block, BlockKind
from generator.text.reading_time import (
    CHARACTERS_PER_MINUTE,
    count_characters,
    reading_minutes,
)
from generator.views.deriving import Views
from generator.views.facets import SHOWN_ON_RECORD
from generator.views.followers import followers
from generator.views.paragraphs import paragraph_numbers
from generator.views.readings import reading_list, superseding

# So many citations stand open on the page; the rest unfold.
SHOWN_CITATIONS = 20


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading in the table of contents, with the paragraphs that it covers."""

    block: Block
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """An attachment as the page shows it.  `size` is in bytes."""

    title: str
    uri: str
    suffix: str
    size: int


@dataclass(frozen=True, slots=True)
class Told:
    """What is known besides a record's own words: views, desk, study, and study put to work."""

    views: Views
    desk: DeskViews
    study: Study
    practice: Practice


def record_page(record: Record, told_of: Told, files: frozenset[str]) -> Page:
    """Return the page of `record`; `files` are those that are published."""
    views, desk, study = told_of.views, told_of.desk, told_of.study
    judgements = told(desk.judgements.get(record.key, ()))
    pack = desk.packs.get(record.key)
    citations = views.citations.get(record.key, ())
    text = "\n".join(block.text for block in record.blocks)
    referring = views.referring.get(record.key, ())
    html = fill(
        record.kind.template,
        record.uri,
        own=views.library.root / TEMPLATES,
        record=record,
        fields=record.fields,
        views=views,
        printer=views.printer,
        readings=lambda field: reading_list(record, field, views.library, views.links),
        sheet=views.printer.sheet(record),
        source=views.printer.row(record, "source"),
        body=print_body(record, views.links, files, Counter(one.anchor for one in citations)),
        contents=_contents(record.blocks),
        attachments=_attachments(record, views, files),
        referring=_by_kind(referring),
        citations=citations,
        shown_referring=SHOWN_ON_RECORD,
        full_lists=views.full_lists.get(record.key, ()),
        superseded_by=superseding(record, views.library, views.links),
        shown_citations=SHOWN_CITATIONS,
        related=views.related.get(record.key, ()),
        followers=lambda: followers(referring, views.units, views.links),
        children=views.children.get(record.key, ()),
        neighbours=views.neighbours[record.key],
        paragraphs=len(paragraph_numbers(record.blocks)),
        characters=count_characters(text),
        minutes=reading_minutes(text),
        pace=CHARACTERS_PER_MINUTE,
        citing=citing(record, views.library),
        desk=desk,
        judgements=judgements,
        tallies=tallies(judgements),
        kind_trail=trail_above(record.kind, views.library.kinds),
        outdated=study.outdated.get(record.key, ()),
        **(pack_values(pack) if pack else {}),
        **study_values(record, study, views),
        **practice_values(record, told_of.practice, study),
    )
    return Page(
        uri=record.uri,
        title=record.title,
        html=html,
        section=section_of(record.kind, views.library.kinds),
        description=record.fields.summary or "",
        meta={"record": record.key},
    )


def _contents(blocks: Sequence[Block]) -> tuple[ContentsEntry, ...]:
    """List the headings; a heading covers the paragraphs up to the next of its level or above."""
    numbers = paragraph_numbers(blocks)
    entries = []
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.HEADING:
            continue
        covered = []
        for later in blocks[index + 1 :]:
            if later.kind is BlockKind.HEADING and later.level <= block.level:
                break
            if later.id in numbers:
                covered.append(numbers[later.id])
        first, last = (covered[0], covered[-1]) if covered else (0, 0)
        entries.append(ContentsEntry(block, first, last))
    return tuple(entries)


def _attachments(record: Record, views: Views, files: frozenset[str]) -> tuple[AttachmentView, ...]:
    shown = []
    for attachment in record.fields.attachments:
        name = views.library.attachment_path(record, attachment)
        if name in files:
            path = views.library.root / MATERIALS / name
            suffix = PurePosixPath(name).suffix.lstrip(".").upper()
            shown.append(AttachmentView(attachment.label, name, suffix, path.stat().st_size))
    return tuple(shown)


def _by_kind(records: tuple[Record, ...]) -> tuple[tuple[Kind, tuple[Record, ...]], ...]:
    counts = Counter(record.kind.name for record in records)
    kinds = {record.kind.name: record.kind for record in records}
    return tuple(
        (kinds[name], tuple(record for record in records if record.kind.name == name))
        for name in counts
    )
