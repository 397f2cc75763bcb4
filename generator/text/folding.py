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
    which OpenCC converts running text, play no part.
    """
    characters = [chr(code) for low, high in _RANGES for code in range(low, high + 1)]
    # A line break between two characters keeps every phrase from matching.
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {
        ord(character): simple
        for character, simple in zip(characters, converted, strict=True)
        if simple != character and len(simple) == 1
    }


def compatible(text: str) -> str:
    """Return `text` in NFKC and case-folded: all of `fold` but the simplified characters."""
    return unicodedata.normalize("NFKC", text).casefold()


def fold(text: str) -> str:
    """Return `text` in NFKC, case-folded, traditional characters replaced by simplified ones."""
    return compatible(text).translate(simplified_forms())


def folded_characters() -> dict[str, str]:
    """Return what `fold` makes of single characters, where that is not their lower case.

    ``fold(text)`` is NFKC, then this table or else lower case, character by character; other
    languages get it from here.  Characters that NFKC leaves nowhere are not in it.
    """
    simple = simplified_forms()
    # Ideographs have no case, and nothing behind the second plane has.
    codes = sorted({*range(0x3400), *range(0xA000, 0x20000), *simple})
    return {
        character: folded
        for character in map(chr, codes)
        if (folded := character.casefold().translate(simple)) != character.lower()
        and unicodedata.is_normalized("NFKC", character)
    }
