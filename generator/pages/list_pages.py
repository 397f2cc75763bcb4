"""The pages that lead to records: home, listings, facets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from generator.pages.page import Page
from generator.pages.practice_pages import Offer
from generator.pages.sections import section_of, trail_above
from generator.pages.study_values import listing_values
from generator.pages.templates import fill
from generator.records.kind_flaws import TEMPLATES
from generator.records.library import Record
from generator.records.markers import Facet, Listed
from generator.records.schema import Kind
from generator.study.preparing import Study
from generator.views.deriving import Views
from generator.views.facets import SHOWN_ON_RECORD, FacetValue, FacetView, facet_id
from generator.views.paging import PAGE_SIZE, paginate
from generator.views.readings import ReadingList, reading_list
from generator.views.search_examples import search_examples
from generator.views.study_month import study_month

_NEWEST = 5
_WAYS_IN = ("duties", "unit", "year")


@dataclass(frozen=True, slots=True)
class Ways:
    """A facet as a kind's listing offers it, with counts of that kind only."""

    title: str
    index: str
    counts: tuple[tuple[FacetValue, int], ...]


def listing_pages(
    kind: Kind, views: Views, study: Study, offers: Sequence[Offer] = ()
) -> Iterator[Page]:
    """Yield the listing of one kind, in pages; the first leads to what else is offered."""
    records = views.listings[kind.name]
    ways = _ways(kind, views)
    size = PAGE_SIZE if kind.paged else max(1, len(records))
    for page in paginate(records, f"{kind.folder}/index", size=size):
        html = fill(
            kind.listing_template,
            page.uri,
            own=views.library.root / TEMPLATES,
            kind=kind,
            page=page,
            total=len(records),
            columns=kind.having(Listed),
            printer=views.printer,
            ways=ways,
            views=views,
            study=study,
            offers=offers,
            kinds_within=[one for one in views.kinds_in_use() if one.within == kind.name],
            kind_trail=trail_above(kind, views.library.kinds),
            **listing_values(kind, study),
        )
        title = kind.section if page.number == 1 else f"{kind.section}（第 {page.number} 页）"
        yield Page(page.uri, title, html, section_of(kind, views.library.kinds), kind.about)


def facet_pages(views: Views) -> Iterator[Page]:
    """Yield an index of each facet, and the lists of its values."""
    for facet in views.facets:
        index = f"facets/{facet.id}/index.html"
        html = fill("facets.html.j2", index, facet=facet)
        yield Page(index, f"按{facet.title}查看", html, "index.html")
        for value in facet.values:
            # A record that is a value lists what names it on its own page, as long as that fits.
            if not facet.by_record or len(value.records) > SHOWN_ON_RECORD:
                yield from _value_pages(facet, value, views)


def home_page(views: Views) -> Page:
    """Return the home page."""
    settings = views.library.settings
    html = fill(
        "home.html.j2",
        "index.html",
        settings=settings,
        views=views,
        total=len(views.library.records),
        topics=_topics_of_the_month(views),
        newest=_newest(views),
        examples=search_examples(_recent(views)),
        facets=_ways_in(views),
    )
    return Page("index.html", settings.name, html, "index.html", settings.organisation or "")


def _newest(views: Views) -> list[tuple[Kind, tuple[Record, ...]]]:
    """Return the newest records of each kind that knows dates; of the others none is newer."""
    return [
        (kind, _until(views.listings[kind.name], views.today)[:_NEWEST])
        for kind in views.kinds_in_use()
        if (views.listings[kind.name][0].when and not kind.within) or len(views.kinds_in_use()) == 1
    ]


def _recent(views: Views) -> tuple[Record, ...]:
    """Return the records that are there today, the newest of each kind by turns with the others."""
    listings = [_until(views.listings[kind.name], views.today) for kind in views.kinds_in_use()]
    return tuple(one for row in zip_longest(*listings) for one in row if one)


def _until(records: Sequence[Record], today: date) -> tuple[Record, ...]:
    """Leave out what is planned for later."""
    return tuple(one for one in records if not one.when or one.when.first <= today)


def _ways_in(views: Views) -> list[FacetView]:
    """Return the facets that the home page offers: the usual three, or all of other archives."""
    usual = [facet for name in _WAYS_IN for facet in views.facets if facet.id == name]
    return usual or list(views.facets)


def _topics_of_the_month(views: Views) -> list[tuple[str, Record, ReadingList | None]]:
    """Return label, topic and readings for the home page.

    Without a topic this month the last and the next one stand in its place, and say so.
    """
    month = study_month(views.listings.get("topic", ()), views.today)
    if month.current:
        return [
            ("本月专题", topic, reading_list(topic, "required", views.library, views.links))
            for topic in month.current
        ]
    around = [("本月没有专题，上一个是", month.last), ("下一个专题", month.next)]
    return [(label, topic, None) for label, topic in around if topic]


def _value_pages(facet: FacetView, value: FacetValue, views: Views) -> Iterator[Page]:
    counts = [
        (kind, count)
        for kind in views.library.kinds
        if (count := sum(record.kind is kind for record in value.records))
    ]
    for page in value.pages():
        html = fill(
            "facet.html.j2",
            page.uri,
            facet=facet,
            value=value,
            page=page,
            counts=counts,
            near=[facet.value(near) for near in value.near],
        )
        title = f"{facet.title}：{value.label}"
        yield Page(page.uri, title, html, "index.html", value.note)


def _ways(kind: Kind, views: Views) -> list[Ways]:
    """Return the facets of a kind whose values have records of that kind."""
    own = {facet_id(spec) for spec in kind.having(Facet)}
    ways = []
    for facet in views.facets:
        counts = tuple(
            (value, count)
            for value in facet.values
            if (count := sum(record.kind is kind for record in value.records))
        )
        # A facet with one value divides nothing.
        if facet.id in own and len(counts) > 1:
            ways.append(Ways(facet.title, f"facets/{facet.id}/index.html", counts))
    return ways
