"""Problems from their finding to their result, by unit, by type and by age."""

from datetime import date
from itertools import pairwise

import pytest

from generator.compiler import examine
from generator.practice.problems import (
    MeasureState,
    age_counts,
    problem_counts,
    type_counts,
)
from generator.records.kinds.problem import ProblemState
from tests.building import TODAY
from tests.conftest import Archive
from tests.practice.reading_examples import (
    AUDIENCES,
    WORDS,
    Prepared,
    case,
    decision,
    prepared,
    problem,
    said,
)
from tests.study.examples import Files, session, unit

UNITS = unit("qu") | unit("jie", "parent: qu") | unit("zhen", "parent: qu")
PROVED = "text: 合并, owner: 甲, due: 2026-06-30, done: 2026-06-12, evidence: [{text: 复查}]"


def _items(made: Prepared, name: str) -> list[str]:
    return [one.item for one in problem_counts(made.problems.chains)[name].items]


def test_a_chain_from_finding_to_result(archive: Archive) -> None:
    files = UNITS | session("s", "jie", "2026-05-12")
    files |= problem("root", "qu", "date: 2026-01-05")
    files |= problem(
        "p",
        "jie",
        "date: 2026-05-12",
        "type: 表格多",
        "state: 已解决",
        "found_in: [sessions/s]",
        "cause: root",
        "result: 少了四张",
        measures=(PROVED,),
    )
    files |= decision("d", "jie", "date: 2026-05-20", "problems: [p]")
    made = prepared(archive, files)
    chain = made.problems.of("problems/p")
    assert chain is not None
    assert chain.unit_title == "jie"
    assert chain.type is not None
    assert (chain.type.id, chain.state) == ("forms", ProblemState.SOLVED)
    assert chain.age == (TODAY - date(2026, 5, 12)).days
    (measure,) = chain.measures
    assert (measure.owner, measure.state, measure.anchor) == ("甲", MeasureState.DONE, "measure-1")
    assert [one.key for one in chain.decisions] == ["decisions/d"]
    root = made.problems.of("problems/root")
    assert root is not None
    assert [one.key for one in root.caused] == ["problems/p"]
    assert root.state is ProblemState.NOTED


@pytest.mark.parametrize(
    ("measure", "state"),
    [
        (PROVED, MeasureState.DONE),
        ("text: 合并, done: 2026-06-12", MeasureState.UNPROVED),
        ("text: 合并, due: 2026-11-19", MeasureState.OVERDUE),
        ("text: 合并, due: 2026-11-20", MeasureState.OPEN),
        ("text: 合并, due: 2026-11", MeasureState.OPEN),
        ("text: 合并, due: 2026-10", MeasureState.OVERDUE),
        ("text: 合并", MeasureState.UNDATED),
        ("text: 合并, due: 2026-06-30, done: 2026-08-01", MeasureState.UNPROVED),
    ],
)
def test_how_far_a_measure_has_come(measure: str, state: MeasureState, archive: Archive) -> None:
    made = prepared(archive, UNITS | problem("p", "jie", measures=(measure,)))
    assert [one.state for one in made.problems.chains[0].measures] == [state]


def test_what_is_lacking(archive: Archive) -> None:
    files = UNITS | problem("bare", "jie") | problem("aside", "jie", "state: 暂不整改")
    files |= problem("late", "zhen", measures=("text: 甲, due: 2026-01-01", PROVED))
    files |= problem("vague", "zhen", measures=("text: 乙, done: 2026-02-02",))
    made = prepared(archive, files)
    assert _items(made, "no-measure") == ["problems/bare"]
    assert _items(made, "overdue") == ["problems/late#1"]
    assert _items(made, "unproved") == ["problems/vague#1"]
    assert _items(made, "set-aside") == ["problems/aside"]
    assert len(_items(made, "total")) == 4


def test_every_problem_has_one_state(archive: Archive) -> None:
    files = UNITS
    for number, state in enumerate(ProblemState):
        files = files | problem(f"p{number}", "jie", f"state: {state.label}")
    counts = problem_counts(prepared(archive, files | problem("p9", "zhen")).problems.chains)
    in_states = [one.item for state in ProblemState for one in counts[state.id].items]
    assert sorted(in_states) == sorted(one.item for one in counts["total"].items)


def test_units_stand_in_the_order_of_the_organisation(archive: Archive) -> None:
    files = UNITS | problem("a", "zhen") | problem("b", "qu") | problem("c", "jie")
    files |= problem("d", "jie", "date: 2026-01")
    made = prepared(archive, files)
    assert [one.id for one in made.problems.units] == ["qu", "jie", "zhen"]
    assert [chain.key for chain in made.problems.units[1].chains] == ["problems/d", "problems/c"]


def test_the_same_problem_in_several_units(archive: Archive) -> None:
    files = UNITS | problem("a", "jie", "type: 重复填报", "state: 已解决")
    files |= problem("b", "jie", "type: forms") | problem("c", "zhen", "type: 表格多")
    files |= problem("d", "zhen") | case("k", "jie", "problem_type: forms", "state: 示范")
    files |= case("rare", "jie", "problem_type: rare")
    made = prepared(archive, files)
    forms, rare, none = made.problems.types
    assert (forms.title, rare.title, none.title) == ("重复填报", "少见", "没有写类型")
    counts = type_counts(forms)
    assert [one.item for one in counts["units"].items] == ["units/jie", "units/zhen"]
    assert [one.item for one in counts["solving"].items] == ["units/jie"]
    assert [one.item for one in counts["facing"].items] == ["units/jie", "units/zhen"]
    assert [one.item for one in counts["cases"].items] == ["cases/k"]
    assert len(counts["problems"]) == 3
    assert [one.key for one in rare.cases] == ["cases/rare"]
    assert [chain.key for chain in none.chains] == ["problems/d"]
    assert made.problems.like(forms.chains[0]) is forms
    assert made.problems.like(none.chains[0]) is None


@pytest.mark.parametrize(
    ("found", "band"),
    [
        ("2026-11-20", "age-30"),
        ("2026-10-21", "age-30"),
        ("2026-10-20", "age-90"),
        ("2026-08-22", "age-90"),
        ("2026-08-21", "age-180"),
        ("2026-05-24", "age-180"),
        ("2026-05-23", "age-365"),
        ("2025-11-20", "age-365"),
        ("2025-11-19", "age-more"),
        ("2027-01-01", "age-30"),
        ("2026-11", "age-30"),
    ],
)
def test_ages(found: str, band: str, archive: Archive) -> None:
    made = prepared(archive, UNITS | problem("p", "jie", f"date: {found}"))
    counts = age_counts(made.problems.chains)
    assert [count.id for count in counts if count.items] == [band]


def test_only_open_problems_have_an_age(archive: Archive) -> None:
    files = UNITS | problem("p", "jie", "date: 2020-01-01", "state: 已解决") | problem("q", "jie")
    counts = age_counts(prepared(archive, files).problems.chains)
    assert [(count.id, len(count)) for count in counts if count.items] == [("age-unknown", 1)]


def test_nothing_of_hidden_records_is_told(archive: Archive) -> None:
    files = AUDIENCES | UNITS | session("geheim", "jie", "2026-05-12", "audience: [inner]")
    files |= unit("stelle", "audience: [inner]") | decision(
        "rat", "jie", "problems: [p]", "audience: [inner]"
    )
    files |= problem("wurzel", "jie", "audience: [inner]")
    evidence = "evidence: [{text: 密件, ref: sessions/geheim}, {text: 明件}]"
    files |= problem(
        "p",
        "stelle",
        "cause: wurzel",
        "found_in: [sessions/geheim]",
        measures=(f"text: 甲, done: 2026-06-01, {evidence}",),
    )
    made = prepared(archive, files, audience="all")
    (chain,) = made.problems.chains
    assert chain.unit is None
    assert chain.unit_title == "没有列出单位"
    assert chain.decisions == ()
    assert [one.text for one in chain.measures[0].evidence] == ["明件"]
    assert chain.measures[0].state is MeasureState.DONE
    within = prepared(archive, files, audience="inner").problems.of("problems/p")
    assert within is not None
    assert [one.text for one in within.measures[0].evidence] == ["密件", "明件"]
    assert [one.key for one in within.decisions] == ["decisions/rat"]


# --- what the checks say: code, file, line, message, hint ---


def _said(archive: Archive, files: Files) -> list[tuple[str, str, int, str, str]]:
    return [
        (one.code, one.place.file, one.place.line, one.message, one.hint)
        for one in said(archive, UNITS | files)
    ]


def test_a_good_problem_says_nothing(archive: Archive) -> None:
    fields = ("date: 2026-05-12", "state: 已解决", "result: 好了")
    assert _said(archive, problem("p", "jie", *fields, measures=(PROVED,))) == []


def test_a_measure_without_evidence(archive: Archive) -> None:
    assert _said(archive, problem("p", "jie", measures=("text: 甲, done: 2026-06-01",))) == [
        (
            "C120",
            "materials/problems/p.md",
            5,
            "措施“甲”写了完成日期 2026-06-01，没有佐证",
            "在这一条措施里加上 evidence：一句说明、一份资料，或一个附件",
        )
    ]


@pytest.mark.parametrize(
    ("attached", "lies", "flaw", "hint"),
    [
        (
            "attachments: [台账.csv]",
            ("台账.csv",),
            "没有列在 attachments 里，也没有这个文件",
            "是不是想写“台账.csv”？attachments 里有的：台账.csv",
        ),
        (
            "summary: 无",
            ("台帐.csv",),
            "没有列在 attachments 里",
            "在 attachments 里加上这个文件名；attachments 里有的：一个也没有",
        ),
        (
            "attachments: [台帐.csv]",
            (),
            "没有这个文件",
            "把文件放进 materials/problems/p/；attachments 里有的：台帐.csv",
        ),
        (
            "attachments: [b.pdf, a.pdf]",
            ("a.pdf", "b.pdf"),
            "没有列在 attachments 里，也没有这个文件",
            "检查文件名；attachments 里有的：a.pdf、b.pdf",
        ),
    ],
)
def test_evidence_that_is_not_there(
    attached: str, lies: tuple[str, ...], flaw: str, hint: str, archive: Archive
) -> None:
    measure = "text: 甲, done: 2026-06-01, evidence: [{text: 证, file: 台帐.csv}]"
    files = problem("p", "jie", attached, measures=(measure,))
    files |= {f"materials/problems/p/{name}": "甲" for name in lies}
    assert _said(archive, files) == [
        (
            "C121",
            "materials/problems/p.md",
            6,
            f"佐证的附件“台帐.csv”不能用：{flaw}",
            hint,
        )
    ]


def test_evidence_that_is_there(archive: Archive) -> None:
    measure = "text: 甲, done: 2026-06-01, evidence: [{text: 证, file: a.csv}]"
    files = problem("p", "jie", "attachments: [a.csv]", measures=(measure,))
    assert _said(archive, files | {"materials/problems/p/a.csv": "甲"}) == []


def test_measures_before_the_problem(archive: Archive) -> None:
    measure = "text: 甲, due: 2026-03, done: 2026-04-30, evidence: 证"
    files = problem("p", "jie", "date: 2026-05-01", measures=(measure,))
    assert _said(archive, files) == [
        (
            "C122",
            "materials/problems/p.md",
            6,
            "措施的期限 2026-03 早于发现问题的日期 2026-05-01",
            "检查两个日期",
        ),
        (
            "C123",
            "materials/problems/p.md",
            6,
            "措施的完成日期 2026-04-30 早于发现问题的日期 2026-05-01",
            "检查两个日期；发现以前就已经做了的，写进正文",
        ),
    ]
    near = "text: 甲, due: 2026-05, done: 2026-05, evidence: 证"
    assert _said(archive, problem("p", "jie", "date: 2026-05-20", measures=(near,))) == []


@pytest.mark.parametrize(
    ("fields", "measures", "lacking"),
    [
        ((), (), "measures（措施）和 result（结果）"),
        ((), (PROVED,), "result（结果）"),
        (("result: 好了",), (), "measures（措施）"),
    ],
)
def test_solved_without_a_word_how(
    fields: tuple[str, ...], measures: tuple[str, ...], lacking: str, archive: Archive
) -> None:
    files = problem("p", "jie", "state: 已解决", *fields, measures=measures)
    assert _said(archive, files) == [
        (
            "C124",
            "materials/problems/p.md",
            4,
            f"状态是“已解决”，没有写 {lacking}",
            "补上；还没有解决的，改正 state",
        )
    ]


@pytest.mark.parametrize("others", [(), ("b",), ("b", "c")])
def test_a_problem_that_is_its_own_cause(others: tuple[str, ...], archive: Archive) -> None:
    ring = ("a", *others, "a")
    files = WORDS | UNITS
    for one, cause in pairwise(ring):
        files = files | problem(one, "jie", f"cause: {cause}")
    found = [one for one in examine(archive(files), today=TODAY).diagnostics if one.code == "C102"]
    assert [(one.place.file, one.place.line, one.message) for one in found] == [
        ("materials/problems/a.md", 4, f"“cause”绕成了一个圈：{' → '.join(ring)}")
    ]
    assert len(prepared(archive, files).problems.chains) == len(others) + 1
