"""What an author probably meant."""

import pytest

from generator.records.suggestions import did_you_mean

KNOWN = ("title", "date", "speaker", "URL", "基层治理", "理论学习")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("titel", "title"),
        ("speker", "speaker"),
        ("url", "URL"),
        ("TITLE", "title"),
        ("基层治里", "基层治理"),
        ("理论学", "理论学习"),
    ],
)
def test_closest_word_is_suggested(word: str, meant: str) -> None:
    assert did_you_mean(word, KNOWN) == f"是不是想写“{meant}”？"


@pytest.mark.parametrize("word", ["", "x", "完全不同"])
def test_nothing_like_it_suggests_nothing(word: str) -> None:
    assert did_you_mean(word, KNOWN) == ""


def test_nothing_known_suggests_nothing() -> None:
    assert did_you_mean("title", ()) == ""


def test_order_of_what_is_known_does_not_matter() -> None:
    assert did_you_mean("ab", ["abc", "abd"]) == did_you_mean("ab", ["abd", "abc"])
