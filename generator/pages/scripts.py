"""The scripts of the site, joined from one file for each idea.

They are plain scripts: a page that was opened from a folder may not load modules.  Each file is a
function of its own that adds its part to ``archiveSearch`` or, at the desk, to ``archiveDesk``.
"""

from functools import cache
from importlib.resources import files

from generator.pages.page import Asset

# In the order in which they build on each other.
_OF_SEARCH = (
    "parts",
    "analyser",
    "query",
    "catalogue",
    "postings",
    "texts",
    "phrases",
    "filters",
    "ranking",
    "related",
    "answers",
    "suggestions",
    "highlight",
)
_OF_THE_DESK = ("basket", "copying", "record_tools", "passage_tools")
_ON_THE_SEARCH_PAGE = (
    "elements",
    "synonyms",
    "passages",
    "selection",
    "filter_form",
    "pager",
    "result_list",
    "result_head",
    "search_page",
)
_ON_THE_BASKET_PAGE = ("elements", "basket_files", "word_file", "basket_page")


def script_assets() -> tuple[Asset, ...]:
    """Return the scripts of every page, and those of the pages that need more."""
    return (
        Asset("assets/archive/search.js", _joined(_OF_SEARCH)),
        Asset("assets/archive/desk.js", _joined(_OF_THE_DESK)),
        Asset("assets/archive/search-page.js", _joined(_ON_THE_SEARCH_PAGE)),
        Asset("assets/archive/basket-page.js", _joined(_ON_THE_BASKET_PAGE)),
    )


@cache
def _joined(names: tuple[str, ...]) -> bytes:
    folder = files("generator.pages") / "scripts"
    return b"".join((folder / f"{name}.js").read_bytes() for name in names)
