"""The pages of reading: before decisions, and by duty."""

from collections.abc import Iterator
from typing import Any

from generator.pages.counted_pages import count_pages
from generator.pages.cutting import numbered, page_uris
from generator.pages.number_lists import NumberLists
from generator.pages.page import Page
from generator.pages.study_pages import SECTION
from generator.pages.templates import fill
from generator.practice.decisions import Decisions, UsedIn, decision_counts
from generator.practice.duty_readings import (
    DutyReading,
    DutyReadings,
    duty_counts,
    pair_counts,
)
from generator.records.library import Record
from generator.study.counts import Count
from generator.study.preparing import Study
from generator.views.deriving import Views

DECISIONS = "practice/decisions.html"
DUTIES = "practice/duties.html"
_DECISIONS_TITLE = "决策以前读了什么"
_DUTIES_TITLE = "按职责读"

# So many units stand in one table; of one duty, so many speeches, topics and units on one page.
_UNITS = 40
_SPEECHES = 30
_TOPICS = 60
_UNITS_OF_A_DUTY = 80
_PASSAGES = 5

_DECISION_COLUMNS = ("total", "read", "afterwards", "no-record", "no-readings", "packs")
_DUTY_COLUMNS = ("pairs", "studied", "no-record", "no-speech")


def decision_pages(decisions: Decisions, study: Study, views: Views) -> Iterator[Page]:
    """Yield the pages of reading before decisions; none where there is no decision."""
    if not decisions.decisions:
        return
    counts = decision_counts(decisions.decisions)
    parent = (_DECISIONS_TITLE, DECISIONS)
    rows = []
    for unit in decisions.units:
        numbers = decision_counts(unit.decisions, f"{unit.id}-")
        shown = tuple(numbers[name] for name in _DECISION_COLUMNS)
        lists = NumberLists(unit.title, shown, f"practice/decisions/by_unit/{unit.id}", parent)
        rows.append((unit, shown, lists))
        yield from lists.pages()
    uris = page_uris(DECISIONS, -(-len(rows) // _UNITS))
    for number, uri in enumerate(uris, start=1):
        html = fill(
            "decisions.html.j2",
            uri,
            title=_DECISIONS_TITLE,
            counts=counts,
            rows=rows[(number - 1) * _UNITS : number * _UNITS],
            headings=[count.label for count in rows[0][1]],
            list_uri=lambda count: f"practice/decisions/{count.id}.html",
            number=number,
            uris=uris,
            uri=uri,
        )
        yield Page(
            uri, numbered(_DECISIONS_TITLE, number), html, SECTION, "谁读过，在会前还是会后。"
        )
    for count in counts.values():
        yield from count_pages(count, f"practice/decisions/{count.id}", parent)


def decision_values(record: Record, decisions: Decisions) -> dict[str, Any]:
    """Return what the page of a decision needs: what was read before it."""
    return {"preparation": decisions.of(record.key), "decisions_uri": DECISIONS}


def used_in_decisions(record_key: str, decisions: Decisions) -> tuple[UsedIn, ...]:
    """Return the decisions before which a record was read, for the page of that record."""
    return decisions.read_before(record_key)


def duty_pages(readings: DutyReadings, study: Study, views: Views) -> Iterator[Page]:
    """Yield the pages of reading by duty; none where nothing has a duty."""
    if not readings.duties:
        return
    parent = (_DUTIES_TITLE, DUTIES)
    counts = pair_counts(readings.pairs)
    rows = []
    for unit in readings.units:
        numbers = pair_counts(unit.duties, f"{unit.unit.record.id}-")
        shown = tuple(numbers[name] for name in _DUTY_COLUMNS)
        stem = f"practice/duties/by_unit/{unit.unit.record.id}"
        lists = NumberLists(unit.unit.title, shown, stem, parent)
        rows.append((unit, shown, lists))
        yield from lists.pages()
    duties = [(one, duty_counts(one)) for one in readings.duties]
    uris = page_uris(DUTIES, max(1, -(-len(rows) // _UNITS)))
    for number, uri in enumerate(uris, start=1):
        html = fill(
            "duty_readings.html.j2",
            uri,
            title=_DUTIES_TITLE,
            readings=readings,
            counts=counts,
            duties=[(one, numbers, _duty_lists(one, numbers)) for one, numbers in duties],
            rows=rows[(number - 1) * _UNITS : number * _UNITS],
            headings=[count.label for count in rows[0][1]] if rows else [],
            list_uri=lambda count: f"practice/duties/lists/{count.id}.html",
            number=number,
            uris=uris,
            uri=uri,
        )
        yield Page(
            uri, numbered(_DUTIES_TITLE, number), html, SECTION, "每项职责有哪些讲话，谁学过。"
        )
    for count in counts.values():
        yield from count_pages(count, f"practice/duties/lists/{count.id}", parent)
    for one, numbers in duties:
        yield from _duty_pages(one, numbers)


def _duty_pages(one: DutyReading, counts: dict[str, Count]) -> Iterator[Page]:
    lists = _duty_lists(one, counts)
    parts = (one.speeches, one.topics, one.units)
    sizes = (_SPEECHES, _TOPICS, _UNITS_OF_A_DUTY)
    pages = max(-(-len(part) // size) for part, size in zip(parts, sizes, strict=True))
    stem = one.uri.removesuffix(".html")
    uris = [f"{stem}/{number}.html" if number > 1 else one.uri for number in range(1, pages + 1)]
    for number, uri in enumerate(uris):
        speeches, topics, units = (
            part[number * size : (number + 1) * size]
            for part, size in zip(parts, sizes, strict=True)
        )
        html = fill(
            "duty_reading.html.j2",
            uri,
            one=one,
            counts=counts,
            lists=lists,
            speeches=speeches,
            topics=topics,
            units=units,
            shown_passages=_PASSAGES,
            parent=(_DUTIES_TITLE, DUTIES),
            uris=uris,
            uri=uri,
        )
        title = numbered(f"{_DUTIES_TITLE}：{one.duty.name}", number + 1)
        yield Page(uri, title, html, SECTION, one.duty.note or "")
    yield from lists.pages()


def _duty_lists(one: DutyReading, counts: dict[str, Count]) -> NumberLists:
    stem = f"practice/duties/{one.duty.id}/lists"
    return NumberLists(one.duty.name, tuple(counts.values()), stem, (one.duty.name, one.uri))
