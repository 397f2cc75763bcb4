"""The calendar of each year, as a picture and day by day, with its files."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.pages.calendar_files import calendar_bytes
from generator.pages.page import Asset, Page
from generator.pages.study_pages import SECTION
from generator.pages.templates import fill
from generator.pages.year_picture import picture_legend, year_picture
from generator.records.settings import Settings
from generator.study.events import Event
from generator.study.preparing import Study, StudyYear
from generator.study.workdays import is_known

WHOLE = "study/calendar.ics"

# So many entries stand on the year's page; with more, each month has a page of its own.
_ON_A_PAGE = 400


def calendar_pages(study: Study) -> Iterator[Page]:
    """Yield the calendar of each year."""
    for year in study.years:
        events = [event for event in study.events if event.day.year == year.number]
        by_month = [
            (month, list(group)) for month, group in groupby(events, lambda event: event.day.month)
        ]
        split = len(events) > _ON_A_PAGE
        yield _year_page(year, study, events, split)
        for month, entries in by_month if split else ():
            uri = f"study/{year.number}/calendar-{month:02}.html"
            html = fill(
                "calendar_month.html.j2",
                uri,
                year=year,
                month=month,
                days=_by_day(entries),
                total=len(entries),
            )
            yield Page(uri, f"{year.number}年{month}月学习日历", html, SECTION)


def calendar_assets(study: Study, settings: Settings) -> Iterator[Asset]:
    """Yield the calendar files: the whole, and one for each unit."""
    if not study.years:
        return
    name = f"{settings.name}：学习日历"
    yield Asset(WHOLE, calendar_bytes(study.events, name, study.today, settings.site_url))
    for member in study.organisation.members:
        own = [event for event in study.events if event.unit == member.key]
        data = calendar_bytes(own, f"{member.title}：学习日历", study.today, settings.site_url)
        yield Asset(unit_calendar(member.record.id), data)


def unit_calendar(identifier: str) -> str:
    """Return the address of a unit's calendar file."""
    return f"study/calendar/{identifier}.ics"


def _year_page(year: StudyYear, study: Study, events: Sequence[Event], split: bool) -> Page:
    uri = f"study/{year.number}/calendar.html"
    html = fill(
        "calendar.html.j2",
        uri,
        year=year,
        years=study.years,
        picture=year_picture(year.number, events, study.today),
        legend=picture_legend(),
        months=[
            (month, _by_day(list(group)))
            for month, group in groupby(events, lambda event: event.day.month)
        ],
        total=len(events),
        split=split,
        whole=WHOLE,
        members=[(one, unit_calendar(one.record.id)) for one in study.organisation.members],
        known_year=is_known(year.number),
    )
    return Page(uri, f"{year.number}年学习日历", html, SECTION, "一年里哪一天学了什么、要办什么。")


def _by_day(events: Sequence[Event]) -> list[tuple[str, str, list[Event]]]:
    """Return anchor, label and entries of each day; entries of a whole month share its first."""
    days = []
    for day, group in groupby(events, lambda event: event.day):
        days.append((f"day-{day}", f"{day.day}日", list(group)))
    return days
