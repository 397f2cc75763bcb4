"""The pages of the circulars: the quarters, each with its numbers and their lists."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.pages.counted_pages import COUNTED_ON_A_PAGE, count_pages
from generator.pages.page import Page
from generator.pages.study_pages import SECTION
from generator.pages.templates import fill
from generator.practice.circular_figures import Circular
from generator.practice.circulars import Circulars
from generator.practice.periods import Period, chinese_day, quarters
from generator.study.counts import Count
from generator.study.preparing import Study
from generator.views.deriving import Views

CIRCULARS = "practice/circulars.html"

# A list that is longer has pages of its own; shorter ones share pages.
_SHARES = 40


@dataclass(frozen=True, slots=True)
class _Lists:
    """Where the lists of a circular stand.

    Attributes:
        uris: the address of each list that is not empty, by the count's id.
        shared: the pages with several lists.
        alone: the lists with pages of their own, each with the stem of their address.
    """

    uris: Mapping[str, str]
    shared: Sequence[tuple[str, Sequence[Count]]]
    alone: Sequence[tuple[str, Count]]


def circular_pages(study: Study, views: Views) -> Iterator[Page]:
    """Yield the index, each quarter of the years of the study that has begun, and its lists."""
    counting = Circulars(study, views.library, views.links)
    years = [
        (year.number, [one for one in quarters(year.number) if one.first <= study.today])
        for year in study.years
    ]
    begun = [(number, periods) for number, periods in years if periods]
    circulars = {period.written: counting.of(period) for _, periods in begun for period in periods}
    yield _index(begun, circulars, study)
    for circular in circulars.values():
        yield from _circular(circular, study)


def circular_uri(period: Period) -> str:
    """Return the address of the page of a period."""
    return f"practice/circular-{period.written}.html"


def _index(
    years: Sequence[tuple[int, Sequence[Period]]],
    circulars: Mapping[str, Circular],
    study: Study,
) -> Page:
    html = fill(
        "circulars.html.j2",
        CIRCULARS,
        years=years,
        circulars=circulars,
        uri_of=circular_uri,
        day=chinese_day,
        today=study.today,
    )
    about = "每个季度的学情：单位、学习、专题、好做法、问题和列席旁听。"
    return Page(CIRCULARS, "学情通报", html, SECTION, about)


def _circular(circular: Circular, study: Study) -> Iterator[Page]:
    uri = circular_uri(circular.period)
    title = f"{circular.period.name}学情"
    lists = _lists(uri, [figure.count for figure in circular.figures])
    others = [one for one in quarters(circular.period.year) if one.first <= study.today]
    html = fill(
        "circular.html.j2",
        uri,
        circular=circular,
        n={name: figure.count for name, figure in circular.n.items()},
        title=title,
        others=others,
        uris=lists.uris,
        uri_of=circular_uri,
        day=chinese_day,
        index=CIRCULARS,
    )
    yield Page(uri, title, html, SECTION, "本期的数，每一个都可以点开。")
    if circular.is_empty:
        return
    for number, (address, counts) in enumerate(lists.shared, start=1):
        html = fill(
            "circular_lists.html.j2",
            address,
            title=title,
            parent=(title, uri),
            counts=counts,
            uris=[one for one, _ in lists.shared],
            uri=address,
            index=CIRCULARS,
        )
        page = f"（第 {number} 页）" if number > 1 else ""
        yield Page(address, f"{title}：各个数的清单{page}", html, SECTION)
    for stem, count in lists.alone:
        yield from count_pages(count, stem, (title, uri))


def _lists(uri: str, counts: Iterable[Count]) -> _Lists:
    """Put the lists on pages: long ones on their own, short ones together."""
    stem = uri.removesuffix(".html")
    uris: dict[str, str] = {}
    alone: list[tuple[str, Count]] = []
    pages: list[list[Count]] = []
    room = 0
    for count in counts:
        if len(count) > _SHARES:
            alone.append((f"{stem}-{count.id}", count))
            uris[count.id] = f"{stem}-{count.id}.html"
        elif len(count):
            if len(count) > room:
                pages.append([])
                room = COUNTED_ON_A_PAGE
            pages[-1].append(count)
            room -= len(count)
            uris[count.id] = f"{_shared_uri(stem, len(pages))}#count-{count.id}"
    shared = [(_shared_uri(stem, number), page) for number, page in enumerate(pages, start=1)]
    return _Lists(uris, shared, alone)


def _shared_uri(stem: str, number: int) -> str:
    return f"{stem}-lists{f'-{number}' if number > 1 else ''}.html"
