"""Read the paragraphs and tables of a Word file, one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.intake.word.inline import Content, InlineReader, Span
from generator.intake.word.losses import Losses, Lost
from generator.intake.word.numbering import Numbering
from generator.intake.word.package import Part
from generator.intake.word.revisions import accepted, loses_its_mark
from generator.intake.word.styles import Styles
from generator.intake.word.tables import Block, read_table
from generator.intake.word.xml import Element, M, W, find, switch, value

_PARAGRAPHS = frozenset({f"{W}p", f"{M}oMathPara"})


@dataclass(frozen=True)
class Rules:
    """What holds for all parts of a Word file: styles, lists, and what was lost so far."""

    styles: Styles
    numbering: Numbering
    losses: Losses


class BlockReader:
    """Reads one part of a Word file."""

    def __init__(self, part: Part, rules: Rules) -> None:
        self._rules = rules
        self._inline = InlineReader(part, rules.styles, rules.losses)
        self._begun: list[Span] = []

    def read(self, container: Element) -> tuple[Block, ...]:
        """Return what stands in a body, cell, note or text box."""
        outside, self._begun = self._begun, []
        blocks = (*self._walk(container), *self._end())
        self._begun = outside
        return blocks

    def _walk(self, container: Element) -> Iterator[Block]:
        losses = self._rules.losses
        for child in accepted(container, losses):
            if child.tag in _PARAGRAPHS:
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._end()
                yield from read_table(child, self.read, losses)
            elif child.tag in {f"{W}altChunk", f"{W}subDoc"}:
                losses.add(Lost.DOCUMENTS)
            else:
                yield from self._walk(child)

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        content = self._inline.read(paragraph)
        properties = find(paragraph, "pPr")
        runs_on = loses_its_mark(paragraph, self._rules.losses)
        if runs_on or (find(properties, "framePr") is not None and _is_drop_cap(properties)):
            self._begun.extend(content.spans)
        else:
            content.spans[:0] = self._begun
            self._begun = []
            yield from self._block(content, properties)
        for box in content.boxes:
            if isinstance(box, str):
                yield Block((Span(self._inline.clean(box)),))
            else:
                yield from self.read(box)

    def _block(self, content: Content, properties: Element | None) -> Iterator[Block]:
        """Yield a paragraph; one without text is there only if it has a number."""
        has_text = any(span.note or span.text.strip() for span in content.spans)
        if not has_text and switch(find(properties, "rPr"), "vanish"):
            return
        marker = self._rules.numbering.next(self._rules.styles.numbering(properties))
        spans = tuple(_without_indent(content.spans))
        heading = self._rules.styles.heading_level(properties) if has_text else 0
        if marker and not marker.is_bullet:
            yield Block((Span(marker.text), *spans), heading)
        elif has_text:
            is_item = marker is not None and not heading
            yield Block(spans, heading, marker.level if marker and is_item else None)

    def _end(self) -> Iterator[Block]:
        """Yield a paragraph whose end is deleted, but that nothing follows."""
        if self._begun:
            yield Block(tuple(self._begun))
            self._begun = []


def _is_drop_cap(properties: Element | None) -> bool:
    """Say whether a paragraph is the large first letter of the next."""
    return value(find(properties, "framePr"), "dropCap") in {"drop", "margin"}


def _without_indent(spans: list[Span]) -> Iterator[Span]:
    """Yield spans without the spaces that a paragraph was indented with by hand."""
    begun = False
    for span in spans:
        text = span.text if begun else span.text.lstrip()
        begun = begun or bool(text or span.note)
        if text or span.note:
            yield Span(text, span.tag, span.address, span.note)
