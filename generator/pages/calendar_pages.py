"""The calendar of each year, as a picture and day by day, with its files."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from generator.pages.calendar_files import calendar_bytes
from generator.pages.page import Asset, Page
from generator.pages.study_pages import SECTION
from generator.pages.templates import fill
from generator.pages.year_picture import picture_legend, year_picture
from generator.records.settings import Settings
from generator.study.events import Event, EventKind
from generator.study.preparing import Study, StudyYear
from generator.study.workdays import is_known
from generator.text.markup import relative_address

WHOLE = "study/calendar.ics"


def calendar_pages(study: Study) -> Iterator[Page]:
    """Yield the calendar of each year as a picture, and its months day by day."""
    for year in study.years:
        events = [event for event in study.events if event.day.year == year.number]
        months = {
            month: list(group) for month, group in groupby(events, lambda event: event.day.month)
        }
        yield _year_page(year, study, events, months)
        for month, entries in months.items():
            yield _month_page(year, month, entries)


def calendar_assets(study: Study, settings: Settings) -> Iterator[Asset]:
    """Yield the calendar files: the whole, and one for each unit."""
    if not study.years:
        return
    name = f"{settings.name}：学习日历"
    yield Asset(WHOLE, calendar_bytes(study.events, name, study.today, settings.site_url))
    by_unit: dict[str, list[Event]] = {}
    for event in study.events:
        by_unit.setdefault(event.unit, []).append(event)
    for member in study.organisation.members:
        own = by_unit.get(member.key, [])
        data = calendar_bytes(own, f"{member.title}：学习日历", study.today, settings.site_url)
        yield Asset(unit_calendar(member.record.id), data)


def unit_calendar(identifier: str) -> str:
    """Return the address of a unit's calendar file."""
    return f"study/calendar/{identifier}.ics"


def _year_page(
    year: StudyYear, study: Study, events: Sequence[Event], months: Mapping[int, Sequence[Event]]
) -> Page:
    uri = f"study/{year.number}/calendar.html"

    def target(day: date) -> str:
        return f"{relative_address(uri, _month_uri(year, day.month))}#d{day.day}"

    html = fill(
        "calendar.html.j2",
        uri,
        year=year,
        years=study.years,
        picture=year_picture(year.number, events, study.today, target),
        legend=picture_legend(),
        months=[
            (month, _month_uri(year, month), Counter(event.kind for event in entries))
            for month, entries in months.items()
        ],
        kinds=list(EventKind),
        whole=WHOLE,
        members=[(one, unit_calendar(one.record.id)) for one in study.organisation.members],
        known_year=is_known(year.number),
    )
    return Page(uri, f"{year.number}年学习日历", html, SECTION, "一年里哪一天学了什么、要办什么。")


def _month_page(year: StudyYear, month: int, entries: Sequence[Event]) -> Page:
    uri = _month_uri(year, month)
    days = [
        (f"d{day.day}", f"{day.day}日", list(group))
        for day, group in groupby(entries, lambda event: event.day)
    ]
    html = fill(
        "calendar_month.html.j2", uri, year=year, month=month, days=days, total=len(entries)
    )
    return Page(uri, f"{year.number}年{month}月学习日历", html, SECTION)


def _month_uri(year: StudyYear, month: int) -> str:
    return f"study/{year.number}/calendar-{month:02}.html"
