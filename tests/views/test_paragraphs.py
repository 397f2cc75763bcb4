"""Places in a record have the names that readers use."""

from generator.text.body_parser import parse_body
from generator.views.paragraphs import paragraph_numbers, place_names


def test_headings_and_footnotes_are_not_counted() -> None:
    blocks = parse_body("甲[^1]。\n\n## 题\n\n- 乙\n\n[^1]: 注。").blocks
    assert list(place_names(blocks).values()) == ["第1段", "小标题", "第2段", "脚注"]
    assert list(paragraph_numbers(blocks).values()) == [1, 2]
