"""Compile a pack: what is read in which order, how long it takes, whether it is fit for use."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.desk.citations import cite
from generator.desk.references import reference_of
from generator.desk.reporting import tallies
from generator.desk.verdicts import Judgement, Verdict
from generator.records.common import Disclosure
from generator.records.kinds.pack import Pack, PackItem, Use
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.text.blocks import Block
from generator.text.normal import fingerprint
from generator.text.reading_time import reading_minutes
from generator.views.paragraphs import paragraph_numbers
from generator.views.readings import superseding


@dataclass(frozen=True, slots=True)
class PackLine:
    """One item of a pack.

    Attributes:
        number: its place, counted from 1.
        index: its place among the items that the author wrote, counted from 0.
        item: as its author wrote it.
        record: what is to be read, None where the reference leads nowhere.
        title: of the record, or what the author wrote where there is none.
        blocks: the paragraphs that were chosen, all of the body where none were.
        place: what readers call these, such as 第2—4段, empty for the whole.
        lost: how many of the chosen paragraphs are not there any more.
        minutes: as the author says, else estimated; None where nothing is known.
        superseded_by: the record that replaced it, or None.
        citation: of the whole record, or of the chosen paragraphs.
    """

    number: int
    index: int
    item: PackItem
    record: Record | None
    title: str
    blocks: tuple[Block, ...]
    place: str
    lost: int
    minutes: int | None
    superseded_by: Record | None
    citation: str

    @property
    def use(self) -> Use:
        """Whether it must be read; it must unless its author says otherwise."""
        return self.item.use or Use.REQUIRED

    @property
    def is_summary(self) -> bool:
        """Whether the archive has only a press summary of it."""
        return bool(self.record and self.record.fields.disclosure is Disclosure.PRESS)


@dataclass(frozen=True)
class CompiledPack:
    """A pack, ready to be printed.

    Attributes:
        record: the pack.
        fields: its fields.
        lines: its items, those that the audience may not see left out.
        judgements: on what the pack's own text quotes.
        sources: the records of the items and those quoted besides, in order, each as it is cited.
        hindrances: why it is a draft, in Chinese; empty when it is fit for use.
    """

    record: Record
    fields: Pack
    lines: tuple[PackLine, ...]
    judgements: tuple[Judgement, ...]
    sources: tuple[tuple[Record, str], ...]
    hindrances: tuple[str, ...]

    def lines_for(self, use: Use) -> tuple[PackLine, ...]:
        """Return the required or the optional items."""
        return tuple(line for line in self.lines if line.use is use)

    def minutes_for(self, use: Use) -> int:
        """Return the minutes of the required or of the optional items."""
        return sum(line.minutes or 0 for line in self.lines_for(use))

    @property
    def total(self) -> int:
        """All minutes, discussion included."""
        return sum(self.minutes_for(use) for use in Use) + (self.fields.discussion or 0)

    @property
    def is_over_limit(self) -> bool:
        """Whether it takes longer than it may."""
        return bool(self.fields.limit and self.total > self.fields.limit)

    @property
    def verdicts(self) -> tuple[tuple[Verdict, int], ...]:
        """How many quotations got each verdict, worst first; terms are not counted."""
        return tallies([one for one in self.judgements if one.verdict is not Verdict.TERM])

    def quoted_from(self, line: PackLine) -> tuple[Judgement, ...]:
        """Return the judgements on what is quoted from an item, the worst first."""
        return _worst_first(one for one in self.judgements if self._line_of(one) is line)

    @property
    def quoted_elsewhere(self) -> tuple[Judgement, ...]:
        """The judgements on what is quoted from no item, the worst first; terms left out."""
        return _worst_first(
            one
            for one in self.judgements
            if one.verdict is not Verdict.TERM and self._line_of(one) is None
        )

    def _line_of(self, judgement: Judgement) -> PackLine | None:
        """Return the item that a quotation is from; of several of one record, that with its place.

        A record may be in a pack twice, with other paragraphs.
        """
        spot = judgement.spot
        same = [one for one in self.lines if spot and one.record and one.record.key == spot.key]
        there = (one for one in same if spot and spot.block in {block.id for block in one.blocks})
        return next(there, same[0] if same else None)

    @property
    def build_id(self) -> str:
        """What tells this state of the pack from any other: six digits of its content's hash."""
        parts = [self.record.title, *(block.text for block in self.record.blocks)]
        for line in self.lines:
            parts += [line.title, line.citation, *(block.text for block in line.blocks)]
            parts += [line.item.notes or "", *line.item.questions, str(line.minutes)]
        parts += [*self.fields.questions, *self.hindrances]
        return fingerprint("\x1f".join(parts))


def compile_pack(
    record: Record, library: Library, links: Links, judgements: Sequence[Judgement]
) -> CompiledPack:
    """Return a pack with everything that its pages and papers say.

    Args:
        record: the pack.
        library: what the reader may see.
        links: inside it.
        judgements: on the pack's own text.
    """
    assert isinstance(record.fields, Pack)  # noqa: S101 - callers pass packs
    lines = tuple(_lines(record, record.fields.items, library, links))
    sources = tuple(_sources(lines, judgements, library))
    hindrances = tuple(_hindrances(lines, judgements))
    return CompiledPack(record, record.fields, lines, tuple(judgements), sources, hindrances)


def _lines(
    pack: Record, items: Sequence[PackItem], library: Library, links: Links
) -> list[PackLine]:
    lines: list[PackLine] = []
    for index, item in enumerate(items):
        link = links.from_field(pack.key, ("items", index, "ref"))
        if link is None or link.broken:
            continue
        record = library.by_key.get(link.target or "")
        chosen = [
            found.anchor
            for number in range(len(item.paragraphs))
            if (found := links.from_field(pack.key, ("items", index, "paragraphs", number)))
        ] or [link.anchor]
        wanted = set(filter(None, chosen))
        # What was chosen and is gone must not become the whole.
        asked = set(item.paragraphs) or {item.ref.partition("#")[2]} - {""}
        blocks = tuple(
            block for block in (record.blocks if record else ()) if not asked or block.id in wanted
        )
        place = _place(record, wanted) if record else ""
        lines.append(
            PackLine(
                number=len(lines) + 1,
                index=index,
                item=item,
                record=record,
                title=record.title if record else link.written,
                blocks=blocks,
                place=place,
                lost=len(asked) - len(wanted) if record else 0,
                minutes=item.minutes or _estimate(blocks),
                superseded_by=superseding(record, library, links) if record else None,
                citation=_citation(record, library, place) if record else "",
            )
        )
    return lines


def _estimate(blocks: Sequence[Block]) -> int | None:
    return reading_minutes("\n".join(block.text for block in blocks)) or None


def _citation(record: Record, library: Library, place: str) -> str:
    style = library.settings.citation_style
    return cite(reference_of(record, library), style, locator=place)


def _place(record: Record, wanted: set[str]) -> str:
    """Return 第2—4、7段 for the chosen blocks; empty where none is chosen or numbered."""
    numbers = paragraph_numbers(record.blocks)
    chosen = sorted(numbers[name] for name in wanted if name in numbers)
    runs: list[list[int]] = []
    for number in chosen:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [f"{run[0]}—{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return f"第{'、'.join(parts)}段" if parts else ""


def _sources(
    lines: Sequence[PackLine], judgements: Sequence[Judgement], library: Library
) -> Iterator[tuple[Record, str]]:
    yield from ((line.record, line.citation) for line in lines if line.record)
    listed = {line.record.key for line in lines if line.record}
    for key in dict.fromkeys(one.spot.key for one in judgements if one.spot):
        if key not in listed:
            record = library.by_key[key]
            yield record, _citation(record, library, "")


def _hindrances(lines: Sequence[PackLine], judgements: Sequence[Judgement]) -> list[str]:
    counts = {
        "处引文有改动": sum(one.verdict is Verdict.CHANGED for one in judgements),
        "处引文没有找到": sum(one.verdict is Verdict.NOT_FOUND for one in judgements),
        "项资料找不到": sum(line.record is None for line in lines),
        "段选用的文字已经不在": sum(line.lost for line in lines),
    }
    return [f"{count} {words}" for words, count in counts.items() if count]


def _worst_first(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    order = {verdict: number for number, verdict in enumerate(Verdict)}
    return tuple(sorted(judgements, key=lambda one: order[one.verdict]))
