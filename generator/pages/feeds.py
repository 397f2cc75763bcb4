"""Write the newest records as feeds: RSS 2.0, and JSON Feed 1.1."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from email.utils import format_datetime
from hashlib import sha256
from xml.etree import ElementTree as ET

from markupsafe import escape

from generator.pages.page import Asset
from generator.records.library import Record
from generator.views.deriving import Views

RSS = "feed.xml"
JSON = "feed.json"
NEWEST = 50

_CHINA = timezone(timedelta(hours=8))
_JSON_FEED = "https://jsonfeed.org/version/1.1"
# XML 1.0 has no way to write these, not even escaped.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class _Item:
    """One record as both feeds show it; `identity` changes with the record's words."""

    identity: str
    url: str
    title: str
    summary: str
    label: str
    when: datetime


@dataclass(frozen=True, slots=True)
class _Feed:
    """What both feeds say of themselves; `site` is empty without an address of the site."""

    site: str
    name: str
    description: str
    language: str
    made: datetime
    items: Sequence[_Item]


def feed_assets(views: Views) -> tuple[Asset, ...]:
    """Return both feeds, of the newest records that are dated on or before today.

    Addresses are absolute where the address of the site is known, else relative to the feeds.
    """
    settings = views.library.settings
    site = settings.site_url or ""
    feed = _Feed(
        site=site,
        name=_clean(settings.name),
        description=_clean(f"{settings.organisation or settings.name}的新资料"),
        language=settings.language,
        made=_midnight(views.today),
        items=tuple(
            _item(record, first, site)
            for first, record in _newest(views.library.records, views.today)
        ),
    )
    return Asset(RSS, _rss(feed)), Asset(JSON, _json(feed))


def _newest(records: Sequence[Record], today: date) -> list[tuple[date, Record]]:
    """Return the newest records with their first days, the newest first; units are no news."""
    dated = [
        (record.when.first, record)
        for record in records
        if record.when and record.when.first <= today and record.kind.name != "unit"
    ]
    dated.sort(key=lambda pair: pair[1].key)
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return dated[:NEWEST]


def _item(record: Record, first: date, site: str) -> _Item:
    summary = record.fields.summary or ""
    words = "\n".join([record.title, summary, *(block.text for block in record.blocks)])
    digest = sha256(words.encode("utf-8", errors="replace")).hexdigest()
    return _Item(
        identity=f"{record.key}@{digest[:12]}",
        url=site + record.uri,
        title=_clean(record.title),
        summary=_clean(summary),
        label=_clean(record.kind.label),
        when=_midnight(first),
    )


def _rss(feed: _Feed) -> bytes:
    attributes = {"version": "2.0"}
    if feed.site:
        attributes["xmlns:atom"] = "http://www.w3.org/2005/Atom"
    root = ET.Element("rss", attributes)
    channel = ET.SubElement(root, "channel")
    _add(channel, "title", feed.name)
    _add(channel, "link", feed.site or "index.html")
    _add(channel, "description", _as_html(feed.description))
    _add(channel, "language", feed.language)
    _add(channel, "lastBuildDate", format_datetime(feed.made))
    if feed.site:
        own = feed.site + RSS
        _add(channel, "atom:link", "", href=own, rel="self", type="application/rss+xml")
    for item in feed.items:
        entry = ET.SubElement(channel, "item")
        _add(entry, "title", item.title)
        _add(entry, "link", item.url)
        if item.summary:
            _add(entry, "description", _as_html(item.summary))
        _add(entry, "category", item.label)
        _add(entry, "guid", item.identity, isPermaLink="false")
        _add(entry, "pubDate", format_datetime(item.when))
    ET.indent(root, "")
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = text


def _json(feed: _Feed) -> bytes:
    content: dict[str, object] = {
        "version": _JSON_FEED,
        "title": feed.name,
        "home_page_url": feed.site or "index.html",
        "feed_url": feed.site + JSON,
        "description": feed.description,
        "language": feed.language,
        "items": [_json_item(item) for item in feed.items],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def _json_item(item: _Item) -> dict[str, object]:
    """Return an item; the format asks for content, so the title stands in for a summary."""
    summary = {"summary": item.summary} if item.summary else {}
    return {
        "id": item.identity,
        "url": item.url,
        "title": item.title,
        **summary,
        "content_text": item.summary or item.title,
        "date_published": item.when.isoformat(),
        "tags": [item.label],
    }


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), _CHINA)


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("�", text)


def _as_html(text: str) -> str:
    """Return text as RSS wants descriptions, which are HTML: what looks like a tag stays words."""
    return str(escape(text))
