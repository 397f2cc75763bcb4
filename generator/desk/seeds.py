"""Find where sequences of letters stand in all records, in one pass for many of them.

Every sequence of three letters that occurs in what is looked for gets a number; one look at each
letter of the records then notes where each of these stands.  Nothing is kept between runs.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.text.letters import Codes

SEED = 3
"""Letters in a seed; whatever is shorter cannot be found here."""

_BITS = 24
_CHUNK = 4_000_000
_FACTORS = np.array([0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35], np.uint32)

Positions = NDArray[np.int64]


@dataclass(frozen=True)
class Seeds:
    """Where the seeds of some needles stand.

    Attributes:
        codes: the letters that were searched.
    """

    codes: Codes
    _numbers: NDArray[np.int32]
    _bounds: NDArray[np.int64]
    _places: NDArray[np.uint32]

    def of(self, needle: Codes) -> Iterator[tuple[int, Positions]]:
        """Yield each index of `needle` and where the seed that begins there stands.

        Among the positions are some of other letters with the same hash: compare before use.
        """
        for index, slot in enumerate(_hashes(needle).tolist()):
            number = int(self._numbers[slot])
            low, high = self._bounds[number], self._bounds[number + 1]
            yield index, self._places[low:high].astype(np.int64)

    def counts(self, needle: Codes) -> NDArray[np.int64]:
        """Return, for each index of `needle`, how many positions `of` yields there."""
        numbers = self._numbers[_hashes(needle)]
        counts: NDArray[np.int64] = self._bounds[numbers + 1] - self._bounds[numbers]
        return counts

    def at(self, needle: Codes, index: int) -> Positions:
        """Return the positions of the seed that begins at `index` of `needle`."""
        slot = int(_hashes(needle[index : index + SEED])[0])
        number = int(self._numbers[slot])
        return self._places[self._bounds[number] : self._bounds[number + 1]].astype(np.int64)

    def exact(self, needle: Codes) -> Positions:
        """Return every position at which the whole of `needle` stands."""
        if len(needle) < SEED:
            return np.zeros(0, np.int64)
        index = int(np.argmin(self.counts(needle)))
        starts = self.at(needle, index) - index
        starts = starts[(starts >= 0) & (starts + len(needle) <= len(self.codes))]
        for step, code in enumerate(needle.tolist()):
            if not len(starts):
                break
            starts = starts[self.codes[starts + step] == code]
        return starts


def sow(codes: Codes, needles: Iterable[Codes]) -> Seeds:
    """Look through `codes` for the seeds of all `needles`."""
    slots = [_hashes(needle) for needle in needles]
    wanted = np.unique(np.concatenate(slots)) if slots else np.zeros(0, np.uint32)
    # Number 0 is that of the seeds that nobody asks for; it has no positions.
    numbers = np.zeros(1 << _BITS, np.int32)
    numbers[wanted] = np.arange(1, len(wanted) + 1, dtype=np.int32)
    found: list[NDArray[np.int32]] = []
    places: list[NDArray[np.uint32]] = []
    for start in range(0, max(len(codes) - SEED + 1, 0), _CHUNK):
        here = numbers[_hashes(codes[start : start + _CHUNK + SEED - 1])]
        hits = np.flatnonzero(here)
        found.append(here[hits])
        places.append((hits + start).astype(np.uint32))
    of_which = np.concatenate(found) if found else np.zeros(0, np.int32)
    where = np.concatenate(places) if places else np.zeros(0, np.uint32)
    order = np.argsort(of_which, kind="stable")
    counts = np.bincount(of_which, minlength=len(wanted) + 1)
    bounds = np.concatenate([[0], np.cumsum(counts)])
    return Seeds(codes, numbers, bounds, where[order])


def _hashes(codes: Codes) -> NDArray[np.uint32]:
    """Return a number of `_BITS` bits for each sequence of three letters."""
    if len(codes) < SEED:
        return np.zeros(0, np.uint32)
    count = len(codes) - SEED + 1
    mixed = np.zeros(count, np.uint32)
    for step, factor in enumerate(_FACTORS):
        mixed = (mixed ^ codes[step : step + count]) * factor
        mixed ^= mixed >> np.uint32(15)
    result: NDArray[np.uint32] = mixed >> np.uint32(32 - _BITS)
    return result
