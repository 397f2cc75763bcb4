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
from generator.practice.examining import check_practice
from generator.practice.preparing import prepare_practice
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
from generator.study.examining import check_study
from generator.study.preparing import prepare_study
from generator.views.deriving import derive


@dataclass(frozen=True)
class Gathered:
    """An archive, read, before anything is checked that records say together.

    Attributes:
        library: all records.
        links: all links between them.
        diagnostics: what could not be read, and what leads nowhere.
        readings: what the next run can use again.
    """

    library: Library
    links: Links
    diagnostics: tuple[Diagnostic, ...]
    readings: Readings


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


def gather(
    root: Path,
    kinds: Sequence[Kind] = KINDS,
    *,
    earlier: Readings | None = None,
    progress: Progress = silent,
) -> Gathered:
    """Read a folder of materials and follow its links."""
    library, unreadable, readings = load(root, tuple(kinds), earlier=earlier, progress=progress)
    links, unresolved = resolve(library)
    return Gathered(library, links, (*unreadable, *unresolved), readings)


def examine(
    root: Path,
    kinds: Sequence[Kind] = KINDS,
    *,
    today: date,
    earlier: Readings | None = None,
    progress: Progress = silent,
) -> Examination:
    """Read a folder of materials and find everything that is wrong with it."""
    gathered = gather(root, kinds, earlier=earlier, progress=progress)
    library, links = gathered.library, gathered.links
    files, unusable = check_files(library)
    doubtful = check(library, links, today)
    quoted = check_quoting(library, links)
    study = prepare_study(library, links, today)
    studied = check_study(library, links, study)
    practised = check_practice(library, links, study)
    diagnostics = (
        *gathered.diagnostics, *unusable, *doubtful, *quoted, *studied, *practised
    )  # fmt: skip
    return Examination(library, links, files, tuple(sorted(diagnostics)), gathered.readings)


def compile_site(
    examination: Examination, *, audience: Audience, today: date, progress: Progress = silent
) -> Compilation:
    """Turn what `audience` may see into pages; nothing else is looked at from here on."""
    visible = examination.library.seen_by(audience)
    links = examination.links.within(visible)
    views = derive(visible, links, today)
    study = prepare_study(visible, links, today)
    practice = prepare_practice(views, study)
    desk = prepare(visible, links)
    rendered = render(views, desk, study, practice, examination.files, progress)
    problems = (*examination.diagnostics, *check_links(rendered))
    return Compilation(Content(rendered, searchable(views), visible.settings), problems)
