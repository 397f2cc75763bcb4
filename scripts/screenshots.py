"""Take pictures of a built site, for the README and for looking at pages.

``python -m scripts.screenshots [--site DIR] [--out DIR] [PAGE …]``
"""

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

README_PAGES = (
    "index.html",
    "topics/2026-11-diaocha.html",
    "speeches/2026-10-27-zoufang.html",
    "study/2026/topics.html",
    "units/yulin.html",
)
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}


def main(arguments: Sequence[str]) -> None:
    """Take a picture of each page at each size, in each scheme asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--out", type=Path, default=Path("docs/dev/pictures"))
    parser.add_argument("--full", action="store_true", help="the whole page, not one screen")
    parser.add_argument("--schemes", default="light", help="light, dark or light,dark")
    parser.add_argument("--sizes", default="desktop,phone")
    parser.add_argument("pages", nargs="*", default=README_PAGES)
    options = parser.parse_args(arguments)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Chromium is needed: scripts/install-system-packages")
    options.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for page in options.pages:
            for size in options.sizes.split(","):
                for scheme in options.schemes.split(","):
                    _take(browser, options, page, size, scheme)


def _take(browser: Browser, options: argparse.Namespace, uri: str, size: str, scheme: str) -> None:
    width, height = SIZES[size]
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
        device_scale_factor=2 if size == "phone" else 1,
    )
    page.goto((options.site / uri).resolve().as_uri())
    name = uri.removesuffix(".html").replace("/", "-")
    suffix = "-dark" if scheme == "dark" else ""
    page.screenshot(path=options.out / f"{name}-{size}{suffix}.png", full_page=options.full)
    page.close()


if __name__ == "__main__":
    main(sys.argv[1:])
