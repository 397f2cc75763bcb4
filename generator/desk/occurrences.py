"""Find every place in the records that has the letters of a quotation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.desk.differences import without_space
from generator.desk.quotations import Quotation, quoted_spans
from generator.desk.seeds import SEED, Seeds
from generator.desk.sources import Printed, Source, Sources
from generator.text.blocks import BlockKind
from generator.text.letters import BARRIER, Letters, folded, letters

_OMISSION = re.compile(r"…+|\.{3,}|。{3,}|〔略〕|（略）")
# Two passages joined by …… stand no farther apart than so many letters.
_OMITTED = 2_000
# A phrase that stands everywhere is looked at in so many places.
_MOST = 400
# In a quotation, the marks inside it are one step lower than in its source (GB/T 15834—2011, 4.8),
# whether they are curved or cornered.
_STEPPING = frozenset('“「"')
_ONE_STEP_UP = str.maketrans("‘’『』「」", "“”“”“”")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a quotation between two omissions.

    Attributes:
        text: its words.
        letters: the letters of these.
    """

    text: str
    letters: Letters

    @property
    def printed(self) -> Printed:
        """The letters as they are printed, and the punctuation around them."""
        first, last = int(self.letters.places[0]), int(self.letters.places[-1]) + 1
        pieces = (self.text[:first], self.text[first:last], self.text[last:])
        return Printed(*map(without_space, pieces))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a quotation.

    Attributes:
        whole: all of them.
        parts: what stands between omissions; the whole alone where nothing is omitted.
        mark: the opening mark.
    """

    whole: Part
    parts: tuple[Part, ...]
    mark: str

    def __len__(self) -> int:
        return sum(len(part.letters) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Match:
    """A place that has the letters of a quotation.

    Attributes:
        number: the index of the source.
        start: where it begins among the letters of that source.
        end: where it ends.
        is_same: whether punctuation and widths are the same too.
    """

    number: int
    start: int
    end: int
    is_same: bool


def words_of(quotation: Quotation) -> Words:
    """Cut a quotation at its omissions."""
    whole = Part(quotation.text, letters(quotation.text))
    pieces = [Part(text, letters(text)) for text in _OMISSION.split(quotation.text)]
    parts = tuple(part for part in pieces if len(part.letters))
    return Words(whole, parts if len(parts) > 1 else (whole,), quotation.mark)


def matches(
    words: Words, sources: Sources, seeds: Seeds, stated: Sequence[int], without: int | None
) -> tuple[Match, ...]:
    """Return the places that have a quotation's letters, its parts in order.

    Args:
        words: of the quotation.
        sources: all records.
        seeds: made for the quotation's parts among others.
        stated: the indices of the sources that are said to be quoted; only there is looked for
            what is shorter than a seed, and these are looked at in any case.
        without: the index of the record that quotes, which is no source of itself.
    """
    found = list(_of_part(words.whole, words, sources, seeds, stated, without))
    if not found and len(words.parts) > 1:
        found = list(_in_order(words, sources, seeds, stated, without))
    return tuple(found)


def is_quoted(start: int, end: int, source: Source) -> bool:
    """Say whether a place is a quotation itself, and the words are those of yet another."""
    places = source.letters.places
    first, last = int(places[start]), int(places[end - 1])
    block = source.block_at(first)
    if any(one.id == block and one.kind is BlockKind.QUOTATION for one in source.record.blocks):
        return True
    begin, stop = source.run_at(first)
    return any(
        opened <= first - begin and last - begin < closed
        for opened, closed in quoted_spans(source.text[begin:stop])
    )


def _of_part(
    part: Part,
    words: Words,
    sources: Sources,
    seeds: Seeds,
    stated: Sequence[int],
    without: int | None,
) -> Iterator[Match]:
    length = len(part.letters)
    for number, start in _places(part, sources, seeds, stated, without):
        source = sources.sources[number]
        same = _is_printed_so(part, source, start, words.mark)
        yield Match(number, start, start + length, same)


def _places(
    part: Part, sources: Sources, seeds: Seeds, stated: Sequence[int], without: int | None
) -> Iterator[tuple[int, int]]:
    """Yield source and place of the part's letters, exactly; in the stated sources first.

    Of a phrase that stands everywhere, not every place is yielded.
    """
    text = part.letters.text
    if not text:
        return
    for number in stated:
        words = sources.sources[number].words
        start = words.find(text)
        while start >= 0:
            yield number, start
            start = words.find(text, start + 1)
    if len(text) < SEED:
        return
    positions = seeds.exact(folded(part.letters.codes))
    numbers = sources.number_at(positions)
    starts = (positions - sources.offsets[numbers]).tolist()
    others = (
        (number, start)
        for number, start in zip(numbers.tolist(), starts, strict=True)
        if number not in stated
        and number != without
        # The folded letters agree; case and script must too.
        and sources.sources[number].words.startswith(text, start)
    )
    yield from islice(others, _MOST)


def _in_order(
    words: Words, sources: Sources, seeds: Seeds, stated: Sequence[int], without: int | None
) -> Iterator[Match]:
    """Yield the records that have all parts of a quotation one after the other."""
    anchor = max(range(len(words.parts)), key=lambda index: len(words.parts[index].letters))
    texts = [part.letters.text for part in words.parts]
    for number, start in _places(words.parts[anchor], sources, seeds, stated, without):
        source = sources.sources[number]
        starts = _around(source.words, texts, anchor, start)
        if starts is None:
            continue
        same = all(
            _is_printed_so(part, source, place, words.mark)
            for part, place in zip(words.parts, starts, strict=True)
        )
        yield Match(number, starts[0], starts[-1] + len(texts[-1]), same)


def _around(words: str, texts: Sequence[str], anchor: int, start: int) -> list[int] | None:
    """Return where each part stands when the anchor stands at `start`, None if some do not."""
    starts = {anchor: start}
    place = start + len(texts[anchor])
    for index in range(anchor + 1, len(texts)):
        found = words.find(texts[index], place, place + _OMITTED + len(texts[index]))
        if found < 0 or BARRIER in words[place:found]:
            return None
        starts[index], place = found, found + len(texts[index])
    place = start
    for index in range(anchor - 1, -1, -1):
        found = words.rfind(texts[index], max(place - _OMITTED - len(texts[index]), 0), place)
        if found < 0 or BARRIER in words[found:place]:
            return None
        starts[index], place = found, found
    return [starts[index] for index in range(len(texts))]


def _is_printed_so(part: Part, source: Source, start: int, mark: str) -> bool:
    """Say whether the source has the quotation's words with the same punctuation and widths."""
    here = part.printed
    there = source.around(start, start + len(part.letters))
    return _is_equal(here, there) or (
        mark in _STEPPING and _is_equal(_stepped_up(here), _stepped_up(there))
    )


def _is_equal(words: Printed, source: Printed) -> bool:
    """Compare middles whole; around them, as far as the quotation goes."""
    return (
        words.middle == source.middle
        and source.before.endswith(words.before)
        and source.after.startswith(words.after)
    )


def _stepped_up(printed: Printed) -> Printed:
    texts = (printed.before, printed.middle, printed.after)
    return Printed(*(text.translate(_ONE_STEP_UP) for text in texts))
