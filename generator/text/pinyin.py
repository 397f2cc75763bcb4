"""The letters by which people type a title that they remember."""

import re

from pypinyin import Style, lazy_pinyin

from generator.text.normal import normal_form

_NOT_TYPED = re.compile(r"[^a-z0-9]")


def pinyin_initials(text: str) -> str:
    """Return the first letters of the pinyin of `text` (高质量发展 → ``gzlfz``).

    Latin letters and digits stand for themselves; what nobody can type so is left out.
    """
    letters = lazy_pinyin(normal_form(text), style=Style.FIRST_LETTER)
    return _NOT_TYPED.sub("", "".join(letters).lower())
