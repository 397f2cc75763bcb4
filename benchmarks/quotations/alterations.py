"""Take passages out of real documents, and alter them in known ways."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.records.library import Record
from generator.text.blocks import BlockKind
from generator.text.letters import letters

_NEGATIONS = "不未无没非"
_DIGITS = "0123456789一二三四五六七八九"
_LETTER = re.compile(r"[\u4e00-\u9fff]")
_LENGTHS = (14, 90)


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of a record, from one of its paragraphs."""

    key: str
    block: str
    text: str


@dataclass(frozen=True, slots=True)
class Altered:
    """A passage after an alteration, and what the check must say of it.

    Attributes:
        kind: of the alteration.
        passage: before.
        text: after.
        verdict: that is right.
        sign: what the report must single out: ``negation``, ``number``, or nothing in particular.
    """

    kind: str
    passage: Passage
    text: str
    verdict: str
    sign: str = ""


Alteration = Callable[[str, random.Random], str]
"""Returns the altered words, or an empty string where there is nothing to alter."""


def passages(records: Sequence[Record], count: int, chance: random.Random) -> list[Passage]:
    """Draw passages at random, each from one paragraph."""
    found: list[Passage] = []
    while len(found) < count:
        record = chance.choice(records)
        blocks = [one for one in record.blocks if one.kind is BlockKind.PARAGRAPH]
        if not blocks:
            continue
        block = chance.choice(blocks)
        length = chance.randint(*_LENGTHS)
        text = block.text.replace("\n", "")
        start = chance.randrange(max(1, len(text) - length))
        words = text[start : start + length].strip()
        # A quotation does not begin or end inside a number or a word of Latin letters.
        if len(letters(words)) >= _LENGTHS[0] - 2 and _is_cut_well(text, start, start + length):
            found.append(Passage(record.key, block.id, words))
    return found


def altered(drawn: Sequence[Passage], chance: random.Random) -> Iterator[Altered]:
    """Alter each passage in one of four ways, in turn, or in the next where that one cannot be."""
    ways: list[tuple[str, Alteration, str, str]] = [
        ("a negation dropped", _without_negation, "changed", "negation"),
        ("a number changed", _another_number, "changed", "number"),
        ("two letters swapped", _swapped, "changed", ""),
        ("punctuation added", _with_punctuation, "punctuation", ""),
    ]
    for number, passage in enumerate(drawn):
        for step in range(len(ways)):
            kind, alter, verdict, sign = ways[(number + step) % len(ways)]
            if text := alter(passage.text, chance):
                yield Altered(kind, passage, text, verdict, sign)
                break


def _is_cut_well(text: str, start: int, end: int) -> bool:
    pairs = (text[start - 1 : start + 1] if start else "", text[end - 1 : end + 1])
    return not any(re.fullmatch(r"[0-9A-Za-z.．]{2}", pair) for pair in pairs)


def _without_negation(text: str, chance: random.Random) -> str:
    # At either end nothing but a shorter quotation would be left.
    places = [at for at in range(1, len(text) - 1) if text[at] in _NEGATIONS]
    inner = [at for at in places if _inside(text, at)]
    if not inner:
        return ""
    place = chance.choice(inner)
    return text[:place] + text[place + 1 :]


def _another_number(text: str, chance: random.Random) -> str:
    places = [at for at in range(len(text)) if text[at] in _DIGITS and text[at] != "一"]
    if not places:
        return ""
    place = chance.choice(places)
    others = _DIGITS[:10] if text[place] in _DIGITS[:10] else _DIGITS[10:]
    digit = chance.choice([one for one in others if one != text[place]])
    return text[:place] + digit + text[place + 1 :]


def _swapped(text: str, chance: random.Random) -> str:
    places = [
        at
        for at in range(len(text) - 1)
        if _LETTER.fullmatch(text[at])
        and _LETTER.fullmatch(text[at + 1])
        and text[at] != text[at + 1]
    ]
    if not places:
        return ""
    place = chance.choice(places)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _with_punctuation(text: str, chance: random.Random) -> str:
    places = [
        at
        for at in range(1, len(text))
        if _LETTER.fullmatch(text[at - 1]) and _LETTER.fullmatch(text[at])
    ]
    if not places:
        return ""
    place = chance.choice(places)
    return text[:place] + "，" + text[place:]


def _inside(text: str, place: int) -> bool:
    return bool(len(letters(text[:place]))) and bool(len(letters(text[place + 1 :])))
