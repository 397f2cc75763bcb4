"""A material file cut into front matter and body."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records.diagnostics import Severity
from generator.records.document import Document, parse_document
from generator.records.nodes import to_data
from generator.records.source_text import decode_source

FILE = "materials/speeches/a.md"
PIECES = st.lists(
    st.sampled_from(
        [
            "---",
            "\n",
            "---\n",
            "\n---\n",
            "title: ",
            "甲",
            ": ",
            "- ",
            "[",
            "]",
            "# ",
            "<u>",
            "<b>",
            "[^1]",
            "\n[^1]: ",
            "](",
            "![",
            "|",
            "`",
            "\t",
            "\u2028",
            "\u3000",
            "：",
            "\ufeff",
            "\r",
            "&",
            "*",
        ]
    )
).map("".join)


def _parse(text: str) -> tuple[Document | None, list[tuple[str, int, int]]]:
    document, found = parse_document(text, FILE)
    return document, [(one.code, one.place.line, one.place.column) for one in found]


def test_front_matter_and_body_know_their_lines() -> None:
    document, found = _parse("---\ntitle: 甲\ndate: 2024\n---\n\n# 乙\n\n丙\n")
    assert document is not None
    assert found == []
    assert document.file == FILE
    assert to_data(document.front) == {"title": "甲", "date": "2024"}
    assert document.front.mark.line == 2
    assert [(block.line, block.text) for block in document.blocks] == [(6, "乙"), (8, "丙")]


@pytest.mark.parametrize("fence", ["---  ", "---\t"])
def test_space_behind_the_fence_does_not_matter(fence: str) -> None:
    document, found = _parse(f"{fence}\ntitle: 甲\n{fence}\n正文\n")
    assert document is not None
    assert found == []
    assert document.blocks[0].line == 4


def test_second_fence_ends_the_front_matter_and_further_ones_are_body() -> None:
    document, _ = _parse("---\ntitle: 甲\n---\n正文\n\n---\n\n还有\n")
    assert document is not None
    assert [block.text for block in document.blocks] == ["正文", "", "还有"]


def test_heading_that_repeats_the_title_is_no_block() -> None:
    document, _ = _parse("---\ntitle: 在座谈会上的讲话\n---\n# 在座谈会上的讲话\n\n同志们：\n")
    assert document is not None
    assert [block.text for block in document.blocks] == ["同志们："]


def test_title_that_is_a_list_does_not_hinder_the_body() -> None:
    document, _ = _parse("---\ntitle: [甲]\n---\n# 甲\n")
    assert document is not None
    assert [block.text for block in document.blocks] == ["甲"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", [("Y101", 1, 1)]),
        ("\n---\ntitle: 甲\n---\n", [("Y101", 1, 1)]),
        (" ---\ntitle: 甲\n---\n", [("Y101", 1, 1)]),
        ("----\ntitle: 甲\n----\n", [("Y101", 1, 1)]),
        ("---", [("Y102", 1, 1)]),
        ("---\ntitle: 甲\n----\n", [("Y102", 1, 1)]),
        ("---\ntitle: 甲\n ---\n", [("Y102", 1, 1)]),
        ("---\na: 1\na: 2\n---\n正文\n", [("Y109", 3, 1)]),
    ],
)
def test_file_that_cannot_be_used(text: str, places: list[tuple[str, int, int]]) -> None:
    assert _parse(text) == (None, places)


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("", ("B101", 4, 1)),
        ("\n\n", ("B101", 4, 1)),
        ("<!-- 以后写 -->\n", ("B101", 4, 1)),
        ("\n正文 <b>粗</b>\n", ("B102", 6, 4)),
        ("正文\n\n[^1]: 注\n", ("B103", 7, 1)),
    ],
)
def test_doubtful_body_has_its_place(body: str, place: tuple[str, int, int]) -> None:
    document, found = _parse(f"---\ntitle: 甲\ndate: 2024\n---\n{body}")
    assert document is not None
    assert found == [place]


def test_empty_front_matter_is_an_empty_mapping() -> None:
    document, found = _parse("---\n---\n正文\n")
    assert document is not None
    assert found == []
    assert document.front.entries == ()


@settings(deadline=None, max_examples=400)
@given(PIECES | PIECES.map("---\ntitle: 甲\n---\n{}".format) | st.text())
def test_whatever_can_be_decoded_is_parsed_or_refused(text: str) -> None:
    source, _ = decode_source(text.encode("utf-8", "replace"), FILE)
    if source is None:
        return
    document, found = parse_document(source, FILE)
    lines = source.count("\n") + 1
    assert all(1 <= one.place.line <= lines and one.place.column >= 1 for one in found)
    assert document or any(one.severity is Severity.ERROR for one in found)


@settings(deadline=None)
@given(st.binary() | st.binary().map(b"---\ntitle: a\n---\n".__add__))
def test_arbitrary_bytes_are_decoded_or_refused(data: bytes) -> None:
    text, found = decode_source(data, FILE)
    if text is None:
        assert any(one.severity is Severity.ERROR for one in found)
    else:
        assert "\r" not in text
        assert "\0" not in text
        parse_document(text, FILE)
