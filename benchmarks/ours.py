"""Measure this project: import, stages, and builds by the command."""

import json
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import CommandError, Measurement, run
from benchmarks.stages import Stage
from benchmarks.weight import Weight, weigh

TODAY = "2026-11-20"
"""The day on which every build takes place."""

SEARCH_FILES: Sequence[str] = ()
"""Patterns of the files that a visitor must load whole to search: the index comes in parts."""

_KIND = "speech"
_SENTENCE = "这一段是计时的时候加上的。"
# 1 says that authors have mistakes to mend: every other record is published all the same.
_FINISHED = frozenset({0, 1})


@dataclass(frozen=True)
class Ours:
    """What was measured on one archive.

    Attributes:
        documents: how many were imported.
        records: how many of them the archive holds afterwards.
        imported: the import.
        clean: a build by the command, with nothing there.
        weight: of the site it built.
        unchanged: a second build with nothing changed.
        edited: a third, after a paragraph was added to one document.
        clean_stages: of a clean build in one process.
        edited_stages: of a build after another such edit.
    """

    documents: int
    records: int
    imported: Measurement
    clean: Measurement
    weight: Weight
    unchanged: Measurement
    edited: Measurement
    clean_stages: tuple[Stage, ...]
    edited_stages: tuple[Stage, ...]


def measure_ours(workshop: Path, documents: int, tell: Callable[[str], None]) -> Ours:
    """Import the documents of a workshop into a new archive and build it.

    Args:
        workshop: holds Markdown files in ``source``; ``archive`` is made anew beside it.
        documents: how many there are.
        tell: hears what is being done.

    Raises:
        CommandError: where a run fails, or the site lacks a record or the edit.
    """
    archive = workshop / "archive"
    _remove(archive)
    archive.mkdir()
    (archive / "archive.yml").write_text("name: 计时用资料库\n", encoding="utf-8")
    tell(f"{documents} documents: import")
    imported = _command(archive, "import", str(workshop / "source"), "--kind", _KIND, "--quiet")
    materials = sorted((archive / "materials").rglob("*.md"))
    tell(f"{documents} documents: stages")
    clean_stages = _stages(archive, "--clean")
    _remove(archive / ".build", archive / "site")
    tell(f"{documents} documents: clean build")
    clean = _build(archive, "--clean")
    weight = weigh(archive / "site", SEARCH_FILES)
    if weight.pages < len(materials):
        raise CommandError(f"{weight.pages} pages of {len(materials)} records")
    tell(f"{documents} documents: build with nothing changed")
    unchanged = _build(archive)
    tell(f"{documents} documents: build after one edit")
    chosen = materials[len(materials) // 2]
    _edit(chosen)
    edited = _build(archive)
    page = archive / "site" / chosen.relative_to(archive / "materials").with_suffix(".html")
    if _SENTENCE not in page.read_text("utf-8"):
        raise CommandError(f"the edit is not in {page.name}")
    tell(f"{documents} documents: stages after one edit")
    _edit(chosen)
    return Ours(
        documents=documents,
        records=len(materials),
        imported=imported,
        clean=clean,
        weight=weight,
        unchanged=unchanged,
        edited=edited,
        clean_stages=clean_stages,
        edited_stages=_stages(archive),
    )


def _edit(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n\n{_SENTENCE}\n")


def _stages(archive: Path, *options: str) -> tuple[Stage, ...]:
    command = [sys.executable, "-m", "benchmarks.stages", str(archive), TODAY, *options]
    return tuple(Stage(**stage) for stage in json.loads(run(command).output))


def _build(archive: Path, *options: str) -> Measurement:
    return _command(archive, "build", "--today", TODAY, *options)


def _command(archive: Path, *arguments: str) -> Measurement:
    command = [sys.executable, "-m", "generator", *arguments, "--root", str(archive)]
    return run(command, accepted=_FINISHED)


def _remove(*folders: Path) -> None:
    for folder in folders:
        if folder.exists():
            shutil.rmtree(folder)
