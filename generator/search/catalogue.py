"""What a browser must know of all entries before it can answer anything."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.search.searchable import Entry, Searchable


@dataclass(frozen=True, slots=True)
class Measures:
    """Where things stand in an entry, counted in positions.

    Attributes:
        title: where the words behind the title begin.
        body: where the body begins.
        length: how many there are.
        chunks: where each part of its text begins.
    """

    title: int
    body: int
    length: int
    chunks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Directory:
    """First term and number of terms of each shard."""

    firsts: tuple[str, ...]
    counts: tuple[int, ...]


def catalogue(
    source: Searchable, measures: Sequence[Measures], directory: Directory
) -> dict[str, object]:
    """Return the catalogue as plain data, a column for each property of entries."""
    places = {
        (one.id, value): place
        for place, (one, value) in enumerate(
            (one, value) for one in source.filters for value, _ in one.values
        )
    }
    return {
        "keys": [entry.key for entry in source.entries],
        "dates": [entry.when for entry in source.entries],
        "values": [_places(entry, places) for entry in source.entries],
        "titles": [one.title for one in measures],
        "bodies": [one.body for one in measures],
        "lengths": [one.length for one in measures],
        "chunks": [one.chunks[1:] for one in measures],
        "filters": [
            {"id": one.id, "title": one.title, "values": one.values} for one in source.filters
        ],
        "synonyms": source.synonyms,
        "firsts": directory.firsts,
        "counts": directory.counts,
    }


def _places(entry: Entry, places: dict[tuple[str, str], int]) -> list[int]:
    """Return an entry's values as places in the list of all values of all filters."""
    return [places[value] for value in entry.values if value in places]
