"""Print what was measured as Markdown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.measure import Measurement
from benchmarks.ours import Ours
from benchmarks.rival_builds import HUGO, MATERIAL, RivalBuild
from benchmarks.stages import Stage
from benchmarks.tables import table
from benchmarks.weight import Weight

_MEGA = 1_000_000
_NAME = "this project"
_FULL_BUILD = (
    "Generator",
    "Documents",
    "Text MB",
    "Time s",
    "ms a document",
    "CPU s",
    "Memory MB",
    "Site MB",
    "Files",
    "Search file MB (gzipped)",
)
_METHOD = """\
# Benchmarks

Written by `make bench` (`python -m benchmarks --help` lists the options). Figures can be compared
only within one run on one machine; none is a test.

## Method

* **Documents**: Chinese laws, regulations, reports and cases that nobody here wrote, drawn from the
  corpus beside the checkout (`../shared/corpus`) in an order shuffled with a fixed seed. A smaller
  number is contained in a larger one. More documents than the corpus has are made by cutting it at
  chapters, drawn with the same seed: the text stays the same, in more and shorter documents, so
  look at the text as well as at the number.
* **This project**: the documents are imported with `generator import` as speeches into an empty
  archive. Stages are timed in one process with the functions of `generator.compiler`; builds are
  timed with the command, from a new process to its end, its start included. “Edited” adds one
  paragraph to one document. Its builds include the index of its search. The search file is
  the one that a visitor must load whole to search; “–” says that there is none: this project and
  Pagefind load parts (see `search-benchmarks.md`), Hugo alone has no search.
* **Rivals** build the same files, front matter and all. Their configuration is in
  `benchmarks/rivals/`. *MkDocs + Material* is set up as most people do it: every document in the
  navigation, the theme's own search, with jieba. It is measured on the smaller numbers only; its
  time per document grows. *Hugo* has a bare template, a page for a document and a list for a
  folder, and no search at all: it is the floor, not an equal. *Hugo + Pagefind* is the same,
  indexed by Pagefind as its pages are, one command after the other; its search is not exact.
* Every run is a fresh process; each generator first builds a few documents unmeasured, so that
  byte code, dictionaries and the disk cache are warm for all of them.
* **Time** is on the wall; **CPU** is that of all processes together, and on two cores may be twice
  the time. **Memory** is the resident memory of the largest process at its peak and, after the
  slash, of all processes together, sampled ten times a second (shared pages counted in each).
* 1 MB is 1,000,000 bytes. **Text** is the Markdown without front matter, in UTF-8. Sizes on disk
  are sums of file sizes.
"""


@dataclass(frozen=True)
class Results:
    """Everything that one run measured.

    Attributes:
        day: of the run.
        machine: labels and values.
        texts: bytes of Markdown by number of documents.
        ours: by number of documents, smallest first.
        rivals: smallest first.
    """

    day: date
    machine: Sequence[tuple[str, str]]
    texts: dict[int, int]
    ours: Sequence[Ours]
    rivals: Sequence[RivalBuild]


def print_report(results: Results) -> str:
    """Return the report as Markdown, ending in a line break."""
    parts = [
        _METHOD,
        f"## Machine, {results.day.isoformat()}\n",
        table(["", ""], results.machine),
        "## Full builds\n",
        table(
            _FULL_BUILD,
            _full_builds(results),
        ),
    ]
    if ratios := list(_ratios(results)):
        parts += ["## Side by side\n", table(["", "Documents", "Time"], ratios)]
    if results.ours:
        sizes = [f"{one.documents:,}" for one in results.ours]
        stage_head = ["", *sizes, f"Memory MB up to here, {sizes[-1]} documents"]
        parts += [
            "## This project: commands, seconds\n",
            table(["", *sizes], _commands(results.ours)),
            "## This project: stages of a clean build, seconds\n",
            table(stage_head, _stages([one.clean_stages for one in results.ours])),
            "## This project: stages after one edit, seconds\n",
            table(stage_head, _stages([one.edited_stages for one in results.ours])),
            "## Growth\n",
            table(
                ["Clean build", "Documents", "Text", "Time", "Time a document"], _growth(results)
            ),
        ]
    return "\n".join(parts)


def _full_builds(results: Results) -> Iterator[Sequence[str]]:
    for one in results.ours:
        yield _full_build(_NAME, one.documents, one.clean, one.weight, results)
    for build in results.rivals:
        yield _full_build(
            build.rival.name, build.documents, build.measurement, build.weight, results
        )


def _full_build(
    name: str, documents: int, taken: Measurement, weight: Weight, results: Results
) -> Sequence[str]:
    search = "–"
    if weight.search is not None and weight.search_gzipped is not None:
        search = f"{_mb(weight.search)} ({_mb(weight.search_gzipped)})"
    return (
        name,
        f"{documents:,}",
        _mb(results.texts[documents]),
        f"{taken.seconds:.2f}",
        f"{taken.seconds / documents * 1000:.1f}",
        f"{taken.cpu_seconds:.2f}",
        _memory(taken),
        _mb(weight.size),
        f"{weight.files:,}",
        search,
    )


def _ratios(results: Results) -> Iterator[Sequence[str]]:
    """Compare with each rival at every common number, and with Material where it was not run."""
    ours = {one.documents: one.clean.seconds for one in results.ours}
    for build in results.rivals:
        if seconds := ours.get(build.documents):
            theirs = build.measurement.seconds
            if build.rival is HUGO:
                label, ratio = f"{_NAME} ÷ {build.rival.name}", seconds / theirs
            else:
                label, ratio = f"{build.rival.name} ÷ {_NAME}", theirs / seconds
            yield label, f"{build.documents:,}", f"× {ratio:.1f}"
    material = [build for build in results.rivals if build.rival is MATERIAL]
    if len(material) >= 2 and ours and max(ours) > material[-1].documents:
        first, last = material[-2:]
        slope = (last.measurement.seconds - first.measurement.seconds) / (
            last.documents - first.documents
        )
        largest = max(ours)
        expected = last.measurement.seconds + slope * (largest - last.documents)
        label = f"{MATERIAL.name}, drawn on in a straight line ({expected:.0f} s), ÷ {_NAME}"
        yield label, f"{largest:,}", f"× {expected / ours[largest]:.1f}"


def _commands(ours: Sequence[Ours]) -> Iterator[Sequence[str]]:
    runs = (
        ("import", [one.imported for one in ours]),
        ("clean build", [one.clean for one in ours]),
        ("build, nothing changed", [one.unchanged for one in ours]),
        ("build, one document edited", [one.edited for one in ours]),
    )
    for name, taken in runs:
        yield name, *(f"{one.seconds:.2f}" for one in taken)
        yield f"{name}: CPU", *(f"{one.cpu_seconds:.2f}" for one in taken)
        yield f"{name}: memory MB", *(_memory(one) for one in taken)
    shares = (one.edited.seconds / one.clean.seconds for one in ours)
    yield "edited ÷ clean", *(f"{share:.0%}" for share in shares)
    yield "records in the archive after import", *(f"{one.records:,}" for one in ours)


def _stages(runs: Sequence[Sequence[Stage]]) -> Iterator[Sequence[str]]:
    for number, last in enumerate(runs[-1]):
        yield last.name, *(f"{run[number].seconds:.2f}" for run in runs), _mb(last.peak, 0)
    totals = (f"{sum(stage.seconds for stage in run):.2f}" for run in runs)
    yield "**together**", *totals, ""


def _growth(results: Results) -> Iterator[Sequence[str]]:
    first = results.ours[0]
    for one in results.ours:
        documents = one.documents / first.documents
        time = one.clean.seconds / first.clean.seconds
        yield (
            f"{one.documents:,} documents",
            f"× {documents:.1f}",
            f"× {results.texts[one.documents] / results.texts[first.documents]:.1f}",
            f"× {time:.1f}",
            f"× {time / documents:.2f}",
        )


def _memory(taken: Measurement) -> str:
    together = "?" if taken.peak_together is None else _mb(taken.peak_together, 0)
    return f"{_mb(taken.peak_process, 0)} / {together}"


def _mb(size: int, digits: int = 1) -> str:
    return f"{size / _MEGA:,.{digits}f}"
