"""Take one engine through everything that is asked of it on one collection."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.search.browser import opened
from benchmarks.search.collection import Collection
from benchmarks.search.costs import Cost, Pair, measure_costs, measure_page
from benchmarks.search.exactness import Verdict, judge
from benchmarks.search.questions import Question
from benchmarks.search.ranking import Scores, score
from benchmarks.search.server import counted
from benchmarks.search.setups import Index, Setup


@dataclass(frozen=True)
class Task:
    """What is asked of every engine on one collection.

    Attributes:
        collection: the documents.
        chosen: the right sets for phrases of the field.
        drawn: the right sets for random pieces of the documents.
        timed: queries that are timed.
        questions: with known answers, by name of their set.
    """

    collection: Collection
    questions: Mapping[str, Sequence[Question]]
    chosen: Mapping[str, frozenset[int]] = field(default_factory=dict)
    drawn: Mapping[str, frozenset[int]] = field(default_factory=dict)
    timed: Sequence[str] = ()


@dataclass(frozen=True)
class Findings:
    """What was measured of one engine on one collection.

    Attributes:
        setup: the engine.
        steps: seconds of indexing, by what was done.
        size: bytes of the files that are there for the search.
        files: how many these are.
        chosen: verdicts on the phrases of the field.
        drawn: verdicts on random pieces.
        costs: of the timed queries.
        pages: costs of the same queries on the engine's own page of results, where it has one.
        scores: by set of questions and kind.
    """

    setup: Setup
    steps: Mapping[str, float]
    size: int
    files: int
    chosen: Sequence[Verdict]
    drawn: Sequence[Verdict]
    costs: Sequence[Pair]
    pages: Sequence[Cost]
    scores: Mapping[str, Mapping[str, Scores]]


def measure(
    setup: Setup, task: Task, browser: Browser, work: Path, tell: Callable[[str], None]
) -> Findings:
    """Index the task's collection in a folder of its own below `work`, and ask everything."""
    collection = task.collection
    label = f"{collection.name}: {setup.name}"
    folder = work / collection.name / setup.id
    if folder.exists():
        shutil.rmtree(folder)
    tell(f"{label}: index")
    index = setup.index(collection, folder)
    with counted(index.site) as served:
        tell(f"{label}: first and second queries")
        timed = task.timed[: setup.timed]
        costs = measure_costs(setup, index, browser, served, timed)
        pages = measure_page(index, browser, served, timed)
        with opened(browser, served[0] + index.start) as page:
            tell(f"{label}: exactness")
            chosen = judge(setup, index, page, task.chosen)
            drawn = judge(setup, index, page, task.drawn)
            scores = {}
            for name, questions in task.questions.items():
                tell(f"{label}: {len(questions)} questions of {name}")
                rank = _Ranking(setup, index, page)
                scores[name] = score(questions, rank, collection.position)
    return Findings(
        setup=setup,
        steps=index.steps,
        size=sum(path.stat().st_size for path in index.files),
        files=len(index.files),
        chosen=chosen,
        drawn=drawn,
        costs=costs,
        pages=pages,
        scores=scores,
    )


class _Ranking:
    """Ranks by asking an engine: what is exact first, then what is related."""

    def __init__(self, setup: Setup, index: Index, page: Page) -> None:
        self._setup = setup
        self._index = index
        self._page = page

    def __call__(self, query: str) -> list[int]:
        answer = self._setup.ask(self._page, query, show=False)
        return [self._index.positions[name] for name in (*answer.exact, *answer.related)]
