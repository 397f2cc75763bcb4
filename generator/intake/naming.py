"""Give an imported record its id."""

from generator.records.schema import Kind
from generator.text.normal import fingerprint
from generator.text.pinyin import pinyin_initials

_MAX_INITIALS = 24


def make_id(kind: Kind, title: str, date: str, body: str) -> str:
    """Return date, pinyin initials of the title and four digits of the content's hash.

    The same content always gets the same id, so importing it twice changes nothing.  A title
    without a single letter gives way to the name of the kind.
    """
    words = pinyin_initials(title)[:_MAX_INITIALS] or kind.name
    content = fingerprint(f"{title}\n{date}\n{body.strip()}", 4)
    return "-".join(part for part in (date, words, content) if part)
