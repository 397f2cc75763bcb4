"""What went wrong, where, and what to do about it: data, never an exception."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic matters: an error fails the build, a warning only with --strict."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file of the archive.

    Attributes:
        file: path relative to the archive's root, with forward slashes.
        line: counted from 1.
        column: counted from 1, in characters.
    """

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of mistake, described once.  Every rule stands in `generator.records.rules`.

    Attributes:
        code: permanent name; never reused for something else.
        severity: whether the mistake fails the build.
        message: what is wrong and why, a format string.
        hint: what to do about it, a format string.
        about: a paragraph for the handbook: when this happens and what the program does then.
    """

    code: str
    severity: Severity
    message: str
    hint: str
    about: str

    def at(self, place: Place, **values: object) -> "Diagnostic":
        """Report this mistake at `place`; `values` fill the message and the hint."""
        return Diagnostic(
            place,
            self.code,
            self.severity,
            self.message.format(**values),
            self.hint.format(**values),
        )


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One mistake found.  Diagnostics sort by file, line and column."""

    place: Place
    code: str
    severity: Severity
    message: str
    hint: str


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Say whether any of `diagnostics` fails the build."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
