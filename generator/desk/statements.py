"""Find which records a text says that it quotes from.

A source is stated by a link to a record, by its reference (``speeches/id#p123456``), or by its
title between 《 and 》.  It belongs to a quotation when it stands in the same sentence before it,
in the brackets or after the dash that follow it, or when the quotation stands inside the link.  A
block quotation has it below its words, or in a sentence before it that ends in a colon.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.desk.quotations import Quotation
from generator.records.library import Library
from generator.text.addresses import AddressKind, read_address
from generator.text.blocks import Block
from generator.text.normal import normal_form

_TITLE = re.compile("《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
_REFERENCE = re.compile(
    r"(?<![\w/-])([a-z0-9_-]+/[a-z0-9][a-z0-9_-]*)(?:\.html|\.md)?(?:#p[0-9a-f]{6})?"
)
_SENTENCE_END = re.compile(r"[。！？!?\n]")
# What may stand between a quotation and the brackets or the dash with its source.
_FOLLOWING = re.compile(
    r"[。，；、！？.,;]?\s*(?:[（(〔\[]([^）)〕\]]*)[）)〕\]]?|——?\s*([^。\n]*))"
)


@dataclass(frozen=True)
class Titles:
    """What the records of a library are called.

    Attributes:
        library: the records.
    """

    library: Library

    @cached_property
    def keys(self) -> Mapping[str, tuple[str, ...]]:
        """Keys by normal form of the title; several versions may share one."""
        found: dict[str, tuple[str, ...]] = {}
        for record in self.library.records:
            form = normal_form(record.title)
            found[form] = (*found.get(form, ()), record.key)
        return found


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    keys: tuple[str, ...]


def stated_sources(
    blocks: Sequence[Block],
    quotations: Sequence[Quotation],
    titles: Titles,
    folder: str = "",
) -> tuple[frozenset[str], ...]:
    """Return, for each quotation, the keys of the records that it is said to be from.

    Args:
        blocks: of the text.
        quotations: found in it, in order.
        titles: of the records that can be meant.
        folder: the folder of the record that quotes, from which relative links lead on.
    """
    stated = []
    ends: list[int] = []
    current = -1
    mentions: tuple[_Mention, ...] = ()
    for quotation in quotations:
        block = blocks[quotation.block]
        if quotation.block != current:
            current, ends = quotation.block, []
            mentions = tuple(_mentions(block, titles, folder))
        if quotation.mark == ">":
            below = [one for one in mentions if one.start >= quotation.end]
            stated.append(_keys(below or _announced(blocks, current - 1, titles, folder)))
        else:
            stated.append(_stated(quotation, block.text, mentions, ends))
        ends.append(quotation.end)
    return tuple(stated)


def _announced(blocks: Sequence[Block], index: int, titles: Titles, folder: str) -> list[_Mention]:
    """Return what the last sentence of a block names, where it ends in a colon."""
    if index < 0 or not blocks[index].text.rstrip().endswith(("：", ":")):
        return []
    begin = _sentence_start(blocks[index].text, len(blocks[index].text))
    return [one for one in _mentions(blocks[index], titles, folder) if one.start >= begin]


def _sentence_start(text: str, place: int) -> int:
    return max((match.end() for match in _SENTENCE_END.finditer(text, 0, place)), default=0)


def _keys(mentions: Sequence[_Mention]) -> frozenset[str]:
    return frozenset(key for one in mentions for key in one.keys)


def _stated(
    quotation: Quotation, text: str, mentions: Sequence[_Mention], earlier: Sequence[int]
) -> frozenset[str]:
    around = [one for one in mentions if one.start <= quotation.start and one.end >= quotation.end]
    after = _behind(quotation, text, mentions)
    if around or after:
        return _keys(around or after)
    begin = _sentence_start(text, quotation.start)
    before = [one for one in mentions if begin <= one.start and one.end <= quotation.start]
    # A source that stands before another quotation holds for this one too unless a new one follows.
    last = max((end for end in earlier if begin < end <= quotation.start), default=0)
    newer = [one for one in before if one.start >= last]
    return _keys(newer or before)


def _behind(quotation: Quotation, text: str, mentions: Sequence[_Mention]) -> list[_Mention]:
    match = _FOLLOWING.match(text, quotation.end)
    if not match:
        return []
    group = 1 if match[1] is not None else 2
    start, end = match.span(group)
    return [one for one in mentions if start <= one.start and one.end <= end]


def _mentions(block: Block, titles: Titles, folder: str) -> Iterator[_Mention]:
    """Yield where a block names records, by link, title or reference."""
    text = block.text
    place = 0
    for target in block.targets:
        start = text.find(target.text, place)
        key = _linked(target.address, folder, titles.library)
        if start >= 0 and target.text and not target.is_image:
            place = start + len(target.text)
            if key:
                yield _Mention(start, place, (key,))
    for match in _TITLE.finditer(text):
        if keys := titles.keys.get(normal_form(match[1])):
            yield _Mention(match.start(), match.end(), keys)
    for match in _REFERENCE.finditer(text):
        if match[1] in titles.library.by_key:
            yield _Mention(match.start(), match.end(), (match[1],))


def _linked(address: str, folder: str, library: Library) -> str:
    """Return the key of the record that an address leads to, or an empty string."""
    target = read_address(address)
    if target.kind is AddressKind.RECORD:
        joined = posixpath.normpath(posixpath.join(folder, target.path))
        key = joined.removesuffix(".md").removeprefix("../")
        key = "/".join(key.split("/")[-2:])
    else:
        # A draft may link to the page on the published site.
        key = "/".join(address.partition("#")[0].split("/")[-2:]).removesuffix(".html")
    return key if key in library.by_key else ""
