"""A real browser without a window."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright


class NoBrowserError(Exception):
    """Chromium is not installed."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium.

    Raises:
        NoBrowserError: where it is not installed.
    """
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    if executable is None:
        raise NoBrowserError("Chromium is needed: run scripts/install-system-packages")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """Open a page as someone does who was never here: with an empty cache."""
    context = browser.new_context(locale="zh-CN")
    try:
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        yield page
    finally:
        context.close()
