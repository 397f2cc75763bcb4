"""Tokens: what search and quotation checks compare."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.folding import fold, simplified_forms
from generator.text.tokens import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("安全生产", ("安", "全", "生", "产")),
        ("第14个五年", ("第", "14", "个", "五", "年")),
        ("ＧＤＰ增长5.2%", ("gdp", "增", "长", "5", "2")),
        ("Café №7", ("café", "no", "7")),
        ("發展體會", ("发", "展", "体", "会")),
        ("\u200b零\ufeff宽", ("零", "宽")),
        ("𠮷田", ("𠮷", "田")),
        ("abc123def", ("abc", "123", "def")),
        ("カナかな", ("カ", "ナ", "か", "な")),
        ("……——“”", ()),
        ("", ()),
    ],
)
def test_vectors(text: str, expected: tuple[str, ...]) -> None:
    assert tokens(text) == expected


def test_the_table_holds_single_characters_only() -> None:
    table = simplified_forms()
    assert table[ord("發")] == "发"
    assert table[ord("乾")] == "干"
    assert all(len(simple) == 1 for simple in table.values())
    assert len(table) > 2000


@given(st.text())
def test_folding_again_changes_no_token(text: str) -> None:
    assert tokens(fold(text)) == tokens(text)


@given(st.text(), st.text())
def test_tokens_of_two_lines_are_those_of_each(one: str, other: str) -> None:
    assert tokens(f"{one}\n{other}") == tokens(one) + tokens(other)
