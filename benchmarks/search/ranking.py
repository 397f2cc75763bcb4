"""Judge rankings by the place of the right answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.search.questions import Question

_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over questions.

    Attributes:
        questions: how many.
        hit: share of those with a right answer in the first place.
        reciprocal_rank: of the first right answer, 0 where it is not among the first ten.
        recall: share of the right answers that are among the first ten.
    """

    questions: int
    hit: float
    reciprocal_rank: float
    recall: float


def score(
    questions: Sequence[Question],
    rank: Callable[[str], Sequence[int]],
    position: Mapping[str, int],
) -> dict[str, Scores]:
    """Put `questions` to an engine; returns its scores by kind of question.

    Args:
        questions: what is asked.
        rank: returns positions of documents for a query, best first.
        position: of a document by its path.
    """
    places: dict[str, list[tuple[float, float, float]]] = {}
    for question in questions:
        wanted = {position[path] for path in question.answers}
        # Documents with the same words share a position: each counts once, where it stands first.
        ranking = list(dict.fromkeys(rank(question.query)))[:_DEPTH]
        places.setdefault(question.kind, []).append(_place(ranking, wanted))
    return {kind: _means(found) for kind, found in sorted(places.items())}


def _place(ranking: Sequence[int], wanted: set[int]) -> tuple[float, float, float]:
    hits = [rank for rank, number in enumerate(ranking, start=1) if number in wanted]
    first = hits[0] if hits else None
    return float(first == 1), 1 / first if first else 0.0, len(hits) / len(wanted)


def _means(found: Sequence[tuple[float, float, float]]) -> Scores:
    count = len(found)
    hit, reciprocal, recall = (sum(values) / count for values in zip(*found, strict=True))
    return Scores(count, hit, reciprocal, recall)
