"""Make a text fit to stand in a file."""

import re

# What XML cannot hold; halves of characters cannot stand in UTF-8 either.
_NOT_IN_FILES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")


def cleaned(text: str) -> str:
    """Return a text with line feeds at the ends of lines, and a mark for what no file can hold."""
    return _NOT_IN_FILES.sub("\ufffd", _LINE_END.sub("\n", text))
