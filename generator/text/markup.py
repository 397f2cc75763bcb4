"""Write text into HTML, and addresses into links."""

import posixpath
from functools import lru_cache
from html import escape
from urllib.parse import quote

__all__ = ["escape", "relative_address", "relative_file"]


def relative_address(source: str, target: str) -> str:
    """Return the link from the page `source` to `target`, both relative to the site's root.

    Relative links are the only form that works over HTTP, under any base address and from a
    folder.  `target` may end in ``#fragment``; other characters are percent-encoded.
    """
    path, hash_sign, fragment = target.partition("#")
    relative = relative_file(source, path) if path else ""
    return relative + hash_sign + quote(fragment, safe="-_.~")


def relative_file(source: str, target: str) -> str:
    """Return the link from the page `source` to a file whose name may hold any character."""
    return _from_folder(posixpath.dirname(source), target)


@lru_cache(maxsize=1 << 16)
def _from_folder(folder: str, target: str) -> str:
    """Return the link; the pages of a folder share most of their targets."""
    return quote(posixpath.relpath(f"/{target}", f"/{folder}"), safe="/-_.~")
