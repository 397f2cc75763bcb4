"""Which characters are set without spaces, and what a line break between two stands for."""

import pytest

from generator.text.cjk import is_square, joins_without_space


@pytest.mark.parametrize(
    "character", ["中", "𠮷", "々", "あ", "ㄅ", "。", "，", "（", "《", "￥", "豈"]
)
def test_ideographs_and_full_width_marks_are_square(character: str) -> None:
    assert is_square(character)


@pytest.mark.parametrize("character", ["a", "é", "1", " ", ".", "“", "…", "—", "한", "ｱ"])
def test_latin_shared_and_half_width_characters_are_not(character: str) -> None:
    assert not is_square(character)


@pytest.mark.parametrize(
    ("before", "after"),
    [("中", "文"), ("，", "文"), ("”", "文"), ("文", "“"), ("…", "文"), ("文", "—")],
)
def test_break_inside_chinese_is_nothing(before: str, after: str) -> None:
    assert joins_without_space(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("中", "a"),
        ("1", "文"),
        ("a", "b"),
        ("”", "“"),
        ("”", "a"),
        ("", "文"),
        ("文", ""),
        ("", ""),
    ],
)
def test_break_beside_anything_else_is_a_space(before: str, after: str) -> None:
    assert not joins_without_space(before, after)
