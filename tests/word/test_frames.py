"""The parts around the text: complete, well-formed, in the layout that was promised."""

import re

import pytest

from generator.word.frames import filled, frame_parts
from tests.word import W, xml

VALUES = {"body": "", "line": "脚注", "title": "标题", "day": "2026-11-20"}
NAMES = sorted(frame_parts())


@pytest.mark.parametrize("name", NAMES)
def test_every_part_is_well_formed_once_filled(name: str) -> None:
    text = filled(frame_parts(), VALUES)[name]
    assert text.startswith("<?xml ")
    xml(text)
    assert not re.search(r"\{[a-z]+\}", text)


def test_open_places_stand_where_they_are_filled() -> None:
    found = {
        name: re.findall(r"\{([a-z]+)\}", text)
        for name, text in frame_parts().items()
        if re.search(r"\{[a-z]+\}", text)
    }
    assert found == {
        "word/document.xml": ["body"],
        "word/footer1.xml": ["line"],
        "word/footer2.xml": ["line"],
        "docProps/core.xml": ["title", "day", "day"],
    }


def test_every_relation_leads_to_a_part_and_every_part_has_a_type() -> None:
    parts = frame_parts()
    types = parts["[Content_Types].xml"]
    for name in parts:
        assert name == "[Content_Types].xml" or name.endswith(".rels") or f'"/{name}"' in types
    for name, folder in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
        targets = [one.get("Target") for one in xml(parts[name])]
        assert targets
        assert all(f"{folder}{target}" in parts for target in targets)


def test_what_is_filled_in_is_text() -> None:
    text = filled({"a": "<p>{line}</p>"}, {"line": "<&> 甲"})["a"]
    assert xml(text).text == "<&> 甲"


def test_numbers_stand_outside_and_are_counted_by_the_reader() -> None:
    parts = frame_parts()
    for name, side in (("word/footer1.xml", "right"), ("word/footer2.xml", "left")):
        number, line = xml(parts[name]).findall(f"{W}p")
        assert [one.get(f"{W}val") for one in number.iter(f"{W}jc")] == [side]
        assert [one.text for one in number.iter(f"{W}instrText")] == [" PAGE "]
        kinds = [one.get(f"{W}fldCharType") for one in number.iter(f"{W}fldChar")]
        assert kinds == ["begin", "separate", "end"]
        assert "".join(number.itertext()).replace(" PAGE ", "") == "— 1 —"
        assert "".join(line.itertext()) == "{line}"
    assert "<w:evenAndOddHeaders/>" in parts["word/settings.xml"]


def test_nobody_is_named() -> None:
    parts = frame_parts()
    core = xml(parts["docProps/core.xml"])
    named = {one.tag.partition("}")[2]: one.text for one in core}
    assert named["creator"] is None
    assert named["lastModifiedBy"] is None
    app = xml(parts["docProps/app.xml"])
    assert [(one.tag.partition("}")[2], one.text) for one in app] == [
        ("Application", None),
        ("Company", None),
    ]


def test_fonts_for_chinese_are_named_wherever_a_word_processor_looks() -> None:
    parts = frame_parts()
    styles = xml(parts["word/styles.xml"])
    default = styles.find(f"{W}docDefaults//{W}rFonts")
    normal = styles.find(f"{W}style[@{W}styleId='Normal']/{W}rPr/{W}rFonts")
    for fonts in (default, normal):
        assert fonts is not None
        assert fonts.get(f"{W}eastAsia") == "仿宋_GB2312"
    theme = xml(parts["word/theme/theme1.xml"])
    drawing = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    faces = [one.get("typeface") for one in theme.iterfind(".//a:fontScheme/*/a:ea", drawing)]
    assert faces == ["方正小标宋简体", "仿宋_GB2312"]
    table = xml(parts["word/fontTable.xml"])
    known = {one.get(f"{W}name") for one in table}
    used = {one.get(f"{W}eastAsia") for one in styles.iter(f"{W}rFonts")} - {None}
    assert used <= known
