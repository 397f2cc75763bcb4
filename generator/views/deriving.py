"""Everything that pages are made from, derived from the visible part of a library."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.schema import Kind
from generator.views.backlinks import Citation, citations_of
from generator.views.chronology import Chronology, chronology
from generator.views.facets import SHOWN_ON_RECORD, FacetValue, FacetView, facets_of
from generator.views.followers import units_in_order
from generator.views.paging import newest_first
from generator.views.printing import Printer
from generator.views.related import Related, related_records
from generator.views.statistics import Figure, figures
from generator.views.study_list import StudyYear, study_years


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
        full_lists: by record key, each facet of which the record is a value with too many records
            for its own page, and that value.
        children: by key of a unit, the units directly below it, in order.
        citations: by record key, the places that cite it.
        related: by record key, what else is worth reading.
        chronology: all records by year and month.
        study_years: the topic list, year by year.
        figures: of the statistics page.
        units: in the order of the organisation, each with its depth in the tree.
    """

    library: Library
    links: Links
    today: date
    printer: Printer
    listings: Mapping[str, tuple[Record, ...]]
    neighbours: Mapping[str, Neighbours]
    facets: tuple[FacetView, ...]
    referring: Mapping[str, tuple[Record, ...]]
    full_lists: Mapping[str, tuple[tuple[FacetView, FacetValue], ...]]
    children: Mapping[str, tuple[Record, ...]]
    citations: Mapping[str, tuple[Citation, ...]]
    related: Mapping[str, tuple[Related, ...]]
    chronology: Chronology
    study_years: tuple[StudyYear, ...]
    figures: tuple[Figure, ...]
    units: tuple[tuple[int, Record], ...]

    def kinds_in_use(self) -> tuple[Kind, ...]:
        """Return the kinds that have records, in the order of the navigation."""
        return tuple(kind for kind in self.library.kinds if self.listings[kind.name])


def derive(library: Library, links: Links, today: date) -> Views:
    """Derive all views from what one audience may see."""
    listings = {kind.name: newest_first(library.of(kind)) for kind in library.kinds}
    facets = facets_of(library, links)
    years = chronology(library.records, today.year)
    referring = _referring(facets)
    units = units_in_order(library, links)
    return Views(
        library=library,
        links=links,
        today=today,
        printer=Printer(library, links),
        listings=listings,
        neighbours=_neighbours(listings),
        facets=facets,
        referring=referring,
        full_lists=_full_lists(facets),
        children=_children(units, links),
        citations=citations_of(library, links),
        related=related_records(library, facets),
        chronology=years,
        study_years=study_years(listings.get("topic", ()), referring, units, library, links, today),
        figures=figures(library, facets, years),
        units=units,
    )


def _full_lists(
    facets: Sequence[FacetView],
) -> Mapping[str, tuple[tuple[FacetView, FacetValue], ...]]:
    found: dict[str, tuple[tuple[FacetView, FacetValue], ...]] = {}
    for facet in facets:
        for value in facet.values if facet.by_record else ():
            if len(value.records) > SHOWN_ON_RECORD:
                found[value.id] = (*found.get(value.id, ()), (facet, value))
    return found


def _children(
    units: Sequence[tuple[int, Record]], links: Links
) -> Mapping[str, tuple[Record, ...]]:
    below: dict[str, tuple[Record, ...]] = {}
    for _, unit in units:
        link = links.from_field(unit.key, ("parent",))
        if link and link.target:
            below[link.target] = (*below.get(link.target, ()), unit)
    return below


def _referring(facets: Sequence[FacetView]) -> Mapping[str, tuple[Record, ...]]:
    found: dict[str, tuple[Record, ...]] = {}
    for facet in facets:
        for value in facet.values if facet.by_record else ():
            members = {one.key: one for one in (*found.get(value.id, ()), *value.records)}
            found[value.id] = newest_first(tuple(members.values()))
    return found


def _neighbours(listings: Mapping[str, tuple[Record, ...]]) -> Mapping[str, Neighbours]:
    neighbours = {}
    for records in filter(None, listings.values()):
        newer = (None, *records[:-1])
        older = (*records[1:], None)
        for record, before, after in zip(records, newer, older, strict=True):
            neighbours[record.key] = Neighbours(before, after)
    return neighbours
