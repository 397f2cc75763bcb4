"""What the three readers of the archive come to do, walked through."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Locator, Page

from tests.conftest import ROOT


class Walker:
    """Clicks, and counts the clicks."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.clicks = 0
        page.goto(home)

    def click(self, link: Locator) -> None:
        link.first.click()
        self.clicks += 1


@pytest.mark.parametrize("way", ["http", "file"])
def test_a_member_reaches_a_paragraph_of_the_required_reading_in_three_clicks(
    page: Page, addresses: dict[str, str], way: str
) -> None:
    walk = Walker(page, addresses[way] + "index.html")
    topic = page.locator(".topic")
    assert "2026年11月" in topic.inner_text()
    assert re.search(r"共 \d+ 分钟", topic.inner_text())
    walk.click(topic.get_by_role("link", name="把走访调查做实，把重复填报减下来"))
    walk.click(page.get_by_role("navigation", name="目录").get_by_role("link", name="四、"))
    walk.click(page.locator(".n").last)
    assert walk.clicks <= 3
    assert page.locator(":target").is_visible()
    assert re.fullmatch(r"#p[0-9a-f]{6}(-\d+)?", page.evaluate("location.hash"))


@pytest.mark.parametrize("way", ["http", "file"])
def test_a_unit_finds_a_case_that_fits_its_problem(
    page: Page, addresses: dict[str, str], way: str
) -> None:
    walk = Walker(page, addresses[way] + "index.html")
    walk.click(page.get_by_role("navigation", name="栏目").get_by_role("link", name="典型案例"))
    walk.click(page.get_by_role("navigation", name="分类查看").get_by_role("link", name="防灾减灾"))
    walk.click(page.get_by_role("link", name="山村预警小喇叭"))
    brief = page.locator(".brief").inner_text()
    assert all(word in brief for word in ("问题", "做法", "成效", "条件", "依据"))
    assert page.locator("[aria-current=step]").inner_text().startswith("核实")
    assert walk.clicks <= 3


def test_a_technician_starts_serves_and_edits_an_archive(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "generator"]
    subprocess.run([*command, "init", "库"], cwd=tmp_path, env=environment, check=True)
    server = subprocess.Popen(
        [*command, "serve", "--root", "库", "--port", "0"],
        cwd=tmp_path,
        env=environment,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert server.stderr is not None
        address = ""
        for line in server.stderr:
            if match := re.search(r"http://127\.0\.0\.1:\d+/", line):
                address = match[0]
                break
        assert "第一份资料" in _get(address + "speeches/welcome.html")
        path = tmp_path / "库" / "materials" / "speeches" / "welcome.md"
        path.write_text(path.read_text("utf-8") + "\n刚刚加上的一段。\n", encoding="utf-8")
        deadline = time.monotonic() + 30
        while "刚刚加上的一段。" not in _get(address + "speeches/welcome.html"):
            assert time.monotonic() < deadline, "the site was not rebuilt"
            time.sleep(0.2)
    finally:
        server.terminate()
        server.wait(timeout=20)
        assert server.stderr is not None
        server.stderr.close()


def _get(address: str) -> str:
    with urlopen(address) as response:
        text: str = response.read().decode("utf-8")
        return text
