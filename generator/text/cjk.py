"""Tell which characters are set without spaces between words."""

import re

# Unicode blocks whose characters are written in squares, without word spaces: radicals and
# ideographs on all planes, kana and bopomofo, CJK punctuation, compatibility and full-width forms.
_SQUARES = (
    "\u2e80-\u2fdf"
    "\u3000-\u33ff"
    "\u3400-\u4dbf"
    "\u4e00-\u9fff"
    "\uf900-\ufaff"
    "\ufe30-\ufe4f"
    "\uff01-\uff60"
    "\uffe0-\uffe6"
    "\U00020000-\U0003ffff"
)
# Quotation marks, dashes and the ellipsis are shared with Latin scripts; between two
# ideographs they are Chinese punctuation all the same.
_SHARED = "\u2018\u2019\u201c\u201d\u2014\u2026\u00b7"

_SQUARE = re.compile(f"[{_SQUARES}]")
_SQUARE_OR_SHARED = re.compile(f"[{_SQUARES}{_SHARED}]")


def is_square(character: str) -> bool:
    """Say whether one character is an ideograph, kana or full-width punctuation."""
    return bool(_SQUARE.match(character))


def joins_without_space(before: str, after: str) -> bool:
    """Say whether a line break between two characters stands for nothing at all.

    A wrapped line of Chinese continues without a space; only a break next to a Latin word stands
    for one.  Either side may be empty.
    """
    return bool(
        before
        and after
        and _SQUARE_OR_SHARED.match(before)
        and _SQUARE_OR_SHARED.match(after)
        and (_SQUARE.match(before) or _SQUARE.match(after))
    )
