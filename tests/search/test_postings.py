"""Postings: where every token and every pair stands, and nothing else."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search import postings as module
from generator.search import shards as shards_module
from generator.search.numbering import number_tokens
from generator.search.postings import SHOWN, postings
from generator.search.shards import shards
from generator.text.tokens import tokens
from tests.search.reading import read_terms

# Few characters, so that pairs repeat and runs of letters touch.
_entries = st.lists(
    st.lists(st.text(st.sampled_from("安全生產产abB12，𠮷 ")), min_size=1, max_size=4),
    min_size=1,
    max_size=6,
)


def _expected(entries: Sequence[Sequence[str]]) -> dict[str, dict[int, list[int]]]:
    found: defaultdict[str, dict[int, list[int]]] = defaultdict(dict)
    for number, entry in enumerate(entries):
        position = 0
        for text in entry:
            words = tokens(text)
            for place, word in enumerate(words):
                found[word].setdefault(number, []).append(position + place)
            for place, (word, after) in enumerate(pairwise(words)):
                found[f"{word} {after}"].setdefault(number, []).append(position + place)
            position += len(words) + 1
    return {
        term: {
            entry: places if " " in term else places[:SHOWN] for entry, places in entries.items()
        }
        for term, entries in found.items()
    }


def _read(entries: Sequence[Sequence[str]]) -> Iterator[tuple[str, dict[int, list[int]]]]:
    for shard in shards(postings(number_tokens(entries))):
        terms = list(read_terms(shard.documents, shard.positions))
        assert terms[0][0] == shard.first
        assert len(terms) == shard.count
        yield from terms


@given(_entries)
@settings(deadline=None)
def test_all_terms_stand_where_they_stand(entries: list[list[str]]) -> None:
    read = list(_read(entries))
    assert dict(read) == _expected(entries)
    names = [term for term, _ in read]
    assert names == sorted(names, key=lambda term: term.encode("utf-16-be"))


@given(_entries)
@settings(max_examples=30, deadline=None)
def test_small_ranges_and_shards_hold_the_same(entries: list[list[str]]) -> None:
    with (
        patch.object(module, "_RANGE", 3),
        patch.object(shards_module, "_SIZE", 20),
        patch.object(shards_module, "_POSITIONS", 4),
    ):
        assert dict(_read(entries)) == _expected(entries)


def test_a_phrase_never_runs_from_one_run_into_the_next() -> None:
    assert "责 任" not in dict(_read([["安全责", "任重"]]))


def test_codes_too_large_to_carry_their_place_are_sorted_all_the_same() -> None:
    entries = [["安全生产安全", "生产"], ["全安"]]
    with patch.object(module, "_BITS", 0):
        assert dict(_read(entries)) == _expected(entries)
