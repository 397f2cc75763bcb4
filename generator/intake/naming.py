"""Give an imported record its id."""

import re

from pypinyin import Style, lazy_pinyin

from generator.records.schema import Kind
from generator.text.normal import fingerprint, normal_form

_MAX_INITIALS = 24


def make_id(kind: Kind, title: str, date: str, body: str) -> str:
    """Return date, pinyin initials of the title and four digits of the content's hash.

    The same content always gets the same id, so importing it twice changes nothing.  A title
    without a single letter gives way to the name of the kind.
    """
    initials = "".join(lazy_pinyin(normal_form(title), style=Style.FIRST_LETTER)).lower()
    words = re.sub(r"[^a-z0-9]", "", initials)[:_MAX_INITIALS] or kind.name
    content = fingerprint(f"{title}\n{date}\n{body.strip()}", 4)
    return "-".join(part for part in (date, words, content) if part)
