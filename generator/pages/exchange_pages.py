"""The pages of the exchange of practice: gallery, adoption, meetings, training of secretaries."""

from collections.abc import Iterator
from typing import Any

from generator.pages.counted_pages import COUNTED_ON_A_PAGE, count_pages
from generator.pages.cutting import cut, cut_groups, numbered, page_uris
from generator.pages.page import Asset, Page
from generator.pages.templates import fill
from generator.practice.adoptions import origins_of, uses_of
from generator.practice.exchange import Exchange
from generator.practice.trainings import TRAINING_PAGE
from generator.records.kinds.case import Case
from generator.records.kinds.outcome import Outcome
from generator.records.kinds.session import Session
from generator.records.library import Record
from generator.study.preparing import Study
from generator.word.meeting_paper import meeting_paper

# The exchange stands beside the cases.
CASES = ("典型案例", "cases/index.html")
SECTION = CASES[1]
GALLERY = "practice/exchange.html"
ADOPTION = "practice/adoption.html"
MEETINGS = "practice/meetings.html"
TRAINING = TRAINING_PAGE

# A case takes a row of sentences, a training a list of names.
CASES_ON_A_PAGE = 40
ADOPTIONS_ON_A_PAGE = 80
TRAININGS_ON_A_PAGE = 50
# So much of a sentence stands in a list; the page of the case has all of it.
_SHOWN = 70
# So many units are named beside a type of problem; the list has all of them.
UNITS_NAMED = 12


def exchange_pages(exchange: Exchange, study: Study) -> Iterator[Page]:
    """Yield the pages of the exchange, each where it has something to show."""
    if exchange.cases or any(shelf.facing or shelf.solved for shelf in exchange.shelves):
        yield from _gallery(exchange, study)
    if exchange.cases:
        yield from _adoption(exchange, study)
    if exchange.meetings:
        yield from _meetings(exchange)
    if any(step.items for step in exchange.training.steps):
        yield from _training(exchange)


def exchange_assets(exchange: Exchange, study: Study) -> Iterator[Asset]:
    """Yield the programme of each meeting as a Word file."""
    for meeting in exchange.meetings:
        yield Asset(meeting.paper_uri, meeting_paper(meeting, exchange.library, study.today))


def exchange_values(record: Record, exchange: Exchange) -> dict[str, Any]:
    """Return what the template of a record's kind needs of the exchange."""
    match record.fields:
        case Case():
            shown = exchange.cases[record.key]
            return {"way": shown.way, "adoptions": shown.adoptions}
        case Session():
            return {"meeting": exchange.meeting_by_key.get(record.key)}
        case Outcome():
            uses = uses_of(record, exchange.library, exchange.links)
            origins = origins_of(record, exchange.library, exchange.links)
            return {"origins": origins, "uses": uses}
        case _:
            return {}


def shortened(text: str) -> str:
    """Return so much of a sentence as a list shows."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip('，、；：。 ')}……"


def _gallery(exchange: Exchange, study: Study) -> Iterator[Page]:
    pages = cut_groups([(shelf, shelf.cases) for shelf in exchange.shelves], CASES_ON_A_PAGE)
    uris = page_uris(GALLERY, len(pages))
    where = {
        part.group.id: uri
        for uri, parts in zip(uris, pages, strict=True)
        for part in parts
        if part.begins
    }
    title = "案例交流"
    for number, (uri, parts) in enumerate(zip(uris, pages, strict=True), start=1):
        html = fill(
            "exchange.html.j2",
            uri,
            exchange=exchange,
            parts=parts,
            where=where,
            uris=uris,
            uri=uri,
            number=number,
            today=study.today,
            list_uri=_list_uri,
            adoption=ADOPTION,
            meetings=MEETINGS if exchange.meetings else "",
            shortened=shortened,
            named=UNITS_NAMED,
        )
        yield Page(uri, numbered(title, number), html, SECTION, "同类问题，谁遇到了，谁解决了。")
    counts = [
        *exchange.state_counts,
        *(
            count
            for shelf in exchange.shelves
            for count in (shelf.count, shelf.facing, shelf.solved)
        ),
    ]
    for count in counts:
        yield from count_pages(count, _list_stem(count.id), (title, GALLERY), CASES)


def _adoption(exchange: Exchange, study: Study) -> Iterator[Page]:
    parts = cut(exchange.adoptions, ADOPTIONS_ON_A_PAGE)
    uris = page_uris(ADOPTION, len(parts))
    title = "采用情况"
    for number, (uri, part) in enumerate(zip(uris, parts, strict=True), start=1):
        html = fill(
            "adoption.html.j2",
            uri,
            counts=exchange.result_counts,
            adoptions=part,
            uris=uris,
            uri=uri,
            gallery=GALLERY,
            today=study.today,
            list_uri=_list_uri,
            shortened=shortened,
        )
        yield Page(uri, numbered(title, number), html, SECTION, "谁采用了哪个案例，结果怎样。")
    for count in exchange.result_counts:
        yield from count_pages(count, _list_stem(count.id), (title, ADOPTION), CASES)


def _meetings(exchange: Exchange) -> Iterator[Page]:
    parts = cut(exchange.meetings, COUNTED_ON_A_PAGE)
    uris = page_uris(MEETINGS, len(parts))
    for number, (uri, part) in enumerate(zip(uris, parts, strict=True), start=1):
        html = fill("exchange_meeting.html.j2", uri, meetings=part, uris=uris, uri=uri)
        yield Page(uri, numbered("交流会", number), html, SECTION, "谁讲哪个案例，用多少时间。")


def _training(exchange: Exchange) -> Iterator[Page]:
    pages = cut_groups(
        [(step, step.items) for step in exchange.training.steps], TRAININGS_ON_A_PAGE
    )
    uris = page_uris(TRAINING, len(pages))
    for number, (uri, parts) in enumerate(zip(uris, pages, strict=True), start=1):
        html = fill(
            "training_plan.html.j2",
            uri,
            parts=parts,
            gaps=exchange.training.gaps,
            uris=uris,
            uri=uri,
            number=number,
            list_uri=_list_uri,
        )
        title = numbered("学习秘书的培训", number)
        yield Page(uri, title, html, SECTION, "按工作环节排列的课程、授课人和资料。")
    for step in exchange.training.steps:
        yield from count_pages(
            step.count, _list_stem(step.count.id), ("学习秘书的培训", TRAINING), CASES
        )


def _list_stem(name: str) -> str:
    return f"practice/exchange/{name}"


def _list_uri(name: str) -> str:
    """Return the address of the list of a number of this id."""
    return f"{_list_stem(name)}.html"
