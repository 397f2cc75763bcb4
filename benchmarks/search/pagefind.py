"""Pagefind, fed with pages that hold the texts of a collection and nothing else."""

import gzip
import json
import sys
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Page

from benchmarks.measure import CommandError, run
from benchmarks.search.collection import Collection
from benchmarks.search.feeding import AS_THEY_ARE, CHARACTERS, PAIRS, Feeding
from benchmarks.search.setups import Answer, Index

_START = "start.htm"
_CATALOGUE = "pagefind/catalogue.json"
_SHOWN = 5
# What each fragment begins with once it is decompressed.
_MARK = b"pagefind_dcd"
# Loads the engine with the first query; `window.engine` stays for the next.
_ASK = """
async ([query, catalogue, shown]) => {
  const begun = performance.now();
  window.engine ??= await import(new URL("pagefind/pagefind.js", document.baseURI));
  window.catalogue ??= catalogue && fetch(catalogue).then((response) => response.json());
  const found = await window.engine.search(query);
  await window.catalogue;
  await Promise.all(found.results.slice(0, shown).map((result) => result.data()));
  return [found.results.map((result) => result.id), performance.now() - begun];
}
"""


class Pagefind:
    """Pagefind with one way of feeding it.

    Its results have no address before their data are fetched.  As it is, the data of the first
    five are fetched to show them, as its own user interface does.  With a catalogue, which leads
    from results to addresses and titles, that is loaded instead, once.
    """

    timed = 20

    def __init__(self, setup: str, name: str, feeding: Feeding, *, has_catalogue: bool) -> None:
        self.id = setup
        self.name = name
        self._feeding = feeding
        self._has_catalogue = has_catalogue

    def index(self, collection: Collection, folder: Path) -> Index:
        """Write the pages, run the command on them, and write the catalogue."""
        begun = perf_counter()
        pages = folder / "pages"
        pages.mkdir(parents=True)
        for number, text in enumerate(collection.texts):
            page = self._feeding.page(text)
            (pages / f"{number}.html").write_text(page, encoding="utf-8", newline="\n")
        fed = perf_counter() - begun
        bundle = folder / "pagefind"
        command = [sys.executable, "-m", "pagefind_bin_extended", "--quiet"]
        command += ["--site", str(pages), "--output-path", str(bundle)]
        indexed = run(command).seconds
        begun = perf_counter()
        positions = {
            fragment.stem: int(Path(_url(fragment)).stem)
            for fragment in bundle.glob("fragment/*.pf_fragment")
        }
        if len(positions) != len(collection.texts):
            raise CommandError(f"{len(positions)} fragments of {len(collection.texts)} texts")
        if self._has_catalogue:
            texts = collection.texts
            entries = {key: [texts[at].uri, texts[at].title] for key, at in positions.items()}
            catalogue = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
            (folder / _CATALOGUE).write_text(catalogue, encoding="utf-8", newline="\n")
        catalogued = perf_counter() - begun
        start = f'<!doctype html><html lang="{self._feeding.language}"><title>Search</title></html>'
        (folder / _START).write_text(start, encoding="utf-8")
        return Index(
            steps={"feeding": fed, "command": indexed, "catalogue": catalogued},
            site=folder,
            start=_START,
            files=tuple(path for path in bundle.rglob("*") if path.is_file()),
            positions=positions,
        )

    def ask(self, page: Page, query: str, *, show: bool) -> Answer:
        """Search; the engine and its index are loaded with the first query."""
        catalogue = _CATALOGUE if self._has_catalogue else None
        shown = _SHOWN if show and not catalogue else 0
        found, milliseconds = page.evaluate(_ASK, [self._feeding.query(query), catalogue, shown])
        return Answer(tuple(found), (), milliseconds)


def _url(fragment: Path) -> str:
    """Return the address that a fragment holds: JSON, marked and compressed."""
    data = gzip.decompress(fragment.read_bytes()).removeprefix(_MARK)
    url: str = json.loads(data)["url"]
    return url


PLAIN = Pagefind("pagefind", "Pagefind, pages as they are", AS_THEY_ARE, has_catalogue=False)
FED_CHARACTERS = Pagefind(
    "pagefind-characters", "Pagefind fed characters", CHARACTERS, has_catalogue=True
)
FED_PAIRS = Pagefind("pagefind-pairs", "Pagefind fed pairs", PAIRS, has_catalogue=True)
