"""How long a text takes to read."""

import pytest

from generator.text.reading_time import count_characters, reading_minutes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("，。！ \n", 0),
        ("基层减负", 4),
        ("基层，减负。", 4),
        ("GDP 增长 5.2 个", 3 + 1 + 2),
        ("café naïve", 2),
        ("𠮷野家", 3),
    ],
)
def test_counts_ideographs_and_words(text: str, expected: int) -> None:
    assert count_characters(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("……", 0),
        ("字", 1),
        ("字" * 300, 1),
        ("字" * 301, 2),
        ("字" * 3000, 10),
        ("word " * 200, 1),
        ("word " * 201, 2),
        ("字" * 150 + " word" * 100, 1),
        ("字" * 150 + " word" * 101, 2),
    ],
)
def test_reads_300_characters_or_200_words_a_minute(text: str, expected: int) -> None:
    assert reading_minutes(text) == expected
