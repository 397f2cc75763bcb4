"""The form in which texts are compared: width, case and script variants folded."""

import unicodedata
from functools import cache

from opencc import OpenCC

# Ideographs in the Basic Multilingual Plane and beyond.
_RANGES = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))


@cache
def simplified_forms() -> dict[int, str]:
    """Return the table from traditional to simplified characters, one character each.

    It is OpenCC's own table of characters (the first form where there are several); phrases, by
    which OpenCC converts running text, play no part.  The JavaScript side is generated from it.
    """
    characters = [chr(code) for low, high in _RANGES for code in range(low, high + 1)]
    # A line break between two characters keeps every phrase from matching.
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {
        ord(character): simple
        for character, simple in zip(characters, converted, strict=True)
        if simple != character and len(simple) == 1
    }


def fold(text: str) -> str:
    """Return `text` in NFKC, case-folded, traditional characters replaced by simplified ones."""
    return unicodedata.normalize("NFKC", text).casefold().translate(simplified_forms())
