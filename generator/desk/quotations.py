"""Find what a text quotes: between quotation marks, and in block quotations."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.text.blocks import Block, BlockKind

_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_CLOSING = frozenset(_PAIRS.values())
_STRAIGHT = '"'
_ATTRIBUTION = re.compile(r"\n\s*[—–-]{1,3}\s*\S.*\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a text gives as those of another.

    Attributes:
        text: the words, without the outer marks.
        mark: the opening mark, ``>`` for a block quotation.
        block: the index of the block in which it begins.
        start: where it begins in that block's text, its mark included.
        end: where it ends in that block's text, its mark included; one that goes on in the next
            block ends with the block.
        line: the line of the file on which that block begins.
        inside: whether it stands inside another quotation.
        unclosed: whether its closing mark is missing.
    """

    text: str
    mark: str
    block: int
    start: int
    end: int
    line: int
    inside: bool = False
    unclosed: bool = False


@dataclass(frozen=True, slots=True)
class _Open:
    mark: str
    block: int
    start: int


def quotations_in(blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """Return the quotations of a text, in the order in which they begin.

    Marks that do not match are left alone.  A quotation without its closing mark ends with its
    paragraph, unless the next one begins with the same mark: then it runs on, as Chinese printing
    has it.
    """
    found: list[Quotation] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if block.kind is BlockKind.QUOTATION:
            found.append(_block_quotation(block, index))
            index += 1
        else:
            index = _scan(blocks, index, found)
    return tuple(sorted(found, key=lambda one: (one.block, one.start)))


def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a text stands between quotation marks that match, outermost marks only."""
    spans = []
    stack: list[_Open] = []
    for place, mark in _marks(text):
        if mark in _PAIRS:
            stack.append(_Open(mark, 0, place))
        elif (opened := _close(stack, mark)) and not stack:
            spans.append((opened.start, place + 1))
    return tuple(spans)


def _block_quotation(block: Block, index: int) -> Quotation:
    words = _ATTRIBUTION.sub("", block.text)
    end = len(words)
    if _PAIRS.get(words[:1]) == words[-1:]:
        words = words[1:-1]
    return Quotation(words, ">", index, 0, end, block.line)


def _scan(blocks: Sequence[Block], index: int, found: list[Quotation]) -> int:
    """Add the quotations that begin in a block; return the index of the next block to look at."""
    stack: list[_Open] = []
    here: list[Quotation] = []
    current = index
    while True:
        text = blocks[current].text
        repeated = len(text) - len(text.lstrip()) if current > index else -1
        for place, mark in _marks(text):
            if place == repeated:
                continue
            if mark in _PAIRS:
                stack.append(_Open(mark, current, place))
            elif opened := _close(stack, mark):
                words = _words(blocks, opened, current, place)
                here.append(_quotation(blocks, opened, words, current, place + 1, bool(stack)))
        current += 1
        if not stack:
            found.extend(here)
            return current
        outermost = stack[0]
        if not _begins_with(blocks, current, outermost.mark):
            words = blocks[outermost.block].text[outermost.start + 1 :]
            end = len(blocks[outermost.block].text)
            whole = _quotation(blocks, outermost, words, outermost.block, end, inside=False)
            # What stands in later blocks is found again when these are looked at.
            found.extend(one for one in here if one.block == outermost.block)
            found.append(replace(whole, unclosed=True))
            return outermost.block + 1
        del stack[1:]


def _close(stack: list[_Open], mark: str) -> _Open | None:
    """Take what `mark` closes off the stack, with what was left open inside it."""
    if not any(_PAIRS[opened.mark] == mark for opened in stack):
        return None
    while _PAIRS[(opened := stack.pop()).mark] != mark:
        pass
    return opened


def _begins_with(blocks: Sequence[Block], index: int, mark: str) -> bool:
    return (
        index < len(blocks)
        and blocks[index].kind is BlockKind.PARAGRAPH
        and blocks[index].text.lstrip().startswith(mark)
    )


def _words(blocks: Sequence[Block], opened: _Open, last: int, place: int) -> str:
    """Return the words between two marks, without the marks repeated at each paragraph."""
    if last == opened.block:
        return blocks[last].text[opened.start + 1 : place]
    parts = [blocks[opened.block].text[opened.start + 1 :]]
    parts += [block.text for block in blocks[opened.block + 1 : last]]
    parts.append(blocks[last].text[:place])
    return "\n".join(part.lstrip().removeprefix(opened.mark) for part in parts)


def _quotation(
    blocks: Sequence[Block], opened: _Open, words: str, last: int, end: int, inside: bool
) -> Quotation:
    first = blocks[opened.block]
    end = end if last == opened.block else len(first.text)
    return Quotation(words, opened.mark, opened.block, opened.start, end, first.line, inside)


def _marks(text: str) -> Iterator[tuple[int, str]]:
    """Yield the quotation marks of a text; straight ones count as curved where they are even."""
    straight = text.count(_STRAIGHT)
    seen = 0
    for place, character in enumerate(text):
        if character in _PAIRS or character in _CLOSING:
            yield place, character
        elif character == _STRAIGHT and straight % 2 == 0:
            seen += 1
            yield place, "“" if seen % 2 else "”"
