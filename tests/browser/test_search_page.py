"""The search page and the box: what a reader does with them, by mouse, keyboard and phone."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Guard

Opener = Callable[[str], Page]


@pytest.fixture(params=["http", "file"])
def opened(request: pytest.FixtureRequest, page: Page, addresses: dict[str, str]) -> Opener:
    """Return a function that opens an address of the site, over HTTP and from a folder."""

    def open_(uri: str) -> Page:
        page.goto(addresses[request.param] + uri)
        return page

    return open_


@pytest.fixture
def open_file(page: Page, example: Path) -> Opener:
    """Return a function that opens an address of the site from its folder."""

    def open_(uri: str) -> Page:
        page.goto(f"{example.as_uri()}/{uri}")
        return page

    return open_


def _hits(page: Page) -> list[str]:
    page.wait_for_selector("[data-search-total]")
    hits: list[str] = page.locator("[data-search-hit]").evaluate_all(
        "hits => hits.map((hit) => hit.dataset.searchHit)"
    )
    return hits


def _total(page: Page) -> int:
    return int(page.locator("[data-search-total]").inner_text())


def _query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_the_box_on_any_page_leads_to_results(opened: Opener) -> None:
    page = opened("speeches/2026-10-27-zoufang.html")
    page.get_by_role("combobox", name="检索词句").fill("入户 记录")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    hits = _hits(page)
    assert len(hits) == min(10, _total(page))
    assert set(hits) <= set(page.evaluate("archiveSearch.uris('入户 记录')"))
    expect(page.locator("[data-search-hit] mark").first).to_be_visible()


def test_a_passage_leads_to_its_paragraph_with_the_words_marked(opened: Opener) -> None:
    page = opened("search.html?q=没有弄清")
    line = page.locator("[data-search-hit] .passages li", has_text="第").first
    words = line.locator("mark").first.inner_text()
    assert words == "没有弄清"
    place = line.locator("a").inner_text()
    line.locator("a").click()
    page.wait_for_selector("mark.hit.current")
    target = page.locator(":target")
    assert target.locator("mark.hit").count() >= 1
    number = page.locator(".para:has(:target) .n").get_attribute("data-n")
    assert place == f"第{number}段"
    assert page.evaluate(
        "(() => { const box = document.querySelector('mark.current').getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= innerHeight; })()"
    )
    bar = page.get_by_role("region", name="标出的词句")
    bar.get_by_role("button", name="不再标出").click()
    assert page.locator("mark.hit").count() == 0
    assert "hl=" not in page.url


def test_marks_go_through_links_and_leave_the_text_alone(open_file: Opener) -> None:
    page = open_file("speeches/2026-10-27-zoufang.html")
    before = page.locator(".record").inner_text()
    page = open_file("speeches/2026-10-27-zoufang.html?hl=走访")
    page.wait_for_selector("mark.hit")
    assert page.locator(".record").inner_text() == before
    assert page.locator("mark.hit").count() > 5
    marked = set(page.locator("mark.hit").all_inner_texts())
    assert marked == {"走访"}


def test_filters_narrow_count_and_stay_in_the_address(open_file: Opener) -> None:
    page = open_file("search.html?q=走访")
    everything = _total_when_ready(page)
    filters = page.locator("[data-search-filters]")
    speech = page.get_by_role("checkbox", name="重要讲话")
    count = int(filters.locator("li", has=speech).locator(".count").inner_text())
    speech.check()
    _wait_for(page, count)
    assert _query(page)["f.kind"] == ["speech"]
    assert 0 < count < everything
    assert page.evaluate("document.activeElement.dataset.key") == "kind=speech"
    filters.get_by_role("checkbox", name="典型案例").check()
    expect(page.locator("[data-search-total]")).not_to_have_text(str(count))
    both = _total(page)
    assert both > count
    assert _query(page)["f.kind"] == ["speech", "case"]
    page.reload()
    _hits(page)
    assert filters.get_by_role("checkbox", name="典型案例").is_checked()
    page.get_by_role("button", name="去掉“类别：典型案例”").click()
    _wait_for(page, count)
    page.go_back()
    _wait_for(page, both)
    page.get_by_role("button", name="全部清除").click()
    _wait_for(page, everything)


def _wait_for(page: Page, total: int) -> None:
    expect(page.locator("[data-search-total]")).to_have_text(str(total))


def _total_when_ready(page: Page) -> int:
    page.wait_for_selector("[data-search-total]")
    return _total(page)


def test_every_count_is_the_number_that_it_leads_to(open_file: Opener) -> None:
    page = open_file("search.html?q=走访")
    _hits(page)
    boxes = page.locator("[data-search-filters] input[type=checkbox]").evaluate_all(
        "boxes => boxes.map((box) =>"
        " [box.dataset.key, Number(box.closest('li').querySelector('.count').textContent)])"
    )
    assert len(boxes) > 20
    for value, count in boxes:
        name, _, chosen = value.partition("=")
        found = page.evaluate(
            "([name, value]) => archiveSearch.uris('走访', {[name]: [value]})", [name, chosen]
        )
        assert len(found) == count, value


def test_dates_and_order(open_file: Opener) -> None:
    page = open_file("search.html?q=的&from=2026-03&to=2026-04&sort=date")
    hits = _hits(page)
    assert hits
    dates = page.locator("[data-search-hit] .facts span:nth-child(2)").all_inner_texts()
    assert all(re.match("2026年[34]月", date) for date in dates), dates
    assert dates == sorted(dates, key=_day, reverse=True)
    start = page.get_by_label("从哪一天起")
    start.fill("去年")
    start.press("Enter")
    assert page.evaluate("document.querySelector('.dates input').validationMessage") != ""


def _day(text: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", text)))


def test_long_lists_come_in_pages(open_file: Opener) -> None:
    page = open_file("search.html?q=的")
    first = _hits(page)
    assert len(first) == 10
    assert _total(page) > 100
    page.get_by_role("link", name="第 2 页").click()
    expect(page.locator(".pager [aria-current=page]")).to_have_text("2")
    second = _hits(page)
    assert len(second) == 10
    assert not set(first) & set(second)
    page.goto(page.url.replace("page=2", "page=999"))
    assert _hits(page)


def test_other_names_are_offered_and_not_mixed_in(open_file: Opener) -> None:
    page = open_file("search.html?q=发改局")
    total = _total_when_ready(page)
    link = page.get_by_role("link", name=re.compile("^区发展和改革局（"))
    link.wait_for()
    assert total == len(page.evaluate("archiveSearch.uris('发改局')"))
    link.click()
    page.wait_for_url("**q=%E5%8C%BA*")
    expect(page.locator("[data-search-total]")).not_to_have_text(str(total))
    assert _total(page) > total


def test_nothing_found_says_what_else_to_do(open_file: Opener) -> None:
    page = open_file("search.html?q=社区干部上门要填几张表")
    page.wait_for_selector("[data-search-related]")
    assert _total(page) == 0
    assert page.locator("[data-search-hit]").count() == 0
    assert "没有一份资料里连着出现" in page.locator(".nothing").inner_text()
    assert page.locator(".related h2").inner_text() == "相关结果"


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("，。！", "没有可以查找的字词"),
        ("😀", "没有可以查找的字词"),
        ("字" * 1000, "没有一份资料"),
        ("“不成对", "没有一份资料"),
        ("-走访", "还要写一个要找的"),
    ],
)
def test_odd_queries_are_answered_in_words(open_file: Opener, query: str, says: str) -> None:
    page = open_file(f"search.html?q={query}")
    assert _total_when_ready(page) == 0
    expect(page.locator(".search-page")).to_contain_text(says)


def test_markup_in_a_query_stays_text(browser: Browser, addresses: dict[str, str]) -> None:
    context = browser.new_context()
    guard = Guard(context, addresses["file"])
    page = context.new_page()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    attack = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'"
    for uri in ("search.html?q=", "speeches/2026-10-27-zoufang.html?hl="):
        page.goto(addresses["file"] + uri + attack.replace("<", "%3C").replace(">", "%3E"))
        page.wait_for_timeout(300)
        assert page.locator("img[src=x]").count() == 0
    context.close()
    assert dialogs == []
    assert guard.trouble == []


def test_suggestions_by_title_initials_and_keyboard(opened: Opener) -> None:
    page = opened("units/index.html")
    box = page.get_by_role("combobox", name="检索词句")
    box.press_sequentially("ydcyj")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("以调查研究改进基层治理")
    assert box.get_attribute("aria-expanded") == "true"
    box.press("ArrowDown")
    assert options.first.get_attribute("aria-selected") == "true"
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    box.press("Escape")
    assert page.get_by_role("listbox").is_hidden()
    box.fill("一张表")
    expect(options.first).to_contain_text("一张表")
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url(re.compile(r"/(cases|speeches|experiences|topics)/[^/]+\.html$"))
    assert "一张表" in page.locator("h1").inner_text()


@pytest.mark.parametrize("typed", ["示政办印〔2026〕27号", "示政办印2026", "示政辦印"])
def test_suggestions_by_document_number(open_file: Opener, typed: str) -> None:
    page = open_file("units/index.html")
    found = page.evaluate("(typed) => archiveSearch.suggest(typed)", typed)
    assert "speeches/2026-09-15-hetong.html" in [one["uri"] for one in found]
    assert all("示政办印" in one["number"] for one in found)


def test_the_list_closes_when_the_question_is_asked(open_file: Opener) -> None:
    page = open_file("search.html")
    box = page.get_by_role("combobox", name="检索词句")
    box.press_sequentially("一张表")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("Enter")
    _hits(page)
    assert page.get_by_role("listbox").is_hidden()


def test_the_keyboard_stays_where_it_was(open_file: Opener) -> None:
    page = open_file("search.html?q=走访")
    _hits(page)
    start = page.get_by_label("从哪一天起")
    start.fill("2026-01")
    start.press("Tab")
    page.wait_for_url("**from=2026-01*")
    page.wait_for_selector("[data-search-results]:not([aria-busy])")
    assert page.evaluate("document.activeElement.name") == "to"
    page.get_by_role("button", name="按日期").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**sort=date*")
    page.wait_for_selector("[data-search-results]:not([aria-busy])")
    assert page.evaluate("document.activeElement.textContent") == "按日期"


@pytest.mark.parametrize("query", ["a&f.constructor=x&f.__proto__=y", "走访&f.kind=nothing"])
def test_a_crafted_address_is_answered(open_file: Opener, query: str) -> None:
    page = open_file(f"search.html?q={query}")
    assert _total_when_ready(page) == 0


def test_words_of_the_data_sheet_are_marked_too(open_file: Opener) -> None:
    page = open_file("search.html?q=兼管档案")
    page.locator("[data-search-hit] a.place").first.click()
    page.wait_for_selector("mark.hit.current")
    assert page.locator("mark.hit").first.inner_text() == "兼管档案"


def test_enter_without_a_choice_searches(open_file: Opener) -> None:
    page = open_file("index.html")
    page.get_by_role("combobox", name="检索词句").fill("一张表")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    assert _hits(page)


def test_the_examples_of_the_home_page_find_something(open_file: Opener) -> None:
    page = open_file("index.html")
    assert page.locator(".examples a").count() == 3
    for number in range(3):
        page = open_file("index.html")
        page.locator(".examples a").nth(number).click()
        page.wait_for_selector("[data-search-hit], .related a.title")


def test_the_phone_folds_the_filters(browser: Browser, example: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((example / "index.html").as_uri())
    page.locator(".to-search").click()
    page.get_by_role("combobox", name="检索词句").fill("走访")
    page.get_by_role("button", name="搜索").click()
    total = _total_when_ready(page)
    assert page.locator(".filters-head").is_hidden()
    page.locator("[data-search-filters] summary").first.click()
    page.get_by_role("checkbox", name="重要讲话").check()
    expect(page.locator("[data-search-total]")).not_to_have_text(str(total))
    assert _total(page) < total
    assert "已选 1 项" in page.locator("[data-search-filters] summary").first.inner_text()
    context.close()


def test_without_javascript_there_is_a_way_on(browser: Browser, addresses: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(addresses["http"] + "index.html")
    page.locator("main input[name=q], .home input[name=q]").first.fill("走访")
    page.locator(".home button[type=submit]").click()
    page.wait_for_url("**/search.html?q=*")
    assert "检索要用浏览器的 JavaScript" in page.locator(".search-help").inner_text()
    page.locator(".search-help").get_by_role("link", name="编年").click()
    assert page.locator("h1").inner_text()
    context.close()
