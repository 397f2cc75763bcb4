"""What the commands print: diagnostics in three formats, progress, results."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.text import Text

from generator.records.diagnostics import Diagnostic, Severity
from generator.records.progress import Progress

_WORDS = {Severity.ERROR: ("错误", "red"), Severity.WARNING: ("提醒", "yellow")}
_GITHUB = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})


def prepare_streams() -> None:
    """Let the standard streams carry Chinese, whatever code page the console has."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure and (stream.encoding or "").lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8", errors="replace")


def say(message: str) -> None:
    """Print one line about the run itself, on the error stream."""
    print(message, file=sys.stderr, flush=True)


def print_diagnostics(
    diagnostics: Sequence[Diagnostic], form: str, *, to_errors: bool = False
) -> None:
    """Print diagnostics as ``text``, ``json`` or ``github``.

    Args:
        diagnostics: to print.
        form: the format.
        to_errors: whether text goes to the error stream, because the result of the command takes
            the other.
    """
    if form == "json":
        print(json.dumps([as_data(one) for one in diagnostics], ensure_ascii=False, indent=2))
    elif form == "github":
        for one in diagnostics:
            print(_github(one))
    else:
        _print_text(diagnostics, to_errors)


def as_data(diagnostic: Diagnostic) -> dict[str, str | int]:
    """Return a diagnostic as plain data, the shape of ``--format json``."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "file": diagnostic.place.file,
        "line": diagnostic.place.line,
        "column": diagnostic.place.column,
    }


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """Return “2 个错误，1 个提醒”, or “没有发现问题”."""
    errors = sum(one.severity is Severity.ERROR for one in diagnostics)
    warnings = len(diagnostics) - errors
    parts = [f"{errors} 个错误" if errors else "", f"{warnings} 个提醒" if warnings else ""]
    return "，".join(filter(None, parts)) or "没有发现问题"


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Show a bar on a terminal; say nothing where the error stream is not one."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda stage, done, total: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, TimeElapsedColumn(), console=console, transient=True) as bar:
        tasks = {}

        def advance(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield advance


def _print_text(diagnostics: Sequence[Diagnostic], to_errors: bool) -> None:
    console = Console(soft_wrap=True, highlight=False, stderr=to_errors)
    for one in diagnostics:
        word, colour = _WORDS[one.severity]
        line = Text()
        line.append(f"{one.place.file}:{one.place.line}:{one.place.column}", style="bold")
        line.append(f" {word} {one.code} ", style=colour)
        line.append(one.message)
        console.print(line)
        if one.hint:
            console.print(Text(f"    办法：{one.hint}", style="dim"))


def _github(one: Diagnostic) -> str:
    place = one.place
    file = place.file.translate(_GITHUB).replace(":", "%3A").replace(",", "%2C")
    message = f"{one.code} {one.message}\n办法：{one.hint}".translate(_GITHUB)
    where = f"file={file},line={place.line},col={place.column}"
    return f"::{one.severity.value} {where}::{message}"
