"""Find the place in the records that a quotation comes closest to, where it stands nowhere whole.

What is found here only tells a changed quotation from one that is nowhere; no likeness ever passes
a quotation.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from generator.desk.fitting import LONGEST_GAP, fit
from generator.desk.seeds import SEED, Positions, Seeds
from generator.desk.sources import Sources
from generator.text.letters import Codes, decoded

# So many positions of rare seeds are weighed, and so many places are compared in full.
_MOST_POSITIONS = 60_000
_MOST_PLACES = 16


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
    words = decoded(needle)
    for number, low, high in _windows(needle, sources, seeds, stated):
        if number == without:
            continue
        place = fit(words, decoded(sources.codes[low:high]), stated=number in stated)
        if place:
            start = low - int(sources.offsets[number])
            near = Near(number, start + place.start, start + place.end, place.matched)
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
        gap = width + LONGEST_GAP
        yield number, max(low, start - gap), min(high, start + 2 * width + gap)
