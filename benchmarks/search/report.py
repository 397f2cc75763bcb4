"""Print what was measured of search as Markdown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from benchmarks.search.collection import Collection
from benchmarks.search.costs import Cost
from benchmarks.search.exactness import Verdict
from benchmarks.search.measuring import Findings
from benchmarks.search.method import METHOD
from benchmarks.search.ranking import Scores
from benchmarks.tables import table

_KILO, _MEGA = 1_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the textbook's BM25 over pairs reaches on a set of questions."""

    questions: str
    scores: Mapping[str, Scores]


@dataclass(frozen=True)
class Results:
    """Everything that one run measured.

    Attributes:
        day: of the run.
        machine: labels and values.
        collections: the documents; the first is that of everything but questions.
        findings: of each engine, on each collection.
        baselines: of each set of questions.
    """

    day: date
    machine: Sequence[tuple[str, str]]
    collections: Sequence[Collection]
    findings: Sequence[Findings]
    baselines: Sequence[Baseline]


def print_report(results: Results) -> str:
    """Return the report as Markdown, ending in a line break."""
    full = [one for one in results.findings if one.chosen]
    parts = [
        METHOD,
        f"## Machine, {results.day.isoformat()}\n",
        table(["", ""], results.machine),
        "## Documents\n",
        table(["Collection", "Documents", "Visible text MB"], _documents(results)),
        "## Exactness, index\n",
        table(
            [
                "Engine",
                "Exact sets, chosen phrases",
                "Exact sets, random pieces",
                "Index s",
                "Index MB",
                "Files",
            ],
            [_row(one) for one in full],
        ),
        "## One query: the first on a page, and the next\n",
        table(
            ["Engine", "Query", "Timed", "Requests", "KB", "KB gzipped", "ms"],
            [row for one in full for row in _costs(one)],
        ),
        "Median; largest.\n",
        "## Chosen phrases: documents found\n",
        table(
            ["Phrase", "There are", *(one.setup.name for one in full)],
            _phrases([one.chosen for one in full]),
        ),
    ]
    if results.baselines:
        parts += [
            "## Questions with known answers\n",
            table(
                ["Questions", "Engine", "How many", "First is right", "MRR@10", "Recall@10"],
                _scores(results),
            ),
        ]
    return "\n".join(parts)


def _documents(results: Results) -> Iterator[Sequence[str]]:
    for one in results.collections:
        yield one.name, f"{len(one.texts):,}", f"{one.size / _MEGA:.1f}"


def _row(findings: Findings) -> Sequence[str]:
    steps = " + ".join(f"{seconds:.1f} {name}" for name, seconds in findings.steps.items())
    total = sum(findings.steps.values())
    return (
        findings.setup.name,
        _share(findings.chosen),
        _share(findings.drawn),
        f"{total:.1f} ({steps})" if len(findings.steps) > 1 else steps,
        f"{findings.size / _MEGA:.1f}",
        f"{findings.files:,}",
    )


def _share(verdicts: Sequence[Verdict]) -> str:
    return f"{sum(one.is_exact for one in verdicts)} of {len(verdicts)}"


def _costs(findings: Findings) -> Iterator[Sequence[str]]:
    name = findings.setup.name
    yield name, "first", *_cost([pair.first for pair in findings.costs])
    yield name, "second", *_cost([pair.second for pair in findings.costs])
    if findings.pages:
        yield name, "page of results", *_cost(findings.pages)


def _cost(costs: Sequence[Cost]) -> Iterator[str]:
    transfers = [one.transfer for one in costs]
    yield f"{len(costs)}"
    yield _spread([one.requests for one in transfers])
    yield _spread([one.size / _KILO for one in transfers])
    yield _spread([one.gzipped / _KILO for one in transfers])
    yield _spread([one.milliseconds for one in costs])


def _spread(values: Sequence[float]) -> str:
    return f"{median(values):,.0f}; {max(values):,.0f}"


def _phrases(engines: Sequence[Sequence[Verdict]]) -> Iterator[Sequence[str]]:
    for verdicts in zip(*engines, strict=True):
        yield verdicts[0].phrase, f"{verdicts[0].expected:,}", *map(_found, verdicts)


def _found(verdict: Verdict) -> str:
    """Say how many were found, and how many of them are right where not all are."""
    if verdict.is_exact:
        return f"{verdict.found:,}"
    return f"{verdict.found:,} ({verdict.expected - verdict.missed:,} right)"


def _scores(results: Results) -> Iterator[Sequence[str]]:
    for baseline in results.baselines:
        for kind in baseline.scores:
            name = f"{baseline.questions}: {kind}" if kind else baseline.questions
            for findings in results.findings:
                if kinds := findings.scores.get(baseline.questions):
                    yield name, findings.setup.name, *_numbers(kinds[kind])
            yield name, "BM25 over pairs, in Python", *_numbers(baseline.scores[kind])


def _numbers(scores: Scores) -> Sequence[str]:
    means = (scores.hit, scores.reciprocal_rank, scores.recall)
    return f"{scores.questions:,}", *(f"{mean:.3f}" for mean in means)
