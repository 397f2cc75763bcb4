"""The site reads the same over HTTP and from a folder, alone with its own files."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Guard, settled

PAGES = (
    "index.html",
    "speeches/index.html",
    "speeches/2026-10-27-zoufang.html",
    "topics/2026-11-diaocha.html",
    "cases/yulin-yizhangbiao.html",
    "experiences/index.html",
    "experiences/yulin-202502-biaoge.html",
    "packs/index.html",
    "packs/2026-11-zoufang-yiju.html",
    "basket.html",
    "units/quwei.html",
    "sessions/index.html",
    "sessions/quwei-202605.html",
    "rules/xuexi-banfa.html",
    "study/2026/index.html",
    "study/2026/topics.html",
    "study/2026/calendar.html",
    "study/2026/yulin.html",
    "study/due.html",
    "study/responsibilities.html",
    "practice/problems.html",
    "practice/decisions.html",
    "practice/duties.html",
    "practice/sittings.html",
    "practice/circular-2026Q3.html",
    "practice/appraisals.html",
    "practice/appraisal/2026/yulin.html",
    "practice/exchange.html",
    "practice/trends.html",
    "facets/duties/index.html",
    "handbook/fields.html",
    "404.html",
    "search.html",
    "search.html?q=走访",
    "speeches/2026-10-27-zoufang.html?hl=走访",
)


@pytest.mark.parametrize("way", ["http", "file"])
def test_pages_ask_no_other_host_and_keep_their_policy(
    browser: Browser, addresses: dict[str, str], way: str
) -> None:
    context = browser.new_context()
    guard = Guard(context, addresses[way])
    page = context.new_page()
    for uri in PAGES:
        page.goto(addresses[way] + uri)
        settled(page)
        assert page.locator("h1").count() == 1, uri
    context.close()
    assert guard.trouble == []


@pytest.mark.parametrize("way", ["http", "file"])
def test_a_reader_walks_from_the_home_page_to_a_paragraph(
    page: Page, addresses: dict[str, str], way: str
) -> None:
    page.goto(addresses[way] + "index.html")
    page.get_by_role("link", name="把走访调查做实，把重复填报减下来").first.click()
    page.get_by_role("navigation", name="目录").get_by_role("link").nth(4).click()
    target = page.locator(":target")
    assert target.inner_text().startswith("二、")
    assert target.bounding_box() is not None


@pytest.mark.parametrize("way", ["http", "file"])
def test_a_former_address_leads_on(page: Page, addresses: dict[str, str], way: str) -> None:
    page.goto(addresses[way] + "units/yulin-jiedao.html")
    page.wait_for_url("**/units/yulin.html")
    assert page.locator("h1").inner_text() == "榆荫街道"


def test_an_attachment_is_there(page: Page, addresses: dict[str, str]) -> None:
    page.goto(addresses["http"] + "speeches/2025-06-10-fangxun.html")
    with page.expect_download() as download:
        page.locator(".files a").first.click()
    assert download.value.suggested_filename.endswith(".csv")


def test_everything_can_be_read_without_javascript(
    browser: Browser, addresses: dict[str, str]
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(addresses["http"] + "index.html")
    page.locator(".menu summary").click()
    page.locator(".menu").get_by_role("link", name="典型案例").click()
    page.get_by_role("link", name="榆荫街道“一张表”走访登记").click()
    assert page.locator(".text").inner_text().strip()
    assert page.locator("[data-scheme-switch]").is_hidden()
    context.close()


def test_the_scheme_switch_is_remembered(page: Page, addresses: dict[str, str]) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(addresses["http"] + "index.html")
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    page.get_by_role("button", name="深色").click()
    dark = page.evaluate(background)
    assert dark != light
    page.goto(addresses["http"] + "units/index.html")
    assert page.evaluate(background) == dark
    page.get_by_role("button", name="浅色").click()
    assert page.evaluate(background) == light


@pytest.mark.parametrize("uri", PAGES)
@pytest.mark.parametrize("width", [320, 390, 800, 1100])
def test_nothing_scrolls_sideways(
    browser: Browser, addresses: dict[str, str], uri: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(addresses["http"] + uri)
    settled(page)
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    context.close()
    assert overflow <= 0
