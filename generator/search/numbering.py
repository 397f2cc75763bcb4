"""Number the tokens of all entries: the analyser of `generator.text.tokens`, on arrays.

A code point is a number already; only runs of letters and digits need a dictionary.  Lists of
strings, one for each token, would take far more time and memory.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from generator.text.folding import compatible, simplified_forms
from generator.text.tokens import TokenClass, character_ranges

Numbers = NDArray[np.int64]

NOTHING = -1
"""Stands behind every run of words, so that no phrase crosses into the next."""

_CODES = 0x110000
# Folding leaves this control character alone, and it is part of no token.
_END = "\x1e"
# Characters folded at a time: enough for arrays to pay, little enough to be no memory at all.
_BATCH = 1_000_000


@dataclass(frozen=True)
class Stream:
    """All tokens of all entries, one after the other.

    Attributes:
        tokens: the token at each position, as an index into `names`, or `NOTHING`.
        starts: the position at which each entry begins, and behind the last the number of all.
        runs: the position at which each run of words begins.
        names: the distinct tokens, in the order of UTF-16 code units, by which JavaScript sorts.
    """

    tokens: NDArray[np.int32]
    starts: Numbers
    runs: Numbers
    names: tuple[str, ...]


def number_tokens(entries: Sequence[Sequence[str]]) -> Stream:
    """Number the tokens of `entries`, each a sequence of runs of words."""
    words: dict[str, int] = {}
    parts = [np.empty(0, np.int32)]
    lengths = [0]
    for batch in _batches(entries):
        numbers = _numbers(batch, words)
        parts.append(numbers)
        # An entry ends with the end of its last run.
        ends = np.flatnonzero(numbers == NOTHING)
        last_runs = np.cumsum([len(entry) for entry in batch])
        lengths.extend(np.diff(ends[last_runs - 1], prepend=-1).tolist())
    numbers = np.concatenate(parts)
    tokens, names = _named(numbers, words)
    ends = np.flatnonzero(tokens == NOTHING)
    runs = np.concatenate([np.zeros(1, np.int64), ends + 1])[:-1] if len(ends) else ends
    return Stream(tokens, np.cumsum(lengths), runs, names)


def _batches(entries: Sequence[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    batch: list[Sequence[str]] = []
    size = 0
    for entry in entries:
        batch.append(entry)
        size += sum(map(len, entry))
        if size > _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _numbers(batch: Iterable[Sequence[str]], words: dict[str, int]) -> NDArray[np.int32]:
    """Return token numbers: code points of squares, above them the places of runs in `words`."""
    joined = "".join(run.replace(_END, " ") + _END for run in chain.from_iterable(batch))
    text = compatible(joined)
    raw = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    codes = _simplified()[raw]
    classes = _classes()[codes]
    before = np.concatenate([np.zeros(1, np.uint8), classes[:-1]])
    in_run = (classes == TokenClass.DIGIT) | (classes == TokenClass.LETTER)
    run_starts = np.flatnonzero(in_run & (classes != before))
    after = np.concatenate([classes[1:], np.zeros(1, np.uint8)])
    run_ends = np.flatnonzero(in_run & (classes != after)) + 1
    numbers = codes.astype(np.int32)
    numbers[run_starts] = [
        _CODES + words.setdefault(text[start:end], len(words))
        for start, end in zip(run_starts.tolist(), run_ends.tolist(), strict=True)
    ]
    numbers[codes == ord(_END)] = NOTHING
    begins = classes == TokenClass.SQUARE
    begins[run_starts] = True
    kept: NDArray[np.int32] = numbers[begins | (numbers == NOTHING)]
    return kept


def _named(
    numbers: NDArray[np.int32], words: dict[str, int]
) -> tuple[NDArray[np.int32], tuple[str, ...]]:
    """Renumber tokens by the order of their names."""
    runs = list(words)
    is_token = numbers != NOTHING
    used = np.flatnonzero(np.bincount(numbers[is_token]))
    names = [chr(code) if code < _CODES else runs[code - _CODES] for code in used.tolist()]
    order = sorted(range(len(names)), key=lambda place: names[place].encode("utf-16-be"))
    # NOTHING, as an index, is the last element.
    ranks = np.full(_CODES + len(runs) + 1, NOTHING, np.int32)
    ranks[used[order]] = np.arange(len(order), dtype=np.int32)
    return ranks[numbers], tuple(names[place] for place in order)


@cache
def _simplified() -> NDArray[np.uint32]:
    table = np.arange(_CODES, dtype=np.uint32)
    for code, simple in simplified_forms().items():
        table[code] = ord(simple)
    return table


@cache
def _classes() -> NDArray[np.uint8]:
    table = np.zeros(_CODES, np.uint8)
    for kind, ranges in character_ranges().items():
        for first, last in ranges:
            table[first : last + 1] = kind
    return table
