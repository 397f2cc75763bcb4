"""Fit a quotation into a stretch of a source that it resembles."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq, Levenshtein

from generator.desk.seeds import SEED

# A clause of so many letters may be missing inside a quotation.
LONGEST_GAP = 80

# So many letters more are looked at where an end of the quotation found no seed.
_MORE = 6
_SHORT = 16


@dataclass(frozen=True, slots=True)
class Fit:
    """A place in a stretch: where it begins and ends, and how many letters stand in order."""

    start: int
    end: int
    matched: int


def fit(words: str, window: str, *, stated: bool) -> Fit | None:
    """Return the place in `window` that `words` corresponds to; None where nothing resembles it.

    Args:
        words: the folded letters of the quotation.
        window: those of the stretch; NUL stands between texts that do not belong together.
        stated: whether the stretch is of a source that is said to be quoted.
    """
    chain = _chain(window, words)
    if not chain:
        return None
    (first, begun), (last, reached) = chain[0], chain[-1]
    left = len(words) - reached
    # Between barriers; where an end found no seed, a few letters more are looked at as well.
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
    return Fit(start, end, matched)


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
        if (after[0] - before[0]) - (after[1] - before[1]) > LONGEST_GAP:
            yield run
            run = []
        run.append(after)
    yield run
