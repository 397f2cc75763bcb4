"""Everything that pages are made from, derived from the visible part of a library."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.schema import Kind
from generator.views.facets import FacetView, facets_of
from generator.views.paging import newest_first
from generator.views.printing import Printer


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The records beside one in its kind's listing: the next newer and the next older."""

    newer: Record | None
    older: Record | None


@dataclass(frozen=True)
class Views:
    """What readers ask for, as values.

    Attributes:
        library: what the audience may see.
        links: the links inside it.
        today: the day for which it was made.
        printer: prints fields.
        listings: the records of each kind, newest first, by kind name.
        neighbours: by record key.
        facets: the facets that have values.
        referring: by record key, the records that name it as a value of a facet, newest first.
    """

    library: Library
    links: Links
    today: date
    printer: Printer
    listings: Mapping[str, tuple[Record, ...]]
    neighbours: Mapping[str, Neighbours]
    facets: tuple[FacetView, ...]
    referring: Mapping[str, tuple[Record, ...]]

    def kinds_in_use(self) -> tuple[Kind, ...]:
        """Return the kinds that have records, in the order of the navigation."""
        return tuple(kind for kind in self.library.kinds if self.listings[kind.name])


def derive(library: Library, links: Links, today: date) -> Views:
    """Derive all views from what one audience may see."""
    listings = {kind.name: newest_first(library.of(kind)) for kind in library.kinds}
    facets = facets_of(library, links)
    return Views(
        library=library,
        links=links,
        today=today,
        printer=Printer(library, links),
        listings=listings,
        neighbours=_neighbours(listings),
        facets=facets,
        referring={
            value.id: value.records for facet in facets if facet.by_record for value in facet.values
        },
    )


def _neighbours(listings: Mapping[str, tuple[Record, ...]]) -> Mapping[str, Neighbours]:
    neighbours = {}
    for records in filter(None, listings.values()):
        newer = (None, *records[:-1])
        older = (*records[1:], None)
        for record, before, after in zip(records, newer, older, strict=True):
            neighbours[record.key] = Neighbours(before, after)
    return neighbours
