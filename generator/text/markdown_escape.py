"""Write text so that Markdown takes no character of it for a mark."""

import re

# What Markdown would read as a mark at the start of a line, and anywhere.
_LINE_START = re.compile(r"#{1,6}(?=\s|$)|[-+](?=\s|$)|=+$|-+$|\|")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_INLINE = re.compile(r"[\\`*_~\[\]<>&]")


def escape_line(line: str) -> str:
    """Escape a text that stands as a line of its own."""
    return escape_start(escape_marks(line))


def escape_marks(text: str) -> str:
    """Escape what would be a mark anywhere in a line."""
    return _INLINE.sub(r"\\\g<0>", text)


def escape_start(line: str) -> str:
    """Escape what would be a mark at the start of a line; the rest stays as it is."""
    if numbered := _NUMBERED.match(line):
        return f"{numbered[1]}\\{line[numbered.end(1) :]}"
    return f"\\{line}" if _LINE_START.match(line) else line
