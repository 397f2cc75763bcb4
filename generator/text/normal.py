"""The form of a text in which two printings of the same words are equal."""

import unicodedata
from hashlib import blake2b


def normal_form(text: str) -> str:
    """Return `text` with width, case, white space and punctuation taken out.

    The form is NFKC, case-folded, letters and numbers only.  It names blocks; search and quotation
    checks build on it.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(filter(str.isalnum, folded))


def fingerprint(text: str, length: int = 6) -> str:
    """Return `length` hexadecimal characters that name `text`, the same on every machine."""
    return blake2b(text.encode("utf-8"), digest_size=16).hexdigest()[:length]
