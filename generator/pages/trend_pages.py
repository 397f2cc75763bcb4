"""The pages of terms through the years: all terms, each term, the records behind its numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.pages.counted_pages import COUNTED_ON_A_PAGE
from generator.pages.figures import draw
from generator.pages.page import Page
from generator.pages.statistics_page import STATISTICS
from generator.pages.templates import fill
from generator.records.schema import Kind
from generator.study.counts import Count, Counted
from generator.views.chronology import Year
from generator.views.deriving import Views
from generator.views.statistics import Bar, Figure
from generator.views.term_trends import Appearance, ArchiveTerm, Trend, archive_trends

TRENDS = "practice/trends.html"


@dataclass(frozen=True, slots=True)
class Number:
    """The number of records in one field of a table.

    Attributes:
        count: the records.
        times: how often the term stands in them.
        uri: where they are listed.
    """

    count: Count
    times: int
    uri: str


@dataclass(frozen=True, slots=True)
class TrendRow:
    """One year of a term: all records of the year, those with the term, and the same by kind."""

    year: Year | None
    total: Number
    by_kind: tuple[Number, ...]

    @property
    def label(self) -> str:
        """The year as the table has it."""
        return f"{self.year.number}年" if self.year else "未注明日期"


@dataclass(frozen=True, slots=True)
class TermPage:
    """What the pages of a term are made from.

    Attributes:
        term: the term.
        trend: its trend.
        uri: the address of its page.
        rows: the years from the first to the last, then what has no date.
        every: the number of all records with it.
        lists: the addresses of the pages that list them, each with its counts.
    """

    term: ArchiveTerm
    trend: Trend
    uri: str
    rows: tuple[TrendRow, ...]
    every: Number
    lists: tuple[tuple[str, tuple[Count, ...]], ...]


def trend_pages(views: Views) -> Iterator[Page]:
    """Yield the page of all terms, and the pages of each that stands anywhere."""
    pages = [_term_page(term, trend, views) for term, trend in archive_trends(views)]
    yield _index(pages, views)
    for page in pages:
        if page.trend.appearances:
            yield _page(page, views)
            yield from _list_pages(page)


def _term_page(term: ArchiveTerm, trend: Trend, views: Views) -> TermPage:
    uri = f"practice/trends/{term.id}.html"
    years = _years(trend, views)
    groups = [
        (year, kind, ones)
        for year in years
        for kind in trend.kinds
        if (ones := trend.in_year(year.number if year else None, kind))
    ]
    counts = [_count(year, kind, ones) for year, kind, ones in groups]
    lists = _pages_of(counts, uri)
    places: dict[str, str] = {}
    for address, listed in lists:
        for count in listed:
            # A number that goes on over several pages is found on the first of them.
            places.setdefault(count.id, f"{address}#count-{count.id}")
    rows = tuple(_row(year, trend, places) for year in years)
    items = tuple(item for count in counts for item in count.items)
    every = Number(
        Count(term.id, "有这个词的资料", items), trend.times, lists[0][0] if lists else uri
    )
    return TermPage(term, trend, uri, rows, every, lists)


def _years(trend: Trend, views: Views) -> list[Year | None]:
    """Return the years from the first to the last, then None where something has no date."""
    known = [year for year in trend.years if year is not None]
    shown: list[Year | None] = [
        year
        for year in reversed(views.chronology.years)
        if known and known[0] <= year.number <= known[-1]
    ]
    return [*shown, None] if None in trend.years else shown


def _row(year: Year | None, trend: Trend, places: dict[str, str]) -> TrendRow:
    number = year.number if year else None
    by_kind = []
    for kind in trend.kinds:
        ones = trend.in_year(number, kind)
        count = _count(year, kind, ones)
        by_kind.append(Number(count, trend.times_in(number, kind), places.get(count.id, "")))
    items = tuple(item for one in by_kind for item in one.count.items)
    first = next((one.uri for one in by_kind if one.uri), "")
    total = Count(_name(year), f"{_label(year)}的资料", items)
    page = first.partition("#")[0]
    uri = f"{page}#year-{_name(year)}" if page else ""
    return TrendRow(year, Number(total, trend.times_in(number), uri), tuple(by_kind))


def _name(year: Year | None) -> str:
    return str(year.number) if year else "undated"


def _label(year: Year | None) -> str:
    return f"{year.number}年" if year else "未注明日期"


def _count(year: Year | None, kind: Kind, ones: Sequence[Appearance]) -> Count:
    label = f"{_label(year)}的{kind.label}"
    return Count(f"{_name(year)}-{kind.name}", label, tuple(map(_counted, ones)))


def _counted(one: Appearance) -> Counted:
    record = one.record
    first = one.places[0]
    when = f"{record.when.chinese}，" if record.when else ""
    return Counted(
        record.key,
        record.title,
        f"{when}{one.times} 次，最先在{first.name}",
        one.uri(first),
        (record,),
    )


def _pages_of(counts: Sequence[Count], uri: str) -> tuple[tuple[str, tuple[Count, ...]], ...]:
    """Spread counts over pages; one that would not fit begins a new page."""
    pages: list[list[Count]] = [[]]
    room = COUNTED_ON_A_PAGE
    for count in counts:
        if len(count) > room and pages[-1]:
            pages.append([])
            room = COUNTED_ON_A_PAGE
        rest = count.items
        while len(rest) > room:
            pages[-1].append(Count(count.id, count.label, rest[:room]))
            rest = rest[room:]
            pages.append([])
            room = COUNTED_ON_A_PAGE
        pages[-1].append(Count(count.id, count.label, rest))
        room -= len(rest)
    stem = uri.removesuffix(".html")
    return tuple(
        (f"{stem}-records.html" if number == 1 else f"{stem}-records-{number}.html", tuple(listed))
        for number, listed in enumerate(pages, start=1)
        if listed
    )


def _index(pages: Sequence[TermPage], views: Views) -> Page:
    origins = dict.fromkeys(page.term.origin for page in pages)
    groups = [(origin, [one for one in pages if one.term.origin == origin]) for origin in origins]
    html = fill("trends.html.j2", TRENDS, groups=groups, views=views)
    return Page(TRENDS, "词语的年份", html, STATISTICS, "资料库里的词语哪一年出现、出现多少次。")


def _page(page: TermPage, views: Views) -> Page:
    bars = tuple(
        Bar(row.label, row.total.times, row.total.uri or page.uri) for row in page.rows if row.year
    )
    title = f"“{page.term.name}”每年出现多少次"
    note = "数的是词语连着出现的次数；没有日期的资料不画。"
    figure = Figure(f"trend-{page.term.id}", title, "次", note, bars)
    html = fill(
        "trend.html.j2",
        page.uri,
        page=page,
        drawing=draw(figure) if bars else None,
        views=views,
        listed=False,
    )
    return Page(page.uri, f"词语“{page.term.name}”", html, STATISTICS, f"{title}。")


def _list_pages(page: TermPage) -> Iterator[Page]:
    uris = [uri for uri, _ in page.lists]
    for uri, counts in page.lists:
        years: dict[str, list[Count]] = {}
        for count in counts:
            years.setdefault(count.id.partition("-")[0], []).append(count)
        html = fill("trend.html.j2", uri, page=page, years=years, uris=uris, uri=uri, listed=True)
        yield Page(uri, f"有“{page.term.name}”的资料", html, STATISTICS)
