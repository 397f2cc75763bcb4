"""What counts as a quotation, with marks in and out of order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.desk.quotations import Quotation, quotations_in, quoted_spans
from generator.text.body_parser import parse_body


def found(source: str) -> tuple[Quotation, ...]:
    return quotations_in(parse_body(source, first_line=5).blocks)


def texts(source: str) -> list[str]:
    return [one.text for one in found(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("他说“甲乙”，又说「丙」和『丁』、‘戊’。", ["甲乙", "丙", "丁", "戊"]),
        ('他说"甲乙"。', ["甲乙"]),
        ('直径5" 的管子', []),
        ("他说“甲‘乙’丙”。", ["甲‘乙’丙", "乙"]),
        ("甲”乙“丙”", ["丙"]),
        ("“甲「乙”丙」", ["甲「乙"]),
        ("没有引号", []),
        ("“”", [""]),
        ("> 引一段。\n>\n> ——某讲话", ["引一段。"]),
        ("> “引一段。”", ["引一段。"]),
        ("| 甲 | “乙” |\n|---|---|\n| “丙” | 丁 |", ["乙", "丙"]),
        ("- “甲”\n- “乙”", ["甲", "乙"]),
        ("正文[^1]\n\n[^1]: 注“甲”", ["甲"]),
    ],
)
def test_texts(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_a_quotation_runs_on_where_the_next_paragraph_repeats_the_mark() -> None:
    (one,) = found("他说：“甲。\n\n“乙。\n\n“丙。”完。")
    assert (one.text, one.unclosed, one.line) == ("甲。\n乙。\n丙。", False, 5)


def test_a_missing_mark_ends_with_the_paragraph() -> None:
    first, second = found("他说：“甲。\n\n乙说：“丙”。")
    assert (first.text, first.unclosed) == ("甲。", True)
    assert (second.text, second.unclosed, second.line) == ("丙", False, 7)


def test_two_missing_marks_are_two() -> None:
    assert [(one.text, one.unclosed) for one in found("“甲\n\n“乙‘丙’")] == [
        ("甲", True),
        ("乙‘丙’", True),
        ("丙", False),
    ]


def test_what_stands_inside_says_so() -> None:
    outer, inner = found("“甲‘乙’丙”")
    assert (outer.inside, inner.inside) == (False, True)


def test_spans_are_those_of_outermost_pairs() -> None:
    assert quoted_spans("甲“乙‘丙’丁”戊“己") == ((1, 8),)


@given(st.text(alphabet='甲乙“”‘’「」『』"\n', max_size=60))
def test_no_order_of_marks_is_too_much(source: str) -> None:
    blocks = parse_body(source).blocks
    for one in quotations_in(blocks):
        text = blocks[one.block].text
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start] in {one.mark, '"'}


def test_ten_thousand_in_one_draft() -> None:
    assert len(found("“甲乙丙”，" * 10_000)) == 10_000
