"""The pages of circulars: every number leads to its list."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from generator.pages.circular_pages import CIRCULARS, circular_pages
from generator.pages.page import Page
from generator.views.deriving import derive
from tests.building import TODAY
from tests.conftest import Archive
from tests.practice.circular_examples import FILES, SETTINGS, circulars_at, period_of
from tests.study.examples import session


class _Reader(HTMLParser):
    """Reads the numbers of a page, its links, its lists and the order of its headings."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.numbers: list[tuple[str, str, int]] = []
        self.links: list[str] = []
        self.lists: dict[str, list[str]] = {}
        self.headings: list[int] = []
        self._list = ""
        self._number: tuple[str, str] | None = None
        self.feed(page.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag == "section":
            self._list = known.get("id", "")
        if "data-item" in known:
            self.lists.setdefault(self._list, []).append(known["data-item"])
        if tag == "a":
            self.links.append(known["href"])
        if "data-count" in known:
            self._number = (known["data-count"], known.get("href", ""))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        if self._number:
            self.numbers.append((*self._number, int(data)))
            self._number = None


def _pages(root: Path, today: date = TODAY, audience: str | None = None) -> dict[str, Page]:
    circulars = circulars_at(root, today, audience)
    views = derive(circulars.library, circulars.links, today)
    pages = list(circular_pages(circulars.study, views))
    assert len({page.uri for page in pages}) == len(pages)
    return {page.uri: page for page in pages}


def _target(page: Page, href: str) -> tuple[str, str]:
    address, _, anchor = href.partition("#")
    return normpath(join(dirname(page.uri), address)), anchor


def _listed(pages: dict[str, Page], page: Page, href: str) -> list[str]:
    """Return what the list holds to which a number leads, over all its pages."""
    uri, anchor = _target(page, href)
    if anchor:
        return _Reader(pages[uri]).lists[anchor]
    stem = uri.removesuffix(".html")
    own = [one for one in pages if re.fullmatch(rf"{re.escape(stem)}(-\d+)?\.html", one)]
    return [item for one in own for item in _Reader(pages[one]).lists["counted"]]


@pytest.fixture
def pages(archive: Archive) -> dict[str, Page]:
    return _pages(archive(FILES))


def test_each_quarter_that_has_begun_has_a_page_and_the_index_leads_to_it(
    pages: dict[str, Page],
) -> None:
    wanted = [f"practice/circular-2026Q{number}.html" for number in (4, 3, 2, 1)]
    index = pages[CIRCULARS]
    found = [_target(index, href)[0] for href in _Reader(index).links]
    assert [uri for uri in found if uri.startswith("practice/")] == wanted
    assert all(uri in pages for uri in wanted)
    assert "还没有结束" in index.html


def test_quarters_to_come_have_none(archive: Archive) -> None:
    found = _pages(archive(FILES), date(2026, 7, 5))
    assert "practice/circular-2026Q3.html" in found
    assert "practice/circular-2026Q4.html" not in found


@pytest.mark.parametrize("quarter", ["2026Q1", "2026Q2", "2026Q3", "2026Q4"])
def test_every_number_leads_to_as_many_things(quarter: str, pages: dict[str, Page]) -> None:
    page = pages[f"practice/circular-{quarter}.html"]
    numbers = _Reader(page).numbers
    assert len(numbers) >= 28
    for name, href, number in numbers:
        assert bool(href) == bool(number), name
        if href:
            items = _listed(pages, page, href)
            assert len(items) == len(set(items)) == number, name


def test_every_number_of_the_circular_is_on_the_page(archive: Archive) -> None:
    root = archive(FILES)
    page = _pages(root)["practice/circular-2026Q3.html"]
    circular = circulars_at(root).of(period_of("2026Q3"))
    shown = {name: number for name, _, number in _Reader(page).numbers}
    assert shown == {figure.count.id: len(figure) for figure in circular.figures}


def test_headings_are_in_order_and_links_are_known(pages: dict[str, Page]) -> None:
    outside = ("index.html", "sessions/", "units/", "topics/", "cases/", "problems/", "handbook/",
               "experiences/", "outcomes/", "observations/")  # fmt: skip
    for page in pages.values():
        reader = _Reader(page)
        assert reader.headings[0] == 1
        assert all(b - a <= 1 for a, b in zip(reader.headings, reader.headings[1:], strict=False))
        for href in reader.links:
            uri, anchor = _target(page, href)
            assert uri in pages or uri.startswith(outside), (page.uri, href)
            if anchor and uri in pages:
                assert f'id="{anchor}"' in pages[uri].html


def test_practices_are_named_only_where_the_unit_agreed(pages: dict[str, Page]) -> None:
    html = pages["practice/circular-2026Q3.html"].html
    assert "一张&lt;表&gt;" in html
    assert "夜谈" not in html
    assert "本期成为示范" in html


def test_a_quarter_without_records_says_so_and_nothing_else(archive: Archive) -> None:
    page = _pages(archive({**SETTINGS, **session("s", "qu", "2026-11-03"), **_QU}))[
        "practice/circular-2026Q1.html"
    ]
    assert "本期没有记录。" in page.html
    assert _Reader(page).numbers == []


def test_without_study_the_index_says_so(archive: Archive) -> None:
    found = _pages(archive(SETTINGS))
    assert list(found) == [CIRCULARS]
    assert "还没有学习的年份。" in found[CIRCULARS].html


def test_long_lists_have_pages_of_their_own_and_pages_stay_small(archive: Archive) -> None:
    many = {
        key: text
        for number in range(130)
        for key, text in session(f"m{number:03}", "qu", f"2026-08-{number % 28 + 1:02}").items()
    }
    found = _pages(archive({**FILES, **many}))
    page = found["practice/circular-2026Q3.html"]
    assert "practice/circular-2026Q3-sessions-2.html" in found
    for name, href, number in _Reader(page).numbers:
        assert not href or len(_listed(found, page, href)) == number, name
    assert all(len(one.html.encode()) < 60_000 for one in found.values())


def test_what_is_for_others_is_not_there(archive: Archive) -> None:
    hidden = FILES["materials/problems/p2.md"].replace(
        "unit: jiao", "unit: jiao\naudience: [secretaries]"
    )
    root = archive({**FILES, "materials/problems/p2.md": hidden})
    assert not any("p2" in page.html for page in _pages(root, audience="members").values())
    assert any("p2" in page.html for page in _pages(root, audience="secretaries").values())


_QU = {"materials/units/qu.md": "---\ntitle: qu\n---\n\n文。\n"}
