"""Chinese numbers for headings."""

import pytest

from generator.text.numerals import chinese_number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"),
        (100, "一百"), (103, "一百零三"), (110, "一百一十"), (999, "九百九十九"),
    ],
)  # fmt: skip
def test_numbers(number: int, text: str) -> None:
    assert chinese_number(number) == text


@pytest.mark.parametrize("number", [0, -1, 1000])
def test_other_numbers_are_digits(number: int) -> None:
    assert chinese_number(number) == str(number)
