"""The parts of a Word file around its text: page, styles, fonts, footers, properties.

The layout is that of GB/T 9704—2012, the body only: no red head, no document number, no seal.  The
files in ``frame/`` hold it; the page's script that writes Word files in the browser uses the same
parts, so there is one layout.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from xml.sax.saxutils import escape

_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "rels.xml",
    "word/document.xml": "word/document.xml",
    "word/_rels/document.xml.rels": "word/document.xml.rels",
    "word/styles.xml": "word/styles.xml",
    "word/settings.xml": "word/settings.xml",
    "word/fontTable.xml": "word/fontTable.xml",
    "word/theme/theme1.xml": "word/theme1.xml",
    "docProps/core.xml": "docProps/core.xml",
    "docProps/app.xml": "docProps/app.xml",
}
# On odd pages the number stands at the right edge, on even ones at the left.
_FOOTERS = {"word/footer1.xml": "right", "word/footer2.xml": "left"}


def frame_parts() -> Mapping[str, str]:
    """Return the parts of a Word file by name, in the order in which they are packed.

    Open are ``{body}`` in the document, ``{line}`` in the footers, ``{title}`` and ``{day}`` in the
    properties; each takes XML.
    """
    parts = {name: _text(file) for name, file in _PARTS.items()}
    for name, side in _FOOTERS.items():
        parts[name] = _text("word/footer.xml").replace("{side}", side)
    return parts


def filled(parts: Mapping[str, str], values: Mapping[str, str]) -> Mapping[str, str]:
    """Return parts with their open places filled with plain text."""
    # In one go: a value may look like an open place.
    places = re.compile("|".join(re.escape(f"{{{key}}}") for key in values))

    def fill(match: re.Match[str]) -> str:
        return escape(values[match[0][1:-1]])

    return {name: places.sub(fill, text) for name, text in parts.items()}


@cache
def _text(name: str) -> str:
    return (files("generator.word") / "frame" / name).read_text("utf-8")
