"""The page of the basket, and the script that writes its Word file."""

import json
from datetime import date

from generator.pages.page import Asset, Page
from generator.pages.templates import fill
from generator.records.settings import Settings
from generator.word.frames import frame_parts

BASKET = "basket.html"
FRAME = "assets/archive/word-frame.js"


def basket_page() -> Page:
    """Return the page of the basket; its script fills it."""
    html = fill("basket.html.j2", BASKET)
    scripts = {"script": "assets/archive/basket-page.js", "data_script": FRAME}
    return Page(BASKET, "资料篮", html, BASKET, "选入的资料，排好次序带走。", meta=scripts)


def frame_asset(settings: Settings, today: date) -> Asset:
    """Return the parts of a Word file as a script, with what stands at the foot of each page."""
    line = "　".join(filter(None, ("资料篮导出，未经核对", settings.notice)))
    frame = {"parts": dict(frame_parts()), "line": line, "day": today.isoformat()}
    content = f"archiveDesk.frame = {json.dumps(frame, ensure_ascii=False)};\n"
    return Asset(FRAME, content.encode("utf-8"))
