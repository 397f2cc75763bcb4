"""Blocks of a body become paragraphs and tables, each in its style."""

from generator.text.body_parser import parse_body
from generator.word.bodies import write_blocks
from generator.word.paper import Imprint, Paper
from tests.building import TODAY
from tests.word import tables, written


def _paper(source: str, below: int = 1) -> bytes:
    paper = Paper(Imprint("题", TODAY))
    write_blocks(paper, parse_body(source).blocks, below=below)
    return paper.to_bytes()


def test_headings_stand_below_the_one_above_them() -> None:
    source = "## 甲\n\n### 乙\n\n#### 丙\n\n##### 丁"
    assert written(_paper(source)) == [
        ("Heading 2", "甲"),
        ("Heading 3", "乙"),
        ("Heading 4", "丙"),
        ("Heading 4", "丁"),
    ]
    assert written(_paper("## 甲", below=2)) == [("Heading 3", "甲")]


def test_paragraphs_lose_their_marks_and_keep_their_words() -> None:
    source = "先**看**[门口](a.md)。\n\n再问 <&> `名字`。"
    assert written(_paper(source)) == [
        ("正文段落", "先看门口。"),
        ("正文段落", "再问 <&> 名字。"),
    ]


def test_each_paragraph_of_a_quotation_is_one() -> None:
    assert written(_paper("> 第一句。\n>\n> 第二句。")) == [
        ("Quote", "第一句。"),
        ("Quote", "第二句。"),
    ]


def test_items_of_lists_carry_their_number_or_a_dot() -> None:
    assert written(_paper("1. 先看\n2. 再问\n\n正文。\n\n- 门牌\n- 电表")) == [
        ("正文段落", "1. 先看"),
        ("正文段落", "2. 再问"),
        ("正文段落", "正文。"),
        ("正文段落", "· 门牌"),
        ("正文段落", "· 电表"),
    ]


def test_footnotes_follow_in_small_print() -> None:
    assert written(_paper("正文[^1]。\n\n[^1]: 见《办法》。")) == [
        ("正文段落", "正文［1］。"),
        ("说明", "［1］见《办法》。"),
    ]


def test_a_picture_is_named() -> None:
    assert written(_paper('![两栏的<记录>](a.png "图名")')) == [("说明", "［图：两栏的<记录>］")]


def test_a_table_keeps_head_and_cells() -> None:
    source = "| 事项 | **数** |\n|---|--:|\n| 甲 & 乙 | [3](a.md) |\n| 丙 | |\n"
    assert tables(_paper(source)) == [[["事项", "数"], ["甲 & 乙", "3"], ["丙", ""]]]


def test_nothing_gives_nothing() -> None:
    assert written(_paper("")) == []
