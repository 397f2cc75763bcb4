"""Numbers as bytes."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator.search.coding import varints
from tests.search.reading import varint


@given(st.lists(st.integers(0, 2**40)))
def test_numbers_come_back_and_end_where_it_is_said(numbers: list[int]) -> None:
    written, ends = varints(np.array(numbers, np.int64))
    content = written.tobytes()
    place = 0
    for number, end in zip(numbers, ends.tolist(), strict=True):
        value, place = varint(content, place)
        assert (value, place) == (number, end)
    assert place == len(content)


def test_small_numbers_take_one_byte() -> None:
    written, _ = varints(np.array([0, 127, 128, 16_383, 16_384]))
    assert written.tobytes() == b"\x00\x7f\x80\x01\xff\x7f\x80\x80\x01"
