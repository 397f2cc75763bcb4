"""Ask a built site the way a reader or another program would, and draw queries from its pages."""

import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from generator.compiler import examine
from generator.text.tokens import tokens
from generator.views.finding import Query, find, readable
from generator.views.printing import Printer
from tests.building import TODAY

# What a reader sees of the record itself: title, summary, data sheet, text; not what the archive
# counts.
_OWN_WORDS = """() => [...document.querySelectorAll(
    ".record h1, .record .head .lead, .record .text > *," +
    ".record .sheet dd:not(:has(.group), [data-computed])")]
  .flatMap((element) => element.innerText.split("\\n"))"""


class Reference:
    """Answers by reading the materials: `generator find`, asked many times."""

    def __init__(self, root: Path) -> None:
        examination = examine(root, today=TODAY)
        audience = examination.library.settings.audience(None)
        assert audience is not None
        visible = examination.library.seen_by(audience)
        printer = Printer(visible, examination.links.within(visible))
        self.records = visible.records
        self._readable = readable(self.records, printer)

    def uris(self, query: str) -> set[str]:
        """Return the addresses of all records that hold what is asked for."""
        found = find(Query.parse(query), self._readable)
        return {one.record.uri for one in found}


def uris(page: Page, query: str, filters: dict[str, list[str]] | None = None) -> list[str]:
    """Return what the page answers."""
    found: list[str] = page.evaluate(
        "([query, filters]) => archiveSearch.uris(query, filters)", [query, filters or {}]
    )
    return found


def drawn_queries(
    page: Page, address: str, records: list[str], seed: int
) -> Iterator[tuple[str, str]]:
    """Yield pairs of a record's address and 2 to 8 characters that stand on its page.

    They begin and end where a token does, and hold no white space.
    """
    chance = random.Random(seed)
    while True:
        uri = chance.choice(records)
        page.goto(address + uri)
        lines = [line for line in page.evaluate(_OWN_WORDS) if len(line) > 1]
        for _ in range(4):
            line = chance.choice(lines)
            start = chance.randrange(len(line) - 1)
            query = line[start : start + chance.randint(2, 8)]
            before, after = line[:start], line[start + len(query) :]
            at_borders = tokens(before) + tokens(query) + tokens(after) == tokens(line)
            if at_borders and tokens(query) and not _is_cut(query):
                yield uri, query


def _is_cut(query: str) -> bool:
    """Say whether a query means something else than its characters."""
    return (
        any(character.isspace() or unicodedata.category(character) == "Cc" for character in query)
        or query[0] in "-－"
    )
