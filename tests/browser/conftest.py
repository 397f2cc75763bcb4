"""A real browser, and the example archive built once, over HTTP and from a folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from generator.output.serving import served
from tests.building import build
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium; a machine without it fails, with the way to get it."""
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    if executable is None:
        pytest.fail("Chromium is needed for these tests: run scripts/install-system-packages")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the example archive from a copy, so that the checkout is left alone."""
    root = tmp_path_factory.mktemp("example")
    shutil.copytree(ROOT / "materials", root / "materials")
    for name in ("archive.yml", "mkdocs.yml"):
        shutil.copy(ROOT / name, root / name)
    build(root)
    return root / "site"


@pytest.fixture(scope="session")
def over_http(example: Path) -> Iterator[str]:
    """Serve the site below a path of its own, as an internal server would."""
    shutil.copytree(example, example.parent / "server" / "some" / "where", dirs_exist_ok=True)
    with served(example.parent / "server", 0) as address:
        yield f"{address}some/where/"


@pytest.fixture
def addresses(example: Path, over_http: str) -> dict[str, str]:
    """Return the site's address by the way it is reached."""
    return {"http": over_http, "file": f"{example.as_uri()}/"}


class Guard:
    """Notes what a page may not do: ask other hosts, break its own policy, raise errors."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.trouble: list[str] = []
        self._home = home
        context.on("request", self._request)
        context.on("console", lambda message: self._console(message.type, message.text))
        context.on("weberror", lambda error: self.trouble.append(str(error.error)))

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self._home, "data:")):
            self.trouble.append(f"request {request.url}")

    def _console(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.trouble.append(text)


def settled(page: Page) -> None:
    """Wait until a page shows all that its address asks for."""
    if "?q=" in page.url:
        page.wait_for_selector("[data-search-hit] mark, [data-search-related] mark")
    if "?hl=" in page.url:
        page.wait_for_selector("mark.hit")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a desktop-sized page."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    yield context.new_page()
    context.close()
