"""The form in which two printings of the same words are equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.normal import fingerprint, normal_form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＡＢＣ１２３", "abc123"),
        ("“人民城市”理念", "人民城市理念"),
        ("基层 减负", "基层减负"),
        ("基层\n减负。", "基层减负"),
        ("基层\u200b减负\u00ad", "基层减负"),
        ("Straße", "STRASSE"),
        ("㈠", "(一)"),
        ("e\u0301", "é"),
    ],
)
def test_printings_of_the_same_words_are_equal(one: str, other: str) -> None:
    assert normal_form(one) == normal_form(other)


@pytest.mark.parametrize(("one", "other"), [("落实", "落實"), ("第1", "第2"), ("甲", "乙")])
def test_other_words_differ(one: str, other: str) -> None:
    assert normal_form(one) != normal_form(other)


def test_punctuation_alone_has_no_form() -> None:
    assert normal_form("……——“”！") == ""


@given(st.text())
def test_form_is_letters_and_numbers_only(text: str) -> None:
    assert all(character.isalnum() for character in normal_form(text))


@given(st.text(), st.sampled_from(" \t\n\u3000，。！？、；：“”《》（）-—…"), st.text())
def test_punctuation_between_changes_nothing(before: str, mark: str, after: str) -> None:
    assert normal_form(before + mark + after) in {
        normal_form(before + after),
        normal_form(before) + normal_form(after),
    }


def test_fingerprint_is_the_same_on_every_machine() -> None:
    assert fingerprint("基层减负") == "712a41"


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(1, 32))
def test_fingerprint_has_the_length_asked_for(text: str, length: int) -> None:
    found = fingerprint(text, length)
    assert len(found) == length
    assert set(found) <= set("0123456789abcdef")
