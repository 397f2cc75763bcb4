"""This project's own search, on the site that its command builds."""

import json
import sys
from pathlib import Path

from playwright.sync_api import Page

from benchmarks.measure import CommandError, run
from benchmarks.ours import TODAY
from benchmarks.search.collection import Collection
from benchmarks.search.setups import Answer, Index

# 1 says that authors have mistakes to mend: the site is published all the same.
_FINISHED = frozenset({0, 1})
_START = "index.html"
_RESULTS = "search.html?q="
_FILES = "assets/search"
_ASK = """
async (query) => {
  const begun = performance.now();
  const { uris, related } = await window.archiveSearch.answer(query, {});
  return [uris, related, performance.now() - begun];
}
"""


class OurSite:
    """This project's search, asked on its home page by the function that every page offers."""

    id = "ours"
    name = "this project"
    timed = 20

    def index(self, collection: Collection, folder: Path) -> Index:
        """Build the site of the collection's archive, and time the indexing by itself."""
        archive = collection.archive
        site = archive / "site"
        command = [sys.executable, "-m", "generator", "build", "--root", str(archive)]
        run([*command, "--today", TODAY, "--clean"], accepted=_FINISHED)
        files = tuple(path for path in (site / _FILES).rglob("*") if path.is_file())
        if not files:
            raise CommandError(f"the site has no {_FILES}/")
        timing = [sys.executable, "-m", "benchmarks.search.our_index", str(archive), TODAY]
        return Index(
            steps={"indexing": json.loads(run(timing).output)},
            site=site,
            start=_START,
            files=files,
            positions={text.uri: number for number, text in enumerate(collection.texts)},
            results=_RESULTS,
        )

    def ask(self, page: Page, query: str, *, show: bool) -> Answer:
        """Search; an answer names the records, and their passages are loaded when shown."""
        exact, related, milliseconds = page.evaluate(_ASK, query)
        return Answer(tuple(exact), tuple(related), milliseconds)
