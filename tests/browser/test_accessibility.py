"""axe finds nothing on any kind of page, in either scheme; the keyboard reaches everything.

Later pages join `PAGES`.
"""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from generator.desk.reporting import DraftReport
from generator.desk.verdicts import Verdict
from generator.pages.quotation_report import report_page
from tests.browser.conftest import settled
from tests.building import TODAY
from tests.desk.examples import desk_of, judged, write
from tests.desk.hard_cases import FILES, HARD_CASES

PAGES = (
    "index.html",
    "topics/index.html",
    "topics/2026-11-diaocha.html",
    "topics/2025-02-jianfu.html",
    "speeches/index.html",
    "speeches/2026-10-27-zoufang.html",
    "speeches/2026-03-10-hedao.html",
    "cases/index.html",
    "cases/yulin-yizhangbiao.html",
    "cases/dongqiao-shitang.html",
    "experiences/index.html",
    "experiences/yulin-202610-zoufang.html",
    # Quotes something that is in force, and something that is not.
    "experiences/yulin-202502-biaoge.html",
    "experiences/xuanchuan-202501-biji.html",
    "packs/index.html",
    "packs/2026-11-zoufang-yiju.html",
    "packs/2026-11-jizhong.html",
    "basket.html",
    "sessions/index.html",
    "sessions/quwei-202605.html",
    "sessions/fagai-202604.html",
    "plans/yulin-2026.html",
    "rules/index.html",
    "rules/xuexi-banfa.html",
    "lecturers/index.html",
    "lecturers/fazhi-yi.html",
    "resources/jidi-fangxun.html",
    "study/2026/index.html",
    "study/2026/topics.html",
    "study/2026/calendar.html",
    "study/2026/calendar-05.html",
    "study/2026/yulin.html",
    "study/2025/yunzhu.html",
    "study/2026/cells-no-record.html",
    "study/due.html",
    "study/responsibilities.html",
    "practice/problems.html",
    "practice/problems/forms.html",
    "practice/decisions.html",
    "practice/duties.html",
    "practice/duties/grassroots.html",
    "practice/sittings.html",
    "practice/circulars.html",
    "practice/circular-2026Q3.html",
    "practice/appraisals.html",
    "practice/appraisal/2026/yulin.html",
    "practice/exchange.html",
    "practice/adoption.html",
    "practice/meetings.html",
    "practice/training.html",
    "practice/trends.html",
    "sessions/quwei-202610b.html",
    "rules/kaohe-banfa.html",
    "units/index.html",
    "units/quwei.html",
    "units/dongqiao.html",
    "facets/duties/index.html",
    "facets/duties/grassroots.html",
    "facets/year/2026.html",
    "chronology/index.html",
    "chronology/2026.html",
    "statistics.html",
    "search.html",
    "search.html?q=走访",
    "search.html?q=社区干部上门要填几张表",
    "speeches/2026-10-27-zoufang.html?hl=走访",
    "handbook/index.html",
    "handbook/fields.html",
    "handbook/diagnostics.html",
    "404.html",
)
_STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("uri", PAGES)
def test_axe_finds_nothing(browser: Browser, example: Path, uri: str, scheme: str) -> None:
    # The policy of the page forbids the checker's script as it forbids any other.
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True
    )
    page = context.new_page()
    page.goto(f"{example.as_uri()}/{uri}")
    settled(page)
    found = _flaws(page, "best-practice")
    context.close()
    assert found == []


def _flaws(page: Page, *more: str) -> list[str]:
    """Return what axe finds on a page by the standards, and by `more` sets of rules."""
    results = Axe().run(page, options={"runOnly": [*_STANDARDS, *more]})
    return [
        f"{violation['id']}: {node['target']} {node.get('failureSummary', '')}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_filled_basket_and_open_tools(
    browser: Browser, example: Path, scheme: str
) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True
    )
    page = context.new_page()
    page.goto((example / "speeches/2026-10-27-zoufang.html").as_uri())
    page.get_by_role("button", name="选入资料包").click()
    page.locator(".n").nth(1).click()
    page.locator(".passage-tools").get_by_role("button", name="选入资料包").click()
    found = _flaws(page, "best-practice")
    page.goto((example / "basket.html").as_uri())
    page.wait_for_selector(".basket-items > li")
    found += _flaws(page, "best-practice")
    context.close()
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_report_with_every_verdict(
    browser: Browser, tmp_path: Path, scheme: str
) -> None:
    desk = desk_of(write(tmp_path, FILES))
    drafts = "\n\n".join(case.draft for case in HARD_CASES)
    report = DraftReport("稿.md", judged(desk, drafts))
    assert {verdict for verdict, _ in report.counts()} == set(Verdict)
    path = tmp_path / "report.html"
    path.write_text(report_page([report], TODAY), encoding="utf-8")
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True
    )
    page = context.new_page()
    page.goto(path.as_uri())
    found = _flaws(page)
    context.close()
    assert found == []


def test_the_first_tab_stop_skips_to_the_content(page: Page, example: Path) -> None:
    page.goto((example / "speeches/2026-10-27-zoufang.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#content"
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_keyboard_alone_opens_the_phone_menu_and_a_page(
    browser: Browser, example: Path
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((example / "index.html").as_uri())
    page.locator(".menu summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/topics/index.html")
    context.close()


def test_focus_is_always_visible(page: Page, example: Path) -> None:
    page.goto((example / "cases/yulin-yizhangbiao.html").as_uri())
    for _ in range(40):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "(() => { const e = document.activeElement; if (e === document.body) return 'body';"
            " const s = getComputedStyle(e); return s.outlineStyle; })()"
        )
        assert outline in {"solid", "auto", "body"}


@pytest.mark.parametrize("uri", PAGES)
def test_twice_the_size_still_fits(browser: Browser, example: Path, uri: str) -> None:
    """200 % zoom of a 1280 px window leaves 640 CSS px (WCAG 1.4.4, 1.4.10)."""
    context = browser.new_context(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    page = context.new_page()
    page.goto(f"{example.as_uri()}/{uri}")
    settled(page)
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    context.close()
    assert overflow <= 0


def test_print_leaves_navigation_out_and_keeps_the_apparatus(page: Page, example: Path) -> None:
    page.goto((example / "speeches/2026-10-27-zoufang.html").as_uri())
    page.emulate_media(media="print")
    assert page.locator(".tabs").first.is_hidden()
    assert page.locator(".aside").is_hidden()
    assert page.locator(".text").is_visible()
    assert page.locator("#citations").is_visible()
    assert page.locator(".site-foot").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
