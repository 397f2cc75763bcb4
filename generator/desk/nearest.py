"""Find the place in the records that a quotation comes closest to, where it stands nowhere whole.

What is found here only tells a changed quotation from one that is nowhere; no likeness ever passes
a quotation.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import LCSseq, Levenshtein

from generator.desk.seeds import SEED, Positions, Seeds
from generator.desk.sources import Sources
from generator.text.letters import Codes, decoded

# So many positions of rare seeds are weighed, and so many places are compared in full.
_MOST_POSITIONS = 60_000
_MOST_PLACES = 16
# A clause of so many letters may be missing inside a quotation.
_LONGEST_GAP = 80
_MORE = 6
_SHORT = 16


@dataclass(frozen=True, slots=True)
class Near:
    """A place that resembles a quotation.

    Attributes:
        number: the index of the source.
        start: where the place begins among the letters of that source.
        end: where it ends.
        matched: how many letters of the quotation stand there in the same order.
    """

    number: int
    start: int
    end: int
    matched: int

    @property
    def missing(self) -> int:
        """How many letters of the place the quotation leaves out or replaces."""
        return self.end - self.start - self.matched


def nearest(
    needle: Codes,
    sources: Sources,
    seeds: Seeds,
    stated: Collection[int],
    without: int | None,
) -> tuple[Near, ...]:
    """Return the places that are close enough to be where the quotation comes from, best first.

    Args:
        needle: the folded letters of the quotation.
        sources: all records.
        seeds: made for `needle` among others.
        stated: the indices of the sources that are said to be quoted: they come first.
        without: the index of the record that quotes, which is no source of itself.
    """
    found: dict[tuple[int, int], Near] = {}
    for number, low, high in _windows(needle, sources, seeds, stated):
        if number == without:
            continue
        near = _aligned(needle, sources, (number, low, high), stated=number in stated)
        if near:
            found.setdefault((near.number, near.start), near)
    return tuple(
        sorted(found.values(), key=lambda one: (one.number not in stated, -one.matched, one.number))
    )


def _windows(
    needle: Codes, sources: Sources, seeds: Seeds, stated: Collection[int]
) -> Iterator[tuple[int, int, int]]:
    """Yield source, start and end of stretches that share most seeds with the quotation."""
    width = max(len(needle), SEED + 5)
    counts = seeds.counts(needle)
    positions: list[Positions] = []
    indices: list[int] = []
    budget = _MOST_POSITIONS
    for index in np.argsort(counts, kind="stable").tolist():
        if counts[index] and counts[index] <= budget:
            budget -= int(counts[index])
            positions.append(seeds.at(needle, index))
            indices.append(index)
    yield from _fullest(positions, indices, width, sources, _MOST_PLACES)
    for number in stated:
        low, high = sources.offsets[number], sources.offsets[number + 1]
        inside = []
        for index in range(len(counts)):
            every = seeds.at(needle, index)
            inside.append(every[np.searchsorted(every, low) : np.searchsorted(every, high)])
        yield from _fullest(inside, list(range(len(counts))), width, sources, 2)


def _fullest(
    positions: list[Positions], indices: list[int], width: int, sources: Sources, most: int
) -> Iterator[tuple[int, int, int]]:
    if not positions or not sum(map(len, positions)):
        return
    where = np.concatenate(positions)
    which = np.repeat(np.array(indices, np.int64), [len(one) for one in positions])
    bins = where // width
    # A seed counts once in a bin.
    seeds = max(indices) + 1
    seen = np.unique(bins * seeds + which) // seeds
    numbers, votes = np.unique(seen, return_counts=True)
    following = np.searchsorted(numbers, numbers + 1)
    padded = np.append(votes, 0)
    beside = np.where(np.append(numbers, -1)[following] == numbers + 1, padded[following], 0)
    best = np.argsort(-(votes + beside), kind="stable")[:most]
    for place in best.tolist():
        first = int(where[bins == numbers[place]].min())
        number = int(sources.number_at(np.array([first]))[0])
        low, high = int(sources.offsets[number]), int(sources.offsets[number + 1]) - 1
        start = int(numbers[place]) * width
        gap = width + _LONGEST_GAP
        yield number, max(low, start - gap), min(high, start + 2 * width + gap)


def _aligned(
    needle: Codes, sources: Sources, stretch: tuple[int, int, int], *, stated: bool
) -> Near | None:
    """Fit the quotation into a stretch of a source; None where it does not resemble it."""
    number, low, high = stretch
    window = decoded(sources.codes[low:high])
    words = decoded(needle)
    chain = _chain(window, words)
    if not chain:
        return None
    (first, begun), (last, reached) = chain[0], chain[-1]
    left = len(words) - reached
    # Between barriers; where letters at an end found no seed, a few more are looked at as well.
    low_end = window.rfind("\0", 0, first) + 1
    barrier = window.find("\0", last)
    high_end = len(window) if barrier < 0 else barrier
    narrow = max(first - begun, low_end), min(last + left, high_end)
    wide = (
        max(first - begun - (_MORE if begun else 0), low_end),
        min(last + left + (_MORE if left > SEED else 0), high_end),
    )
    start, end = min(
        (_trimmed(window, words, *span) for span in (narrow, wide)),
        key=lambda span: Levenshtein.distance(window[span[0] : span[1]], words),
    )
    there = window[start:end]
    matched = int(LCSseq.similarity(there, words))
    if not _resembles(there, words, matched, stated):
        return None
    offset = int(sources.offsets[number])
    return Near(number, low + start - offset, low + end - offset, matched)


def _trimmed(window: str, words: str, start: int, end: int) -> tuple[int, int]:
    """Leave out what stands before and after the place that the quotation corresponds to."""
    steps = Levenshtein.opcodes(window[start:end], words)
    if steps and steps[-1].tag == "delete":
        end = start + steps[-1].src_start
    if steps and steps[0].tag == "delete":
        start += steps[0].src_end
    return start, end


def _resembles(there: str, words: str, matched: int, stated: bool) -> bool:
    """Say whether a place is near enough to be what was meant.

    Three letters of five in the same order, without as many differences.  A short quotation without
    a stated source may be a common turn of phrase: all its letters must be there, or four of five
    without other differences, or two may have changed places.  These numbers only decide how what
    is not the same is named.
    """
    length = len(words)
    share = matched / length
    distance = int(Levenshtein.distance(there, words))
    if length < _SHORT and not stated:
        is_swapped = sorted(there) == sorted(words)
        return share == 1 or (distance <= 2 and (share >= 0.8 or is_swapped))
    return share >= 0.8 or (share >= 0.6 and distance <= 0.6 * length)


def _chain(window: str, words: str) -> list[tuple[int, int]]:
    """Return pairs of places, in order, at which window and quotation share a seed.

    Of all such chains without a gap longer than a clause, it is one with the most pairs.
    """
    places: dict[str, list[int]] = {}
    for index in range(len(words) - SEED, -1, -1):
        places.setdefault(words[index : index + SEED], []).append(index)
    pairs = [
        (position, index)
        for position in range(len(window) - SEED + 1)
        for index in places.get(window[position : position + SEED], ())
    ]
    if not pairs:
        return []
    # The longest rising sequence of indices: pairs of one position stand in falling order.
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, index) in enumerate(pairs):
        slot = bisect_left(tails, index)
        before.append(ends[slot - 1] if slot else -1)
        tails[slot : slot + 1] = [index]
        ends[slot : slot + 1] = [number]
    chain: list[tuple[int, int]] = []
    number = ends[-1]
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    chain.reverse()
    return max(_without_gaps(_tightened(chain, pairs)), key=len)


def _tightened(chain: list[tuple[int, int]], pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Move the pairs of a chain together where a seed stands in the window several times."""
    places: dict[int, list[int]] = {}
    for position, index in pairs:
        places.setdefault(index, []).append(position)
    tight = list(chain)
    for number in range(1, len(tight)):
        every = places[tight[number][1]]
        tight[number] = (every[bisect_right(every, tight[number - 1][0])], tight[number][1])
    for number in range(len(tight) - 2, -1, -1):
        every = places[tight[number][1]]
        tight[number] = (every[bisect_left(every, tight[number + 1][0]) - 1], tight[number][1])
    return tight


def _without_gaps(chain: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    run = chain[:1]
    for before, after in pairwise(chain):
        if (after[0] - before[0]) - (after[1] - before[1]) > _LONGEST_GAP:
            yield run
            run = []
        run.append(after)
    yield run
