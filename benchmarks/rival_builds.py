"""Measure other generators on the same documents; how they are set up is in ``rivals/``."""

import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from benchmarks.measure import ROOT, Measurement, run
from benchmarks.weight import Weight, weigh

_SETUPS = Path(__file__).with_name("rivals")


@dataclass(frozen=True)
class Rival:
    """Another generator, and how it is run.

    Its folder in ``rivals/`` is copied beside the folder ``source`` of documents and built there
    into ``site``.

    Attributes:
        id: as the command line names it, and as a rule its folder in ``rivals/``.
        name: as the report names it.
        packages: that must be installed.
        arguments: of ``python -m``.
        environment: variables that it needs.
        search_files: patterns of the search files that a visitor loads.
        setup: its folder in ``rivals/`` where that is another's.
    """

    id: str
    name: str
    packages: Sequence[str]
    arguments: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    search_files: Sequence[str] = ()
    setup: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """The packages that are not installed."""
        return tuple(name for name in self.packages if find_spec(name) is None)


MATERIAL = Rival(
    id="material",
    name="MkDocs + Material",
    packages=("mkdocs", "material", "jieba"),
    arguments=("mkdocs", "build", "--quiet"),
    environment={"NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "ignore"},
    search_files=("search/search_index.json",),
)
HUGO = Rival(
    id="hugo",
    name="Hugo (bare template)",
    packages=("hugo",),
    arguments=("hugo", "build", "--quiet", "--noBuildLock", "--destination", "site"),
)
HUGO_PAGEFIND = Rival(
    id="hugo-pagefind",
    name="Hugo + Pagefind",
    packages=("hugo", "pagefind_bin_extended"),
    arguments=("benchmarks.hugo_pagefind",),
    environment={"PYTHONPATH": str(ROOT)},
    setup="hugo",
)
RIVALS = (MATERIAL, HUGO, HUGO_PAGEFIND)


@dataclass(frozen=True)
class RivalBuild:
    """A full build by another generator, of `documents` documents."""

    rival: Rival
    documents: int
    measurement: Measurement
    weight: Weight


class MissingPagesError(Exception):
    """A rival finished, but its site lacks documents."""


def measure_rival(rival: Rival, workshop: Path, documents: int) -> RivalBuild:
    """Build the `documents` documents in the folder ``source`` of `workshop` with `rival`.

    Raises:
        MissingPagesError: where the site has fewer pages than there are documents.
    """
    folder = workshop / rival.id
    if folder.exists():
        shutil.rmtree(folder)
    shutil.copytree(_SETUPS / (rival.setup or rival.id), folder)
    command = [sys.executable, "-m", *rival.arguments]
    measurement = run(command, folder=folder, environment=rival.environment)
    weight = weigh(folder / "site", rival.search_files)
    if weight.pages < documents:
        raise MissingPagesError(f"{rival.name}: {weight.pages} pages of {documents} documents")
    return RivalBuild(rival, documents, measurement, weight)
