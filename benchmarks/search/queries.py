"""What is asked: phrases that people of the field look for, and pieces of real paragraphs."""

import random
from collections.abc import Sequence

from benchmarks.search.collection import Text
from benchmarks.search.truth import joined

PHRASES = (
    "安全生产责任",
    "高质量发展",
    "第十四个五年",
    "第14个五年",
    "党风廉政",
    "社会主义",
    "乡村振兴战略",
    "人民群众",
    "信访",
    "医疗机构",
    "基层治理",
    "行政处罚",
    "未成年人保护",
    "生态环境",
    "主体责任",
    "农村土地承包",
    "突发公共卫生事件",
    "GDP",
    "2025年",
    "法",
)
"""One to eight characters, among them one single character, Latin letters, and digits."""

_SEED = 20240501
_SHORTEST, _LONGEST = 2, 8


def random_phrases(texts: Sequence[Text], count: int) -> tuple[str, ...]:
    """Return `count` different pieces of 2 to 8 characters, each out of one block of some text.

    Texts are drawn first, so that long ones do not crowd out the others.  White space is left out,
    since in a query it separates what need not stand together; commas and the like stay.  Pieces
    begin and end with a whole token: not within a number or a Latin word.
    """
    draw = random.Random(_SEED)  # noqa: S311 - nothing is secret here
    pieces: dict[str, None] = {}
    while len(pieces) < count:
        blocks = draw.choice(texts).blocks
        if blocks and (piece := _piece(draw.choice(blocks), draw)):
            pieces[piece] = None
    return tuple(pieces)


def _piece(block: str, draw: random.Random) -> str:
    """Return a piece of `block`, or an empty string where the one drawn will not do."""
    text = "".join(block.split())
    length = draw.randint(_SHORTEST, _LONGEST)
    if len(text) < length:
        return ""
    start = draw.randrange(len(text) - length + 1)
    piece = text[start : start + length]
    is_whole = piece[0].isalnum() and piece[-1].isalnum() and joined(piece) in joined(block)
    return piece if is_whole else ""
