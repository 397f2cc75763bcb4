"""The page that searches."""

from generator.pages.page import Page
from generator.pages.templates import fill
from generator.records.common import Disclosure
from generator.views.deriving import Views

SEARCH = "search.html"


def search_page(views: Views) -> Page:
    """Return the search page; its script fills it."""
    html = fill("search.html.j2", SEARCH, views=views, disclosures=list(Disclosure))
    return Page(
        SEARCH,
        "检索",
        html,
        SEARCH,
        "在全部资料里查找词句。",
        meta={"script": "assets/archive/search-page.js"},
    )
