"""Numbers of tokens: the analyser on arrays says what the analyser on strings says."""

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search import numbering
from generator.search.numbering import NOTHING, number_tokens
from generator.text.tokens import tokens
from tests.text.vectors import VECTORS

_texts = st.lists(st.lists(st.text(), min_size=1), min_size=1)


def _spelled(entries: list[list[str]]) -> None:
    stream = number_tokens(entries)
    assert list(stream.names) == sorted(stream.names, key=lambda name: name.encode("utf-16-be"))
    names: list[str | None] = [*stream.names, None]
    run = 0
    for number, entry in enumerate(entries):
        position = int(stream.starts[number])
        for text in entry:
            assert stream.runs[run] == position
            run += 1
            expected = [*tokens(text), None]
            found = [names[token] for token in stream.tokens[position : position + len(expected)]]
            assert found == expected
            position += len(expected)
        assert position == stream.starts[number + 1]
    assert run == len(stream.runs)
    assert len(stream.tokens) == stream.starts[-1]


@given(_texts)
@settings(deadline=None)
def test_every_token_has_the_number_of_its_name(entries: list[list[str]]) -> None:
    _spelled(entries)


@given(_texts)
@settings(max_examples=20, deadline=None)
def test_batches_change_nothing(entries: list[list[str]]) -> None:
    with patch.object(numbering, "_BATCH", 3):
        _spelled(entries)


def test_vectors() -> None:
    _spelled([[text for text, _ in VECTORS["tokens"]]])


def test_the_mark_between_runs_cannot_come_from_a_text() -> None:
    _spelled([["甲\x1e乙", "\x1e"], ["\x1e\x1e丙"]])


def test_no_entries_are_no_tokens() -> None:
    stream = number_tokens([])
    assert stream.names == ()
    assert stream.tokens.tolist() == []
    assert stream.starts.tolist() == [0]


def test_nothing_stands_behind_every_run() -> None:
    stream = number_tokens([["甲乙", ""], ["丙"]])
    assert [token == NOTHING for token in stream.tokens] == [False, False, True, True, False, True]
