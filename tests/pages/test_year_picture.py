"""The picture has every day of the year, and leads from the days with entries to their list."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from generator.pages.year_picture import picture_legend, year_picture
from generator.study.events import Event, EventKind
from tests.building import TODAY

_EVENT = Event(
    uid="a",
    day=date(2026, 5, 12),
    last=date(2026, 5, 12),
    kind=EventKind.HELD,
    title="集中学习",
    unit="units/yulin",
    unit_title="榆林街道",
    uri="sessions/a.html",
)


def _on(day: date, kind: EventKind = EventKind.HELD, times: int = 1) -> list[Event]:
    return [replace(_EVENT, uid=f"{day}{n}", day=day, last=day, kind=kind) for n in range(times)]


def _target(day: date) -> str:
    return f"#day-{day}"


def _corner(square: ET.Element) -> tuple[int, int, int]:
    """Return the corner of a day's square, and its size."""
    x, y, size = re.match(r"M(\d+) (\d+)h(\d+)v", square.attrib["d"]).groups()  # type: ignore[union-attr]
    return int(x), int(y), int(size)


def _drawn(year: int, events: Sequence[Event] = (), today: date = TODAY) -> ET.Element:
    return ET.fromstring(year_picture(year, events, today, _target))  # noqa: S314 - our own markup


def _cells(picture: ET.Element) -> list[ET.Element]:
    return [one for one in picture.iter() if "day" in one.attrib.get("class", "").split()]


def _cell(picture: ET.Element, day: date) -> ET.Element:
    """Return the cell of a day; the cells of a month are those of its picture."""
    month = picture.findall("svg")[day.month - 1]
    (found,) = (cell for cell in _cells(month) if cell.findtext(".//text") == str(day.day))
    return found


def _classes(picture: ET.Element, day: date) -> set[str]:
    return set(_cell(picture, day).attrib["class"].split()) - {"day"}


@pytest.mark.parametrize(
    ("year", "count"), [(2026, 365), (2024, 366), (2000, 366), (2100, 365), (1000, 365)]
)
def test_every_day_of_the_year_has_a_cell(year: int, count: int) -> None:
    assert len(_cells(_drawn(year))) == count


def test_months_have_their_names_and_weeks_begin_on_monday() -> None:
    picture = _drawn(2026)
    names = [month.findtext("text") for month in picture.findall("svg")]
    assert names == [f"{month}月" for month in range(1, 13)]
    places = [_cell(picture, date(2026, 6, day)).find(".//path") for day in (1, 5, 8)]
    found = [_corner(place)[:2] for place in places if place is not None]
    assert found == [(0, 44), (96, 44), (0, 68)]


def test_a_month_of_six_weeks_stays_inside_its_picture() -> None:
    picture = _drawn(2026)
    for month in picture.findall("svg"):
        _, _, width, height = map(int, month.attrib["viewBox"].split())
        corners = [_corner(square) for square in month.iter("path")]
        assert len(corners) >= 15
        for x, y, size in corners:
            assert x + size <= width
            assert y + size <= height


def test_days_with_entries_are_links_that_say_what_is_on() -> None:
    events = [
        *_on(date(2026, 5, 12), times=3),
        *_on(date(2026, 12, 1), EventKind.DUE),
        *_on(date(2026, 12, 1), EventKind.PLANNED, times=2),
        *_on(date(2026, 10, 10)),
        *_on(date(2025, 5, 12)),
    ]
    picture = _drawn(2026, events)
    links = {link.attrib["href"]: link.findtext("title") for link in picture.iter("a")}
    assert links == {
        "#day-2026-05-12": "5月12日 星期二：3 次学习",
        "#day-2026-10-10": "10月10日 星期六（调休上班）：1 次学习",
        "#day-2026-12-01": "12月1日 星期二：2 项计划，1 项期限",
    }
    assert _classes(picture, date(2026, 12, 1)) == {"due"}


@pytest.mark.parametrize(("times", "step"), [(1, 1), (2, 2), (3, 3), (9, 3)])
def test_more_sessions_are_drawn_fuller(times: int, step: int) -> None:
    day = date(2026, 5, 12)
    assert _classes(_drawn(2026, _on(day, times=times)), day) == {"held", f"held-{step}"}


def test_holidays_are_off_and_make_up_days_have_a_dot() -> None:
    picture = _drawn(2026)
    assert _classes(picture, date(2026, 10, 1)) == {"off"}
    assert _cell(picture, date(2026, 10, 1)).findtext("title") == "国庆节"
    assert _classes(picture, date(2026, 10, 11)) == {"off"}
    assert _classes(picture, date(2026, 10, 10)) == {"make-up"}
    assert _classes(picture, date(2026, 10, 9)) == set()


def test_a_year_without_known_holidays_has_weekends() -> None:
    picture = _drawn(2027)
    assert _classes(picture, date(2027, 10, 1)) == set()
    assert _classes(picture, date(2027, 10, 2)) == {"off"}
    assert not [cell for cell in _cells(picture) if "make-up" in cell.attrib["class"]]


def test_today_is_framed_in_its_year_only() -> None:
    assert _classes(_drawn(2026), TODAY) == {"today"}
    assert "frame" not in year_picture(2025, [], TODAY, _target)


def test_entries_of_a_month_without_a_day_stand_beside_its_name() -> None:
    plan = replace(
        _EVENT, day=date(2026, 4, 1), last=date(2026, 4, 30), kind=EventKind.PLANNED, title="计划"
    )
    picture = _drawn(2026, [plan, replace(plan, uid="b")])
    (link,) = picture.iter("a")
    assert link.attrib == {"class": "unfixed", "href": "#day-2026-04-01"}
    assert link.findtext("title") == "4月，未定日：2 项计划"
    assert link.findtext("text") == "未定日 2 项"
    assert _classes(picture, date(2026, 4, 1)) == set()


def test_pictures_with_links_are_named_groups_without_inline_style() -> None:
    drawn = year_picture(2026, _on(date(2026, 5, 12)), TODAY, _target)
    picture = ET.fromstring(drawn)  # noqa: S314 - our own markup
    assert picture.attrib["aria-label"] == "2026年学习日历"
    identifiers = re.findall(r' id="([^"]+)"', drawn)
    assert len(identifiers) == len(set(identifiers)) == 12
    for month in picture.findall("svg"):
        assert month.attrib["role"] == "group"
        assert month.attrib["aria-labelledby"] in identifiers
    assert "style" not in drawn


def test_the_legend_names_every_mark() -> None:
    legend = ET.fromstring(picture_legend())  # noqa: S314 - our own markup
    words = [item[0].tail for item in legend]
    assert words == ["学习一次", "两次", "三次以上", "计划或期限", "休息", "调休上班", "今天"]
