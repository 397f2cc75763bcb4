"""Addresses between pages of the site."""

import posixpath
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.markup import escape, relative_address


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("index.html", "speeches/a.html", "speeches/a.html"),
        ("speeches/a.html", "speeches/b.html", "b.html"),
        ("speeches/a.html", "units/b.html", "../units/b.html"),
        ("speeches/a.html", "index.html", "../index.html"),
        ("handbook/a/b.html", "units/b.html#p1", "../../units/b.html#p1"),
        ("speeches/a.html", "#p1", "#p1"),
        ("speeches/a.html", "speeches/a/讲 稿.pdf", "a/%E8%AE%B2%20%E7%A8%BF.pdf"),
        ("a.html", "b.html#第一", "b.html#%E7%AC%AC%E4%B8%80"),
        ("a.html", "x/b?c.pdf", "x/b%3Fc.pdf"),
    ],
)
def test_is_relative_and_percent_encoded(source: str, target: str, expected: str) -> None:
    assert relative_address(source, target) == expected


_names = st.text(st.characters(exclude_characters="/#\0", exclude_categories=["Cs"]), min_size=1)
_paths = st.lists(_names.filter(lambda name: name not in {".", ".."}), min_size=1, max_size=4)


@given(_paths, _paths)
def test_leads_where_it_should(source: list[str], target: list[str]) -> None:
    page, file = "/".join(source), "/".join(target)
    address = unquote(relative_address(page, file))
    assert posixpath.normpath(posixpath.join(posixpath.dirname(page), address)) == file


@given(_paths, _paths)
def test_cannot_be_taken_for_another_site(source: list[str], target: list[str]) -> None:
    address = relative_address("/".join(source), "/".join(target))
    assert ":" not in address
    assert not address.startswith("/")


@given(st.text())
def test_escaped_text_opens_no_tag_and_no_attribute(text: str) -> None:
    assert not set('<>"') & set(escape(text))
