"""Cut text into the tokens that search and quotation checks compare.

A token is one ideograph or kana, or a maximal run of letters, or a maximal run of digits.
Everything else — punctuation, white space, zero-width characters — separates runs and is nothing
itself.
"""

import re

from generator.text.folding import fold

_SQUARE = (
    "\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U000323af"
)
_TOKEN = re.compile(rf"[{_SQUARE}]|\d+|[^\W\d_{_SQUARE}]+")


def tokens(text: str) -> tuple[str, ...]:
    """Return the tokens of `text`, folded, in order."""
    return tuple(_TOKEN.findall(fold(text)))
