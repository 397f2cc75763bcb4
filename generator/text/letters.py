"""The letters of a text: what a quotation must share with its source, character for character.

The contract, as the quotation check and the handbook state it:

* letters, ideographs, digits and symbols (``%``, ``‰``, ``+``, ``=``, ``℃`` …) count, in their case
  and script: a traditional character is not its simplified form, ``²`` is not ``2``;
* full-width and half-width forms of a character are the same, and so are the compatibility
  ideographs that Unicode holds to be the same as another;
* punctuation and white space do not count, but for what stands between two digits, where it
  decides the number (``3.5``, ``1-3``, ``2:1``), though not the comma of thousands; a minus before
  a number; and one space between two words of Latin letters.
"""

import sys
import unicodedata
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from generator.text.folding import simplified_forms

Codes = NDArray[np.uint32]
"""Code points."""

BARRIER = "\0"
"""Stands between texts that are searched together; no letter sequence runs across it."""

_DROPPED, _OTHER, _DIGIT, _LATIN = range(4)
_ALWAYS = frozenset("%‰‱@#&*\0")
_SPACE = ord(" ")
# What may stand between two digits, by what it does to the number; anything else lists numbers.
_BETWEEN_DIGITS = {
    ord(mark): ord(shown)
    for shown, marks in {".": ".．·", "-": "-‐‑‒–—―~～", ":": ":：∶", "/": "/／"}.items()
    for mark in marks
}
_LISTED = ord(",")
_MINUS = ord("-")
# A mathematical sign by its category, but a range to those who write.
_NEVER = frozenset("~")
# The planes above hold tags and private characters only.
_END_OF_LETTERS = 0x40000


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a text.

    Attributes:
        codes: their code points, widths made equal.
        places: where each stands in the text, as an index of it.
    """

    codes: Codes
    places: NDArray[np.int64]

    @property
    def text(self) -> str:
        """The letters as a string."""
        return decoded(self.codes)

    def __len__(self) -> int:
        return len(self.codes)


def letters(text: str) -> Letters:
    """Return the letters of `text`."""
    codes = encoded(same_widths(text))
    classes = _classes()[codes]
    before_digit = np.flatnonzero(codes[:-1] == _MINUS)
    before_digit = before_digit[classes[before_digit + 1] == _DIGIT]
    before_digit = before_digit[(before_digit == 0) | (classes[before_digit - 1] != _DIGIT)]
    classes[before_digit] = _OTHER
    kept = np.flatnonzero(classes != _DROPPED)
    if not len(kept):
        return Letters(codes[:0], kept)
    classes = classes[kept]
    apart = np.diff(kept) > 1
    numbers = np.flatnonzero(apart & (classes[:-1] == _DIGIT) & (classes[1:] == _DIGIT))
    words = np.flatnonzero(apart & (classes[:-1] == _LATIN) & (classes[1:] == _LATIN))
    between: dict[int, int] = {}
    for index in numbers.tolist():
        mark = _between_digits(codes, kept, classes, index)
        if mark:
            between[int(kept[index]) + 1] = mark
    for index in words.tolist():
        if text[int(kept[index]) + 1].isspace():
            between[int(kept[index]) + 1] = _SPACE
    if between:
        places = np.fromiter(between, np.int64, len(between))
        codes = codes.copy()
        codes[places] = np.fromiter(between.values(), np.uint32, len(between))
        kept = np.sort(np.concatenate([kept, places]))
    return Letters(codes[kept], kept)


def _between_digits(
    codes: Codes, kept: NDArray[np.int64], classes: NDArray[np.uint8], index: int
) -> int:
    """Return the sign for what stands between two digits, 0 for the comma of thousands."""
    before, after = int(kept[index]), int(kept[index + 1])
    mark = int(codes[before + 1])
    if mark == _LISTED and after == before + 2:
        run = 0
        while (
            index + 1 + run < len(kept)
            and kept[index + 1 + run] == after + run
            and classes[index + 1 + run] == _DIGIT
        ):
            run += 1
        if run == 3:
            return 0
    if chr(mark).isspace():
        return _SPACE
    return _BETWEEN_DIGITS.get(mark, _LISTED)


def same_widths(text: str) -> str:
    """Return `text` with full-width, half-width and compatibility forms made plain.

    Every character stays in its place.
    """
    return text.translate(_plain_forms())


def folded(codes: Codes) -> Codes:
    """Return letters with case and script variants made equal, for finding, not for judging."""
    return _folds()[codes]


def encoded(text: str) -> Codes:
    """Return the code points of `text`."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint32)


def decoded(codes: Codes) -> str:
    """Return the string of these code points."""
    return codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


@cache
def _plain_forms() -> dict[int, str]:
    """Return the table from full-width, half-width and compatibility forms to the plain one."""
    table = {}
    for code in (*range(0x3000, 0x3001), *range(0xFF01, 0xFFEF), *range(0xF900, 0xFB00)):
        kind, _, plain = unicodedata.decomposition(chr(code)).rpartition(" ")
        if plain and kind in {"", "<wide>", "<narrow>"}:
            table[code] = unicodedata.normalize("NFKC", chr(code))
    for code in range(0x2F800, 0x2FA1E):
        table[code] = unicodedata.normalize("NFC", chr(code))
    table[0x2212] = "-"
    return {code: plain for code, plain in table.items() if len(plain) == 1}


@cache
def _classes() -> NDArray[np.uint8]:
    """Return what each code point is: dropped, a digit, a Latin letter or another letter."""
    table = np.zeros(sys.maxunicode + 1, np.uint8)
    for code in range(_END_OF_LETTERS):
        category = unicodedata.category(chr(code))
        if category == "Nd":
            table[code] = _DIGIT
        elif (category[0] in "LNMS" or chr(code) in _ALWAYS) and chr(code) not in _NEVER:
            table[code] = _OTHER
    for code in (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x250)):
        if table[code]:
            table[code] = _LATIN
    return table


@cache
def _folds() -> Codes:
    """Return the table of `folded`."""
    table = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    for code in range(_END_OF_LETTERS):
        lower = chr(code).lower()
        if len(lower) == 1:
            table[code] = ord(lower)
    for code, simple in simplified_forms().items():
        table[code] = ord(simple)
    return table
