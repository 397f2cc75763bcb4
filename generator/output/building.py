"""Write a compiled site to disk: stage, run the engine, publish."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from filelock import FileLock, Timeout

from generator.output.engines import mkdocs
from generator.output.publishing import publish
from generator.output.search_index import update_index
from generator.output.staging import stage, staged_name
from generator.output.target import target_flaw
from generator.output.tree import Changes, files_below, write_tree
from generator.pages.rendering import Rendered
from generator.records import rules
from generator.records.diagnostics import Diagnostic, Place
from generator.records.progress import Progress, silent
from generator.records.settings import Settings
from generator.records.source_text import explain_os_error
from generator.search.searchable import Searchable

WORKSHOP = ".build"


@dataclass(frozen=True, slots=True)
class Built:
    """What building did.

    Attributes:
        staged: changes among the staged pages and files, None where nothing was begun.
        published: changes in the site, None where the engine failed and nothing was published.
        complete: whether everything was built anew.
        diagnostics: what went wrong.
    """

    staged: Changes | None
    published: Changes | None
    complete: bool
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """What a site is to hold.

    Attributes:
        rendered: pages and files.
        searchable: what its index is made from.
        settings: of the archive.
    """

    rendered: Rendered
    searchable: Searchable
    settings: Settings


def build_site(
    content: Content,
    *,
    root: Path,
    site: Path,
    today: date,
    clean: bool = False,
    progress: Progress = silent,
) -> Built:
    """Build `content` into the folder `site`.

    Pages that did not change are skipped, unless configuration, theme or versions did.  The engine
    works in a folder of its own: a failure leaves `site` as it was.
    """
    if reason := target_flaw(site, root):
        problem = rules.SITE_FOLDER.at(Place(site.name or str(site)), folder=site, reason=reason)
        return Built(None, None, complete=False, diagnostics=(problem,))
    workshop = root / WORKSHOP
    try:
        workshop.mkdir(parents=True, exist_ok=True)
        # Builds for two audiences share the workshop: side by side they would mix.
        with FileLock(workshop / "lock", timeout=0):
            return _build(content, workshop, site, today, clean, progress)
    except Timeout:
        problem = rules.BUSY.at(Place(WORKSHOP))
    except OSError as error:
        reason, name = explain_os_error(error), error.filename or WORKSHOP
        problem = rules.NOT_WRITTEN.at(Place(WORKSHOP), name=name, reason=reason)
    return Built(None, None, complete=False, diagnostics=(problem,))


def _build(
    content: Content,
    workshop: Path,
    site: Path,
    today: date,
    clean: bool,
    progress: Progress,
) -> Built:
    rendered, settings = content.rendered, content.settings
    own_config = workshop.parent / "mkdocs.yml"
    job = mkdocs.Job(
        pages=workshop / "pages",
        target=workshop / "site",
        config=workshop / "mkdocs.yml",
        base=own_config if own_config.is_file() else None,
        settings=settings,
        navigation=rendered.navigation,
        today=today,
    )
    contents: dict[str, bytes | Path] = {
        staged_name(page.uri): stage(page) for page in rendered.pages
    }
    contents |= {asset.uri: asset.content for asset in rendered.assets}
    print_of_rest = mkdocs.fingerprint(job)
    stamp = workshop / "fingerprint"
    complete = clean or not _same(stamp, print_of_rest)
    # A run that is cut off from here on leaves no stamp, so that the next one is complete.
    stamp.unlink(missing_ok=True)
    staged = write_tree(job.pages, contents)
    progress("套用版式", 0, 1)
    if not complete:
        _remove_outdated(job.target, rendered, staged)
    try:
        # The engine is a process of its own; while it works, this one makes the index.
        with ThreadPoolExecutor(1) as beside:
            engine = beside.submit(mkdocs.run, job, changed_only=not complete)
            index = update_index(content.searchable, workshop / "search", complete, progress)
            engine.result()
    except mkdocs.EngineError as error:
        problem = rules.ENGINE_FAILED.at(Place(job.config.name), reason=error)
        return Built(staged, None, complete, (problem,))
    lost = [page.uri for page in rendered.pages if not (job.target / page.uri).is_file()]
    lost += [asset.uri for asset in rendered.assets if not (job.target / asset.uri).is_file()]
    if lost:
        reason = f"少了 {len(lost)} 个文件，第一个是 {lost[0]}"
        problem = rules.ENGINE_FAILED.at(Place(job.config.name), reason=reason)
        return Built(staged, None, complete, (problem,))
    _finish(job.target, rendered, settings)
    stamp.write_text(print_of_rest, encoding="utf-8")
    progress("套用版式", 1, 1)
    return Built(staged, publish(job.target, site, index), complete)


def _same(stamp: Path, expected: str) -> bool:
    return stamp.is_file() and stamp.read_text("utf-8") == expected


def _remove_outdated(target: Path, rendered: Rendered, staged: Changes) -> None:
    """Remove what vanished and what will be made anew; what the theme brings stays.

    The engine compares time stamps, and clocks can be wrong: a page whose source changed must not
    be there when it looks.
    """
    outdated = {page.uri for page in rendered.pages if staged_name(page.uri) in staged.names}
    outdated |= staged.names
    wanted = {page.uri for page in rendered.pages} | {asset.uri for asset in rendered.assets}
    for name, path in files_below(target).items():
        vanished = name not in wanted and not name.startswith("assets/")
        if vanished or name in outdated:
            path.unlink()


def _finish(target: Path, rendered: Rendered, settings: Settings) -> None:
    """Replace what the engine writes at every run with what the site needs."""
    for name, text in rendered.standalone.items():
        (target / name).write_text(text, encoding="utf-8", newline="\n")
    if not settings.site_url:
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (target / name).unlink(missing_ok=True)
