"""Initials: how people type a title that they remember."""

import pytest

from generator.text.pinyin import pinyin_initials


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("高质量发展", "gzlfz"),
        ("重庆的重要讲话", "cqdzyjh"),
        ("“一张表”走访登记（2026）", "yzbzfdj2026"),
        ("ＧＤＰ与民生", "gdpyms"),
        ("……", ""),
    ],
)
def test_initials(text: str, initials: str) -> None:
    assert pinyin_initials(text) == initials
