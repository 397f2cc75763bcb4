"""Staged files give the engine back exactly what the page holds."""

from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from generator.output.staging import stage, staged_name
from generator.pages.page import Page
from generator.records.source_text import CONTROL

PRINTABLE = st.text(st.characters(exclude_categories=["Cs"])).filter(
    lambda text: not CONTROL.search(text) and "\r" not in text
)


@given(title=PRINTABLE, html=PRINTABLE, description=PRINTABLE)
def test_the_engine_reads_back_every_character(title: str, html: str, description: str) -> None:
    page = Page("a/b.html", title, html, "a/index.html", description, {"moved_to": "c.html"})
    body, meta = get_data(stage(page).decode("utf-8"))
    assert body == ""
    assert meta == {
        "title": title,
        "description": description,
        "section": "a/index.html",
        "moved_to": "c.html",
        "html": html,
    }


def test_a_fence_inside_the_html_does_not_end_the_front_matter() -> None:
    page = Page("a.html", "t", "<p>x</p>\n---\n<p>y</p>", "index.html")
    _, meta = get_data(stage(page).decode("utf-8"))
    assert meta["html"] == "<p>x</p>\n---\n<p>y</p>"


def test_names_follow_addresses() -> None:
    assert staged_name("speeches/a.html") == "speeches/a.md"
