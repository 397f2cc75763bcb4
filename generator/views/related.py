"""What else is worth reading: shared topics, then shared duties, then similar words.

The work is linear in the number of records.  Candidates are few by construction: of those that
share a topic or a duty the nearest in time, of those that share rare words the holders of words
that at most `_MOST_HOLDERS` records have.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.records.library import Library, Record
from generator.text.normal import normal_form
from generator.views.facets import FacetView

_MOST = 5
_WINDOW = 8
# What of a text is compared: title, summary and the opening, where texts say what they are about.
_OPENING = 600
# A text of fewer characters says too little to be compared.
_LEAST_TEXT = 80
_TERMS = 24
_MOST_HOLDERS = 40
_LEAST_SIMILARITY = 0.12


@dataclass(frozen=True, slots=True)
class Related:
    """A record worth reading beside another, and why."""

    record: Record
    reason: str


@dataclass(frozen=True, slots=True)
class _Bond:
    """What ties two records together."""

    topics: frozenset[str]
    duties: frozenset[str]
    similarity: float

    @property
    def weight(self) -> tuple[int, int, float]:
        return len(self.topics), len(self.duties), self.similarity


def related_records(
    library: Library, facets: Sequence[FacetView]
) -> Mapping[str, tuple[Related, ...]]:
    """Return up to five related records for each record, by key."""
    records = [one for one in library.records if one.kind.reading]
    by_key = {record.key: record for record in records}
    topics = _members(facets, "topics", by_key)
    duties = _members(facets, "duties", by_key)
    vectors = _vectors(records)
    labels = {(facet.id, value.id): value.label for facet in facets for value in facet.values}
    candidates: defaultdict[str, set[str]] = defaultdict(set)
    for members in (*topics.values(), *duties.values()):
        _pair_neighbours(members, candidates)
    _pair_by_words(vectors, candidates)
    topics_of = _inverted(topics)
    duties_of = _inverted(duties)

    def bond(one: str, other: str) -> _Bond:
        return _Bond(
            topics_of[one] & topics_of[other],
            duties_of[one] & duties_of[other],
            _cosine(vectors[one], vectors[other]),
        )

    related = {}
    for key in by_key:
        bonds = {other: bond(key, other) for other in candidates[key]}
        best = sorted(bonds, key=lambda other: (*(-part for part in bonds[other].weight), other))
        chosen = [
            Related(by_key[other], _reason(bonds[other], labels))
            for other in best
            if bonds[other].topics
            or bonds[other].duties
            or bonds[other].similarity >= _LEAST_SIMILARITY
        ]
        related[key] = tuple(chosen[:_MOST])
    return related


def _members(
    facets: Sequence[FacetView], name: str, known: Mapping[str, Record]
) -> Mapping[str, list[str]]:
    """Return the keys of the records that have each value of a facet, newest first."""
    return {
        value.id: [record.key for record in value.records if record.key in known]
        for facet in facets
        if facet.id == name
        for value in facet.values
    }


def _inverted(members: Mapping[str, Iterable[str]]) -> defaultdict[str, frozenset[str]]:
    inverted: defaultdict[str, set[str]] = defaultdict(set)
    for value, keys in members.items():
        for key in keys:
            inverted[key].add(value)
    return defaultdict(frozenset, {key: frozenset(values) for key, values in inverted.items()})


def _pair_neighbours(members: Sequence[str], candidates: defaultdict[str, set[str]]) -> None:
    """Pair each member with those nearest in time."""
    for index, key in enumerate(members):
        near = members[max(0, index - _WINDOW) : index + _WINDOW + 1]
        candidates[key].update(other for other in near if other != key)


def _vectors(records: Sequence[Record]) -> Mapping[str, Mapping[str, float]]:
    """Return for each record its most telling character pairs, weighed by TF-IDF, of length 1."""
    counts = {record.key: Counter(_pairs(record)) for record in records}
    holders: Counter[str] = Counter()
    for terms in counts.values():
        holders.update(terms.keys())
    total = len(records)
    vectors = {}
    for key, terms in counts.items():
        weighed = {
            term: (1 + math.log(count)) * math.log(total / holders[term])
            for term, count in terms.items()
            if holders[term] > 1
        }
        best = sorted(weighed, key=lambda term: (-weighed[term], term))[:_TERMS]
        length = math.sqrt(sum(weighed[term] ** 2 for term in best)) or 1.0
        vectors[key] = {term: weighed[term] / length for term in best}
    return vectors


def _pairs(record: Record) -> Iterator[str]:
    text = " ".join(block.text for block in record.blocks[:20])[:_OPENING]
    words = normal_form(f"{record.title} {record.fields.summary or ''} {text}")
    return (one + other for one, other in pairwise(words if len(words) >= _LEAST_TEXT else ""))


def _pair_by_words(
    vectors: Mapping[str, Mapping[str, float]], candidates: defaultdict[str, set[str]]
) -> None:
    """Pair the records that share a telling pair of characters which few records hold."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for key, vector in vectors.items():
        for term in vector:
            holders[term].append(key)
    for keys in holders.values():
        if len(keys) <= _MOST_HOLDERS:
            for key in keys:
                candidates[key].update(other for other in keys if other != key)


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def _reason(bond: _Bond, labels: Mapping[tuple[str, str], str]) -> str:
    if bond.topics:
        return "同一专题：" + "、".join(labels["topics", topic] for topic in sorted(bond.topics))
    if bond.duties:
        return "同一职责：" + "、".join(labels["duties", duty] for duty in sorted(bond.duties))
    return "文字相近"
