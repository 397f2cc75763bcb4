"""Time each stage of one build; ``python -m benchmarks.stages ARCHIVE DAY [--clean]`` prints JSON.

Runs in a process of its own, so that memory is that of the build alone.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

from benchmarks.launcher import own_peak
from generator.desk.examining import check_quoting
from generator.desk.preparing import prepare
from generator.output.building import Content, build_site
from generator.output.link_check import check_links
from generator.pages.rendering import render
from generator.practice.preparing import prepare_practice
from generator.records.checks import check
from generator.records.files import check_files
from generator.records.kinds import KINDS
from generator.records.links import resolve
from generator.records.loading import load
from generator.search.searchable import searchable
from generator.study.examining import check_study
from generator.study.preparing import prepare_study
from generator.views.deriving import derive

_NAMES = {"编制检索": "index", "套用版式": "engine"}
"""English names of what `build_site` tells its progress of.  The engine works beside the index:
its stage is what it took longer."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a build.

    Attributes:
        name: what it is.
        seconds: on the wall.
        peak: bytes of memory that the main process held at its peak, from its start to here.
    """

    name: str
    seconds: float
    peak: int


class _Watch:
    """Notes what happened since it was last asked."""

    def __init__(self) -> None:
        self.stages: list[Stage] = []
        self._since = perf_counter()

    def note(self, name: str) -> None:
        now = perf_counter()
        self.stages.append(Stage(name, now - self._since, own_peak()))
        self._since = perf_counter()

    def progress(self, label: str, done: int, total: int) -> None:
        """Listen to a stage that tells its parts: what comes before the first is ``stage``."""
        if done == 0:
            if self.stages[-1].name == "link check":
                self.note("stage")
        elif done == total:
            self.note(_NAMES.get(label, label))


def time_stages(root: Path, today: date, *, clean: bool) -> Sequence[Stage]:
    """Build the archive at `root` for its first audience, noting every stage.

    Args:
        root: of the archive.
        today: the day of the build.
        clean: build everything anew.
    """
    watch = _Watch()
    library, _, _ = load(root, KINDS)
    watch.note("load")
    links, _ = resolve(library)
    watch.note("resolve")
    files, _ = check_files(library)
    check(library, links, today)
    check_quoting(library, links)
    check_study(library, links, prepare_study(library, links, today))
    watch.note("check")
    audience = library.settings.audience(None)
    if audience is None:
        raise ValueError("the archive has no audience")
    visible = library.seen_by(audience)
    views = derive(visible, links.within(visible), today)
    watch.note("derive")
    desk = prepare(visible, links.within(visible))
    watch.note("desk")
    study = prepare_study(visible, links.within(visible), today)
    watch.note("study")
    practice = prepare_practice(views, study)
    watch.note("practice")
    rendered = render(views, desk, study, practice, files)
    watch.note("render")
    tuple(check_links(rendered))
    watch.note("link check")
    built = build_site(
        Content(rendered, searchable(views), library.settings),
        root=root.resolve(),
        site=root.resolve() / "site",
        today=today,
        clean=clean,
        progress=watch.progress,
    )
    watch.note("publish")
    if built.published is None:
        raise ValueError(str(built.diagnostics))
    return watch.stages


if __name__ == "__main__":
    timed = time_stages(
        Path(sys.argv[1]), date.fromisoformat(sys.argv[2]), clean="--clean" in sys.argv[3:]
    )
    print(json.dumps([asdict(stage) for stage in timed]))
