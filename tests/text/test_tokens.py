"""Tokens: what search and quotation checks compare."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.folding import fold
from generator.text.tokens import TokenClass, character_ranges, tokens
from tests.text.vectors import VECTORS


@pytest.mark.parametrize(("text", "expected"), VECTORS["tokens"])
def test_vectors(text: str, expected: list[str]) -> None:
    assert list(tokens(text)) == expected


@given(st.text())
def test_folding_again_changes_no_token(text: str) -> None:
    assert tokens(fold(text)) == tokens(text)


@given(st.text(), st.text())
def test_tokens_of_two_lines_are_those_of_each(one: str, other: str) -> None:
    assert tokens(f"{one}\n{other}") == tokens(one) + tokens(other)


def test_ranges_are_apart_and_say_what_letters_and_numbers_are() -> None:
    classes: dict[int, TokenClass] = {}
    for kind, ranges in character_ranges().items():
        for first, last in ranges:
            for code in range(first, last + 1):
                assert code not in classes
                classes[code] = kind
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if code not in classes:
            assert not character.isalnum()
        elif classes[code] is TokenClass.DIGIT:
            assert unicodedata.category(character) == "Nd"
