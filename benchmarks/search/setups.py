"""What a search engine under measurement can do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Page

from benchmarks.search.collection import Collection


@dataclass(frozen=True)
class Index:
    """A collection, indexed and ready to be served.

    Attributes:
        steps: seconds that indexing took, by what was done.
        site: the folder to serve.
        start: the page to open, relative to `site`; the search is not used on it yet.
        files: everything below `site` that is there for the search alone.
        positions: of the collection's texts, by the address that the engine gives.
        results: the address of a page that shows the hits of the query that is put behind it;
            empty where there is none to be measured.
    """

    steps: Mapping[str, float]
    site: Path
    start: str
    files: Sequence[Path]
    positions: Mapping[str, int]
    results: str = ""

    @property
    def seconds(self) -> float:
        """What indexing took in all."""
        return sum(self.steps.values())


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page gave for a query.

    Attributes:
        exact: addresses of what is said to contain the query, best first.
        related: addresses of what else may be meant, best first; most engines know no difference.
        milliseconds: in the page, from the call to the answer.
    """

    exact: tuple[str, ...]
    related: tuple[str, ...]
    milliseconds: float


class Setup(Protocol):
    """A search engine with the way it is fed and asked.

    Attributes:
        id: as the command line names it.
        name: as the report names it.
        timed: how many first queries are timed at most; few where each takes half a minute.
    """

    id: str
    name: str
    timed: int

    def index(self, collection: Collection, folder: Path) -> Index:
        """Index `collection`, writing into `folder` only, which is new."""

    def ask(self, page: Page, query: str, *, show: bool) -> Answer:
        """Put a query to an open page of the site.

        Args:
            page: opened at the start page; everything is loaded with the first query.
            query: as someone typed it.
            show: load as well what is needed to show the first hits.
        """
