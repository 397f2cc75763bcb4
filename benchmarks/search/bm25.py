"""The textbook's ranking over character pairs, as a measure for every other."""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from benchmarks.search.collection import Text
from generator.text.tokens import tokens

_K1 = 1.2
_B = 0.75
_DEPTH = 10


class PairBM25:
    """Okapi BM25 with pairs of neighbouring tokens as terms; title and body weigh the same."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._documents: defaultdict[str, array[int]] = defaultdict(lambda: array("L"))
        self._counts: defaultdict[str, array[int]] = defaultdict(lambda: array("L"))
        self._lengths = []
        for number, text in enumerate(texts):
            counts = Counter(pair for run in text.runs for pair in _pairs(run))
            self._lengths.append(counts.total())
            for pair, count in counts.items():
                self._documents[pair].append(number)
                self._counts[pair].append(count)
        self._mean = sum(self._lengths) / len(self._lengths)

    def rank(self, query: str) -> list[int]:
        """Return the positions of the ten texts that score best."""
        scores: defaultdict[int, float] = defaultdict(float)
        for pair in _pairs(query):
            if pair not in self._documents:
                continue
            documents = self._documents[pair]
            rest = len(self._lengths) - len(documents)
            weight = math.log(1 + (rest + 0.5) / (len(documents) + 0.5))
            for number, count in zip(documents, self._counts[pair], strict=True):
                length = self._lengths[number] / self._mean
                saturated = count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * length))
                scores[number] += weight * saturated
        return sorted(scores, key=lambda number: (-scores[number], number))[:_DEPTH]


def _pairs(text: str) -> list[str]:
    return [one + two for one, two in pairwise(tokens(text))]
