"""``python -m benchmarks``: measure, print a report, and write it."""

import argparse
import shutil
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.corpus import CORPUS, Document, TooFewError, choose, read_corpus, write_source
from benchmarks.machine import describe_machine
from benchmarks.measure import ROOT, CommandError
from benchmarks.ours import Ours, measure_ours
from benchmarks.report import Results, print_report
from benchmarks.rival_builds import (
    MATERIAL,
    RIVALS,
    MissingPagesError,
    Rival,
    RivalBuild,
    measure_rival,
)

_WORK = Path(__file__).with_name(".work")
_OURS = "ours"
_WARM_UP = 20
_WRONG_USE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks; returns the exit status."""
    options = _parser().parse_args(arguments)
    names = options.rivals.split(",")
    known = [_OURS, *(rival.id for rival in RIVALS)]
    if unknown := set(names) - set(known):
        return _refuse(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(known)}")
    rivals = [rival for rival in RIVALS if rival.id in names]
    if missing := [package for rival in rivals for package in rival.missing]:
        return _refuse(f"not installed: {', '.join(missing)}; run `make bench`, or leave them out")
    corpus = read_corpus()
    if not corpus:
        return _refuse(
            "the real documents are not there: they belong beside this checkout, "
            f"in ../{CORPUS.relative_to(ROOT.parent).as_posix()}"
        )
    try:
        counts = _counts(options.documents, len(corpus))
        sets = {count: choose(corpus, count) for count in counts}
    except (ValueError, TooFewError) as error:
        return _refuse(f"--documents {options.documents}: {error}")
    try:
        results = _measure(sets, _OURS in names, rivals, options.material_limit, corpus)
    except (CommandError, MissingPagesError) as error:
        _tell(str(error))
        return 1
    report = print_report(results)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(report, encoding="utf-8", newline="\n")
    print(report, end="")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--documents",
        default="250,500,1000,all",
        metavar="N,N,…",
        help="how many documents; “all” is the whole corpus, more are cut (default %(default)s)",
    )
    parser.add_argument(
        "--rivals",
        default=",".join([_OURS, *(rival.id for rival in RIVALS)]),
        metavar="NAME,…",
        help="what to measure (default %(default)s)",
    )
    parser.add_argument(
        "--material-limit",
        type=int,
        default=600,
        metavar="N",
        help="the most documents that Material, which is slow, is given (default %(default)s)",
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=ROOT / "docs" / "dev" / "benchmarks.md",
        metavar="FILE",
        help="the report (default docs/dev/benchmarks.md)",
    )
    return parser


def _counts(text: str, every: int) -> list[int]:
    """Read the value of ``--documents``: numbers in rising order."""
    counts = sorted({every if word == "all" else int(word) for word in text.split(",")})
    if counts[0] < 1:
        raise ValueError("at least 1 is needed")
    return counts


def _measure(
    sets: dict[int, tuple[Document, ...]],
    with_ours: bool,
    rivals: Sequence[Rival],
    material_limit: int,
    corpus: Sequence[Document],
) -> Results:
    machine = describe_machine()
    _warm_up(corpus, with_ours, rivals)
    ours: list[Ours] = []
    builds: list[RivalBuild] = []
    for count, documents in sets.items():
        workshop = _workshop(str(count), documents)
        if with_ours:
            ours.append(measure_ours(workshop, count, _tell))
        for rival in rivals:
            if rival is MATERIAL and count > material_limit:
                continue
            _tell(f"{count} documents: {rival.name}")
            builds.append(measure_rival(rival, workshop, count))
    order = {rival.id: number for number, rival in enumerate(rivals)}
    builds.sort(key=lambda build: order[build.rival.id])
    texts = {count: sum(one.size for one in documents) for count, documents in sets.items()}
    today = date.today()
    return Results(today, machine, texts, ours, builds)


def _warm_up(corpus: Sequence[Document], with_ours: bool, rivals: Sequence[Rival]) -> None:
    """Let everything that is made once and kept be made before anything is measured."""
    documents = choose(corpus, _WARM_UP)
    workshop = _workshop("warm-up", documents)
    _tell("warming up")
    if with_ours:
        measure_ours(workshop, len(documents), lambda _: None)
    for rival in rivals:
        measure_rival(rival, workshop, len(documents))


def _workshop(name: str, documents: Sequence[Document]) -> Path:
    """Make a folder that holds `documents` in ``source`` and nothing else."""
    folder = _WORK / name
    if folder.exists():
        shutil.rmtree(folder)
    write_source(documents, folder / "source")
    return folder


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _refuse(reason: str) -> int:
    _tell(f"benchmarks: {reason}")
    return _WRONG_USE


if __name__ == "__main__":
    sys.exit(main())
