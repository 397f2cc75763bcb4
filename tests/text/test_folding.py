"""Folding: one form for all printings of a character."""

import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from generator.text.folding import fold, folded_characters, simplified_forms

_FOLDED = folded_characters()


def test_the_table_holds_single_characters_only() -> None:
    table = simplified_forms()
    assert table[ord("發")] == "发"
    assert table[ord("乾")] == "干"
    assert all(len(simple) == 1 for simple in table.values())
    assert len(table) > 2000


def test_the_table_leaves_no_character_out() -> None:
    for character in map(chr, range(sys.maxunicode + 1)):
        if unicodedata.is_normalized("NFKC", character):
            assert _FOLDED.get(character, character.lower()) == fold(character)


@given(st.text())
def test_normal_form_and_table_together_are_the_folding(text: str) -> None:
    normal = unicodedata.normalize("NFKC", text)
    assert "".join(_FOLDED.get(one, one.lower()) for one in normal) == fold(text)
