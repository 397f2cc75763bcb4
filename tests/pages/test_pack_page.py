"""What the page of a pack says, in easy and in hard states, and the papers that lie beside it."""

import re
from collections.abc import Mapping
from html import unescape

import pytest

from generator.compiler import compile_site, examine, gather
from generator.output.building import Content
from tests.building import TODAY
from tests.conftest import Archive
from tests.desk.hard_cases import FILES
from tests.views.examples import material

PACK = "materials/packs/p.md"
QUOTING = "materials/experiences/quoting.md"
_CHANGED = "没有调查清楚的事项，列入年度计划"


def compiled(archive: Archive, files: Mapping[str, str]) -> Content:
    """Return the whole site of an archive of these files, for its first audience."""
    examination = examine(archive({**FILES, **files}), today=TODAY)
    audience = examination.library.settings.audience(None)
    assert audience is not None
    return compile_site(examination, audience=audience, today=TODAY).content


def page(content: Content, uri: str = "packs/p.html") -> str:
    """Return the HTML of one page."""
    (found,) = (one.html for one in content.rendered.pages if one.uri == uri)
    return found


def pack_page(archive: Archive, *front: str, body: str = "") -> str:
    """Return the page of a pack with these fields."""
    return page(compiled(archive, {PACK: material("怎样走访", *front, body=body)}))


def words(html: str) -> str:
    """Return what a reader sees of a piece of HTML, white space as one space."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def part(html: str, title: str) -> str:
    """Return the section below a heading in the margin."""
    sections: list[str] = re.findall(r'<section class="part".*?</section>', html, re.DOTALL)
    (found,) = (one for one in sections if f">{title}</h2>" in one)
    return found


def items(html: str) -> list[str]:
    """Return what a reader sees of each item of a pack."""
    inside = part(html, "内容与引文")
    return [words(one) for one in re.split('<li>\n      <div class="item-head">', inside)[1:]]


def verdicts(html: str) -> list[str]:
    """Return the verdicts on a page, in order, those that are counted left out."""
    return re.findall(r'<div class="judgement judgement-([a-z-]+)">', html)


@pytest.fixture
def chosen(archive: Archive) -> list[str]:
    """Return the ids of the blocks of one record."""
    library = gather(archive(dict(FILES))).library
    return [block.id for block in library.by_key["speeches/new"].blocks]


def test_items_say_what_to_read_and_for_how_long(archive: Archive, chosen: list[str]) -> None:
    html = pack_page(
        archive,
        "purpose: 专题授课",
        "listeners: 走访带队同志",
        "items:",
        "  - ref: speeches/new",
        f"    paragraphs: [{chosen[1]}, {chosen[2]}, {chosen[5]}]",
        "    minutes: 14",
        "    questions: [哪一句最要紧？]",
        "    notes: 先请人<读>一遍。",
        "  - {ref: speeches/rule, use: 选读}",
    )
    first, second = items(html)
    assert first.startswith("1 在秋季会议上的讲话 14 分钟 全文公开 必读 第1—2、4段 讲话")
    assert "没有调查清楚的事项，不列入年度计划" in first
    assert "今年全区投入" not in first
    assert "哪一句最要紧？" in first
    assert "讲授提示 先请人<读>一遍。" in first
    assert second.startswith("2 走访记录管理办法 1 分钟 选读 讲话 2025年1月1日")
    assert "第一条" not in second
    assert f'href="../speeches/new.html#{chosen[1]}"' in html
    assert 'href="../speeches/rule.html"' in html
    assert "专题授课，走访带队同志" in words(html)
    assert 'href="p.docx" download>导出讲义 Word' in html
    assert 'href="p.speaker.docx" download>讲授提纲 Word' in html
    assert "草稿" not in words(html)
    assert "data-print hidden" in html


def test_times_are_added_up_and_drawn(archive: Archive) -> None:
    html = pack_page(
        archive,
        "limit: 40",
        "discussion: 10",
        "items:",
        "  - {ref: speeches/new, minutes: 20}",
        "  - {ref: speeches/rule, use: 选读, minutes: 10}",
    )
    (sums,) = re.findall(r'<table class="sums">.*?</table>', html, re.DOTALL)
    assert words(sums) == ("必读 1 项 20 分钟 选读 1 项 10 分钟 讨论 10 分钟 合计，上限 40 40 分钟")
    bars = re.findall(r'<rect class="(\w+)" x="([\d.]+)" y="0.5" width="([\d.]+)"', html)
    assert bars == [
        ("required", "0.5", "119.0"),
        ("optional", "120.5", "59.0"),
        ("discussion", "180.5", "59.0"),
    ]
    assert '<path class="limit" d="M239 0v10"/>' in html
    assert 'class="sum"' in html


def test_what_takes_too_long_says_by_how_much(archive: Archive) -> None:
    html = pack_page(archive, "limit: 15", "items: [{ref: speeches/new, minutes: 20}]")
    assert "合计，上限 15 20 分钟，超过 5" in words(html)
    assert '<tr class="sum over">' in html
    assert '<path class="limit" d="M180.0 0v10"/>' in html


def test_a_pack_without_limit_draws_none(archive: Archive) -> None:
    html = pack_page(archive, "items: [speeches/new]")
    assert 'class="limit"' not in html
    assert "上限" not in html
    assert "讨论" not in words(html)


def test_a_pack_without_items_says_so(archive: Archive) -> None:
    html = pack_page(archive)
    assert words(part(html, "内容与引文")) == "内容与引文 还没有选资料。"
    assert words(part(html, "出处清单")) == "出处清单 没有可列的出处。"
    assert "合计 0 分钟" in words(html)
    assert "<rect" not in html
    assert "本包的文字里没有引文" in words(html)


def test_a_vanished_item_and_a_vanished_paragraph(archive: Archive, chosen: list[str]) -> None:
    html = pack_page(
        archive,
        "items:",
        "  - speeches/gone",
        "  - ref: speeches/new",
        f"    paragraphs: [{chosen[1]}, p000000]",
    )
    gone, rest = items(html)
    assert gone == "1 speeches/gone 必读 这份资料不在了，换一项或删去"
    assert "gone.html" not in html
    assert "第1段" in rest
    assert "有 1 段选用的文字已经不在，打开原文重新选" in rest
    draft = "草稿 有 1 项资料找不到，1 段选用的文字已经不在，改正后才是定稿；草稿可以随时导出。"
    assert draft in words(html)
    assert "导出草稿 Word" in words(html)
    assert "speeches/gone" not in part(html, "出处清单")


def test_a_superseded_item_names_the_newer_one(archive: Archive) -> None:
    html = pack_page(archive, "items: [speeches/old]")
    (item,) = items(html)
    assert "已由 《在秋季会议上的讲话》 替代，只供对照" in item
    assert '已由<a href="../speeches/new.html">' in html


def test_a_press_summary_is_marked_and_may_not_be_quoted(archive: Archive) -> None:
    body = "“走访次数要服从走访质量，宁可少走几户”。"
    html = pack_page(archive, "items: [speeches/press]", body=body)
    (item,) = items(html)
    assert item.startswith("1 在冬季会议上的讲话 1 分钟 新闻摘发")
    assert verdicts(html) == ["summary-only"]
    assert "只有摘发" in item
    assert "按“据新闻稿”转述，或向印发单位索取原文后重新核对。" in item
    # Said of the source, not of the quotation: it does not make the pack a draft.
    assert "草稿" not in words(html)


def test_a_changed_quotation_shows_both_sides(archive: Archive) -> None:
    html = pack_page(archive, "items: [speeches/new]", body=f"“{_CHANGED}”。")
    assert verdicts(html) == ["changed"]
    source, quoted = re.findall(r'<span class="words">(.*?)</span></p>', html)
    assert source == '没有调查清楚的事项，<del class="differs heavy">不</del>列入年度计划'
    gap = '<span class="gap" role="img" aria-label="（缺）"></span>'
    assert quoted == f"没有调查清楚的事项，{gap}列入年度计划"
    assert "缺“不”（否定词） 在秋季会议上的讲话，第1段" in words(html)
    assert "草稿 有 1 处引文有改动" in words(html)


def test_an_added_word_and_a_mark_are_told_apart(archive: Archive) -> None:
    body = "“带着问题去，随机多看几户”，“其中困难户不少于十户。走访结果在五个工作日内”。"
    html = pack_page(archive, "items: [speeches/new]", body=body)
    assert verdicts(html) == ["changed", "punctuation"]
    assert '随机<ins class="differs">多</ins>看几户' in html
    assert "仅标点不同" in words(html)


def test_quotations_stand_where_they_are_from(archive: Archive) -> None:
    body = (
        "“带着问题去，随机看几户”，“走访记录由走访人本人填写，不得由他人代填”，"
        "“没有人说过的话没有人说过”，“一词”。"
    )
    html = pack_page(archive, "items: [speeches/new]", body=body)
    (item,) = items(html)
    assert "带着问题去，随机看几户 一致 在秋季会议上的讲话，第4段" in item
    elsewhere = part(html, "其他引文")
    assert verdicts(elsewhere) == ["not-found", "same"]
    assert "走访记录管理办法，第1段" in words(elsewhere)
    assert "引文 3 处" in words(html)
    assert "一词" not in "".join(items(html)) + words(elsewhere)
    assert "走访记录管理办法" in words(part(html, "出处清单"))
    # Judged once, at the items; the list that other records have would say it again.
    assert 'id="quotations"' not in html


def test_the_lecture_follows_when_there_is_one(archive: Archive) -> None:
    assert ">讲稿</h2>" in pack_page(archive, body="先看门口。")
    empty = page(compiled(archive, {PACK: "---\ntitle: 包\nitems: [speeches/new]\n---\n"}))
    assert ">讲稿</h2>" not in empty
    assert "（无正文）" not in empty


def test_hostile_words_stay_words(archive: Archive) -> None:
    hostile = '"<script>alert(1)</script>&"'
    quoted = hostile.replace('"', '\\"')
    html = pack_page(
        archive,
        f'listeners: "{quoted}"',
        f'questions: ["{quoted}"]',
        f'items: [{{ref: "speeches/{quoted}", notes: "{quoted}", questions: ["{quoted}"]}}]',
        body="“<script>没有的话没有的话</script>”",
    )
    assert "<script" not in html
    assert words(html).count(hostile) >= 4


def test_the_papers_lie_beside_the_page(archive: Archive) -> None:
    assets = {
        one.uri: one.content for one in compiled(archive, {PACK: material("包")}).rendered.assets
    }
    for name in ("packs/p.docx", "packs/p.speaker.docx"):
        content = assets[name]
        assert isinstance(content, bytes)
        assert content.startswith(b"PK")


def test_an_item_that_readers_may_not_see_leaves_no_trace(archive: Archive) -> None:
    content = compiled(
        archive,
        {
            "archive.yml": "audiences: [{id: members, name: 成员}, {id: staff, name: 秘书}]\n",
            "materials/speeches/secret.md": material(
                "内部讲话", "audience: staff", body="内部的一句话，一个字也不得转出去。"
            ),
            PACK: material(
                "包",
                "items: [speeches/secret, speeches/new]",
                body="“内部的一句话，一个字也不得转出去。”",
            ),
        },
    )
    html = page(content)
    assert len(items(html)) == 1
    assert "内部讲话" not in html
    assert "secret" not in html
    assert verdicts(html) == ["not-found"]


def test_ten_quotations_of_which_one_was_changed_on_the_page_of_an_experience(
    archive: Archive,
) -> None:
    right = [
        "带着问题去，随机看几户",
        "各单位每季度至少走访三十户",
        "其中困难户不少于十户",
        "走访结果在五个工作日内转出",
        "今年全区投入二千三百万元",
        "往往已经过了该办的时候",
        "走访记录由走访人本人填写",
        "走访记录保存期限为5年",
        "一户一页，记录时间、地点",
    ]
    body = "\n\n".join(f"又说“{one}”。" for one in (*right[:4], _CHANGED, *right[4:]))
    body += "\n\n老乡说：“你们来过三回了，数还是不一样。”这叫“一数”。"
    html = page(
        compiled(archive, {QUOTING: material("体会", body=body)}), "experiences/quoting.html"
    )
    assert verdicts(html) == ["same"] * 4 + ["changed"] + ["same"] * 5
    section = part(html, "引文核对")
    (counts,) = re.findall(r'<p class="tallies">(.*?)</p>', section, re.DOTALL)
    assert words(counts) == "有改动 1 一致 9"
    assert section.count('class="differs heavy"') == 1
    assert "缺“不”（否定词）" in words(section)
    # What a neighbour said is in no record, and need not be.
    assert "老乡" not in words(section)
    assert "三回" not in words(section)


def test_a_superseded_source_is_told_at_the_record_that_quotes_it(archive: Archive) -> None:
    body = "讲话里说：“开会之前先把材料读完，读不完的不要来开会。”"
    html = page(
        compiled(archive, {QUOTING: material("体会", body=body)}), "experiences/quoting.html"
    )
    assert verdicts(html) == ["superseded"]
    assert "改引替代它的那一篇" in words(part(html, "引文核对"))
    assert 'href="../speeches/old.html#p' in part(html, "引文核对")


def test_a_record_that_quotes_nothing_says_nothing_of_quotations(archive: Archive) -> None:
    html = page(compiled(archive, {QUOTING: material("体会")}), "experiences/quoting.html")
    assert "引文核对" not in html
