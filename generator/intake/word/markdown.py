"""Write the blocks of a Word file as Markdown."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from urllib.parse import quote

from generator.intake.word.inline import Span
from generator.intake.word.tables import Block, Cell
from generator.text.addresses import AddressKind, read_address
from generator.text.cjk import joins_without_space
from generator.text.markdown_escape import escape_marks, escape_start

_WEB = re.compile(r"https?://", re.IGNORECASE)
_UNSAFE = re.compile(r'[\s<>()"\\|`\x00-\x1f\x7f]')
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BEHIND_NOTE = re.compile(r"(\[\^\d+\])([:(])")
_CLOSING = re.compile(r"(?<=\s)#+$")


def write_markdown(blocks: Sequence[Block], notes: Mapping[str, Sequence[Block]]) -> str:
    """Return a body.

    Args:
        blocks: of the text.
        notes: the footnotes and endnotes to write, in their order, by what spans call them.
    """
    writer = _Writer({note: str(count) for count, note in enumerate(notes, start=1)})
    text = writer.write(_with_plain_title(blocks))
    written = (writer.write_note(note, inside) for note, inside in notes.items())
    return "\n\n".join(part for part in (text, *written) if part)


def _with_plain_title(blocks: Sequence[Block]) -> Sequence[Block]:
    """Take marks and notes out of the first paragraph, which may become the title.

    A title is text alone.  The notes follow in a paragraph of their own.
    """
    if not blocks or not blocks[0].spans:
        return blocks
    first = blocks[0]
    plain = tuple(Span(span.text) for span in first.spans if span.text)
    notes = tuple(span for span in first.spans if span.note)
    between = [Block(notes)] if notes else []
    return [replace(first, spans=plain), *between, *blocks[1:]]


class _Writer:
    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = labels

    def write(self, blocks: Sequence[Block]) -> str:
        text = ""
        was_item = False
        levels: list[int] = []
        for block in blocks:
            is_item = block.bullet is not None
            levels = [one for one in levels if one < (block.bullet or 0)] if is_item else []
            written = self._block(block, len(levels))
            levels += [block.bullet] if block.bullet is not None else []
            if written:
                text += ("\n" if is_item and was_item else "\n\n") if text else ""
                text += written
                was_item = is_item
        return text

    def write_note(self, note: str, blocks: Sequence[Block]) -> str:
        text = self.write(blocks).replace("\n", "\n    ")
        return f"[^{self._labels[note]}]: {text}".replace("\n    \n", "\n\n")

    def _block(self, block: Block, depth: int) -> str:
        if block.rows:
            return self._table(block.rows)
        lines = list(self._lines(block.spans))
        if not lines:
            return ""
        if block.heading:
            text = _CLOSING.sub(lambda match: "\\#" * len(match[0]), _on_one_line(lines))
            return f"{'#' * block.heading} {text}"
        if block.bullet is not None:
            return f"{'  ' * depth}- {escape_start('<br>'.join(lines))}"
        return "\n\n".join(escape_start(line) for line in lines)

    def _table(self, rows: Sequence[Sequence[Cell]]) -> str:
        written = ["| " + " | ".join(self._cell(cell) for cell in row) + " |" for row in rows]
        written.insert(1, "|" + " --- |" * len(rows[0]))
        return "\n".join(written)

    def _cell(self, cell: Cell) -> str:
        return "<br>".join(self._lines(cell)).replace("|", "\\|")

    def _lines(self, spans: Sequence[Span]) -> Iterator[str]:
        """Yield the lines of a paragraph, those without text left out."""
        line: list[Span] = []
        for span in spans:
            first, *others = span.text.split("\n")
            line.append(replace(span, text=first))
            for text in others:
                yield from self._line(line)
                line = [replace(span, text=text)]
        yield from self._line(line)

    def _line(self, spans: Sequence[Span]) -> Iterator[str]:
        text = ""
        for address, linked in groupby(spans, lambda span: _destination(span.address)):
            inner = "".join(self._pieces(linked))
            if address and inner.strip():
                # An exclamation mark in front would make a picture of the link.
                text = f"{text[:-1]}\\!" if text.endswith("!") else text
                inner = f"[{inner}]({address})"
            text += inner
        if text := text.strip():
            # What follows a note could make its definition, or a link, of it.
            yield _BEHIND_NOTE.sub(r"\1\\\2", text)

    def _pieces(self, spans: Iterable[Span]) -> Iterator[str]:
        for (tag, note), alike in groupby(spans, lambda span: (span.tag, span.note)):
            text = escape_marks("".join(span.text for span in alike))
            if note in self._labels:
                yield f"[^{self._labels[note]}]"
            elif tag and text.strip():
                yield f"<{tag}>{text}</{tag}>"
            else:
                yield text


def _on_one_line(lines: Sequence[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text += line if joins_without_space(text[-1], line[0]) else f" {line}"
    return text


def _destination(address: str) -> str:
    """Return where a link leads, as it is written in Markdown; nothing unless it is the web."""
    if not _WEB.match(address) or read_address(address).kind is not AddressKind.OUTSIDE:
        return ""
    return _ENTITY.sub("&amp;", _UNSAFE.sub(lambda match: quote(match[0], safe=""), address))
