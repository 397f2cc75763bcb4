"""Cut text into the tokens that search and quotation checks compare.

A token is one ideograph or kana, or a maximal run of letters, or a maximal run of digits.
Everything else — punctuation, white space, zero-width characters — separates runs and is nothing
itself.  This module is the specification; whoever needs another form of it, an array or another
language, derives it from `character_ranges`.
"""

import re
import sys
from collections.abc import Mapping
from enum import IntEnum
from functools import cache

from generator.text.folding import fold

_SQUARE = (
    "\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U000323af"
)
_DIGIT = r"\d"
_LETTER = rf"[^\W\d_{_SQUARE}]"
_TOKEN = re.compile(rf"[{_SQUARE}]|{_DIGIT}+|{_LETTER}+")


class TokenClass(IntEnum):
    """What a folded character is to the analyser; one that is in no class is nothing."""

    SQUARE = 1
    """A token of its own."""
    DIGIT = 2
    """Part of a run of digits."""
    LETTER = 3
    """Part of a run of letters."""


def tokens(text: str) -> tuple[str, ...]:
    """Return the tokens of `text`, folded, in order."""
    return tuple(_TOKEN.findall(fold(text)))


@cache
def character_ranges() -> Mapping[TokenClass, tuple[tuple[int, int], ...]]:
    """Return the code points of each class, as ranges with both ends in them."""
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    patterns = {
        TokenClass.SQUARE: f"[{_SQUARE}]+",
        TokenClass.DIGIT: f"{_DIGIT}+",
        TokenClass.LETTER: f"{_LETTER}+",
    }
    return {
        kind: tuple((run.start(), run.end() - 1) for run in re.finditer(pattern, every))
        for kind, pattern in patterns.items()
    }
