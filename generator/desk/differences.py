"""Show character by character where a quotation leaves its source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

from generator.text.letters import letters, same_widths

_NEGATIONS = frozenset("不没無无未非勿莫毋弗别別否禁")
_NUMERALS = frozenset(
    "0123456789０１２３４５６７８９〇零一二两兩三四五六七八九十百千万萬亿億兆廿半倍%％‰.．"
)
_SPACE = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")


class Change(StrEnum):
    """What became of a piece of the source in the quotation."""

    EQUAL = "equal"
    MISSING = "missing"
    ADDED = "added"
    REPLACED = "replaced"
    SWAPPED = "swapped"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of source and quotation, side by side.

    Attributes:
        change: what happened here.
        source: the words of the source, empty where the quotation added something.
        quoted: the words of the quotation, empty where it left something out.
        only_marks: whether nothing but punctuation differs.
        negation: whether a word of negation is among what differs.
        number: whether a numeral is among what differs.
    """

    change: Change
    source: str
    quoted: str
    only_marks: bool = False
    negation: bool = False
    number: bool = False


def without_space(text: str) -> str:
    """Return `text` without white space and characters of no width."""
    return _SPACE.sub("", text)


def difference(source: str, quoted: str) -> tuple[Piece, ...]:
    """Return the pieces of `source` and of `quoted` in order; widths and white space are equal."""
    left, right = without_space(source), without_space(quoted)
    steps = Levenshtein.opcodes(same_widths(left), same_widths(right))
    pairs = [
        (left[step.src_start : step.src_end], right[step.dest_start : step.dest_end])
        for step in steps
    ]
    equal = [step.tag == "equal" for step in steps]
    return tuple(_moved([_piece(*pair) for pair in _whole_numbers(_merged(pairs, equal))]))


def describe(pieces: Sequence[Piece]) -> str:
    """Say in Chinese what differs, such as 缺“不”（否定词）；“15”改成“16”（数字）."""
    told = [_told(piece) for piece in pieces if piece.change is not Change.EQUAL]
    letters_first = [words for words in told if words]
    marks = sum(piece.only_marks for piece in pieces)
    if marks:
        letters_first.append(f"标点 {marks} 处不同")
    return "；".join(letters_first)


def _told(piece: Piece) -> str:
    if piece.only_marks:
        return ""
    kinds = [word for word, holds in (("否定词", piece.negation), ("数字", piece.number)) if holds]
    note = f"（{'、'.join(kinds)}）" if kinds else ""
    if piece.change is Change.MISSING:
        return f"缺“{piece.source}”{note}"
    if piece.change is Change.ADDED:
        return f"多“{piece.quoted}”{note}"
    if piece.change is Change.MOVED:
        return f"“{piece.source or piece.quoted}”换了位置{note}" if piece.source else ""
    if piece.change is Change.SWAPPED:
        return f"“{piece.source}”颠倒成“{piece.quoted}”{note}"
    return f"“{piece.source}”改成“{piece.quoted}”{note}"


def _merged(
    pairs: Sequence[tuple[str, str]], equal: Sequence[bool]
) -> Iterator[tuple[str, str, bool]]:
    """Join neighbouring changes, and changes with one equal letter between a pair of them."""
    joined: list[tuple[str, str, bool]] = []
    for (source, quoted), same in zip(pairs, equal, strict=True):
        if joined and not same and not joined[-1][2]:
            joined[-1] = (joined[-1][0] + source, joined[-1][1] + quoted, False)
        else:
            joined.append((source, quoted, same))
    yield from joined


def _whole_numbers(pieces: Iterator[tuple[str, str, bool]]) -> list[tuple[str, str]]:
    """Widen a change inside a number to the whole number: 1[5→6] becomes [15→16]."""
    whole: list[list[str]] = [list(piece[:2]) for piece in pieces]
    for index, (source, quoted) in enumerate(whole):
        if source == quoted or not _NUMERALS & set(source + quoted):
            continue
        if index and whole[index - 1][0] == whole[index - 1][1]:
            before = whole[index - 1][0]
            kept = before.rstrip("".join(_NUMERALS)) if _touches(source, quoted, 0) else before
            run = before[len(kept) :]
            whole[index - 1] = [kept, kept]
            whole[index] = [run + source, run + quoted]
        if index + 1 < len(whole) and whole[index + 1][0] == whole[index + 1][1]:
            after = whole[index + 1][0]
            kept = after.lstrip("".join(_NUMERALS)) if _touches(source, quoted, -1) else after
            run = after[: len(after) - len(kept)]
            whole[index + 1] = [kept, kept]
            whole[index] = [whole[index][0] + run, whole[index][1] + run]
    return [(source, quoted) for source, quoted in whole if source or quoted]


def _touches(source: str, quoted: str, end: int) -> bool:
    """Say whether a change has a numeral at this end."""
    return any(text and text[end] in _NUMERALS for text in (source, quoted))


def _piece(source: str, quoted: str) -> Piece:
    if same_widths(source) == same_widths(quoted):
        return Piece(Change.EQUAL, source, quoted)
    left, right = letters(source).text, letters(quoted).text
    changed = set(left + right) if left != right else set()
    change = Change.REPLACED
    if not source or (not left and right):
        change = Change.ADDED
    elif not quoted or (left and not right):
        change = Change.MISSING
    elif left != right and sorted(left) == sorted(right):
        change = Change.SWAPPED
    return Piece(
        change,
        source,
        quoted,
        only_marks=left == right,
        negation=bool(changed & _NEGATIONS),
        number=bool(changed & _NUMERALS),
    )


def _moved(pieces: list[Piece]) -> list[Piece]:
    """Mark what is missing in one place and added in another."""
    for index, piece in enumerate(pieces):
        if piece.change is not Change.MISSING or piece.only_marks:
            continue
        for other, candidate in enumerate(pieces):
            added = candidate.change is Change.ADDED and not candidate.only_marks
            if added and letters(candidate.quoted).text == letters(piece.source).text:
                pieces[index] = replace(piece, change=Change.MOVED)
                pieces[other] = replace(candidate, change=Change.MOVED)
                break
    return pieces
