"""The names of WordprocessingML, and the few ways in which all of it is read."""

import re
from collections.abc import Iterator

from docx.oxml.ns import nsmap
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement

A = f"{{{nsmap['a']}}}"
M = f"{{{nsmap['m']}}}"
R = f"{{{nsmap['r']}}}"
V = "{urn:schemas-microsoft-com:vml}"
W = f"{{{nsmap['w']}}}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
FALLBACK = f"{_MC}Fallback"

_OFF = frozenset({"0", "false", "off"})
_INTEGER = re.compile(r"\s*(-?\d{1,9})(?:\.0*)?\s*")


def children(parent: Element) -> Iterator[Element]:
    """Yield the elements in `parent`.

    Where a part is written twice, for new and for old programs, only the new form counts.
    """
    for child in parent:
        if child.tag == f"{_MC}AlternateContent":
            branches = [*child.iterchildren(f"{_MC}Choice"), *child.iterchildren(FALLBACK)]
            branch = next((one for one in branches if len(one)), None)
            if branch is not None:
                yield from children(branch)
        elif isinstance(child.tag, str):  # not a comment
            yield child


def find(parent: Element | None, *names: str) -> Element | None:
    """Follow `names` of WordprocessingML down from `parent`."""
    for name in names:
        if parent is None:
            return None
        parent = parent.find(W + name)
    return parent


def value(element: Element | None, name: str = "val") -> str | None:
    """Return an attribute of an element that may be lacking."""
    return None if element is None else element.get(W + name)


def number(element: Element | None, name: str = "val") -> int | None:
    """Return an attribute as an integer; None where it is lacking or no number."""
    match = _INTEGER.fullmatch(value(element, name) or "")
    return int(match[1]) if match else None


def switch(properties: Element | None, name: str) -> bool | None:
    """Say whether a property is on or off; None where nothing is said of it."""
    element = find(properties, name)
    return None if element is None else value(element) not in _OFF
