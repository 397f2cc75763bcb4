"""The bytes of a material file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records.source_text import decode_source, read_source


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_line_ends_of_every_system_become_one(end: str) -> None:
    assert decode_source(f"甲{end}乙{end}{end}丙".encode(), "a.md") == ("甲\n乙\n\n丙", ())


def test_tab_and_line_feed_are_no_control_characters() -> None:
    assert decode_source(b"a\tb\n", "a.md") == ("a\tb\n", ())


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"\xef\xbb\xbfa", "T106", 1, 1),
        (b"\xff\xfea\0", "T103", 1, 1),
        (b"\xfe\xff\0a", "T103", 1, 1),
        ("一\n二三".encode() + b"\xff", "T103", 2, 3),
        ("一\n二三\0".encode(), "T104", 2, 3),
        (b"\xef\xbb\xbfa\0", "T104", 1, 2),
        ("一\r二\0".encode(), "T104", 2, 2),
        ("一\r\n二三\x1b".encode(), "T105", 2, 3),
        ("一\r二\x7f".encode(), "T105", 2, 2),
        ("\ufffe".encode(), "T105", 1, 1),
    ],
)
def test_position_of_what_is_wrong(data: bytes, code: str, line: int, column: int) -> None:
    _, found = decode_source(data, "a.md")
    assert [(one.code, one.place.line, one.place.column) for one in found] == [(code, line, column)]


def test_missing_file_is_a_diagnostic(tmp_path: Path) -> None:
    text, (problem,) = read_source(tmp_path / "a.md", "a.md")
    assert text is None
    assert problem.code == "T101"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_clean_text_comes_back(text: str) -> None:
    plain = text.replace("\u2028", "").replace("\u2029", "").removeprefix("\ufeff")
    assert decode_source(plain.encode(), "a.md") == (plain, ())
