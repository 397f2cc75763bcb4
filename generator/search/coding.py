"""Write numbers as bytes that JavaScript reads back."""

import numpy as np
from numpy.typing import NDArray

_BITS = 7
_MORE = 1 << _BITS


def varints(numbers: NDArray[np.int64]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Write each number in as many bytes as it needs, seven bits a byte, the lowest first.

    The eighth bit says that more follow (LEB128).

    Args:
        numbers: not negative.

    Returns:
        The bytes, and where each number ends in them.
    """
    sizes = np.ones(len(numbers), np.int64)
    rest = numbers >> _BITS
    while rest.any():
        sizes += rest > 0
        rest >>= _BITS
    ends = np.cumsum(sizes)
    starts = ends - sizes
    written = np.empty(int(ends[-1]) if len(ends) else 0, np.uint8)
    rest = numbers.copy()
    for place in range(int(sizes.max(initial=0))):
        here = sizes > place
        low = (rest[here] & (_MORE - 1)).astype(np.uint8)
        more = (sizes[here] > place + 1).astype(np.uint8) << _BITS
        written[starts[here] + place] = low | more
        rest >>= _BITS
    return written, ends
