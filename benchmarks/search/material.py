"""The search of MkDocs + Material: one file for everything, and lunr in a worker."""

import shutil
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page

from benchmarks.rival_builds import MATERIAL, Rival, measure_rival
from benchmarks.search.collection import Collection
from benchmarks.search.setups import Answer, Index

_SEARCH = replace(MATERIAL, id="material-search")
_NO_SEARCH = replace(_SEARCH, environment={**_SEARCH.environment, "WITH_SEARCH": "false"})
_START = "start.htm"
_FILES = (
    "search/search_index.json",
    "assets/javascripts/workers/search.*.js",
    "assets/javascripts/lunr/**/*.js",
)
# What the theme's own script says to its worker: 0 sets up and is answered by 1, 2 asks and is
# answered by 3.  An answer is a list of pages, best first, each a list of sections.
_ASK = """
async ([query, address]) => {
  const begun = performance.now();
  const send = (worker, message) => new Promise((resolve, reject) => {
    worker.onmessage = (event) => resolve(event.data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(message);
  });
  if (!window.engine) {
    const { config, docs } = await (await fetch("search/search_index.json")).json();
    window.engine = new Worker(address);
    await send(window.engine, { type: 0, data: { config, docs, options: { suggest: true } } });
  }
  const { data } = await send(window.engine, { type: 2, data: query });
  const pages = data.items.map((sections) => sections[0].location.split("#")[0]);
  return [pages, performance.now() - begun];
}
"""


class Material:
    """Material's search, asked through its own worker by the theme's own messages.

    The theme loads and sets up everything on every page, before anyone searches; here that is done
    with the first query, so that it can be counted and timed.
    """

    id = "material"
    name = "MkDocs + Material's search"
    timed = 3

    def __init__(self) -> None:
        self._worker = ""

    def index(self, collection: Collection, folder: Path) -> Index:
        """Build the site without search, and again with it: the difference is the indexing."""
        _write_source(collection, folder / "source")
        count = len(collection.texts)
        without = _build(_NO_SEARCH, folder, count)
        seconds = _build(_SEARCH, folder, count) - without
        site = folder / _SEARCH.id / "site"
        (site / _START).write_text(
            '<!doctype html><html lang="zh"><title>Search</title></html>', encoding="utf-8"
        )
        files = tuple(path for pattern in _FILES for path in sorted(site.glob(pattern)))
        worker = next(path for path in files if path.parent.name == "workers")
        self._worker = worker.relative_to(site).as_posix()
        return Index(
            steps={"build with search less build without": seconds},
            site=site,
            start=_START,
            files=files,
            positions={f"{number}/": number for number in range(count)},
        )

    def ask(self, page: Page, query: str, *, show: bool) -> Answer:
        """Search; an answer holds all there is to show."""
        found, milliseconds = page.evaluate(_ASK, [query, self._worker])
        return Answer(tuple(found), (), milliseconds)


def _write_source(collection: Collection, folder: Path) -> None:
    """Write the documents as they came; what an archive prints of their front matter follows."""
    folder.mkdir(parents=True)
    (folder / "start.md").write_text("# Search\n", encoding="utf-8")
    for path, number in collection.position.items():
        text = (collection.folder / "source" / path).read_text("utf-8")
        printed = "\n\n".join(collection.texts[number].printed)
        (folder / f"{number}.md").write_text(
            f"{text.rstrip()}\n\n{printed}\n", encoding="utf-8", newline="\n"
        )


def _build(rival: Rival, folder: Path, count: int) -> float:
    if (folder / rival.id).exists():
        shutil.rmtree(folder / rival.id)
    return measure_rival(rival, folder, count).measurement.seconds
