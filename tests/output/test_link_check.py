"""check_links follows every link of rendered pages."""

from pathlib import Path

import pytest

from generator.output.link_check import check_links
from generator.pages.page import Asset, Page
from generator.pages.rendering import Rendered


def _rendered(html: str) -> Rendered:
    pages = (
        Page("a/one.html", "", html, ""),
        Page("a/two.html", "", '<p id="p1">x</p>', ""),
        Page("index.html", "", "", ""),
    )
    assets = (Asset("a/one/讲稿.pdf", Path("unused")),)
    return Rendered(pages, assets, (), {})


@pytest.mark.parametrize(
    "html",
    [
        '<a href="two.html">x</a>',
        '<a href="two.html#p1">x</a>',
        '<a class="x" href="../index.html">x</a>',
        '<a href="one/%E8%AE%B2%E7%A8%BF.pdf">x</a>',
        '<a href="#here">x</a><p class="y" id="here">y</p>',
        '<a href="https://example.org/nothing">x</a>',
        '<p>href=&quot;nothing.html&quot; and src="nothing.html"</p>',
    ],
)
def test_good_links_pass(html: str) -> None:
    assert list(check_links(_rendered(html))) == []


@pytest.mark.parametrize(
    ("html", "target"),
    [
        ('<a href="three.html">x</a>', "three.html"),
        ('<a href="two.html#p2">x</a>', "two.html#p2"),
        ('<a href="#nowhere">x</a>', "#nowhere"),
        ('<img alt="" src="one/picture.png">', "one/picture.png"),
        ('<a href="/index.html">x</a>', "/index.html"),
    ],
)
def test_bad_links_are_named(html: str, target: str) -> None:
    (problem,) = check_links(_rendered(html))
    assert problem.code == "S101"
    assert problem.place.file == "a/one.html"
    assert problem.message == f"网页里的链接“{target}”没有着落"
