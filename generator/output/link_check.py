"""Follow every link of a rendered site before it is written.

What is found here is a mistake of the program, not of an author: broken links of authors are
diagnosed in the records and printed as marked text.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from html import unescape
from urllib.parse import unquote, urlsplit

from generator.pages.rendering import Rendered
from generator.records import rules
from generator.records.diagnostics import Diagnostic, Place

# Rendered text holds no bare "<", so that a match is always a tag.
_LINK = re.compile(r'<(?:a|img)\b[^>]*?\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'<[a-z][a-z0-9]*\b[^>]*?\sid="([^"]*)"')


def check_links(rendered: Rendered) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each link that leads nowhere, at the page that holds it."""
    ids = {page.uri: frozenset(_ID.findall(page.html)) for page in rendered.pages}
    files = frozenset(asset.uri for asset in rendered.assets)
    for page in rendered.pages:
        for address in dict.fromkeys(_LINK.findall(page.html)):
            if address[:1] == "#" and address[1:] in ids[page.uri]:
                continue
            if not _leads_somewhere(page.uri, unescape(address), ids, files):
                yield rules.BROKEN_SITE_LINK.at(Place(page.uri), target=unescape(address))


def _leads_somewhere(
    source: str, address: str, ids: Mapping[str, frozenset[str]], files: frozenset[str]
) -> bool:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return True
    path = unquote(parts.path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(source), path)) if path else source
    if target in files:
        return True
    return target in ids and (not parts.fragment or unquote(parts.fragment) in ids[target])
