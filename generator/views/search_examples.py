"""Examples of what can be typed into the search box, taken from the archive itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.records.library import Record
from generator.text.blocks import BlockKind
from generator.text.pinyin import pinyin_initials

_CLAUSE = re.compile(r"(?:^|(?<=[，。；：！？]))[^\W\d_a-zA-Z]{6,10}(?=[，。；：！？])")
_INITIALS = 5


@dataclass(frozen=True, slots=True)
class SearchExample:
    """Something to type, and what it shows: half a sentence, several words, initials."""

    label: str
    query: str


def search_examples(records: Sequence[Record]) -> tuple[SearchExample, ...]:
    """Return up to three examples that find something in `records`, the first that will do."""
    makers = (_half_sentences(records), _words(records), _initials(records))
    return tuple(example for maker in makers if (example := next(maker, None)))


def _half_sentences(records: Sequence[Record]) -> Iterator[SearchExample]:
    for record in records:
        for block in record.blocks:
            clause = _CLAUSE.search(block.text) if block.kind is BlockKind.PARAGRAPH else None
            if clause:
                yield SearchExample("记得半句", clause[0])


def _words(records: Sequence[Record]) -> Iterator[SearchExample]:
    for record in records:
        if len(record.fields.keywords) > 1:
            yield SearchExample("几个词", " ".join(record.fields.keywords[:2]))


def _initials(records: Sequence[Record]) -> Iterator[SearchExample]:
    for record in records:
        initials = pinyin_initials(record.title)[:_INITIALS]
        if len(initials) == _INITIALS and initials.isalpha():
            yield SearchExample("标题拼音首字母", initials)
