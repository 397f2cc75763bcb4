"""Questions with known answers, from the corpus."""

import csv
import random
from collections import defaultdict
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import CORPUS, Document, read_corpus

_RELEVANCE = CORPUS.parent / "relevance"
_SEED = 20240501


@dataclass(frozen=True, slots=True)
class Question:
    """Something that somebody wants to know.

    Attributes:
        kind: of question; empty where the set knows only one.
        query: as it is typed.
        answers: paths, in the corpus's folder of the set's documents, of what answers it.
    """

    kind: str
    query: str
    answers: frozenset[str]


@dataclass(frozen=True)
class QuestionSet:
    """Questions, and the documents among which the answers are to be found.

    Attributes:
        name: of the set.
        collection: name of the collection of documents; sets may share one.
        documents: reads them.
        prefix: of their paths in the corpus.
        key: the file that says which documents answer.
    """

    name: str
    collection: str
    documents: Callable[[], Sequence[Document]]
    prefix: str
    key: str = "qrels.tsv"

    def among(self, paths: Container[str], limit: int | None) -> tuple[Question, ...]:
        """Read the questions whose answers are all among these documents.

        Args:
            paths: of the documents, in the corpus's folder.
            limit: where there are more, so many are drawn, always the same.
        """
        folder = _RELEVANCE / self.name
        answers = defaultdict(set)
        for row in _rows(folder / self.key):
            answers[row["qid"]].add(row["doc_path"])
        questions = []
        for row in _rows(folder / "queries.tsv"):
            found = frozenset(path.removeprefix(self.prefix) for path in answers[row["qid"]])
            if found and all(path in paths for path in found):
                questions.append(Question(row.get("kind", ""), row["query"], found))
        random.Random(_SEED).shuffle(questions)  # noqa: S311 - nothing is secret here
        return tuple(questions[:limit])


def _laws() -> tuple[Document, ...]:
    return tuple(one for one in read_corpus() if one.path.startswith("prc-law-national/"))


def _passages() -> tuple[Document, ...]:
    return read_corpus(_RELEVANCE / "cmrc2018" / "docs")


SETS = (
    QuestionSet("stard", "laws", _laws, "zh/", "qrels.doc.tsv"),
    QuestionSet("known-item", "all", read_corpus, "zh/"),
    QuestionSet("cmrc2018", "passages", _passages, "relevance/cmrc2018/docs/"),
)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
