"""The scripts of the site, joined from one file for each idea.

They are plain scripts: a page that was opened from a folder may not load modules.  Each file is a
function of its own that adds its part to ``archiveSearch``.
"""

from functools import cache
from importlib.resources import files

from generator.pages.page import Asset

# In the order in which they build on each other.
_EVERYWHERE = (
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


def script_assets() -> tuple[Asset, ...]:
    """Return the script of every page, and that of the search page."""
    return (
        Asset("assets/archive/search.js", _joined(_EVERYWHERE)),
        Asset("assets/archive/search-page.js", _joined(_ON_THE_SEARCH_PAGE)),
    )


@cache
def _joined(names: tuple[str, ...]) -> bytes:
    folder = files("generator.pages") / "scripts"
    return b"".join((folder / f"{name}.js").read_bytes() for name in names)
