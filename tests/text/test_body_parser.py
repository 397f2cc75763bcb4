"""Bodies as blocks: ids, kinds, text, positions."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.blocks import Block, BlockKind, Flaw, Target
from generator.text.body_parser import parse_body
from generator.text.clean_html import visible_text
from generator.text.normal import normal_form

PROSE = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"))
# What Markdown and HTML are made of, so that the search for trouble does not take for ever.
MARKS = st.lists(
    st.sampled_from(
        [
            *"甲乙ab1 \n*_`~#>-+.|:![]()<>\"'\\&;=/^{}",
            "\n\n",
            "    ",
            "[^1]",
            "[^1]: ",
            "<u>",
            "</u>",
            "<table>",
            "<td>",
            "</table>",
            "<script>",
            "](",
            "![",
            "```\n",
            "<!--",
            "-->",
            "&lt;",
        ]
    )
).map("".join)


def blocks(source: str, title: str = "") -> tuple[Block, ...]:
    return parse_body(source, title=title).blocks


def only(source: str) -> Block:
    (block,) = blocks(source)
    return block


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("一段话。", BlockKind.PARAGRAPH),
        ("    缩进的一段话。", BlockKind.PARAGRAPH),
        ("[注]: 不是链接的定义", BlockKind.PARAGRAPH),
        ("## 小标题", BlockKind.HEADING),
        ("- 甲\n- 乙", BlockKind.LIST),
        ("1. 甲\n2. 乙", BlockKind.LIST),
        ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", BlockKind.TABLE),
        ("> 引文", BlockKind.QUOTATION),
        ("![图](a/b.png)", BlockKind.FIGURE),
        ('![图](a/b.png "题")', BlockKind.FIGURE),
        ("![图](a/b.png) 和字", BlockKind.PARAGRAPH),
        ("```\n代码\n```", BlockKind.OTHER),
        ("<table><tr><td>甲</td></tr></table>", BlockKind.OTHER),
        ("---", BlockKind.OTHER),
    ],
)
def test_kind(source: str, kind: BlockKind) -> None:
    assert only(source).kind is kind


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**粗**、*斜*、~~删~~、`码`", "粗、斜、删、码"),
        ("第一行\n第二行", "第一行第二行"),
        ("first\nsecond", "first second"),
        ("中文\nlatin\n中文", "中文 latin 中文"),
        ("[链接](a.md)之后", "链接之后"),
        ("a&nbsp;&lt;b&gt; &amp;", "a\xa0<b> &"),
        ("- 甲\n- 乙\n  - 丙\n- 丁", "甲\n乙\n丙\n丁"),
        ("| 甲 | 乙 |\n|---|---|\n| 1 | |", "甲\n乙\n1"),
        ("> 甲\n>\n> 乙", "甲\n乙"),
        ("> # 引\n> 文", "引\n文"),
        ("甲<br>乙", "甲 乙"),
        ("甲<!-- 不印 -->乙", "甲乙"),
        ('![说明](a/b.png "图题")', "图题"),
        ('![a > b](a/b.png "图题")', "图题"),
        ("<table><caption>题</caption><tr><td>1</td><td>2</td></tr></table>", "题\n1\n2"),
        ("甲<sup>2</sup>", "甲2"),
        ('甲<sup class="footnote-ref">看得见</sup>', "甲看得见"),
    ],
)
def test_text_is_what_a_reader_sees(source: str, text: str) -> None:
    assert only(source).text == text


def test_footnotes_are_a_block_at_the_end_and_their_signs_no_text() -> None:
    first, second, notes = blocks("甲[^1]乙\n\n[^1]: 注一\n\n丙[^1]")
    assert [first.text, second.text, notes.text] == ["甲乙", "丙", "注一"]
    assert notes.kind is BlockKind.FOOTNOTES


def test_id_names_the_text_and_not_its_marks() -> None:
    assert only("**基层减负**，要实。").id == only("基层减负要实").id == "p50bb35"


def test_repeats_are_counted() -> None:
    assert [block.id for block in blocks("甲\n\n甲\n\n乙\n\n甲")] == [
        "p0f521d",
        "p0f521d-2",
        "pb892c3",
        "p0f521d-3",
    ]


def test_pictures_without_caption_have_ids_of_their_own() -> None:
    first, second = blocks("![甲](a/1.png)\n\n![甲](a/2.png)")
    assert first.id != second.id
    assert "-" not in second.id


@pytest.mark.parametrize("source", ["甲", "- 甲", "![甲](a.png)", "<u>甲</u>", "<table></table>"])
def test_id_stands_on_the_outermost_element(source: str) -> None:
    block = only(source)
    assert re.match(rf'<[a-z]+ id="{block.id}"', block.html)


def test_text_without_an_element_gets_one() -> None:
    block = only("<td>甲</td>")
    assert block.html == f'<div id="{block.id}">甲</div>'


@pytest.mark.parametrize(
    ("source", "levels"),
    [
        ("# 一\n## 二\n### 三", [2, 3, 4]),
        ("## 一\n#### 二\n## 三", [2, 3, 2]),
        ("### 一\n# 二", [3, 2]),
        ("# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6", [2, 3, 4, 5, 6, 6]),
    ],
)
def test_headings_have_no_gaps_and_leave_h1_to_the_page(source: str, levels: list[int]) -> None:
    found = blocks(source)
    assert [block.level for block in found] == levels
    assert all(block.html.startswith(f"<h{block.level} ") for block in found)


def test_what_is_no_heading_has_no_level() -> None:
    assert only("甲").level == 0


@pytest.mark.parametrize(
    "heading", ["# 在座谈会上的讲话", "## 在座谈会上的讲话", "# “在座谈会上”的讲话"]
)
def test_first_heading_that_repeats_the_title_is_left_out(heading: str) -> None:
    found = blocks(f"{heading}\n\n正文。", title="在座谈会上的讲话")
    assert [block.text for block in found] == ["正文。"]


def test_only_the_first_heading_is_compared_with_the_title() -> None:
    found = blocks("正文。\n\n# 讲话", title="讲话")
    assert [block.text for block in found] == ["正文。", "讲话"]


def test_lines_are_lines_of_the_file() -> None:
    found = parse_body("\n# 甲\n\n乙\n丙\n\n- 丁\n", first_line=10).blocks
    assert [block.line for block in found] == [11, 13, 16]


def test_targets_know_where_they_stand() -> None:
    source = "第一行\n见[甲](a.md)和\n![图](x/图%20一.png)"
    found = parse_body(source, first_line=5).blocks[0].targets
    assert found == (
        Target("a.md", "甲", 6, 6, False),
        Target("x/%E5%9B%BE%20%E4%B8%80.png", "图", 7, 6, True),
    )


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [
        ("- 甲\n- 乙[丙](x.md)\n", 2, 8),
        ("> 甲\n> 乙[丙](x.md)\n", 2, 8),
        ("| 甲 |\n|---|\n| 1 |\n| 2 |\n| 3 |\n| 4 |\n| [丙](x.md) |", 7, 7),
        ("甲[^1]\n\n[^1]: 乙\n    [丙](x.md)", 4, 9),
        ("## [丙](x.md)", 1, 8),
        ("<x.md:y>", 1, 2),
        ("[甲](b%2Cc.md%2C) [丙](x.md)", 1, 22),
        ("[甲](xx.md) [丙](x.md)", 1, 16),
    ],
)
def test_last_target_has_its_position(source: str, line: int, column: int) -> None:
    target = [target for block in blocks(source) for target in block.targets][-1]
    assert (target.line, target.column) == (line, column)


def test_link_around_a_picture_has_both_targets() -> None:
    found = only("[![图](a/b.png)](c.md)").targets
    assert [(one.address, one.is_image) for one in found] == [("c.md", False), ("a/b.png", True)]


def test_foreign_tags_are_reported_once_each_and_printed() -> None:
    body = parse_body("甲 <b>乙</b> <i>丙</i>\n", first_line=5)
    assert body.flaws == (Flaw("raw-html", "b", 5, 3), Flaw("raw-html", "i", 5, 12))
    assert body.blocks[0].text == "甲 <b>乙</b> <i>丙</i>"


def test_unused_footnotes_are_reported() -> None:
    body = parse_body("甲[^1]\n\n[^1]: 注\n[^2]: 无\n", first_line=5)
    assert body.flaws == (Flaw("unused-footnote", "2", 8, 1),)


@pytest.mark.parametrize("source", ["", "\n\n", "<!-- 不印 -->", "[^1]: 没有人用的注"])
def test_nothing_visible_is_no_block(source: str) -> None:
    assert blocks(source) == ()


def test_block_has_sentences() -> None:
    assert only("第一句。第二句。").sentences == ("第一句。", "第二句。")


def test_visible_text_leaves_out_footnote_signs() -> None:
    html = '<p>甲<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup></p>'
    assert visible_text(html) == "甲"


@settings(deadline=None)
@given(PROSE | MARKS)
def test_any_text_is_a_body(source: str) -> None:
    body = parse_body(source, first_line=5)
    last = 5 + source.count("\n")
    assert len({block.id for block in body.blocks}) == len(body.blocks)
    assert all(5 <= block.line <= last for block in body.blocks)
    for flaw in body.flaws:
        assert 5 <= flaw.line <= last
        assert flaw.column >= 1
    for block in body.blocks:
        assert f'id="{block.id}"' in block.html
        assert all(5 <= target.line <= last for target in block.targets)


@settings(deadline=None)
@given(st.lists(st.text("甲乙丙丁ab1，。", min_size=1), min_size=1, max_size=5))
def test_plain_paragraphs_come_out_whole(paragraphs: list[str]) -> None:
    found = blocks("\n\n".join(paragraphs))
    assert [block.text for block in found] == paragraphs


@settings(deadline=None)
@given(MARKS)
def test_parsing_keeps_no_state(source: str) -> None:
    assert parse_body(source) == parse_body(source)


@settings(deadline=None)
@given(PROSE)
def test_letters_and_figures_of_prose_are_kept(source: str) -> None:
    plain = re.sub(r"[\\`*_\[\]<>&|~#=+\-!()^:.\d]", "，", source)
    seen = "".join(block.text for block in blocks(plain))
    assert normal_form(seen) == normal_form(plain)


def test_links_to_one_address_have_their_own_columns() -> None:
    (block,) = parse_body("见[一](a.md)和[二](a.md)。\n又见[三](a.md)。").blocks
    assert [(one.line, one.column) for one in block.targets] == [(1, 6), (1, 16), (2, 7)]
