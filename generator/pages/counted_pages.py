"""The list behind a printed number, on pages of its own."""

from collections.abc import Iterator

from generator.pages.cutting import cut, page_uris
from generator.pages.page import Page
from generator.pages.templates import fill
from generator.study.counts import Count

# So many things stand on one page of a number's list.
COUNTED_ON_A_PAGE = 120

STUDY = ("学习活动", "sessions/index.html")
"""Name and address of the entry of the navigation under which most numbers stand."""


def count_pages(
    count: Count, stem: str, parent: tuple[str, str], above: tuple[str, str] = STUDY
) -> Iterator[Page]:
    """Yield the pages that list what a number was counted from; none for nothing.

    Args:
        count: the number.
        stem: address of the first page without ``.html``.
        parent: title and address of the page on which the number stands.
        above: name and address of the entry of the navigation that it stands under.
    """
    if not count.items:
        return
    parts = cut(count.items, COUNTED_ON_A_PAGE)
    uris = page_uris(f"{stem}.html", len(parts))
    for uri, items in zip(uris, parts, strict=True):
        html = fill(
            "counted.html.j2",
            uri,
            count=Count(count.id, count.label, items),
            total=len(count),
            trail=[above, parent],
            parent=parent,
            uris=uris,
            uri=uri,
        )
        yield Page(uri, f"{parent[0]}：{count.label}", html, above[1])
