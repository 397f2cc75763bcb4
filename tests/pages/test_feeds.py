"""The feeds hold the newest records, can be parsed, and show nothing that readers may not see."""

import json
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from generator.pages.feeds import NEWEST, feed_assets
from generator.views.deriving import Views
from tests.conftest import Archive
from tests.views.examples import material, views_of

_ATOM = "{http://www.w3.org/2005/Atom}link"
_SITE = {"archive.yml": "name: 示例资料库\nsite_url: https://example.org/library/\n"}


def _feeds(views: Views) -> tuple[ET.Element, dict[str, Any]]:
    rss, text = feed_assets(views)
    assert (rss.uri, text.uri) == ("feed.xml", "feed.json")
    assert isinstance(rss.content, bytes)
    assert isinstance(text.content, bytes)
    channel = ET.fromstring(rss.content).find("channel")  # noqa: S314 - our own bytes
    assert channel is not None
    return channel, json.loads(text.content)


def _titles(views: Views) -> list[str]:
    channel, feed = _feeds(views)
    found = [item.findtext("title", "") for item in channel.iter("item")]
    assert [item["title"] for item in feed["items"]] == found
    return found


def _speech(name: str, title: str, *fields: str, body: str = "文。") -> dict[str, str]:
    return {f"materials/speeches/{name}.md": material(title, *fields, body=body)}


def test_an_item_says_what_the_record_is(archive: Archive) -> None:
    files = _SITE | _speech("a", "讲话甲", "date: 2026-05-12", "summary: 说明来意。")
    channel, feed = _feeds(views_of(archive, files))
    assert channel.findtext("title") == "示例资料库"
    assert channel.findtext("link") == "https://example.org/library/"
    own = channel.find(_ATOM)
    assert own is not None
    assert own.attrib["href"] == "https://example.org/library/feed.xml"
    (item,) = channel.iter("item")
    assert item.findtext("link") == "https://example.org/library/speeches/a.html"
    assert item.findtext("description") == "说明来意。"
    assert item.findtext("category") == "讲话"
    assert item.findtext("pubDate") == "Tue, 12 May 2026 00:00:00 +0800"
    guid = item.find("guid")
    assert guid is not None
    assert guid.attrib == {"isPermaLink": "false"}
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://example.org/library/feed.json"
    assert feed["items"] == [
        {
            "id": guid.text,
            "url": "https://example.org/library/speeches/a.html",
            "title": "讲话甲",
            "summary": "说明来意。",
            "content_text": "说明来意。",
            "date_published": "2026-05-12T00:00:00+08:00",
            "tags": ["讲话"],
        }
    ]


def test_without_an_address_of_the_site_links_are_relative(archive: Archive) -> None:
    channel, feed = _feeds(views_of(archive, _speech("a", "甲", "date: 2026-05-12")))
    assert channel.findtext("link") == feed["home_page_url"] == "index.html"
    assert channel.find(_ATOM) is None
    (item,) = channel.iter("item")
    assert item.findtext("link") == feed["items"][0]["url"] == "speeches/a.html"
    assert item.find("description") is None
    assert feed["items"][0]["content_text"] == "甲"


def test_the_newest_come_first_and_equal_days_by_key(archive: Archive) -> None:
    files = (
        _speech("c", "丙", "date: 2026-05-12")
        | _speech("b", "乙", "date: 2026-05-12")
        | _speech("d", "丁", "date: 2026-06-01")
        | _speech("e", "戊", "date: 2026-06")
        | _speech("f", "己", "date: 2026")
        | {"materials/experiences/z.md": material("经验", "date: 2026-05-12")}
    )
    assert _titles(views_of(archive, files)) == ["丁", "戊", "经验", "乙", "丙", "己"]


def test_a_date_known_to_the_month_is_its_first_day(archive: Archive) -> None:
    channel, _ = _feeds(views_of(archive, _speech("a", "甲", "date: 2026-06")))
    (item,) = channel.iter("item")
    assert parsedate_to_datetime(item.findtext("pubDate", "")) == datetime.fromisoformat(
        "2026-06-01T00:00:00+08:00"
    )


def test_future_and_undated_records_and_units_are_left_out(archive: Archive) -> None:
    files = (
        _speech("a", "今天", "date: 2026-11-20")
        | _speech("b", "明天", "date: 2026-11-21")
        | _speech("c", "本月", "date: 2026-11")
        | _speech("d", "没有日期")
        | {"materials/units/yulin.md": material("榆林街道", "date: 2026-01-01")}
    )
    assert _titles(views_of(archive, files)) == ["今天", "本月"]


def test_what_the_audience_may_not_see_is_left_out(archive: Archive) -> None:
    audiences = "audiences:\n  - {id: members, name: 成员}\n  - {id: leaders, name: 领导}\n"
    files = (
        {"archive.yml": audiences}
        | _speech("a", "公开讲话", "date: 2026-05-12")
        | _speech("b", "内部讲话", "date: 2026-05-13", "audience: leaders")
    )
    views = views_of(archive, files)
    assert _titles(views) == ["公开讲话"]
    assert not any("内部".encode() in bytes(asset.content) for asset in feed_assets(views))


def test_no_more_than_fifty_are_named(archive: Archive) -> None:
    first = datetime(2026, 1, 1).astimezone()
    files: dict[str, str] = {}
    for number in range(NEWEST + 5):
        day = (first + timedelta(days=number)).date()
        files |= _speech(f"s{number}", f"第{number}篇", f"date: {day}")
    titles = _titles(views_of(archive, files))
    assert titles == [f"第{number}篇" for number in range(NEWEST + 4, 4, -1)]


@pytest.mark.parametrize(
    "title",
    ["]]><item>甲</item>", "<script>alert(1)</script>", "&lt;b&gt; & \" ' ", "甲]]>乙<!--"],
)
def test_hostile_titles_stay_text(archive: Archive, title: str) -> None:
    quoted = json.dumps(title.strip(), ensure_ascii=False)
    files = _speech("a", quoted, "date: 2026-05-12", f"summary: {quoted}")
    views = views_of(archive, files)
    assert _titles(views) == [title.strip()]
    channel, _ = _feeds(views)
    description = channel.findtext("item/description", "")
    assert "<" not in description
    assert unescape(description) == title.strip()


def test_characters_that_xml_cannot_hold_are_replaced(archive: Archive) -> None:
    files = _speech("a", r'"甲\x01乙\x1b丙"', "date: 2026-05-12")
    assert _titles(views_of(archive, files)) == ["甲�乙�丙"]


def test_the_identity_follows_the_words(archive: Archive) -> None:
    def identity(*fields: str, body: str = "文。") -> str:
        views = views_of(archive, _speech("a", "甲", "date: 2026-05-12", *fields, body=body))
        channel, _ = _feeds(views)
        return channel.findtext("item/guid", "")

    plain = identity()
    key, _, digest = plain.partition("@")
    assert key == "speeches/a"
    assert len(digest) == 12
    assert identity() == plain
    assert identity("keywords: [走访]") == plain
    assert identity("summary: 摘要。") != plain
    assert identity(body="改了。") != plain


def test_the_same_records_give_the_same_bytes(archive: Archive) -> None:
    files = _speech("a", "甲", "date: 2026-05-12") | _speech("b", "乙", "date: 2026-05-12")
    assert feed_assets(views_of(archive, files)) == feed_assets(views_of(archive, files))


def test_an_empty_archive_has_feeds_without_items(archive: Archive) -> None:
    assert _titles(views_of(archive, {})) == []
