"""Estimate how long a text takes to read."""

import re
from math import ceil

# Conventions, not measurements: the round figures that Chinese publishing platforms and
# word-count plug-ins print for silent reading of prose.
CHARACTERS_PER_MINUTE = 300
WORDS_PER_MINUTE = 200

_IDEOGRAPHS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_WORDS = re.compile(r"[A-Za-z0-9\u00c0-\u024f]+")


def count_characters(text: str) -> int:
    """Return the number of ideographs plus the number of Latin words, as word processors count."""
    return _ideographs(text) + len(_WORDS.findall(text))


def reading_minutes(text: str) -> int:
    """Return whole minutes, at least 1 for any words at all, 0 for none."""
    return ceil(
        _ideographs(text) / CHARACTERS_PER_MINUTE + len(_WORDS.findall(text)) / WORDS_PER_MINUTE
    )


def _ideographs(text: str) -> int:
    return sum(map(len, _IDEOGRAPHS.findall(text)))
