"""Lists, footnotes and tables keep the numbers that the page shows."""

from generator.text.body_parser import parse_body
from generator.word.leaves import leaves, table_cells


def _leaves(source: str, index: int = 0) -> list[tuple[str, str, int]]:
    block = parse_body(source).blocks[index]
    return [(leaf.label, leaf.text, leaf.depth) for leaf in leaves(block.html)]


def test_a_list_that_begins_later_and_holds_another() -> None:
    assert _leaves("3. 一\n   - 甲\n   - 乙\n\n   第二段\n4. 二") == [
        ("3. ", "一", 1),
        ("· ", "甲", 2),
        ("· ", "乙", 2),
        ("", "第二段", 1),
        ("4. ", "二", 1),
    ]


def test_footnotes_are_numbered_where_they_stand_and_below() -> None:
    source = "甲[^a]乙[^b]。\n\n[^a]: 注一\n\n    注一续\n[^b]: 注二"
    assert _leaves(source) == [("", "甲［1］乙［2］。", 0)]
    assert _leaves(source, 1) == [
        ("［1］", "注一", 1),
        ("", "注一续", 1),
        ("［2］", "注二", 1),
    ]


def test_a_quotation_of_two_paragraphs() -> None:
    assert _leaves("> 甲 &amp; <乙>\n>\n> 丙") == [("", "甲 & <乙>", 0), ("", "丙", 0)]


def test_a_table() -> None:
    block = parse_body("| 甲 | 乙 |\n|---|---|\n| **丙** | 丁 |").blocks[0]
    assert table_cells(block.html) == (["甲", "乙"], [["丙", "丁"]])
