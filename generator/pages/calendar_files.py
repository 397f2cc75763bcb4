"""Write the calendar's entries as a file that calendar programs subscribe to (RFC 5545)."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from icalendar import Calendar, vText
from icalendar import Event as Entry

from generator.study.events import Event

_PRODUCT = "-//study-archive//zh-CN//"
# RFC 5545 allows no control characters but the tab; line breaks are written as \n.
_NOT_ALLOWED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def calendar_bytes(events: Sequence[Event], name: str, today: date, site_url: str | None) -> bytes:
    """Return an iCalendar file of all-day entries, the same for the same arguments.

    Args:
        events: the entries, in any order.
        name: what calendar programs call the calendar.
        today: the day for which it is made; the entries are stamped with it.
        site_url: address of the site, ends with ``/``; without it the entries lead nowhere.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODUCT)
    calendar.add("name", _text(name))
    calendar.add("x-wr-calname", _text(name))
    stamp = datetime.combine(today, time(), UTC)
    begin, end, rest = calendar.to_ical().rpartition(b"END:VCALENDAR")
    ordered = sorted(events, key=lambda one: (one.day, one.uid))
    return b"".join([begin, *(_entry(event, stamp, site_url) for event in ordered), end, rest])


@lru_cache(maxsize=1 << 17)
def _entry(event: Event, stamp: datetime, site_url: str | None) -> bytes:
    """Return one entry as bytes: it stands in the whole calendar and in that of its unit."""
    entry = Entry()
    entry.add("uid", _text(event.uid))
    entry.add("dtstamp", stamp)
    entry.add("dtstart", event.day)
    # The end of all-day entries is the first day that no longer belongs to them.
    entry.add("dtend", event.last + timedelta(days=1))
    entry.add("summary", _text(event.title))
    entry.add("categories", [event.kind.label])
    # Readers stay free on these days as far as their own calendar is concerned.
    entry.add("transp", "TRANSPARENT")
    if site_url:
        entry.add("url", site_url + event.uri)
    written: bytes = entry.to_ical()
    return written


def _text(value: str) -> vText:
    return vText(_NOT_ALLOWED.sub("�", value))
