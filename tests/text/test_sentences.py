"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("   \n ", ()),
        ("一句没有句号的话", ("一句没有句号的话",)),
        ("第一句。第二句！第三句？", ("第一句。", "第二句！", "第三句？")),
        ("他说：“好。”大家笑了。", ("他说：“好。”", "大家笑了。")),
        ("真的吗？！真的。", ("真的吗？！", "真的。")),
        ("还有……以后再说。", ("还有……", "以后再说。")),
        ("（见附件。）下一句。", ("（见附件。）", "下一句。")),
        ("增长 3.5 个百分点。", ("增长 3.5 个百分点。",)),
        ("见 1.2.3 节", ("见 1.2.3 节",)),
        ("One. Two.", ("One.", "Two.")),
        ("甲、乙；丙，丁：戊。", ("甲、乙；丙，丁：戊。",)),
        ("一格\n另一格", ("一格", "另一格")),
        ("。", ("。",)),
    ],
)
def test_ends_at_stops_and_their_closing_marks(text: str, expected: tuple[str, ...]) -> None:
    assert sentences(text) == expected


@given(st.text("甲乙。！？!?….,，“”’」』）)】》〉 \n\u3000a1"))
def test_nothing_but_white_space_is_dropped(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@given(st.text())
def test_sentences_have_no_white_space_around_them(text: str) -> None:
    assert all(sentence and sentence == sentence.strip() for sentence in sentences(text))
