"""The pages of the chronology."""

from collections.abc import Iterator

from generator.pages.figures import density
from generator.pages.page import Page
from generator.pages.templates import fill
from generator.views.chronology import INDEX, Month, Year
from generator.views.deriving import Views
from generator.views.paging import paginate

# So many records of one month stand on its year's page; the rest have pages of their own.
SHOWN_OF_A_MONTH = 20


def chronology_pages(views: Views) -> Iterator[Page]:
    """Yield the overview, a page for each year, and pages for months with very many records."""
    years = views.chronology
    picture = {
        (year.number, month.number): density(len(month.records), years.most_in_a_month)
        for year in years.years
        for month in year.months
    }
    html = fill("chronology.html.j2", INDEX, chronology=years, picture=picture)
    yield Page(INDEX, "编年", html, INDEX, "全部资料按年月排列。")
    used = [year for year in years.years if year.count]
    for index, year in enumerate(used):
        newer = used[index - 1] if index else None
        older = used[index + 1] if index + 1 < len(used) else None
        yield _year_page(year, newer, older)
        for month in year.months:
            if len(month.records) > SHOWN_OF_A_MONTH:
                yield from _month_pages(year, month)


def _year_page(year: Year, newer: Year | None, older: Year | None) -> Page:
    html = fill(
        "year.html.j2", year.uri, year=year, newer=newer, older=older, shown=SHOWN_OF_A_MONTH
    )
    return Page(year.uri, f"{year.number}年", html, INDEX)


def _month_pages(year: Year, month: Month) -> Iterator[Page]:
    title = f"{year.number}年{month.label}"
    for page in paginate(month.records, month.own_uri.removesuffix(".html")):
        html = fill("month.html.j2", page.uri, year=year, month=month, page=page, title=title)
        yield Page(page.uri, title, html, INDEX)
