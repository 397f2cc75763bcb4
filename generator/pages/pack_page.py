"""What the page of a pack shows besides that of any record, and the Word files that go with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from generator.desk.packs import CompiledPack
from generator.pages.page import Asset
from generator.records.kinds.pack import Use
from generator.records.settings import Settings
from generator.word.pack_papers import handout, speakers_sheet

_WIDTH = 240
_HEIGHT = 10


@dataclass(frozen=True, slots=True)
class Papers:
    """The addresses of a pack's Word files."""

    handout: str
    speaker: str


def papers_of(pack: CompiledPack) -> Papers:
    """Return where the Word files of a pack lie; no id has a dot, so these are nobody else's."""
    return Papers(f"{pack.record.key}.docx", f"{pack.record.key}.speaker.docx")


def pack_values(pack: CompiledPack) -> dict[str, Any]:
    """Return what the template of a pack needs."""
    return {
        "pack": pack,
        "pack_picture": _picture(pack),
        "uses": list(Use),
        "pack_papers": papers_of(pack),
    }


def pack_assets(pack: CompiledPack, settings: Settings, today: date) -> Iterator[Asset]:
    """Yield the Word files of a pack."""
    papers = papers_of(pack)
    yield Asset(papers.handout, handout(pack, settings, today))
    yield Asset(papers.speaker, speakers_sheet(pack, settings, today))


def _picture(pack: CompiledPack) -> Markup:
    """Draw the minutes as one bar: required, optional, discussion; a line where the limit is."""
    parts = [
        *((use.id, pack.minutes_for(use)) for use in Use),
        ("discussion", pack.fields.discussion or 0),
    ]
    whole = max(pack.total, pack.fields.limit or 0) or 1
    place = 0.0
    bars = []
    for name, minutes in parts:
        width = round(_WIDTH * minutes / whole, 1)
        if minutes:
            bars.append(
                Markup('<rect class="{}" x="{}" y="0.5" width="{}" height="{}"/>').format(
                    name, round(place + 0.5, 1), max(width - 1, 1), _HEIGHT - 1
                )
            )
        place += width
    limit = Markup("")
    if pack.fields.limit:
        at = min(round(_WIDTH * pack.fields.limit / whole, 1), _WIDTH - 1)
        limit = Markup('<path class="limit" d="M{} 0v{}"/>').format(at, _HEIGHT)
    return Markup(
        '<svg class="minutes-bar" viewBox="0 0 {} {}" aria-hidden="true">{}{}</svg>'
    ).format(_WIDTH, _HEIGHT, Markup("").join(bars), limit)
