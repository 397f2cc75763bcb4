"""Cut long lists into pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.records.library import Record

PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class YearGroup:
    """The records of one year on one page; `year` is None for those without a date."""

    year: int | None
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list.

    Attributes:
        uri: its address.
        number: counted from 1.
        uris: the addresses of all pages of the list.
        groups: its records by year.
    """

    uri: str
    number: int
    uris: tuple[str, ...]
    groups: tuple[YearGroup, ...]


def newest_first(records: Sequence[Record]) -> tuple[Record, ...]:
    """Sort by date, newest first, then by title and key; records without a date come last."""
    by_name = sorted(records, key=lambda record: (record.title, record.key))
    dated = [record for record in by_name if record.when]
    dated.sort(key=_date_text, reverse=True)
    return (*dated, *(record for record in by_name if not record.when))


def paginate(
    records: Sequence[Record], stem: str, *, size: int = PAGE_SIZE
) -> tuple[ListPage, ...]:
    """Cut sorted records into pages of at most `size`.

    Args:
        records: sorted by `newest_first`.
        stem: address of the first page without ``.html``; ``index`` is replaced by ``page-2`` …,
            any other name is followed by ``/page-2`` ….
        size: how many records a page may have.
    """
    count = max(1, -(-len(records) // size))
    base = stem.removesuffix("index").rstrip("/")
    uris = tuple(
        f"{stem}.html" if number == 1 else f"{base}/page-{number}.html"
        for number in range(1, count + 1)
    )
    return tuple(
        ListPage(uri, number, uris, _by_year(records[(number - 1) * size : number * size]))
        for number, uri in enumerate(uris, start=1)
    )


def _by_year(records: Sequence[Record]) -> tuple[YearGroup, ...]:
    return tuple(YearGroup(year, tuple(group)) for year, group in groupby(records, key=record_year))


def record_year(record: Record) -> int | None:
    """Return the year of a record, None where it has none."""
    return record.when.year if record.when else None


def _date_text(record: Record) -> str:
    return str(record.when)
