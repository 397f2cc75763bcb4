"""The letters of a text: what counts in a quotation, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.letters import decoded, encoded, folded, letters, same_widths


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“甲”，乙、丙……丁。", "甲乙丙丁"),
        ("甲 乙\n丙\u3000丁\u200b戊", "甲乙丙丁戊"),
        ("ＧＤＰ增长３．５％", "GDP增长3.5%"),
        ("GDP 增长 the quick  fox", "GDP增长the quick fox"),
        ("x² 与 x2", "x²与x2"),
        ("1,000 户", "1000户"),
        ("1,000,000", "1000000"),
        ("3,5 两项", "3,5两项"),
        ("3、5 两项", "3,5两项"),
        ("1-3月、1—3月、1～3月", "1-3月1-3月1-3月"),
        ("2：1", "2:1"),
        ("10 20", "10 20"),
        ("+5，±5，5‰，＝", "+5±5,5‰="),
        ("气温-5度、−6度", "气温-5度-6度"),
        ("甲-乙——5月", "甲乙5月"),
        ("說、说", "說说"),
        ("\uf900", "\u8c48"),
        ("……", ""),
    ],
)
def test_letters(text: str, expected: str) -> None:
    assert letters(text).text == expected


@given(st.text())
def test_every_letter_has_its_place(text: str) -> None:
    found = letters(text)
    plain = same_widths(text)
    assert len(plain) == len(text)
    assert len(found) == len(found.places)
    assert list(found.places) == sorted(set(found.places.tolist()))
    for letter, place in zip(found.text, found.places.tolist(), strict=True):
        assert letter in {plain[place], " ", ",", ".", "-", ":", "/"}


@given(st.text())
def test_white_space_around_ideographs_changes_nothing(text: str) -> None:
    assert letters(f"甲{text}乙").text == letters(f"甲 {text} 乙").text


def test_folding_keeps_the_length_and_joins_scripts_and_cases() -> None:
    codes = encoded("說Abc二İß")
    assert len(folded(codes)) == len(codes)
    assert decoded(folded(codes))[:5] == "说abc二"


@given(st.text())
def test_code_points_come_back(text: str) -> None:
    assert decoded(encoded(text)) == text
