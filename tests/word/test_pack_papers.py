"""What the listeners get, and what the speaker gets."""

from generator.compiler import examine, gather
from generator.desk.packs import CompiledPack
from generator.desk.preparing import prepare
from generator.records.settings import Settings
from generator.word.pack_papers import handout, speakers_sheet
from tests.building import TODAY
from tests.conftest import ROOT, Archive
from tests.desk.hard_cases import FILES
from tests.word import feet, opened, tables, texts, written

SETTINGS = Settings(name="学习资料库", notice="示例：均非真实。")
FRONT = """---
title: 怎样走访
summary: 讲四十分钟。
purpose: 专题授课
listeners: 走访带队同志
limit: 30
items:
  - ref: speeches/new
    paragraphs: [{first}, {second}]
    minutes: 14
    questions: [哪一句最要紧？]
    notes: |-
      先请人读一遍。
      再讲“不列入”。
  - {{ref: speeches/rule, use: 选读, minutes: 12}}
  - {{ref: speeches/old, minutes: 3}}
  - {{ref: speeches/press, minutes: 1}}
questions: [回去先改哪一条？]
discussion: 5
---

"""
LECTURE = "## 一、开头\n\n讲话里说：“带着问题去，随机看几户，谁走访谁动笔。”\n"
NOTES = ["先请人读一遍。", "再讲“不列入”。"]
FIRST = "没有调查清楚的事项，不列入年度计划"
SECOND = "今年全区投入二千三百万元"
LEFT_OUT = "各单位每季度至少走访三十户"


def _compiled(archive: Archive, text: str) -> CompiledPack:
    examination = examine(archive({**FILES, "materials/packs/p.md": text}), today=TODAY)
    return prepare(examination.library, examination.links).packs["packs/p"]


def _pack(archive: Archive, body: str = LECTURE) -> CompiledPack:
    library = gather(archive(dict(FILES))).library
    blocks = library.by_key["speeches/new"].blocks
    front = FRONT.format(first=blocks[1].id, second=blocks[3].id)
    return _compiled(archive, front + body)


def test_the_handout_holds_what_was_chosen_and_no_hints(archive: Archive) -> None:
    pack = _pack(archive)
    content = handout(pack, SETTINGS, TODAY)
    lines = written(content)
    assert lines[:4] == [
        ("Title", "怎样走访"),
        ("Subtitle", "专题授课，走访带队同志"),
        ("正文段落", "讲四十分钟。"),
        ("Heading 1", "一、在秋季会议上的讲话"),
    ]
    assert lines[4] == ("说明", "必读　第1、3段　讲话　14 分钟　全文公开")
    whole = "\n".join(texts(content))
    assert FIRST in whole
    assert SECOND in whole
    assert LEFT_OUT not in whole
    assert "第一条 走访记录由走访人本人填写" in whole
    for line in pack.lines:
        assert ("说明", f"出处：{line.citation}") in lines
    assert ("正文段落", "思考题 1：哪一句最要紧？") in lines
    assert lines[-2:] == [("Heading 1", "五、讨论题"), ("正文段落", "1. 回去先改哪一条？")]
    assert not any(hint in whole for hint in NOTES)
    assert "带着问题去" not in whole


def test_the_speaker_gets_hints_times_lecture_sources_and_the_check(archive: Archive) -> None:
    pack = _pack(archive)
    content = speakers_sheet(pack, SETTINGS, TODAY)
    lines = written(content)
    heads = [text for style, text in lines if style == "Heading 1"]
    sections = ["一、时间安排", "二、讲授提示", "三、讲稿", "四、讨论题", "五、出处清单"]
    assert heads == [*sections, "一、一致（1 处）"]
    assert tables(content)[0] == [
        ["序号", "篇目", "用法", "分钟", "累计"],
        ["1", "在秋季会议上的讲话", "必读", "14", "14"],
        ["2", "走访记录管理办法", "选读", "12", "26"],
        ["3", "在春季会议上的讲话", "必读", "3", "29"],
        ["4", "在冬季会议上的讲话", "必读", "1", "30"],
        ["", "讨论", "", "5", "35"],
    ]
    assert ("说明", "超过上限 30 分钟，多 5。") in lines
    assert all(("正文段落", hint) in lines for hint in NOTES)
    assert ("说明", "注意：已由《在秋季会议上的讲话》替代，只供对照。") in lines
    quoted = [text for style, text in lines if style == "Quote"]
    assert [text[:4] for text in quoted] == [FIRST[:4], SECOND[:4]]
    assert ("Heading 2", "一、开头") in lines
    sources = [f"［{number}］{one}" for number, (_, one) in enumerate(pack.sources, start=1)]
    assert len(sources) == 4
    assert all(("说明", source) in lines for source in sources)
    assert ("Title", "引文核对") in lines
    (_, checked) = tables(content)
    assert checked[1][:2] == ["24", "带着问题去，随机看几户，谁走访谁动笔。"]
    assert checked[1][2].startswith("speeches/new#p")


def test_a_text_that_is_right_is_no_draft(archive: Archive) -> None:
    pack = _pack(archive)
    for content in (handout(pack, SETTINGS, TODAY), speakers_sheet(pack, SETTINGS, TODAY)):
        assert not any("草稿" in text for text in (*texts(content), *feet(content)))
        assert all("示例：均非真实。" in foot for foot in feet(content))


def test_a_draft_says_so_on_every_page_and_why(archive: Archive) -> None:
    body = "“没有调查清楚的事项，列入年度计划”，“没有人说过的话没有人说过”。"
    pack = _pack(archive, body)
    assert len(pack.hindrances) == 2
    for content in (handout(pack, SETTINGS, TODAY), speakers_sheet(pack, SETTINGS, TODAY)):
        assert all(f"草稿 {pack.build_id}　示例" in foot for foot in feet(content))
        why = "草稿：有 1 处引文有改动，1 处引文没有找到，改正后才是定稿。"
        assert why in texts(content)
    told = texts(speakers_sheet(pack, SETTINGS, TODAY))
    assert "一、未找到（1 处）" in told
    assert "二、有改动（1 处）" in told
    assert "原文：没有调查清楚的事项，不列入年度计划" in told


def test_a_vanished_item_is_named(archive: Archive) -> None:
    pack = _compiled(archive, "---\ntitle: 包\nitems: [speeches/gone]\n---\n")
    content = handout(pack, SETTINGS, TODAY)
    assert ("Heading 1", "一、speeches/gone") in written(content)
    assert ("说明", "必读　这份资料不在了") in written(content)
    rows = tables(speakers_sheet(pack, SETTINGS, TODAY))[0]
    assert rows[1] == ["1", "speeches/gone", "必读", "—", "0"]


def test_an_empty_pack_is_printed_all_the_same(archive: Archive) -> None:
    pack = _compiled(archive, "---\ntitle: 空包\n---\n")
    assert written(handout(pack, SETTINGS, TODAY)) == [("Title", "空包")]
    content = speakers_sheet(pack, SETTINGS, TODAY)
    assert tables(content) == [[["序号", "篇目", "用法", "分钟", "累计"]]]
    assert "引文核对" not in texts(content)


def test_equal_packs_give_equal_files(archive: Archive) -> None:
    pack = _pack(archive)
    for write in (handout, speakers_sheet):
        content = write(pack, SETTINGS, TODAY)
        assert content == write(pack, SETTINGS, TODAY)
        assert opened(content).core_properties.title == "怎样走访"


def test_the_packs_of_the_example_are_printed() -> None:
    gathered = gather(ROOT)
    packs = prepare(gathered.library, gathered.links).packs
    assert len(packs) >= 3
    for pack in packs.values():
        assert pack.hindrances == ()
        assert texts(handout(pack, SETTINGS, TODAY))
        assert texts(speakers_sheet(pack, SETTINGS, TODAY))
