"""Calendar programs can read the file, whatever titles hold, and it is always the same."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from generator.pages.calendar_files import calendar_bytes
from generator.study.events import Event, EventKind
from tests.building import TODAY

_SITE = "https://example.org/library/"
_EVENT = Event(
    uid="sessions/yulin-202605@study-archive",
    day=date(2026, 5, 12),
    last=date(2026, 5, 12),
    kind=EventKind.HELD,
    title="集中学习：调查研究（榆林街道）",
    unit="units/yulin",
    unit_title="榆林街道",
    uri="sessions/yulin-202605.html",
)
_MONTH = replace(
    _EVENT,
    uid="plans/yulin-2026#4@study-archive",
    day=date(2026, 4, 1),
    last=date(2026, 4, 30),
    kind=EventKind.PLANNED,
)


def _parsed(*events: Event, name: str = "学习日历", site_url: str | None = _SITE) -> Calendar:
    return Calendar.from_ical(calendar_bytes(events, name, TODAY, site_url))


def test_the_calendar_says_what_it_is() -> None:
    calendar = _parsed(_EVENT)
    assert calendar["version"] == "2.0"
    assert calendar["prodid"] == "-//study-archive//zh-CN//"
    assert calendar["name"] == calendar["x-wr-calname"] == "学习日历"


def test_an_entry_takes_whole_days_and_ends_before_the_next() -> None:
    month, session = _parsed(_EVENT, _MONTH).events
    days = [day for entry in (session, month) for day in (entry.DTSTART, entry.DTEND)]
    assert days == [date(2026, 5, 12), date(2026, 5, 13), date(2026, 4, 1), date(2026, 5, 1)]
    assert session["uid"] == _EVENT.uid
    assert session["summary"] == _EVENT.title
    assert session.categories == ["已学"]
    assert session["url"] == "https://example.org/library/sessions/yulin-202605.html"
    stamp = session.DTSTAMP
    assert stamp == datetime(2026, 11, 20, tzinfo=UTC)


def test_without_an_address_of_the_site_entries_have_none() -> None:
    (entry,) = _parsed(_EVENT, site_url=None).events
    assert "url" not in entry


def test_the_order_of_the_arguments_changes_nothing() -> None:
    twin = replace(_EVENT, uid="a")
    given = [_EVENT, _MONTH, twin]
    written = calendar_bytes(given, "学习日历", TODAY, _SITE)
    assert written == calendar_bytes(given[::-1], "学习日历", TODAY, _SITE)
    assert [entry["uid"] for entry in _parsed(*given).events] == [_MONTH.uid, "a", _EVENT.uid]


def test_nothing_happened_is_a_calendar_as_well() -> None:
    assert _parsed().events == []


@pytest.mark.parametrize(
    "title",
    [
        "一、二，三, 四; 五；六",
        r"反斜线 \ 与 \, \; \n",
        "第一行\n第二行",
        '引号 " 与冒号 : 和 END:VEVENT',
        "  两端空格  ",
    ],
)
def test_special_characters_come_through(title: str) -> None:
    (entry,) = _parsed(replace(_EVENT, title=title), name=title).events
    assert entry["summary"] == title


def test_a_line_break_in_a_title_begins_no_property() -> None:
    written = calendar_bytes(
        [replace(_EVENT, title="甲\r\nATTENDEE:mailto:a@example.org")], "乙\nX-A:b", TODAY, _SITE
    )
    names = {line.partition(b":")[0] for line in written.split(b"\r\n")}
    assert not names & {b"ATTENDEE", b"X-A"}


def test_control_characters_are_replaced() -> None:
    (entry,) = _parsed(replace(_EVENT, title="甲\x00乙\x1b丙\x7f丁\ud800")).events
    assert entry["summary"] == "甲�乙�丙�丁�"


@given(st.text(max_size=200), st.integers(0, 200))
def test_lines_are_folded_between_characters(title: str, length: int) -> None:
    event = replace(_EVENT, title=title + "学" * length, uid="习" * length or "u")
    written = calendar_bytes([event], title, TODAY, _SITE)
    assert written.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")
    for line in written.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
    (entry,) = Calendar.from_ical(written).events
    assert str(entry["summary"]).endswith("学" * length)
