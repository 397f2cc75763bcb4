"""Look for mistakes that show only when records are seen together, or against the calendar."""

from collections.abc import Iterator
from datetime import date

from generator.records import rules
from generator.records.diagnostics import Diagnostic, Place
from generator.records.layout import RESERVED_FOLDERS, naming_flaw
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.partial_date import PartialDate
from generator.records.validation import value_place
from generator.text.normal import normal_form

# Fields in which following the references must never lead back to the start.
_DIRECTED = ("parent", "successor", "supersedes", "follows", "cause")
_PERIODS = (("valid_from", "valid_to"),)


def check(library: Library, links: Links, today: date) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the library as a whole on the day `today`."""
    return (
        *_duplicate_titles(library),
        *(problem for name in _DIRECTED for problem in _circles(library, links, name)),
        *_backward_periods(library),
        *_future_dates(library, today),
        *_taken_addresses(library),
    )


def _duplicate_titles(library: Library) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], Record] = {}
    for record in library.records:
        same = (record.kind.name, normal_form(record.title) or record.title)
        other = first.setdefault(same, record)
        if other is not record:
            place = _place(record, "title")
            yield rules.DUPLICATE_TITLE.at(place, other=other.document.file, title=record.title)


def _circles(library: Library, links: Links, name: str) -> Iterator[Diagnostic]:
    """Report each circle once, at its member that sorts first."""
    onward: dict[str, list[str]] = {}
    paths: dict[tuple[str, str], tuple[str | int, ...]] = {}
    for link in links.links:
        if link.path and link.path[0] == name and link.target:
            onward.setdefault(link.source, []).append(link.target)
            paths[link.source, link.target] = link.path
    state: dict[str, int] = {}
    for start in sorted(onward):
        if start in state:
            continue
        trail: list[str] = []
        stack = [(start, iter(onward.get(start, ())))]
        while stack:
            key, following = stack[-1]
            if key not in state:
                state[key] = 1
                trail.append(key)
            step = next(following, None)
            if step is None:
                stack.pop()
                state[key] = 2
                trail.pop()
            elif state.get(step) == 1:
                circle = trail[trail.index(step) :]
                record = library.by_key[min(circle)]
                turn = circle.index(record.key)
                ring = [*circle[turn:], *circle[:turn], record.key]
                shown = " → ".join(library.by_key[member].title for member in ring)
                place = _place(record, *paths[ring[0], ring[1]])
                yield rules.CIRCLE.at(place, field=name, circle=shown)
            elif step not in state:
                stack.append((step, iter(onward.get(step, ()))))


def _backward_periods(library: Library) -> Iterator[Diagnostic]:
    for record in library.records:
        for start_field, end_field in _PERIODS:
            start: PartialDate | None = getattr(record.fields, start_field, None)
            end: PartialDate | None = getattr(record.fields, end_field, None)
            if start and end and end.last < start.first:
                yield rules.BACKWARD_PERIOD.at(
                    _place(record, end_field),
                    start_field=start_field,
                    start=start,
                    end_field=end_field,
                    end=end,
                )
        approval = record.fields.approved
        if approval and approval.until and approval.until.last < approval.on.first:
            yield rules.BACKWARD_PERIOD.at(
                _place(record, "approved", "until"),
                start_field="on",
                start=approval.on,
                end_field="until",
                end=approval.until,
            )


def _future_dates(library: Library, today: date) -> Iterator[Diagnostic]:
    for record in library.records:
        written = record.fields.date
        if written and written.first > today:
            yield rules.FUTURE_DATE.at(_place(record, "date"), date=written, today=today)


def _taken_addresses(library: Library) -> Iterator[Diagnostic]:
    owners = {record.key: record for record in library.records}
    for record in library.records:
        for index, address in enumerate(record.fields.formerly):
            folder, _, identifier = address.partition("/")
            reserved = folder in RESERVED_FOLDERS or naming_flaw(identifier)
            owner = record if reserved else owners.setdefault(address, record)
            if reserved or owner is not record or address == record.key:
                place = _place(record, "formerly", index)
                other = "程序自己的网页" if reserved else owner.document.file
                yield rules.FORMER_ADDRESS_TAKEN.at(place, address=address, other=other)


def _place(record: Record, *path: str | int) -> Place:
    return value_place(record.document.front, path, record.document.file)
