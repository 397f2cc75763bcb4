"""Cut the postings into parts small enough to load a few for a question.

Part ``k<n>`` holds terms with their documents, part ``p<n>`` the positions of the same terms.  A
part ``k`` is: how many terms (varint); how many bytes their names take (varint) and the names, one
a line; for each term how many bytes its documents and how many its positions take (varints); the
documents.  The directory knows each part's first term, so any term leads to its part.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from generator.search.coding import varints
from generator.search.numbering import Numbers
from generator.search.postings import Postings

# Bytes of terms and documents, and of positions, in a part.  Smaller parts load less that was not
# asked for, larger ones make fewer files.
_SIZE = 8_000
_POSITIONS = 16_000
# What a term costs besides its documents: its name and two sizes.
_OVERHEAD = 9


@dataclass(frozen=True, slots=True)
class Shard:
    """Some neighbouring terms.

    Attributes:
        first: the first term.
        count: how many terms there are.
        documents: the content of part ``k``.
        positions: the content of part ``p``.
    """

    first: str
    count: int
    documents: bytes
    positions: bytes


def shards(ranges: Iterable[Postings]) -> Iterator[Shard]:
    """Yield the shards of all postings, in the order of terms."""
    for one in ranges:
        document_sizes = np.diff(one.document_ends, prepend=0)
        position_sizes = np.diff(one.position_ends, prepend=0)
        costs = np.cumsum(document_sizes + _OVERHEAD)
        first = 0
        while first < len(one.terms):
            fitting = min(
                _fitting(costs, first, _SIZE), _fitting(one.position_ends, first, _POSITIONS)
            )
            last = max(first + 1, fitting)
            yield _shard(one, first, last, document_sizes, position_sizes)
            first = last


def _fitting(ends: Numbers, first: int, size: int) -> int:
    """Return behind the last of the terms from `first` on that end within `size` bytes."""
    before = int(ends[first - 1]) if first else 0
    return int(np.searchsorted(ends, before + size, "right"))


def _shard(
    one: Postings, first: int, last: int, document_sizes: Numbers, position_sizes: Numbers
) -> Shard:
    names = "\n".join(one.terms[first:last]).encode("utf-8")
    head, _ = varints(np.array([last - first, len(names)]))
    sizes, _ = varints(
        np.column_stack([document_sizes[first:last], position_sizes[first:last]]).reshape(-1)
    )
    return Shard(
        first=one.terms[first],
        count=last - first,
        documents=b"".join(
            (
                head.tobytes(),
                names,
                sizes.tobytes(),
                _between(one.documents, one.document_ends, first, last),
            )
        ),
        positions=_between(one.positions, one.position_ends, first, last),
    )


def _between(data: np.ndarray, ends: Numbers, first: int, last: int) -> bytes:
    start = int(ends[first - 1]) if first else 0
    return data[start : int(ends[last - 1])].tobytes()
