"""The yearly study statement: sentences from records, numbers from counts."""

import re
from datetime import date

import pytest

from generator.practice.statement_sentences import NO_RECORD
from generator.practice.statements import Statement, statement_of
from tests.building import TODAY
from tests.conftest import Archive
from tests.practice.appraisal_examples import (
    case,
    decision,
    experience,
    observation,
    outcome,
    problem,
    studied,
)
from tests.study.examples import (
    FOLLOW,
    MONTHLY,
    STEPS,
    Files,
    lecturer,
    plan,
    session,
    topic,
    unit,
)


def _statement(
    archive: Archive,
    files: Files,
    year: int = 2026,
    today: date = TODAY,
    audience: str | None = None,
) -> Statement:
    study = studied(archive, files, today, audience)
    standards = study.standards
    found = statement_of(study, standards.library, standards.links, "units/qu", year)
    assert found is not None
    return found


def _texts(statement: Statement) -> dict[str, list[str]]:
    return {part.title: [one.text for one in part.paragraphs] for part in statement.parts}


PLAIN = unit("qu")


def test_empty_parts_say_that_there_is_no_record(archive: Archive) -> None:
    texts = _texts(_statement(archive, PLAIN))
    assert texts == {
        "学习情况": [
            "学习计划没有核定的记录。全年计划学习 0 次。",
            "开展学习没有记录。",
        ],
        "领学促学": [NO_RECORD],
        "学用结合": [NO_RECORD],
        "存在的问题": [NO_RECORD],
        "下一步": [NO_RECORD],
    }


def test_without_a_plan(archive: Archive) -> None:
    files = PLAIN | plan("qu", 2025, key="qu-2026")
    assert _texts(_statement(archive, files))["学习情况"][0] == "2026年的学习计划没有记录。"


def test_what_was_studied(archive: Archive) -> None:
    steps = "steps: [{step: 预读, on: 2026-05-09}, {step: 讨论, on: 2026-05-12}]"
    files = unit("qu", expects=(STEPS,))
    lines = ("month: 3, topic: t", "month: 5, topic: u", "month: 12, title: 丁")
    files |= plan("qu", 2026, *lines, fields=("approved: {by: 区委主要负责同志, on: 2026-01-20}",))
    files |= topic("t", "2026-03") | topic("u", "2026-05")
    files |= session("a", "qu", "2026-05-12", "topics: [u]", "study_form: 集体", steps)
    files |= session("b", "qu", "2026-06-09", "study_form: 讲堂")
    files |= session("c", "qu", "2026-07-09")
    assert _texts(_statement(archive, files))["学习情况"] == [
        "学习计划由区委主要负责同志于2026年1月20日核定。全年计划学习 3 次，已到期 2 次："
        "已学 1 次，无记录 1 次；计划外学习 2 次。",
        "开展学习 3 次，其中集体 1 次，讲堂 1 次，没有写明形式的 1 次。",
        "学习专题 1 个：《u》。",
        "各步骤有记录的学习：预读 1 次，讨论 1 次，小结 0 次。",
        "对照各项要求：“三步”无记录 3 项。",
    ]


def test_following_up_and_down(archive: Archive) -> None:
    files = unit("up") | unit("qu", "parent: up", expects=(FOLLOW,)) | unit("zhen", "parent: qu")
    files |= topic("t", "2026-05") | topic("u", "2026-06")
    files |= session("a", "up", "2026-05-11", "topics: [t]")
    files |= session("b", "qu", "2026-05-12", "topics: [t]")
    files |= session("c", "zhen", "2026-05-13", "topics: [t]", "follows: b")
    files |= session("d", "up", "2026-06-09", "topics: [u]")
    texts = _texts(_statement(archive, files))
    assert "上级单位学过的专题，按期跟进 1 个，无记录 1 个。" in texts["学习情况"]
    assert "下属单位跟进本单位的学习 1 次。" in texts["领学促学"]


def test_leading_is_counted_and_nobody_is_named(archive: Archive) -> None:
    files = PLAIN | lecturer("l")
    files |= session(
        "a", "qu", "2026-05-12", "lead: 甲书记", "speakers: [乙主任, 丙站长]", "invited: [丁代表]"
    )
    files |= session("b", "qu", "2026-06-09", "lead: 甲书记", "lecturers: [l]")
    statement = _statement(archive, files)
    assert _texts(statement)["领学促学"] == [
        "有领学人的学习 2 次，安排重点发言的学习 1 次，重点发言 2 人次。",
        "全年学习中，请授课人的 1 次，请人列席、扩大范围的 1 次。",
    ]
    words = "".join(text for texts in _texts(statement).values() for text in texts)
    words += "".join(item.label for _, count in statement.counts for item in count.items)
    assert not re.search("[甲乙丙丁]", words)


def test_study_put_to_work(archive: Archive) -> None:
    files = PLAIN | case("a", "date: 2026-05-01") | case("b", "date: 2025-05-01")
    files |= experience("e", "date: 2026-05-02") | outcome("o", "date: 2026-05-03")
    files |= decision("d", "date: 2026-05-04", "read_by: [{post: 书记, on: 2026-05-03}]")
    files |= decision("f", "date: 2026-05-05")
    files |= problem("p", "date: 2026-05-06", "state: 已解决")
    files |= problem("q", "date: 2026-05-07")
    assert _texts(_statement(archive, files))["学用结合"] == [
        "提出议题 2 个，决策前读过的 1 个，没有阅读记录的 1 个。",
        "登记问题 2 个，已登记 1 个，已解决 1 个。",
        "形成典型案例 1 份：《a》。",
        "形成经验总结 1 份：《e》。",
        "形成学习成果 1 项：《o》。",
    ]


def test_what_is_lacking(archive: Archive) -> None:
    files = unit("qu", expects=(f"{MONTHLY}, valid_from: 2026-09, valid_to: 2026-10",))
    files |= session("s", "qu", "2026-09-10")
    files |= problem("p", "date: 2025-05-06", "state: 整改中") | problem("q")
    files |= problem("r", "date: 2026-05-06", "state: 暂不整改")
    files |= observation("o", "date: 2026-09-10", "weaknesses: [没有散会日子。, 来得晚]")
    assert _texts(_statement(archive, files))["存在的问题"] == [
        "没有解决的问题 2 个：“p”、“q”。",
        "列席旁听反馈问题 2 条：“没有散会日子”、“来得晚”。",
        "到期而没有学习记录的 1 次：10月。",
        "对照各项要求：“月学”无记录 1 项。",
    ]


def test_what_comes_next(archive: Archive) -> None:
    files = unit("qu", expects=(f"{MONTHLY}, valid_from: 2026-10, valid_to: 2026-11",))
    files |= experience("e", "date: 2026-05-02", "next_steps: [先问, 再写。]")
    assert _texts(_statement(archive, files))["下一步"] == [
        "截至2026年11月20日要办的事：已过期 1 件，11月 1 件。",
        "2026年10月31日前应办，已过期：补10月学习记录，或报明未开展，依据《fa》第1条。",
        "2026年11月30日前：开展11月学习，依据《fa》第1条。",
        "经验总结里写明的下一步 2 条：“先问”、“再写”。",
    ]


def test_a_long_list_is_counted_and_not_written_out(archive: Archive) -> None:
    files = PLAIN
    for number in range(14):
        files = files | problem(f"p{number:02}", "date: 2026-05-06")
    (text,) = _texts(_statement(archive, files))["存在的问题"]
    assert text.startswith("没有解决的问题 14 个：“p00”、")
    assert text.endswith("“p11”等。")


def test_every_number_is_a_count_of_its_records(archive: Archive) -> None:
    files = PLAIN | case("a", "date: 2026-05-01") | session("s", "qu", "2026-05-12", "lead: 书记")
    statement = _statement(archive, files)
    ids = [count.id for _, count in statement.counts]
    assert len(set(ids)) == len(ids)
    for part in statement.parts:
        for paragraph in part.paragraphs:
            words = "".join(one for one in paragraph.pieces if isinstance(one, str))
            assert not re.search(r"\d", re.sub(r"\d+[年月日]", "", words))
    (found,) = [count for _, count in statement.counts if count.label == "典型案例"]
    assert [one.records[0].key for one in found.items] == ["cases/a"]


def test_what_is_hidden_is_not_counted(archive: Archive) -> None:
    settings = {
        "archive.yml": (
            "name: 库\naudiences:\n  - {id: open, name: 公开}\n"
            "  - {id: inner, name: 内部, includes: [open]}\n"
        )
    }
    files = settings | PLAIN | case("a", "date: 2026-05-01", "audience: [inner]")
    assert _texts(_statement(archive, files, audience="open"))["学用结合"] == [NO_RECORD]


@pytest.mark.parametrize(("key", "year"), [("units/qu", 2020), ("units/none", 2026)])
def test_nothing_is_known_of_the_year_or_the_unit(key: str, year: int, archive: Archive) -> None:
    study = studied(archive, PLAIN)
    assert statement_of(study, study.standards.library, study.standards.links, key, year) is None
