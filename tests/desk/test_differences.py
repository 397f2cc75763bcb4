"""What differs between source and quotation, and how it is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.desk.differences import Change, describe, difference, without_space


@pytest.mark.parametrize(
    ("source", "quoted", "told"),
    [
        ("事项，不列入计划", "事项，列入计划", "缺“不”（否定词）"),
        ("事项，列入计划", "事项，不列入计划", "多“不”（否定词）"),
        ("增长15%左右", "增长16%左右", "“15%”改成“16%”（数字）"),
        ("增长3.5个点", "增长35个点", "“3.5”改成“35”（数字）"),
        ("投入3万元", "投入3亿元", "“3万”改成“3亿”（数字）"),
        ("十五户人家", "十六户人家", "“十五”改成“十六”（数字）"),
        ("三个工作日内", "三个自然日内", "“工作”改成“自然”"),
        ("各单位上下联动", "各单位下上联动", "“下”换了位置"),
        ("不是都要来", "是都不要来", "“不”换了位置（否定词）"),
        ("甲，乙", "甲、乙", "标点 1 处不同"),
        ("数对不上，决策就慢，往往过了", "数对不上，往往过了", "缺“决策就慢，”"),
        ("甲乙", "甲乙", ""),
        ("ＧＤＰ 增长", "GDP增长", ""),
        ("繁體字", "繁体字", "“體”改成“体”"),
    ],
)
def test_told(source: str, quoted: str, told: str) -> None:
    assert describe(difference(source, quoted)) == told


@given(
    st.text(alphabet="不没甲乙丙1５.，。 \n", max_size=30),
    st.text(alphabet="不没甲乙丙1５.，。 ", max_size=30),
)
def test_the_pieces_are_both_texts(source: str, quoted: str) -> None:
    pieces = difference(source, quoted)
    assert "".join(piece.source for piece in pieces) == without_space(source)
    assert "".join(piece.quoted for piece in pieces) == without_space(quoted)
    for piece in pieces:
        if piece.change is Change.EQUAL:
            assert not piece.negation
            assert not piece.number
