"""The report of a quotation check on paper."""

import pytest

from generator.desk.checking import Desk
from generator.desk.reporting import CONTRACT, DraftReport
from generator.word.paper import Imprint
from generator.word.quotation_paper import report_paper
from tests.building import TODAY
from tests.desk.examples import desk_of, judged, write
from tests.desk.hard_cases import FILES
from tests.word import feet, opened, tables, texts, written

IMPRINT = Imprint("引文核对", TODAY, "示例：均非真实。")
DRAFT = """头一段。

“没有调查清楚的事项，列入年度计划”，又说“<没有>&的一句话没有的一句话”。

《在冬季会议上的讲话》：“走访次数要服从走访质量，宁可少走几户”。“各单位每半年至少走访二十户”。

“带着问题去，随机看几户，谁走访谁动笔。”“带着问题去、随机看几户”，“一词”。
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return desk_of(write(tmp_path_factory.mktemp("archive"), FILES))


@pytest.fixture(scope="module")
def content(desk: Desk) -> bytes:
    return report_paper([DraftReport("讲稿.md", judged(desk, DRAFT))], IMPRINT)


def test_counts_come_first_and_the_worst_before_the_rest(content: bytes) -> None:
    assert written(content)[:2] == [("Title", "引文核对报告"), ("Subtitle", "讲稿.md")]
    assert tables(content)[0] == [
        ["结论", "处"],
        ["未找到", "1"],
        ["有改动", "1"],
        ["已被取代", "1"],
        ["只有摘发", "1"],
        ["仅标点不同", "1"],
        ["一致", "1"],
        ["词语", "1"],
    ]
    heads = [text for style, text in written(content) if style == "Heading 1"]
    assert heads == [
        "一、未找到（1 处）",
        "二、有改动（1 处）",
        "三、已被取代（1 处）",
        "四、只有摘发（1 处）",
        "五、仅标点不同（1 处）",
        "六、一致（1 处）",
        "核对的规则",
    ]


def test_source_and_quotation_stand_below_each_other(content: bytes) -> None:
    paragraphs = opened(content).paragraphs
    (source,) = (one for one in paragraphs if one.text.startswith("原文："))
    (quoted,) = (one for one in paragraphs if one.text.startswith("引文："))
    assert source.text == "原文：没有调查清楚的事项，不列入年度计划"
    assert quoted.text == "引文：没有调查清楚的事项，□列入年度计划"
    marked = [run.text for run in source.runs if run.style and run.style.name == "有改动"]
    assert marked == ["不"]
    assert "缺“不”（否定词）。" in texts(content)


def test_each_place_is_named(content: bytes) -> None:
    places = [text for style, text in written(content) if style == "Heading 3"]
    assert places == ["1. 第 3 行", "1. 第 3 行", "1. 第 5 行", "1. 第 5 行"]
    sources = [text for text in texts(content) if text.startswith("出处：")]
    named = [source.partition("#")[0] for source in sources]
    assert named == ["出处：speeches/new", "出处：speeches/old", "出处：speeches/press"]
    assert ("Quote", "<没有>&的一句话没有的一句话") in written(content)


def test_what_is_right_is_a_table(content: bytes) -> None:
    _, marks, same = tables(content)
    for table, words in (
        (marks, "带着问题去、随机看几户"),
        (same, "带着问题去，随机看几户，谁走访谁动笔。"),
    ):
        assert table[0] == ["第几行", "引文", "出处"]
        assert table[1][:2] == ["7", words]
        assert table[1][2].startswith("speeches/new#p")


def test_the_rules_and_the_notice_are_there(content: bytes) -> None:
    rules = [f"{number}. {rule}" for number, rule in enumerate(CONTRACT, start=1)]
    assert texts(content)[-len(rules) :] == rules
    assert all(foot.rstrip().endswith("示例：均非真实。") for foot in feet(content))


def test_a_draft_without_quotations_and_one_in_word(desk: Desk) -> None:
    reports = [
        DraftReport("空.md", ()),
        DraftReport("讲稿.docx", judged(desk, "“没有调查清楚的事项，列入年度计划”"), "段"),
    ]
    content = report_paper(reports, IMPRINT)
    assert tables(content)[0] == [["结论", "处"], ["没有引文", "0"]]
    assert "1. 第 1 段" in texts(content)
    assert content == report_paper(reports, IMPRINT)
