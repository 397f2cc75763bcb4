"""The story, readable in one look: a folder of materials becomes pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.desk.examining import check_quoting
from generator.desk.preparing import prepare
from generator.output.building import Content
from generator.output.link_check import check_links
from generator.pages.rendering import render
from generator.records.audience import Audience
from generator.records.checks import check
from generator.records.diagnostics import Diagnostic
from generator.records.files import check_files
from generator.records.kinds import KINDS
from generator.records.library import Library
from generator.records.links import Links, resolve
from generator.records.loading import load
from generator.records.progress import Progress, silent
from generator.records.reading import Readings
from generator.records.schema import Kind
from generator.search.searchable import searchable
from generator.views.deriving import derive


@dataclass(frozen=True)
class Examination:
    """An archive, read and checked as a whole, before any audience is chosen.

    Attributes:
        library: all records.
        links: all links between them.
        files: attachments and pictures that can be published.
        diagnostics: every problem, in the order of files and lines.
        readings: what the next run can use again.
    """

    library: Library
    links: Links
    files: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
    readings: Readings


@dataclass(frozen=True)
class Compilation:
    """The site for one audience, with every problem found on the way."""

    content: Content
    diagnostics: tuple[Diagnostic, ...]


def examine(
    root: Path,
    kinds: Sequence[Kind] = KINDS,
    *,
    today: date,
    earlier: Readings | None = None,
    quoting: bool = True,
    progress: Progress = silent,
) -> Examination:
    """Read a folder of materials and find everything that is wrong with it.

    Args:
        root: the archive's folder.
        kinds: the built-in kinds; the archive's own are added.
        today: the day for which it is looked at.
        earlier: readings of a previous run, which save parsing what did not change.
        quoting: whether what records quote is checked as well.
        progress: told how far it has come.
    """
    library, unreadable, readings = load(root, tuple(kinds), earlier=earlier, progress=progress)
    links, unresolved = resolve(library)
    files, unusable = check_files(library)
    doubtful = check(library, links, today)
    quoted = check_quoting(library, links) if quoting else ()
    diagnostics = (*unreadable, *unresolved, *unusable, *doubtful, *quoted)
    return Examination(library, links, files, tuple(sorted(diagnostics)), readings)


def compile_site(
    examination: Examination, *, audience: Audience, today: date, progress: Progress = silent
) -> Compilation:
    """Turn what `audience` may see into pages; nothing else is looked at from here on."""
    visible = examination.library.seen_by(audience)
    links = examination.links.within(visible)
    views = derive(visible, links, today)
    rendered = render(views, prepare(visible, links), examination.files, progress)
    problems = (*examination.diagnostics, *check_links(rendered))
    return Compilation(Content(rendered, searchable(views), visible.settings), problems)
