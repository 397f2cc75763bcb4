"""The page of the basket before its script has filled it, and the parts for its Word files."""

import json
import re

from generator.pages.basket_page import BASKET, FRAME, basket_page, frame_asset
from generator.pages.scripts import script_assets
from generator.records.settings import Settings
from generator.word.frames import frame_parts
from tests.building import TODAY
from tests.conftest import ROOT

SCRIPT = ROOT / "generator" / "pages" / "scripts" / "basket_page.js"


def test_the_page_waits_for_its_script() -> None:
    page = basket_page()
    assert (page.uri, page.title, page.section) == (BASKET, "资料篮", BASKET)
    assert '<div class="basket listing" data-basket hidden>' in page.html
    assert "<noscript>" in page.html
    assert page.meta["data_script"] == FRAME
    assert page.meta["script"] in {asset.uri for asset in script_assets()}


def test_it_says_where_the_basket_is_kept() -> None:
    html = basket_page().html
    assert "只存在这台电脑的这个浏览器里，不会发到别处" in html
    assert "materials/packs/" in html


def test_every_button_has_its_action_and_every_action_its_button() -> None:
    buttons = re.findall(r'data-do="(\w+)"', basket_page().html)
    actions = re.search(r"const actions = \{(.*?)\n  \};", SCRIPT.read_text("utf-8"), re.DOTALL)
    assert actions
    assert sorted(buttons) == sorted(re.findall(r"^    (\w+): ", actions[1], re.MULTILINE))


def test_places_that_the_script_fills_are_there() -> None:
    html = basket_page().html
    places = set(
        re.findall(
            r'querySelector(?:All)?\("\[(data-basket[a-z-]*)\]"\)', SCRIPT.read_text("utf-8")
        )
    )
    assert len(places) >= 5
    assert all(re.search(rf"{place}[ >]", html) for place in places)


def test_the_frame_is_that_of_all_word_files() -> None:
    settings = Settings(name="库", notice='示例：<均非真实>"\u2028。')
    asset = frame_asset(settings, TODAY)
    assert asset.uri == FRAME
    assert isinstance(asset.content, bytes)
    text = asset.content.decode("utf-8")
    found = re.fullmatch(r"archiveDesk\.frame = (\{.*\});\n", text, re.DOTALL)
    assert found
    frame = json.loads(found[1])
    assert frame["parts"] == dict(frame_parts())
    assert frame["line"] == f"资料篮导出，未经核对　{settings.notice}"
    assert frame["day"] == "2026-11-20"


def test_an_archive_without_a_notice() -> None:
    asset = frame_asset(Settings(), TODAY)
    assert isinstance(asset.content, bytes)
    assert '"line": "资料篮导出，未经核对",' in asset.content.decode("utf-8")
