"""The circular and the feedback to units on paper."""

import pytest

from generator.practice.circular_feedback import feedback_of
from generator.practice.circular_text import CircularText, circular_text
from generator.practice.circulars import Circulars
from generator.word.circular_paper import circular_paper, feedback_paper, sources_paper
from tests.conftest import Archive
from tests.practice.circular_examples import FILES, circulars_at, period_of
from tests.study.examples import session
from tests.word import feet, parts, tables, texts, written


@pytest.fixture
def circulars(archive: Archive) -> Circulars:
    return circulars_at(archive(FILES))


def _texts(circulars: Circulars, written: str = "2026Q3") -> tuple[bytes, bytes]:
    """Return the circular and the sheet of its sources."""
    circular = circulars.of(period_of(written))
    settings = circulars.library.settings
    text = circular_text(circular, settings, circulars.library.root)
    assert isinstance(text, CircularText)
    return (circular_paper(circular, text, settings), sources_paper(circular, text, settings))


def _feedback(circulars: Circulars, unit: str, written: str = "2026Q3") -> bytes:
    member = circulars.study.organisation.by_key[f"units/{unit}"]
    feedback = feedback_of(circulars.holdings, period_of(written), member)
    return feedback_paper(feedback, circulars.library.settings, circulars.study.today)


def test_circular_has_title_period_scope_body_annex_and_signature(circulars: Circulars) -> None:
    content, _ = _texts(circulars)
    found = written(content)
    assert found[:4] == [
        ("Title", "学情通报"),
        ("Subtitle", "2026年第三季度　各单位"),
        (
            "正文段落",
            "现将各单位2026年第三季度（2026年7月1日至2026年9月30日）理论学习情况通报如下。",
        ),
        ("Heading 1", "一、学习开展情况"),
    ]
    assert [text for style, text in found if style == "Heading 1"][1:] == [
        "二、专题跟进情况", "三、好做法", "四、经验总结和学习成果", "五、共性问题和整改",
        "六、列席旁听", "附件　数字出处",
    ]  # fmt: skip
    assert ("正文段落", "· jie：一张<表>。合并*三张*表。") in found
    assert [one for one in found if one[0] == "落款"] == [
        ("落款", "某区委宣传部"),
        ("落款", "2026年11月20日"),
    ]
    assert all("示例：均非真实。" in foot for foot in feet(content))


def test_annex_lists_each_number_with_ids(circulars: Circulars) -> None:
    content, _ = _texts(circulars)
    ((head, *rows),) = tables(content)
    assert head == ["数", "多少", "资料编号"]
    assert rows[:4] == [
        ["本期存在的单位", "4", "单位：qu　jiao　jie　zhen"],
        ["开展了学习的单位", "3", "学习活动：qu-7　jiao-8　jie-7"],
        ["无记录的单位", "1", "涉及没有点名的单位，编号不随通报印发"],
        ["开展的学习", "3", "学习活动：qu-7　jie-7　jiao-8"],
    ]
    by_label = {row[0]: row[1:] for row in rows}
    assert by_label["点名的好做法"] == ["2", "典型案例：a　c"]
    assert by_label["“t”：按期"] == ["1", "学习专题：t；学习活动：qu-7　jie-7"]
    body = "".join(texts(content))
    assert len(rows) == len(by_label)
    # Every number of the text has a row.
    assert len(rows) == 41
    assert "jiao-9" not in body + "".join(cell for row in rows for cell in row)


def test_discreet_ids_are_only_on_the_sheet_that_is_kept(circulars: Circulars) -> None:
    content, sources = _texts(circulars)
    shown = "".join(cell for row in tables(content)[0] for cell in row)
    for hidden in ("p1", "p2", "p4", "jiao-9", "jie-9"):
        assert hidden not in shown
    by_label = {row[0]: row[1:] for row in tables(sources)[0]}
    assert by_label["发现的问题"] == ["3", "问题：p1　p2　p3"]
    assert by_label["不点名的好做法"] == ["2", "典型案例：b　e"]
    assert by_label["“t”：无记录"] == ["1", "学习专题：t；学习活动：qu-7"]
    assert texts(sources)[:3] == [
        "学情通报数字出处",
        "2026年第三季度　各单位",
        "存档用，不下发：有的编号会让人认出通报没有点名的单位。",
    ]


def test_a_long_list_is_cut_into_rows_and_printed_once(archive: Archive) -> None:
    many = {
        key: text
        for number in range(35)
        for key, text in session(f"m{number:02}", "qu", f"2026-08-{number % 28 + 1:02}").items()
    }
    content, _ = _texts(circulars_at(archive({**FILES, **many})))
    rows = tables(content)[0][1:]
    place = next(place for place, row in enumerate(rows) if row[0] == "开展了学习的单位")
    assert [row[:2] for row in rows[place : place + 2]] == [
        ["开展了学习的单位", "3"],
        ["开展了学习的单位（续）", ""],
    ]
    ids = [one for row in rows[place : place + 2] for one in row[2].split("：")[1].split("　")]
    assert len(ids) == len(set(ids)) == 38
    assert ["开展的学习", "38", "资料与“开展了学习的单位”一项相同"] in rows


def test_zero_that_is_printed_has_a_row(archive: Archive) -> None:
    own = {"templates/circular.md.j2": "补报 {{ n.units_reported }} 个。"}
    content, _ = _texts(circulars_at(archive({**FILES, **own})))
    assert tables(content)[0][1:] == [["只报了未开展或不计入的单位", "0", "没有这样的资料"]]


def test_period_without_records_has_nothing_else(circulars: Circulars) -> None:
    content, _ = _texts(circulars, "2024")
    assert written(content) == [
        ("Title", "学情通报"),
        ("Subtitle", "2024年　各单位"),
        ("正文段落", "本期没有记录。"),
        ("正文段落", ""),
        ("落款", "某区委宣传部"),
        ("落款", "2026年11月20日"),
    ]
    assert tables(content) == []


def test_the_same_gives_the_same(circulars: Circulars) -> None:
    assert _texts(circulars) == _texts(circulars)
    assert _feedback(circulars, "jie") == _feedback(circulars, "jie")
    properties = "".join(parts(_texts(circulars)[0])["docProps/core.xml"].itertext())
    assert "2026年第三季度学情通报" in properties


def test_feedback_has_what_is_there_and_what_is_lacking(circulars: Circulars) -> None:
    content = _feedback(circulars, "jie")
    found = texts(content)
    assert found[:2] == ["学情反馈", "jie　2026年第三季度"]
    assert [text for style, text in written(content) if style.startswith("Heading")] == [
        "一、资料库里本期有什么", "二、还缺什么", "三、问题和措施", "（一）表格多", "（二）p3",
        "四、最近一次列席旁听",
    ]  # fmt: skip
    sessions, others, remedies = tables(content)
    assert sessions[1:] == [
        ["7月10日", "jie-7", "无记录", "计入"],
        ["9月2日", "jie-9", "无记录", "形式是“会议”"],
    ]
    assert others[1] == ["典型案例", "一张<表>", "2026年7月20日"]
    assert remedies[1:] == [
        ["合并", "副书记", "2026年8月1日完成", "复查"],
        ["公示", "没有写", "2026年9月30日到期，已过期", ""],
        ["复查", "没有写", "2026年12月31日到期", ""],
        ["回访", "没有写", "没有期限", ""],
    ]
    assert "截至2026年11月20日，没有要补的，本月也没有到期的。" in found
    assert "还没有写措施，请补上措施、责任人和期限。" in found
    assert found[-9:] == [
        "2026年7月10日列席。", "总体评价：认真", "特色亮点：", "1. 当场答", "存在问题：",
        "1. 没有小结", "2. 来得晚", "", "某区委宣传部", "2026年11月20日",
    ][-9:]  # fmt: skip


def test_feedback_to_a_unit_without_records_does_not_say_that_it_did_not_study(
    circulars: Circulars,
) -> None:
    content = _feedback(circulars, "zhen")
    found = texts(content)
    assert any(text.startswith("没有本期的记录。没有归档不等于没有学") for text in found)
    assert "本期没有登记问题，以前的问题也没有未了结的。" in found
    assert "没有列席旁听的记录。" in found
    ((_, due),) = tables(content)
    assert due[1] == "补跟进学习的记录，或报明未开展：t"
    assert due[2] == "《fa》第2条"


def test_sit_in_without_feedback_says_so(circulars: Circulars) -> None:
    assert "还没有写反馈。" in texts(_feedback(circulars, "jiao"))


def test_all_that_markdown_knows_comes_out(archive: Archive) -> None:
    own = {
        "templates/circular.md.j2": (
            "# 大标题\n\n> 引用\n\n| 单位 | 次 |\n| --- | --- |\n| 全部 | {{ n.sessions }} |\n\n"
            "1. 甲\n2. 乙\n\n![图](x.png)\n\n<b>粗</b>\n"
        )
    }
    content, _ = _texts(circulars_at(archive({**FILES, **own})))
    assert tables(content)[0] == [["单位", "次"], ["全部", "3"]]
    assert ("Heading 1", "大标题") in written(content)
    assert ("Quote", "引用") in written(content)
