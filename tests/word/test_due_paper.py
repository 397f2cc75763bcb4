"""The monthly reminder on paper."""

from generator.compiler import gather
from generator.records.partial_date import PartialDate
from generator.word.due_paper import reminder
from tests.conftest import Archive
from tests.study.examples import (
    FA,
    MONTHLY,
    VOCABULARIES,
    Files,
    plan,
    rule,
    session,
    study_at,
    unit,
)
from tests.word import feet, opened, tables, texts, written

SETTINGS = {
    "archive.yml": "name: 学习资料库\norganisation: 某区委宣传部\nnotice: 示例：均非真实。\n"
}
FILES = (
    SETTINGS
    | FA
    | unit("qu", expects=(f"{MONTHLY}, valid_from: 2026-10, valid_to: 2026-10",))
    | unit("jie", "parent: qu")
    | plan("jie", 2026, "month: 11, title: <甲>&", "month: 12, title: 乙")
    | plan("qu", 2027, "month: 1, title: 丙", "month: 6, title: 丁")
    | rule("ends", "valid_to: 2026-11-30")
    | session("s", "jie", "2026-10-13")
)


def _paper(
    archive: Archive, files: Files, name: str = "", month: PartialDate | None = None
) -> bytes:
    root = archive(VOCABULARIES | files)
    study = study_at(root)
    due = study.due_in(month) if month else study.due
    member = study.organisation.by_key[f"units/{name}"] if name else None
    if member:
        due = due.of(study.organisation.below(member.key))
    return reminder(due, study.organisation, gather(root).library.settings, member)


def test_everybodys_has_parts_units_and_tables(archive: Archive) -> None:
    content = _paper(archive, FILES)
    assert written(content) == [
        ("Title", "学习提醒"),
        ("Subtitle", "2026年11月"),
        ("正文段落", "各单位："),
        (
            "正文段落",
            "根据资料库截至2026年11月20日的记录，已过期 1 件，11月 2 件，此后三个月 2 件。"
            "请按期办理；已经办理而没有归档的，请补交记录。",
        ),
        ("Heading 1", "一、已过期（1 件）"),
        ("Heading 1", "二、11月（2 件）"),
        ("Heading 2", "（一）jie"),
        ("Heading 2", "（二）全库"),
        ("Heading 1", "三、此后三个月（2 件）"),
        ("Heading 2", "（一）qu"),
        ("Heading 2", "（二）jie"),
        ("正文段落", ""),
        ("落款", "某区委宣传部"),
        ("落款", "2026年11月20日"),
    ]
    head = ["期限", "要办的事", "依据"]
    assert tables(content) == [
        [head, ["10月31日（过期 20 天）", "补10月学习记录，或报明未开展", "《fa》第1条"]],
        [head, ["11月30日", "开展11月学习：<甲>&", ""]],
        [head, ["11月30日", "重新制定或延长制度，2026年11月30日失效：ends", ""]],
        [head, ["2027年1月31日", "准备1月学习：丙", ""]],
        [head, ["12月31日", "准备12月学习：乙", ""]],
    ]


def test_a_units_has_what_it_and_those_below_have_to_do(archive: Archive) -> None:
    content = _paper(archive, FILES, "jie")
    assert texts(content)[:3] == ["jie学习提醒", "2026年11月", "jie："]
    assert [row[1] for table in tables(content) for row in table[1:]] == [
        "开展11月学习：<甲>&",
        "准备12月学习：乙",
    ]
    above = _paper(archive, FILES, "qu")
    assert sum(len(table) - 1 for table in tables(above)) == 4


def test_nothing_to_do_says_what_comes_next(archive: Archive) -> None:
    files = SETTINGS | unit("qu") | plan("qu", 2027, "month: 6, title: 丁")
    content = _paper(archive, files)
    assert (
        "根据资料库截至2026年11月20日的记录，没有要办的事。"
        "再下一件在2027年6月30日：准备6月学习：丁。" in texts(content)
    )
    assert tables(content) == []


def test_nothing_to_do_at_all(archive: Archive) -> None:
    none = _paper(archive, SETTINGS | unit("qu"))
    assert "根据资料库截至2026年11月20日的记录，没有要办的事。" in texts(none)


def test_another_month_is_named(archive: Archive) -> None:
    content = _paper(archive, FILES, month=PartialDate(2026, 12))
    assert texts(content)[1] == "2026年12月"
    assert "二、12月（1 件）" in texts(content)


def test_without_an_organisation_the_archive_signs_and_the_same_gives_the_same(
    archive: Archive,
) -> None:
    files = {"archive.yml": "name: 学习资料库\n"} | unit("qu")
    content = _paper(archive, files)
    assert texts(content)[-2] == "学习资料库"
    assert content == _paper(archive, files)


def test_the_notice_stands_on_the_paper(archive: Archive) -> None:
    content = _paper(archive, FILES)
    assert all("示例：均非真实。" in foot for foot in feet(content)) or any(
        "示例：均非真实。" in paragraph.text
        for section in opened(content).sections
        for paragraph in section.header.paragraphs
    )
