"""The pages of the appraisal: links, states, lists behind the numbers, no sums."""

import re

from generator.pages import appraisal_pages as module
from generator.pages.appraisal_pages import appraisal_pages, appraisal_values
from generator.pages.page import Page
from generator.pages.templates import fill
from generator.practice.appraisals import APPRAISALS, appraise
from generator.views.deriving import derive
from tests.building import TODAY
from tests.conftest import Archive
from tests.practice.appraisal_examples import NINE, case, indicators, studied
from tests.study.examples import Files, plan, unit

MONTHS = "source: 学习要求, expectation: 月学, least: 90"
CASES = "source: 典型案例, least: 2"
FILES = indicators(f"{MONTHS}, clause: c1", CASES) | NINE | case("a", "date: 2026-05-01")


def _pages(archive: Archive, files: Files) -> dict[str, Page]:
    study = studied(archive, files)
    library, links = study.standards.library, study.standards.links
    views = derive(library, links, TODAY)
    pages = list(appraisal_pages(appraise(study, library, links), study, views))
    assert len({page.uri for page in pages}) == len(pages)
    return {page.uri: page for page in pages}


def _words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_the_table_has_a_word_for_each_unit_and_indicator(archive: Archive) -> None:
    pages = _pages(archive, FILES | plan("qu", 2025))
    html = pages[APPRAISALS].html
    assert 'href="appraisal/2026/qu.html#i1">' in html
    assert re.findall(r'class="state state-([a-z-]+)" href', html) == ["met", "unmet"]
    assert 'href="../rules/kaohe.html#c1">指标1</a><span class="count">权重 3%</span>' in html
    assert 'href="appraisal/2025/index.html">2025</a>' in html
    assert "practice/appraisal/2025/qu.html" in pages
    assert "不合计、不打分，单位之间不排名次，也不考核个人" in html
    assert "<tfoot" not in html


def test_a_sheet_shows_evidence_result_and_what_would_change_it(archive: Archive) -> None:
    html = _pages(archive, FILES)["practice/appraisal/2026/qu.html"].html
    assert '<a class="number" href="#count-i1-met" data-count="i1-met">9</a>' in html
    assert 'id="count-i1-met"' in html
    assert html.count('data-item="units/qu@2026-') == 12
    assert '<li data-item="cases/a"><a href="../../../cases/a.html">a</a>' in html
    words = _words(html)
    assert "指标2 kaohe 3% 典型案例 1 至少 2 份 未达到 再补 1 份日期在2026年的典型案例" in words
    assert 'href="../../../rules/kaohe.html#c1"' in html
    assert 'href="../../../study/2026/qu.html"' in html


def test_without_indicators_the_page_says_how_to_begin(archive: Archive) -> None:
    (page,) = _pages(archive, {}).values()
    assert page.uri == APPRAISALS
    assert "现行的制度没有写考核指标" in page.html
    assert 'href="../handbook/appraisal.html"' in page.html


def test_long_lists_have_pages_of_their_own(archive: Archive) -> None:
    files = indicators("source: 典型案例") | unit("qu")
    for number in range(130):
        files = files | case(f"c{number:03}", "date: 2026-05-01")
    pages = _pages(archive, files)
    sheet = pages["practice/appraisal/2026/qu.html"].html
    assert 'href="qu-i1-met.html"' in sheet
    assert 'data-item="cases/' not in sheet
    lists = [pages[f"practice/appraisal/2026/qu-i1-met{end}.html"].html for end in ("", "-2")]
    assert [html.count("data-item=") for html in lists] == [120, 10]


def test_many_units_are_cut_into_tables(archive: Archive) -> None:
    files = indicators(*[CASES] * 40)
    for number in range(8):
        files = files | unit(f"u{number}")
    pages = _pages(archive, files)
    first, second = pages[APPRAISALS].html, pages["practice/appraisals-2.html"].html
    assert first.count('class="unit-row"') == module._FEWEST_UNITS
    assert second.count('class="unit-row"') == 9 - module._FEWEST_UNITS
    assert 'href="appraisals-2.html"' in first
    assert len(first.encode()) < 60_000


def test_titles_are_escaped(archive: Archive) -> None:
    files = indicators("source: 典型案例, name: <b>&") | case("a", "date: 2026-05-01")
    # The name that the helper puts in comes first; the other is the one that counts nothing.
    text = files["materials/rules/kaohe.md"].replace("name: 指标1, ", "")
    pages = _pages(archive, files | {"materials/rules/kaohe.md": text})
    assert all("<b>" not in page.html for page in pages.values())
    assert "&lt;b&gt;&amp;" in pages[APPRAISALS].html


def test_what_units_and_rules_are_told(archive: Archive) -> None:
    study = studied(archive, FILES)
    library, links = study.standards.library, study.standards.links
    appraisals = appraise(study, library, links)
    of_unit = appraisal_values(library.by_key["units/qu"], appraisals, study)
    assert [one.uri for one in of_unit["appraisal_sheets"]] == ["practice/appraisal/2026/qu.html"]
    assert of_unit["criteria"] == ()
    of_rule = appraisal_values(library.by_key["rules/kaohe"], appraisals, study)
    assert [one.name for one in of_rule["criteria"]] == ["指标1", "指标2"]
    html = fill("_indicators.html.j2", "rules/kaohe.html", **of_rule)
    assert _words(html).endswith("指标1 3% 学习要求：月学 第1条 指标2 3% 典型案例 各单位的考核表")
