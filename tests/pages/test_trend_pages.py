"""The pages of terms: numbers that lead to lists of just so many records."""

import re

from generator.pages.counted_pages import COUNTED_ON_A_PAGE
from generator.pages.page import Page
from generator.pages.trend_pages import TRENDS, trend_pages
from tests.conftest import Archive
from tests.views.examples import material, views_of

DUTIES = {
    "materials/vocabulary/duties.yml": (
        "title: 职责\nterms:\n  - {id: law, name: 法治}\n  - {id: none, name: 没有的词}\n"
    )
}
_NUMBER = re.compile(r'<a class="number" href="([^"]+)" data-count="([^"]+)">(\d+)</a>')


def _pages(archive: Archive, files: dict[str, str]) -> dict[str, Page]:
    return {page.uri: page for page in trend_pages(views_of(archive, {**DUTIES, **files}))}


def _listed(pages: dict[str, Page], name: str) -> int:
    """Return how many things the sections of a number hold, on all pages."""
    return sum(
        section.count("data-item=")
        for page in pages.values()
        for section in re.findall(rf'id="count-{name}">(.*?)</div>', page.html, re.DOTALL)
    )


def test_terms_lead_to_their_pages_and_absent_ones_to_none(archive: Archive) -> None:
    pages = _pages(
        archive,
        {
            "materials/speeches/a.md": material("甲", "date: 2024-05-01", body="法治，法治。"),
            "materials/speeches/b.md": material("乙", "date: 2026-01", body="讲法治。"),
        },
    )
    assert sorted(pages) == [
        TRENDS,
        "practice/trends/duty-law-records.html",
        "practice/trends/duty-law.html",
    ]
    index = pages[TRENDS].html
    assert 'href="trends/duty-law.html">法治</a>' in index
    assert "2024年5月1日" in index
    # A term that nobody may see anything of is not named either.
    assert "中心组" not in index
    assert {page.section for page in pages.values()} == {"statistics.html"}
    html = pages["practice/trends/duty-law.html"].html
    assert re.search(r"2</a> 份资料里一共出现 3 次", html)
    assert "<svg" in html
    # The year between is shown, with nothing in it.
    assert re.findall(r'scope="row">(\d+)年', html) == ["2024", "2025", "2026"]
    assert "第1段" in html


def test_every_number_leads_to_as_many_records(archive: Archive) -> None:
    files = {
        f"materials/speeches/s{n}x.md": material(f"篇{n}", f"date: {2024 + n % 2}", body="法治。")
        for n in range(COUNTED_ON_A_PAGE * 2 + 30)
    }
    files["materials/speeches/undated.md"] = material("无日期", body="法治。")
    pages = _pages(archive, files)
    html = pages["practice/trends/duty-law.html"].html
    numbers = _NUMBER.findall(html)
    assert numbers
    for href, name, shown in numbers:
        address, _, anchor = href.partition("#")
        target = pages[f"practice/trends/{address}"]
        assert not anchor or f'id="{anchor}"' in target.html, href
        # The number of a year is that of all its kinds, the number of the term that of all.
        part = name if anchor.startswith("count-") else f"{name}-[a-z]+" if anchor else ".*?"
        assert _listed(pages, part) == int(shown), name
    every = sum(page.html.count("data-item=") for page in pages.values())
    assert every == len(files)
    assert all(page.html.count("data-item=") <= COUNTED_ON_A_PAGE for page in pages.values())
    assert "未注明日期" in html


def test_archive_without_terms_says_so(archive: Archive) -> None:
    files = {"materials/speeches/a.md": material("甲", "date: 2024-05-01")}
    (page,) = trend_pages(views_of(archive, files))
    assert page.uri == TRENDS
    assert "还没有可以统计的词语" in page.html


def test_term_only_in_undated_records_has_no_picture(archive: Archive) -> None:
    pages = _pages(archive, {"materials/speeches/a.md": material("甲", body="法治。")})
    html = pages["practice/trends/duty-law.html"].html
    assert "<svg" not in html
    assert "第一次" not in html
    assert "没有日期" in pages[TRENDS].html


def test_words_of_records_are_escaped(archive: Archive) -> None:
    vocabulary = "title: 职责\nterms:\n  - {id: law, name: '<b>法治'}\n"
    files = {
        "materials/vocabulary/duties.yml": vocabulary,
        "materials/speeches/a.md": material("a < b 甲", "date: 2024", body="b 法治。"),
    }
    pages = _pages(archive, files)
    assert all("<b>" not in page.html for page in pages.values())
    assert all(len(page.html.encode()) < 60_000 for page in pages.values())
