"""What a reader hands on: a file from outside, as Markdown with what it says of itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Draft:
    """A file from outside, read.

    Attributes:
        body: its text as Markdown.
        stated: what it says of itself (its own front matter), values as plain data.
        losses: what could not be kept, one Chinese clause each.
        first_line: the line of the file on which the body begins.
        lines: the line of the file on which each paragraph stands, where the body has other lines
            than the file.
        has_lines: whether the file has lines at all; the paragraphs of others are counted.
    """

    body: str
    stated: Mapping[str, Any] = field(default_factory=dict)
    losses: tuple[str, ...] = ()
    first_line: int = 1
    lines: tuple[int, ...] = ()
    has_lines: bool = True


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file cannot be read, and what to do about it."""

    reason: str
    remedy: str


Reader = Callable[[Path], Draft | Refusal]
"""Reads one file.  A new format is one more reader in `generator.intake.readers`."""
