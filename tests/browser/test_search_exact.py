"""Search finds what `generator find` finds: the same records, whatever a dictionary says."""

import shutil
import sys
import unicodedata
from itertools import islice
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.text.tokens import tokens
from tests.browser.searching import Reference, drawn_queries, uris
from tests.building import build
from tests.conftest import ROOT, Archive
from tests.text.vectors import VECTORS


@pytest.fixture(scope="module")
def reference(example: Path) -> Reference:
    return Reference(example.parent)


@pytest.fixture
def asking(page: Page, addresses: dict[str, str]) -> Page:
    """Open a page on which questions can be asked."""
    page.goto(addresses["file"] + "speeches/index.html")
    page.evaluate("archiveSearch.analyser.prepare()")
    return page


@pytest.mark.parametrize(("text", "expected"), VECTORS["tokens"])
def test_the_analyser_passes_the_vectors(asking: Page, text: str, expected: list[str]) -> None:
    found = asking.evaluate("(text) => archiveSearch.analyser.tokens(text)", text)
    assert found["names"] == expected
    assert found["starts"] == sorted(found["starts"])
    assert all(end <= len(text.encode("utf-16-le")) // 2 for end in found["ends"])


@pytest.mark.parametrize(("text", "parts", "excluded"), VECTORS["queries"])
def test_queries_are_read_alike(
    asking: Page, text: str, parts: list[list[str]], excluded: list[list[str]]
) -> None:
    found = asking.evaluate("(text) => archiveSearch.query.parse(text)", text)
    assert found == {"parts": parts, "excluded": excluded}


def test_the_analyser_agrees_on_every_character(asking: Page) -> None:
    """Characters that this Python does not know yet are left out."""
    lines = asking.evaluate(
        """() => {
          const lines = [];
          for (let code = 0; code < 0x110000; code++) {
            const known = code < 0xd800 || code > 0xdfff;
            const text = known ? String.fromCodePoint(code) : "";
            lines.push(archiveSearch.analyser.tokens(text).names.join(" "));
          }
          return lines.join("\\n");
        }"""
    ).split("\n")
    differing = [
        f"U+{code:04X} {line!r} {tokens(chr(code))}"
        for code, line in zip(range(sys.maxunicode + 1), lines, strict=True)
        if unicodedata.category(chr(code)) not in {"Cn", "Cs"}
        and line != " ".join(tokens(chr(code)))
    ]
    assert differing == []


@pytest.mark.parametrize("way", ["http", "file"])
def test_pieces_of_what_readers_see_are_found_exactly(
    page: Page, addresses: dict[str, str], reference: Reference, way: str
) -> None:
    records = sorted(record.uri for record in reference.records)
    queries = drawn_queries(page, addresses[way], records, seed=20261120)
    for uri, query in islice(queries, 200):
        found = uris(page, query)
        assert len(found) == len(set(found)), query
        assert set(found) == reference.uris(query), query
        assert uri in found, query


@pytest.mark.parametrize(
    "query",
    [
        "走访 记录",
        "走访 -表格",
        "-走访",
        "落實",
        "ＧＤＰ",
        "的",
        "一",
        "2026",
        "第15段",
        "走访 走访",
        "把走访调查做实，把重复填报减下来",
        "字" * 1000,
        "，。！",
        "",
        "   ",
        "“不成对",
        "😀",
        "𠮷",
        "<img src=x onerror=alert(1)>",
        "a" * 1000,
    ],
)
def test_other_queries_are_answered_alike(asking: Page, reference: Reference, query: str) -> None:
    assert set(uris(asking, query)) == reference.uris(query)


def test_a_hidden_record_is_not_found(asking: Page) -> None:
    names = {path.stem for path in (ROOT / "materials").rglob("*.md") if _is_restricted(path)}
    assert names
    everything = uris(asking, "的")
    assert names.isdisjoint(Path(uri).stem for uri in everything)


def _is_restricted(path: Path) -> bool:
    return "\naudience: secretaries" in path.read_text("utf-8") or (
        "\naudience: [secretaries]" in path.read_text("utf-8")
    )


def test_filters_are_ids_any_within_and_all_between(asking: Page) -> None:
    everything = uris(asking, "走访")
    speeches = uris(asking, "走访", {"kind": ["speech"]})
    cases = uris(asking, "走访", {"kind": ["case"]})
    both = uris(asking, "走访", {"kind": ["speech", "case"]})
    assert speeches
    assert cases
    assert set(both) == set(speeches) | set(cases) < set(everything)
    assert all(uri.startswith("speeches/") for uri in speeches)
    narrow = uris(asking, "走访", {"kind": ["speech"], "year": ["2026"]})
    assert set(narrow) < set(speeches)
    assert all("/2026-" in uri for uri in narrow)
    by_unit = uris(asking, "走访", {"unit": ["units/yulin"]})
    assert by_unit
    assert set(by_unit) < set(everything)
    assert uris(asking, "走访", {"kind": ["nothing"]}) == []
    assert asking.evaluate("archiveSearch.uris('走访', null)") == everything
    assert uris(asking, "走访", {"nothing": ["speech"]}) == []


def test_a_title_typed_whole_comes_first(asking: Page, reference: Reference) -> None:
    titles = {record.uri: record.title for record in reference.records}
    for title in titles.values():
        assert titles[uris(asking, title)[0]] == title


def test_related_records_stand_apart_from_the_answer(asking: Page) -> None:
    ask = "(query) => archiveSearch.answer(query)"
    found = asking.evaluate(ask, "社区干部上门要填几张表")
    assert found["uris"] == []
    assert "cases/yulin-yizhangbiao.html" in found["related"][:3]
    enough = asking.evaluate(ask, "走访")
    assert len(enough["uris"]) >= 3
    assert enough["related"] == []


@pytest.fixture
def breakable(example: Path, tmp_path: Path) -> Path:
    """Return a copy of the site whose files may be broken."""
    shutil.copytree(example, tmp_path / "site")
    return tmp_path / "site"


@pytest.mark.parametrize(
    "pattern",
    ["version", "catalogue", "analyser", "suggestions", "k*", "p*", "text/speeches/*"],
)
@pytest.mark.parametrize("is_cut", [False, True])
def test_without_a_part_the_page_says_so_and_stays_usable(
    browser: Browser, breakable: Path, pattern: str, is_cut: bool
) -> None:
    for part in (breakable / "assets" / "search").glob(f"{pattern}.js"):
        content = part.read_bytes()
        part.unlink()
        if is_cut:
            part.write_bytes(content[: len(content) // 2])
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error.name).removeprefix("Uncaught ")))
    page.goto((breakable / "search.html").as_uri() + "?q=入户走访")
    page.wait_for_selector("[data-search-total], .search-status .wrong")
    if pattern in {"version", "catalogue", "analyser", "k*", "p*"}:
        message = page.locator(".search-status .wrong").inner_text()
        assert "检索用的一个文件" in message
        assert page.locator(".search-help").get_by_role("link", name="编年").is_visible()
    else:
        assert page.locator("[data-search-total]").is_visible()
    assert page.locator("input[name=q]").is_enabled()
    # A script that was cut off cannot be read; nothing else goes wrong.
    assert set(errors) <= ({"SyntaxError"} if is_cut else set())
    context.close()


def test_parts_that_vanish_while_the_page_is_open_can_be_asked_for_again(
    page: Page, breakable: Path
) -> None:
    page.goto((breakable / "search.html").as_uri() + "?q=走访")
    page.wait_for_selector("[data-search-hit]")
    parts = breakable / "assets" / "search"
    parts.rename(breakable / "elsewhere")
    page.fill("input[name=q]", "助餐点")
    page.press("input[name=q]", "Enter")
    page.wait_for_selector(".search-status .wrong")
    (breakable / "elsewhere").rename(parts)
    page.get_by_role("button", name="再试一次").click()
    page.wait_for_selector("[data-search-hit]")


def test_an_archive_whose_first_term_lies_behind_the_query(page: Page, archive: Archive) -> None:
    root = archive({"materials/speeches/a.md": "---\ntitle: 甲\n---\n\n走访。\n"})
    build(root)
    page.goto((root / "site" / "index.html").as_uri())
    assert uris(page, "1") == []
    assert uris(page, "走访 -1") == ["speeches/a.html"]


def test_an_empty_archive_finds_nothing(page: Page, archive: Archive) -> None:
    root = archive({})
    build(root)
    page.goto((root / "site" / "search.html").as_uri() + "?q=走")
    page.wait_for_selector("[data-search-total]")
    assert uris(page, "走访") == []
