"""``python -m benchmarks.search``: measure search, print a report, and write it."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from benchmarks.corpus import CORPUS, Document, TooFewError, choose, read_corpus
from benchmarks.machine import describe_machine
from benchmarks.measure import ROOT, CommandError
from benchmarks.search.bm25 import PairBM25
from benchmarks.search.browser import NoBrowserError, chromium
from benchmarks.search.collection import Collection, RefusedError, collect
from benchmarks.search.material import Material
from benchmarks.search.measuring import Task, measure
from benchmarks.search.our_site import OurSite
from benchmarks.search.pagefind import FED_CHARACTERS, FED_PAIRS, PLAIN
from benchmarks.search.queries import PHRASES, random_phrases
from benchmarks.search.questions import SETS, Question, QuestionSet
from benchmarks.search.ranking import score
from benchmarks.search.report import Baseline, Results, print_report
from benchmarks.search.setups import Setup
from benchmarks.search.truth import Truth

_WORK = Path(__file__).parents[1] / ".work" / "search"
_MATERIAL = Material()
_SETUPS: Sequence[Setup] = (OurSite(), PLAIN, FED_CHARACTERS, FED_PAIRS, _MATERIAL)
_PACKAGES = ("pagefind_bin_extended", "playwright", "jieba")
_VERSIONS = ("study-archive", "pagefind-bin-extended", "mkdocs-material", "jieba", "playwright")
_ALL = "all"
_TIMED = 20
_WRONG_USE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks; returns the exit status."""
    options = _parser().parse_args(arguments)
    wanted = options.setups.split(",")
    if unknown := set(wanted) - {setup.id for setup in _SETUPS}:
        return _refuse(f"unknown: {', '.join(sorted(unknown))}")
    if missing := [name for name in _PACKAGES if find_spec(name) is None]:
        return _refuse(f"not installed: {', '.join(missing)}; run `make bench-search`")
    corpus = read_corpus()
    if not corpus:
        return _refuse(
            "the real documents are not there: they belong beside this checkout, "
            f"in ../{CORPUS.relative_to(ROOT.parent).as_posix()}"
        )
    try:
        results = _measure(options, corpus, [one for one in _SETUPS if one.id in wanted])
    except (CommandError, NoBrowserError, RefusedError, TooFewError) as error:
        _tell(str(error))
        return 1
    report = print_report(results)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(report, encoding="utf-8", newline="\n")
    print(report, end="")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    add = parser.add_argument
    add(
        "--documents",
        type=int,
        metavar="N",
        help="how many documents; more than the corpus has are cut (default the whole corpus)",
    )
    add(
        "--setups",
        default=",".join(setup.id for setup in _SETUPS),
        metavar="NAME,…",
        help="what to measure (default %(default)s)",
    )
    add(
        "--queries",
        type=int,
        default=200,
        metavar="N",
        help="how many random pieces of documents to look for (default %(default)s)",
    )
    add(
        "--questions",
        type=int,
        metavar="N",
        help="the most questions to ask of a set (default all)",
    )
    add(
        "--material-limit",
        type=int,
        default=3000,
        metavar="N",
        help="the most documents that Material, which is slow, is given (default %(default)s)",
    )
    add("--skip-relevance", action="store_true", help="ask no questions with known answers")
    add(
        "--out",
        type=Path,
        default=ROOT / "docs" / "dev" / "search-benchmarks.md",
        metavar="FILE",
        help="the report (default docs/dev/search-benchmarks.md)",
    )
    return parser


def _measure(
    options: argparse.Namespace, corpus: Sequence[Document], setups: Sequence[Setup]
) -> Results:
    machine = describe_machine(_VERSIONS)
    tasks = list(_tasks(options, corpus))
    findings = []
    with chromium() as browser:
        version = browser.version
        for task in tasks:
            for setup in setups:
                if setup is _MATERIAL and len(task.collection.texts) > options.material_limit:
                    continue
                findings.append(measure(setup, task, browser, _WORK, _tell))
    return Results(
        day=date.today(),
        machine=(*machine, ("Chromium", version)),
        collections=[task.collection for task in tasks],
        findings=findings,
        baselines=[one for task in tasks for one in _baselines(task)],
    )


def _tasks(options: argparse.Namespace, corpus: Sequence[Document]) -> Iterator[Task]:
    """Yield what is asked on the chosen documents, then on those of the other question sets."""
    collection = _collect(_ALL, choose(corpus, options.documents or len(corpus)))
    truth = Truth(collection.texts)
    drawn = random_phrases(collection.texts, options.queries)
    sets = () if options.skip_relevance else SETS
    yield Task(
        collection,
        {one.name: _questions(one, collection, options) for one in sets if one.collection == _ALL},
        chosen={phrase: truth.find(phrase) for phrase in PHRASES},
        drawn={phrase: truth.find(phrase) for phrase in drawn},
        timed=(*PHRASES, *drawn)[:_TIMED],
    )
    for one in sets:
        if one.collection != _ALL:
            collection = _collect(one.collection, one.documents())
            yield Task(collection, {one.name: _questions(one, collection, options)})


def _collect(name: str, documents: Sequence[Document]) -> Collection:
    _tell(f"{name}: import of {len(documents)} documents")
    return collect(name, documents, _WORK / name)


def _questions(
    questions: QuestionSet, collection: Collection, options: argparse.Namespace
) -> tuple[Question, ...]:
    return questions.among(collection.position.keys(), options.questions)


def _baselines(task: Task) -> Iterator[Baseline]:
    if task.questions:
        _tell(f"{task.collection.name}: BM25 over pairs")
        ranking = PairBM25(task.collection.texts)
        for name, questions in task.questions.items():
            yield Baseline(name, score(questions, ranking.rank, task.collection.position))


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _refuse(reason: str) -> int:
    _tell(f"benchmarks: {reason}")
    return _WRONG_USE


if __name__ == "__main__":
    sys.exit(main())
