"""Ids of paragraphs through edits: kept by what stays, never given to something else."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records.paragraph_ids import Kept, excerpt, keep_ids
from generator.text.blocks import Block
from generator.text.body_parser import parse_body

Remembered = tuple[Kept, ...]

FIRST = "没有调查清楚的事项，不列入年度计划；一时弄不清楚的，注明待核。"
SECOND = "数对不上，决策就慢；数对上了，往往已经过了该办的时候。"
THIRD = "带着问题去，随机看几户，谁走访谁动笔。"


def blocks(*paragraphs: str) -> tuple[Block, ...]:
    return parse_body("\n\n".join(paragraphs)).blocks


def kept(remembered: Sequence[Kept], *paragraphs: str) -> tuple[list[str], Remembered]:
    named, then = keep_ids(remembered, blocks(*paragraphs))
    return [block.id for block in named], then


def ids(*paragraphs: str) -> tuple[list[str], Remembered]:
    return kept((), *paragraphs)


def test_without_a_lock_ids_come_from_the_text() -> None:
    names, then = ids(FIRST, SECOND)
    assert names == [block.id for block in blocks(FIRST, SECOND)]
    assert [one.id for one in then] == names


def test_an_inserted_paragraph_moves_no_id() -> None:
    (one, two), then = ids(FIRST, SECOND)
    names, _ = kept(then, FIRST, THIRD, SECOND)
    assert names == [one, blocks(THIRD)[0].id, two]


def test_a_reworded_paragraph_keeps_its_id_in_page_and_lock() -> None:
    (one, two), then = ids(FIRST, SECOND)
    changed = SECOND.replace("往往", "常常")
    named, after = keep_ids(then, blocks(FIRST, changed))
    assert [block.id for block in named] == [one, two]
    assert named[1].html == f'<p id="{two}">{changed}</p>'
    assert after[1].content == blocks(changed)[0].id
    assert after[1].excerpt == excerpt(changed)
    assert keep_ids(after, blocks(FIRST, changed)) == (named, after)


def test_a_paragraph_rewritten_in_its_place_keeps_its_id() -> None:
    names, then = ids(FIRST, SECOND, THIRD)
    assert kept(then, FIRST, "全都改了。", THIRD)[0] == names


def test_a_reworded_one_is_found_beside_a_new_one() -> None:
    (one, two), then = ids(FIRST, SECOND)
    names, _ = kept(then, FIRST, "新写的一段。", SECOND.replace("就慢", "就很慢"))
    assert (names[0], names[2]) == (one, two)
    assert names[1] not in {one, two}


def test_of_two_reworded_each_keeps_its_own_though_one_was_deleted() -> None:
    (one, _, three), then = ids(FIRST, SECOND, THIRD)
    names, _ = kept(then, FIRST + "再说一句。", THIRD.replace("几户", "多户"))
    assert names == [one, three]


def test_a_moved_paragraph_takes_its_id_along() -> None:
    (one, two, three), then = ids(FIRST, SECOND, THIRD)
    assert kept(then, THIRD, FIRST, SECOND)[0] == [three, one, two]


def test_the_original_words_written_again_do_not_take_the_reworded_ones_id() -> None:
    (one, two), then = ids(FIRST, SECOND)
    _, then = kept(then, FIRST.replace("年度", "本年度"), SECOND)
    names, _ = kept(then, FIRST.replace("年度", "本年度"), FIRST, SECOND)
    assert names == [one, f"{one}-2", two]


def test_a_deleted_id_is_remembered_and_comes_back_only_with_its_text() -> None:
    (one, two), then = ids(FIRST, SECOND)
    names, then = kept(then, FIRST)
    assert names == [one]
    assert [(kept.id, kept.gone, kept.excerpt) for kept in then[1:]] == [
        (two, True, excerpt(SECOND))
    ]
    assert kept(then, FIRST, THIRD)[0][1] != two
    assert kept(then, FIRST, SECOND)[0] == [one, two]


def test_of_equal_paragraphs_those_that_stay_keep_their_ids() -> None:
    names, then = ids("同上。", FIRST, "同上。", SECOND)
    assert kept(then, "同上。", FIRST, SECOND)[0] == [names[0], names[1], names[3]]
    assert kept(then, FIRST, "同上。", SECOND)[0] == names[1:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("短。", "短。"),
        ("一行\n两行\u2028三行", "一行 两行 三行"),
        (
            "一二三四五六七八九十" * 5,
            "一二三四五六七八九十一二三四五六七八九十一二三四…十一二三四五六七八九十",
        ),
    ],
)
def test_an_excerpt_is_one_short_line(text: str, expected: str) -> None:
    assert excerpt(text) == expected


def _text(number: int) -> str:
    """Return a paragraph that is like no other: its digits in many places."""
    return "".join(chr(0x4E00 + (number * 7919 + step * 104729) % 20000) for step in range(30))


EDITS = st.lists(
    st.tuples(st.sampled_from(["insert", "change", "delete", "move", "touch"]), st.integers(0, 99)),
    max_size=25,
)


@settings(max_examples=150, deadline=None)
@given(size=st.integers(1, 12), edits=EDITS)
def test_random_edits(size: int, edits: list[tuple[str, int]]) -> None:
    """After every edit all others keep their ids, and no id ever names two paragraphs."""
    texts = [_text(number) for number in range(size)]
    names, then = ids(*texts)
    ever = set(names)
    for step, (edit, place) in enumerate(edits, start=size):
        index = place % len(texts)
        expected: list[str | None] = list(names)
        if edit == "insert":
            texts.insert(index, _text(step))
            expected.insert(index, None)
        elif edit == "change":
            texts[index] = _text(step)
        elif edit == "touch":
            texts[index] = texts[index][:15] + chr(0x4E00 + step) + texts[index][15:]
        elif edit == "delete" and len(texts) > 1:
            del texts[index], expected[index]
        elif edit == "move":
            texts.insert(0, texts.pop(index))
            expected.insert(0, expected.pop(index))
        names, then = kept(then, *texts)
        for name, wanted in zip(names, expected, strict=True):
            if wanted is None:
                assert name not in ever
            else:
                assert name == wanted
        ever.update(names)
        assert len(set(names)) == len(names)
        assert {one.id for one in then} == ever


@settings(max_examples=150, deadline=None)
@given(
    versions=st.lists(
        st.lists(
            st.sampled_from(["甲。", "乙。", "丙。", FIRST, SECOND, FIRST + "。又"]), min_size=1
        ),
        min_size=1,
        max_size=6,
    )
)
def test_ids_are_unique_whatever_repeats(versions: list[list[str]]) -> None:
    then: Remembered = ()
    for paragraphs in versions:
        names, then = kept(then, *paragraphs)
        assert len(set(names)) == len(paragraphs)
        assert len({one.id for one in then}) == len(then)
        assert kept(then, *paragraphs) == (names, then)
