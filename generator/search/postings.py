"""Where every token and every pair of neighbouring tokens stands, as bytes.

A *term* is a token, or two tokens that follow each other in one run of words, written with a space
between them.  Its *documents* are pairs of numbers: the distance from the entry before, doubled,
plus one where the term stands there more than once; in that case how often, less two.  Its
*positions* are, entry by entry, the distance from the position before; of a single token only the
first `SHOWN` in an entry, since only passages need them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.search.coding import varints
from generator.search.numbering import NOTHING, Numbers, Stream

SHOWN = 3

# Positions sorted at a time: ranges of first tokens are handled one after the other.  All tokens
# are looked through for each range, so there are only so many.
_RANGE = 500_000
_RANGES = 32
# Of a signed number of 64 bits.
_BITS = 63


@dataclass(frozen=True)
class Postings:
    """The terms of one range, in order.

    Attributes:
        terms: as described above.
        documents: the bytes of all their documents.
        document_ends: where each term's documents end.
        positions: the bytes of all their positions.
        position_ends: where each term's positions end.
    """

    terms: tuple[str, ...]
    documents: NDArray[np.uint8]
    document_ends: Numbers
    positions: NDArray[np.uint8]
    position_ends: Numbers


def postings(stream: Stream) -> Iterator[Postings]:
    """Yield the postings of all terms, range by range, in the order of their names."""
    tokens = stream.tokens
    counts = np.bincount(tokens[tokens != NOTHING], minlength=len(stream.names))
    totals = np.cumsum(counts)
    size = max(_RANGE, len(tokens) // _RANGES)
    first = 0
    while first < len(stream.names):
        limit = (totals[first - 1] if first else 0) + size
        last = max(first + 1, int(np.searchsorted(totals, limit, "right")))
        yield _range(stream, np.flatnonzero((tokens >= first) & (tokens < last)))
        first = last


def _range(stream: Stream, places: Numbers) -> Postings:
    """Return the postings of the terms that begin with the tokens at `places`."""
    size = len(stream.names) + 1
    first = stream.tokens[places].astype(np.int64)
    # The last position of all holds NOTHING, so that every token has one behind it.
    second = stream.tokens[places + 1].astype(np.int64)
    followed = second != NOTHING
    # Code 0 in the second place means that there is none: a token stands before its pairs.
    codes = np.concatenate([first * size, first[followed] * size + second[followed] + 1])
    places = np.concatenate([places, places[followed]])
    order = _stable_order(codes)
    codes, places = codes[order], places[order]
    entries = np.searchsorted(stream.starts, places, "right") - 1
    within = places - stream.starts[entries]

    new_term = _differs(codes)
    new_entry = new_term | _differs(entries)
    term_starts, entry_starts = np.flatnonzero(new_term), np.flatnonzero(new_entry)
    frequencies = np.diff(entry_starts, append=len(codes))
    documents, document_ends = _documents(
        entries[entry_starts], frequencies, new_term[entry_starts]
    )
    # Numbers of entries up to the end of each term.
    entries_up_to = np.searchsorted(entry_starts, np.append(term_starts[1:], len(codes)))
    rank = np.arange(len(codes)) - np.repeat(entry_starts, frequencies)
    kept = (codes % size != 0) | (rank < SHOWN)
    distances = np.where(new_entry, within, np.diff(within, prepend=0))[kept]
    positions, written_ends = varints(distances)
    kept_up_to = np.cumsum(kept)[np.append(term_starts[1:], len(codes)) - 1]
    names = stream.names
    return Postings(
        terms=tuple(
            names[first] if not second else f"{names[first]} {names[second - 1]}"
            for first, second in zip(
                *(part.tolist() for part in np.divmod(codes[term_starts], size)), strict=True
            )
        ),
        documents=documents,
        document_ends=document_ends[entries_up_to - 1],
        positions=positions,
        position_ends=written_ends[kept_up_to - 1],
    )


def _documents(
    entries: Numbers, frequencies: Numbers, first_of_term: NDArray[np.bool_]
) -> tuple[NDArray[np.uint8], Numbers]:
    """Write the documents of many terms; returns the bytes and where each entry ends in them."""
    distances = np.where(first_of_term, entries, np.diff(entries, prepend=0))
    often = frequencies > 1
    numbers = np.column_stack([distances * 2 + often, frequencies - 2]).reshape(-1)
    written = np.column_stack([np.ones(len(often), np.bool_), often]).reshape(-1)
    documents, ends = varints(numbers[written])
    return documents, ends[np.cumsum(1 + often) - 1]


def _stable_order(codes: Numbers) -> Numbers:
    """Return the order that sorts `codes` and leaves equal ones as they are.

    Sorting values that carry their own place is faster than an indirect sort, as long as they fit.
    """
    bits = len(codes).bit_length()
    if int(codes.max(initial=0)).bit_length() + bits > _BITS:
        return np.argsort(codes, kind="stable")
    return np.sort((codes << bits) | np.arange(len(codes))) & ((1 << bits) - 1)


def _differs(numbers: Numbers) -> NDArray[np.bool_]:
    """Say of each number whether it differs from the one before; the first does."""
    differs = np.ones(len(numbers), np.bool_)
    differs[1:] = numbers[1:] != numbers[:-1]
    return differs
