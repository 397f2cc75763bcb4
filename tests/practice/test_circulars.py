"""Circulars: what is counted, what is said of it, what is wrong with a wording."""

from datetime import date
from pathlib import Path

import pytest

from generator.practice.circular_feedback import feedback_of
from generator.practice.circular_figures import Circular
from generator.practice.circular_text import NOTHING, CircularText, circular_text
from generator.practice.circulars import circular_of
from generator.records.diagnostics import Diagnostic
from tests.conftest import Archive
from tests.practice.circular_examples import (
    FILES,
    SETTINGS,
    WORDS,
    circulars_at,
    items,
    period_of,
    record,
)
from tests.study.examples import session, unit


@pytest.fixture
def root(archive: Archive) -> Path:
    return archive(FILES)


@pytest.fixture
def third(root: Path) -> Circular:
    return circulars_at(root).of(period_of("2026Q3"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("units", ["units/jiao", "units/jie", "units/qu", "units/zhen"]),
        ("units_studied", ["units/jiao", "units/jie", "units/qu"]),
        ("units_reported", []),
        ("units_no_record", ["units/zhen"]),
        ("sessions", ["sessions/jiao-8", "sessions/jie-7", "sessions/qu-7"]),
        ("sessions_not_held", ["sessions/jiao-9"]),
        ("sessions_uncounted", ["sessions/jie-9"]),
        ("forms.group", ["sessions/qu-7"]),
        ("forms.hall", ["sessions/jie-7"]),
        ("forms.none", ["sessions/jiao-8"]),
        ("ways.site", ["sessions/qu-7"]),
        ("steps_asked", ["sessions/jiao-8", "sessions/jie-7", "sessions/qu-7"]),
        ("steps_complete", ["sessions/qu-7"]),
        ("attendance_recorded", ["sessions/jie-7", "sessions/qu-7"]),
        ("attendance_full", ["sessions/qu-7"]),
        ("attendance_asked", ["sessions/jie-7", "sessions/qu-7"]),
        ("attendance_met", ["sessions/qu-7"]),
        ("topics", ["topics/t"]),
        ("topics.1.on_time", ["units/jie+topics/t"]),
        ("topics.1.late", ["units/jiao+topics/t"]),
        ("topics.1.no_record", ["units/zhen+topics/t"]),
        ("topics.1.pending", []),
        ("cases", ["cases/a", "cases/b", "cases/c", "cases/e"]),
        ("cases_named", ["cases/a", "cases/c"]),
        ("cases_unnamed", ["cases/b", "cases/e"]),
        ("experiences", ["experiences/x1", "experiences/x2"]),
        ("experience_forms.report", ["experiences/x1"]),
        ("experience_forms.none", ["experiences/x2"]),
        ("outcomes", ["outcomes/o1"]),
        ("outcome_forms.rule", ["outcomes/o1"]),
        ("problems", ["problems/p1", "problems/p2", "problems/p3"]),
        ("problem_units", ["units/jiao", "units/jie"]),
        ("problem_types.forms.problems", ["problems/p1", "problems/p2"]),
        ("problem_types.forms.units", ["units/jiao", "units/jie"]),
        ("problem_types.none.problems", ["problems/p3"]),
        ("measures", ["problems/p1#1", "problems/p1#2", "problems/p1#3", "problems/p1#4"]),
        ("measures_done", ["problems/p1#1"]),
        ("measures_overdue", ["problems/p1#2"]),
        ("solved", ["problems/p4"]),
        ("sit_ins", ["observations/s1", "observations/s3"]),
        ("sit_in_units", ["units/jiao", "units/jie"]),
        ("sit_ins_with_feedback", ["observations/s1"]),
    ],
)
def test_every_number_has_its_list(name: str, expected: list[str], third: Circular) -> None:
    assert sorted(items(third, name)) == expected


def test_every_number_but_zero_has_records_and_each_name_is_given_once(third: Circular) -> None:
    names = [one.name for one in third.figures]
    assert len(names) == len(set(names))
    ids = [one.count.id for one in third.figures]
    assert len(ids) == len(set(ids))
    for figure in third.figures:
        assert bool(figure.records) == bool(len(figure)), figure.name
        assert len({one.item for one in figure.count.items}) == len(figure), figure.name


def test_units_that_exist_and_their_parts_make_a_whole(third: Circular) -> None:
    n = third.n
    parts = ("units_studied", "units_reported", "units_no_record")
    assert sum(len(n[name]) for name in parts) == len(n["units"])
    assert len(n["cases"]) == len(n["cases_named"]) + len(n["cases_unnamed"])


def test_numbers_that_would_name_a_unit_are_discreet(third: Circular) -> None:
    open_ones = {one.name for one in third.figures if not one.discreet}
    assert {"units", "sessions", "cases_named", "topics.1.on_time"} <= open_ones
    assert not open_ones & {
        "units_no_record",
        "sessions_not_held",
        "cases_unnamed",
        "problems",
        "solved",
        "measures_overdue",
        "topics.1.late",
        "topics.1.no_record",
        "problem_types.forms.units",
    }


def test_practices_are_those_that_may_be_named(third: Circular) -> None:
    assert [(one.unit, one.record.id, one.state, one.exemplary) for one in third.practices] == [
        ("jie", "a", "推荐", False),
        ("zhen", "c", "示范", True),
    ]


def test_scope_is_a_unit_and_all_below_it(root: Path) -> None:
    circulars = circulars_at(root)
    one = circulars.of(period_of("2026Q3"), "units/jie")
    assert items(one, "units") == ["units/jie"]
    assert items(one, "sessions") == ["sessions/jie-7"]
    assert items(one, "experiences") == ["experiences/x1"]
    assert items(one, "topics.1.late") == []
    assert one.scope_name == "jie"
    above = circulars.of(period_of("2026Q3"), "units/qu")
    assert above.scope_name == "qu和下属单位"
    assert items(above, "sessions") == items(circulars.of(period_of("2026Q3")), "sessions")


def test_other_periods_hold_what_is_theirs(root: Path) -> None:
    circulars = circulars_at(root)
    assert items(circulars.of(period_of("2026-06")), "sessions") == ["sessions/jie-6"]
    # The first quarter has a unit that is no more, and nothing that lies surely in it but this.
    first = circulars.of(period_of("2026Q1"))
    assert "units/old" in items(first, "units")
    assert items(first, "sit_ins") == ["observations/s2"]
    # A session of which only the year is known is the year's.
    assert "sessions/zhen-year" in items(circulars.of(period_of("2026")), "sessions")
    assert items(circulars.of(period_of("2026H2")), "solved") == ["problems/p4"]


def test_what_is_not_yet_is_not_counted(root: Path) -> None:
    early = circulars_at(root, date(2026, 7, 5)).of(period_of("2026Q3"))
    assert items(early, "sessions") == ["sessions/qu-7"]
    assert items(early, "topics.1.pending") == ["units/zhen+topics/t"]
    assert early.is_open
    assert not early.n["problems"]
    assert not early.n["solved"]


def test_records_for_other_readers_are_not_counted(archive: Archive) -> None:
    hidden = {
        **FILES,
        **record("problems", "p2", "unit: jiao", "date: 2026-08-15", "audience: [secretaries]"),
        **unit("zhen", "parent: qu", "audience: [secretaries]"),
    }
    root = archive(hidden)
    everybody = circulars_at(root, audience="members").of(period_of("2026Q3"))
    assert items(everybody, "problems") == ["problems/p1", "problems/p3"]
    assert items(everybody, "units_no_record") == []
    # The case is visible, the unit whose it is is not.
    assert items(everybody, "cases_named") == ["cases/a"]
    assert items(everybody, "solved") == []
    within = circulars_at(root, audience="secretaries").of(period_of("2026Q3"))
    assert "problems/p2" in items(within, "problems")


def test_one_function_does_the_same(root: Path) -> None:
    circulars = circulars_at(root)
    period = period_of("2026Q3")
    same = circular_of(circulars.study, circulars.library, circulars.links, period)
    assert [(one.name, len(one)) for one in same.figures] == [
        (one.name, len(one)) for one in circulars.of(period).figures
    ]


def _text(root: Path, written: str = "2026Q3", scope: str | None = None) -> CircularText:
    circulars = circulars_at(root)
    text = circular_text(circulars.of(period_of(written), scope), circulars.library.settings, root)
    assert isinstance(text, CircularText), text
    return text


def test_text_says_the_numbers(root: Path) -> None:
    lines = [line for line in _text(root).markdown.splitlines() if line]
    assert lines == [
        "现将各单位2026年第三季度（2026年7月1日至2026年9月30日）理论学习情况通报如下。",
        "## 一、学习开展情况",
        "本期共有 4 个单位，开展学习的 3 个，无记录的 1 个（没有归档，不等于没有学）。",
        "共开展学习 3 次，其中集体 1 次，讲堂 1 次，没有写形式 1 次。记了学习方式的：现场 1 次。"
        "另有报明未开展的 1 次。另有不计入学习的 1 次。",
        "有步骤要求的 3 次学习中，步骤完整的 1 次。"
        "记了应到和实到的 2 次学习中，全员到齐的 1 次。有出勤要求的 2 次，达到要求的 1 次。",
        "## 二、专题跟进情况",
        "本期专题 1 个，跟进情况截至2026年11月20日。",
        "- 《t》：按期跟进 1 个单位，超过期限 1 个，无记录 1 个。",
        "## 三、好做法",
        "本期收到好做法 4 项。其中单位同意点名的 2 项：",
        r"- jie：一张\<表\>。合并\*三张\*表。",
        "- zhen：c（本期成为示范）。",
        "另有 2 项不点名。",
        "## 四、经验总结和学习成果",
        "收到经验总结 2 篇，其中调研报告 1 篇，没有写形式 1 篇。形成学习成果 1 项，其中制度 1 项。",
        "## 五、共性问题和整改",
        "本期在 2 个单位发现问题 3 个。",
        "- 重复填报：2 个单位，2 个问题。",
        "- 没有写类型：1 个单位，1 个问题。",
        "对这些问题定了措施 4 条，截至2026年11月20日完成 1 条，过期未完成 1 条，"
        "请有关单位抓紧办理。",
        "本期解决问题 1 个（含以前发现的）。",
        "## 六、列席旁听",
        "本期列席旁听 2 次，涉及 2 个单位，写了反馈的 1 次。",
    ]


def test_text_names_no_unit_that_it_should_not(root: Path) -> None:
    text = _text(root)
    assert "jiao" not in text.markdown
    assert text.markdown.count("zhen") == text.markdown.count("jie") == 1
    assert "夜谈" not in text.markdown


def test_figures_of_the_text_are_those_it_prints_in_order(root: Path) -> None:
    names = [one.name for one in _text(root).figures]
    assert names[:6] == [
        "units", "units_studied", "units_no_record", "sessions", "forms.group", "forms.hall",
    ]  # fmt: skip
    assert len(names) == len(set(names))
    assert "units_reported" not in names


@pytest.mark.parametrize("written", ["2024", "2026-02", "2024Q1"])
def test_a_period_without_records_says_so_and_nothing_else(written: str, root: Path) -> None:
    text = _text(root, written)
    assert (text.markdown, text.figures) == (NOTHING, ())
    assert [block.text for block in text.blocks] == ["本期没有记录。"]


def test_an_archive_of_nothing_has_no_records(archive: Archive) -> None:
    assert _text(archive(SETTINGS)).markdown == "本期没有记录。"


def test_sparse_records_say_what_is_not_there(archive: Archive) -> None:
    root = archive({**SETTINGS, **WORDS, **unit("qu"), **session("s", "qu", "2026-11-03")})
    text = _text(root, "2026Q4").markdown
    assert "本期还没有结束，数字截至2026年11月20日。" in text
    assert "本期没有安排专题。" in text
    assert "本期没有收到好做法。" in text
    assert "本期没有收到经验总结。" in text
    assert "本期没有登记问题。" in text
    assert "本期没有列席旁听的记录。" in text


def test_problems_without_measures_ask_for_them(archive: Archive) -> None:
    files = {
        **SETTINGS,
        **WORDS,
        **unit("qu"),
        **record("problems", "p", "unit: qu", "date: 2026-11-03"),
    }
    text = _text(archive(files), "2026Q4").markdown
    assert "本期没有开展学习的记录。" in text
    assert "对这些问题还没有定下措施的记录" in text


OWN = "templates/circular.md.j2"


def test_an_organisation_words_it_its_own_way(archive: Archive) -> None:
    own = (
        "{# 说明 #}\n{{ organisation }}：{{ period }}学习 {{ n.sessions }} 次"
        "{% if n.problems > 2 and n.problems <= n.sessions %}，问题不少{% endif %}。\n\n"
        "{% for one in practices %}\n{{ loop.index | chinese }}是{{ one.title }}；\n{% endfor %}\n"
    )
    text = _text(archive({**FILES, OWN: "\ufeff" + own}))
    assert text.markdown.startswith("某区委宣传部：2026年第三季度学习 3 次，问题不少。\n")
    assert r"一是一张\<表\>；" in text.markdown
    # What is only compared is not printed.
    assert [one.name for one in text.figures] == ["sessions"]


def test_the_length_of_a_number_is_printed_too(archive: Archive) -> None:
    text = _text(archive({**FILES, OWN: "有 {{ n.cases | length }} 项。"}))
    assert (text.markdown, [one.name for one in text.figures]) == ("有 4 项。", ["cases"])


@pytest.mark.parametrize(
    ("wording", "line", "said", "remedy"),
    [
        ("甲\n{{ n.sesions }}", 2, "没有名为“sesions”的内容", "是不是想写“sessions”？"),
        ("甲\n\n{{ peroid }}", 3, "没有名为“peroid”的内容", "是不是想写“period”？"),
        ("{% for one in topics %}\n{{ one.name }}\n{% endfor %}", 2, "没有名为“name”", "手册"),
        ("甲\n{% if n.sessions %}\n乙", 3, "写法有误（Unexpected end of template", "成对"),
        ("甲\n{{ n.sessions }", 2, "写法有误", "成对"),
        ("{{ period | chineze }}", 1, "没有名为“chineze”的过滤器", "是不是想写“chinese”？"),
        ("{{ period is chineze }}", 1, "没有名为“chineze”的判断", "删去它"),
        ("甲\n{{ n.sessions + 1 }}", 2, "算不出来（TypeError", "不能相加"),
        ("甲\n{{ n.sessions > '3' }}", 2, "算不出来（TypeError", "比较"),
        ("甲\n{{ 1 // 0 }}", 2, "算不出来（ZeroDivisionError", "检查"),
        ("甲\n{% include 'x' %}", 2, "算不出来（TypeError：no loader", "检查"),
        ("甲\n{{ n.sessions._figure }}", 2, "不许用的东西", "手册"),
        ("甲\n{{ n.__class__.__mro__ }}", 2, "不许用的东西", "手册"),
        ("{% for i in range(10 ** 9) %}{% endfor %}", 1, "算不出来（OverflowError", "检查"),
        ("{% macro m() %}\n{{ no }}\n{% endmacro %}\n\n{{ m() }}", 2, "没有名为“no”", "手册"),
        (" \n{# 空 #}\n", 1, "写出来是空的", "删去这个文件"),
    ],
)  # fmt: skip
def test_a_broken_wording_is_told_with_its_line(
    wording: str, line: int, said: str, remedy: str, archive: Archive
) -> None:
    root = archive({**FILES, OWN: wording})
    circulars = circulars_at(root)
    found = circular_text(circulars.of(period_of("2026Q3")), circulars.library.settings, root)
    assert isinstance(found, Diagnostic)
    assert (found.code, found.severity.value) == ("C150", "error")
    assert (found.place.file, found.place.line) == (OWN, line)
    assert said in found.message
    assert remedy in found.hint


def test_a_wording_in_another_encoding_is_told(archive: Archive) -> None:
    root = archive({**FILES, OWN: "abc\n通报".encode("gb18030")})
    circulars = circulars_at(root)
    found = circular_text(circulars.of(period_of("2026Q3")), circulars.library.settings, root)
    assert isinstance(found, Diagnostic)
    assert (found.place.line, found.hint) == (2, "在编辑器里另存为 UTF-8")


def test_a_folder_in_its_place_is_told(archive: Archive) -> None:
    root = archive({**FILES, f"{OWN}/x": ""})
    circulars = circulars_at(root)
    found = circular_text(circulars.of(period_of("2026Q3")), circulars.library.settings, root)
    assert isinstance(found, Diagnostic)
    assert found.code == "C150"


def test_feedback_is_what_the_archive_has_of_a_unit(root: Path) -> None:
    circulars = circulars_at(root)
    member = circulars.study.organisation.by_key["units/jie"]
    found = feedback_of(circulars.holdings, period_of("2026Q3"), member)
    assert [one.record.id for one in found.sessions] == ["jie-7", "jie-9"]
    assert [one.id for one in found.records] == ["a", "d", "e", "x1", "o1"]
    assert [one.id for one in found.problems] == ["p1", "p3"]
    assert found.observation is not None
    assert found.observation.id == "s1"
    # Open problems of an earlier period stay, the later sit-in is not yet there.
    fourth = feedback_of(circulars.holdings, period_of("2026Q4"), member)
    assert [one.id for one in fourth.problems] == ["p1", "p3"]
    first = feedback_of(circulars.holdings, period_of("2026Q1"), member)
    assert first.observation is not None
    assert (first.observation.id, first.problems) == ("s2", ())
    silent = feedback_of(
        circulars.holdings,
        period_of("2026Q3"),
        circulars.study.organisation.by_key["units/zhen"],
    )
    assert (silent.sessions, silent.problems, silent.observation) == ((), (), None)
    assert [one.what for one in silent.overdue] == ["补跟进学习的记录，或报明未开展：t"]
