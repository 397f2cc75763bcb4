"""What the checks say of problems: code, file, line, message, hint."""

from itertools import pairwise

import pytest

from generator.compiler import examine
from tests.building import TODAY
from tests.conftest import Archive
from tests.practice.reading_examples import PROVED, UNITS, WORDS, prepared, problem, said
from tests.study.examples import Files


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
