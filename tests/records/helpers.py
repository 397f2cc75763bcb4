"""Small archives for the tests of this station: a material file, and what is wrong with it."""

from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image

from generator.compiler import examine
from generator.records.diagnostics import Diagnostic

TODAY = date(2026, 11, 20)

Expected = tuple[str, int, int, str, str, str]
"""File, line, column, code, message, hint."""


def material(front: str, body: str = "正文。\n") -> str:
    """Return a material file: `front` begins on line 2, `body` two lines after its end."""
    return f"---\n{front}\n---\n\n{body}"


def picture(kind: str = "PNG", side: int = 8) -> bytes:
    """Return a small picture of a format that Pillow knows."""
    file = BytesIO()
    Image.new("RGB", (side, side), "white").save(file, kind)
    return file.getvalue()


def as_expected(diagnostic: Diagnostic) -> Expected:
    """Return the parts of a diagnostic that an author sees."""
    place = diagnostic.place
    where = (place.file, place.line, place.column)
    return (*where, diagnostic.code, diagnostic.message, diagnostic.hint)


def problems(root: Path) -> list[Expected]:
    """Return everything that is wrong with the archive at `root`, in order."""
    return [as_expected(one) for one in examine(root, today=TODAY).diagnostics]


def codes(root: Path) -> list[str]:
    """Return the codes of everything that is wrong with the archive at `root`, in order."""
    return [one.code for one in examine(root, today=TODAY).diagnostics]
