"""Every number of circulars, sheets, sit-ins, problems, decisions and cases, counted again.

As in `tests.test_recount` the number that is printed, the list that it leads to and the second
count (`tests.recount_practice`) have to be the same.
"""

import ast
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.compiler import examine
from generator.practice.circulars import circular_of
from generator.practice.periods import read_period
from generator.records.diagnostics import Severity
from generator.study.preparing import prepare_study
from tests.building import TODAY, build, contents
from tests.conftest import ROOT
from tests.recount_practice import Numbers, Practice
from tests.test_recount import Compared, Node

_PERIODS = ("2026", "2025", "2026H1", "2026Q1", "2026Q3", "2026Q4", "2025Q4", "2026-07", "2026-11")
_QUARTERS = ("2025Q1", "2025Q2", "2025Q3", "2025Q4", "2026Q1", "2026Q2", "2026Q3", "2026Q4")
_NOT_RECORDED = ("units", "units_no_record", "topics")


class Beside(Compared):
    """A built site beside the recount of what study led to."""

    def __init__(self, root: Path) -> None:
        self.again = Practice(root, TODAY)
        super().__init__(root / "site", self.again)

    def every_number(
        self, uri: str, expected: Mapping[str, set[str]], within: Node | None = None
    ) -> None:
        """Compare all numbers of a page; one of something has to be printed, none may be."""
        nodes: dict[str, Node] = {}
        for node in (within or self.page(uri)).all("", "data-count"):
            nodes.setdefault(node.get("data-count"), node)
        for name in sorted({*nodes, *(name for name in expected if expected[name])}):
            if name in nodes:
                self.number(uri, nodes[name], name, expected.get(name, set()))
            else:
                self.complaints.append(f"{uri}: {name}: not printed, is {sorted(expected[name])}")

    def agree(self, where: str, shown: Mapping[str, set[str]], expected: Numbers) -> None:
        """Compare sets by name; a name without anything is the same as no name."""
        for name in sorted({*shown, *expected}):
            self.numbers += 1
            mine = sorted(shown.get(name, set()))
            self.same(f"{where}: {name}", str(len(mine)), mine, expected.get(name, set()))


def compare_circular_pages(beside: Beside) -> None:
    """Compare the page of each quarter."""
    for period in _QUARTERS:
        uri = f"practice/circular-{period}.html"
        if (beside.site / uri).exists():
            numbers = beside.again.circular(period)
            # Where nothing is recorded the page says only that; these count no records.
            empty = not any(numbers[name] for name in numbers if name not in _NOT_RECORDED)
            names = () if empty else tuple(numbers)
            shown = {name.replace(".", "-").replace("_", "-"): numbers[name] for name in names}
            beside.every_number(uri, shown)
            if empty and next(beside.page(uri).all("", "data-count"), None):
                beside.complaints.append(f"{uri}: prints numbers, though nothing is recorded")


def compare_circular_figures(beside: Beside) -> None:
    """Compare what the command counts, for all units and for each unit with those below it."""
    examination = examine(beside.again.root, today=TODAY)
    readers = examination.library.settings.audience(None)
    assert readers is not None
    library = examination.library.seen_by(readers)
    links = examination.links.within(library)
    study = prepare_study(library, links, TODAY)
    for written in _PERIODS:
        period = read_period(written)
        assert period is not None
        for scope in ("", *beside.again.units):
            circular = circular_of(study, library, links, period, scope or None)
            where = f"circular {written} {scope or 'all'}"
            shown: Numbers = {}
            for figure in circular.figures:
                listed = [one.item for one in figure.count.items]
                shown[figure.name] = set(listed)
                if len(figure) != len(shown[figure.name]):
                    beside.complaints.append(f"{where}: {figure.name}: lists twice in {listed}")
            beside.agree(where, shown, beside.again.circular(written, scope))


def compare_sheets(beside: Beside) -> None:
    """Compare result and evidence of every indicator."""
    units = [(unit, year) for year in beside.again.years for unit in beside.again.members(year)]
    for unit, year in units:
        uri = f"practice/appraisal/{year}/{unit.removeprefix('units/')}.html"
        marks = beside.again.sheet(unit, year)
        if not marks or not (beside.site / uri).exists():
            if marks or (beside.site / uri).exists():
                beside.complaints.append(f"{uri}: should have {len(marks)} indicators")
            continue
        rows = [row for row in beside.page(uri).all("tr", "data-state") if row.get("id")]
        shown = {row.get("id"): row.get("data-state") for row in rows}
        wanted = {f"i{number}": result for number, (result, _) in enumerate(marks, start=1)}
        beside.states(uri, shown, wanted)
        evidence = {
            f"i{number}-{outcome}": items
            for number, (_, groups) in enumerate(marks, start=1)
            for outcome, items in groups.items()
        }
        beside.every_number(uri, evidence)


def compare_sittings(beside: Beside) -> None:
    """Compare coverage and stages."""
    numbers = beside.again.sitting_numbers()
    del numbers["stage-exempt"]  # Nothing is recorded of it and nothing is asked: it has no number.
    beside.every_number("practice/sittings.html", numbers)


def compare_lists(beside: Beside) -> None:
    """Compare the pages of problems, decisions, cases and adoptions."""
    again = beside.again
    problems = again.problem_numbers()
    # Of a unit only these are printed; the others stand in the numbers of all.
    left = ("noted", "set-aside")
    shown = {
        name: items
        for name, items in problems.items()
        if name in left or not name.endswith(left) or name.startswith(("type-", "age-"))
    }
    beside.every_number("practice/problems.html", shown)
    beside.every_number("practice/decisions.html", again.decision_numbers())
    beside.every_number("practice/exchange.html", again.exchange_numbers())
    beside.every_number("practice/adoption.html", again.adoption_numbers())


COMPARISONS = (
    compare_circular_pages, compare_circular_figures, compare_sheets, compare_sittings,
    compare_lists,
)  # fmt: skip


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Beside:
    """Build the example archive from a copy."""
    root = tmp_path_factory.mktemp("practised")
    for name, data in contents(ROOT / "materials").items():
        path = root / "materials" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for name in ("archive.yml", "mkdocs.yml"):
        (root / name).write_bytes((ROOT / name).read_bytes())
    build(root)
    return Beside(root)


@pytest.mark.parametrize("compare", COMPARISONS)
def test_the_example_archive_shows_what_a_second_count_finds(
    example: Beside, compare: Callable[[Beside], None]
) -> None:
    example.complaints, example.numbers = [], 0
    compare(example)
    assert example.numbers >= 10
    assert not example.complaints, "\n".join(["", *example.complaints])


_SECRET = {"audience": ["secretaries"]}


def _expected(name: str, measure: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "value": "如题", "measure": measure, **more}


def _indicator(number: int, source: str, **more: Any) -> dict[str, Any]:
    return {"id": f"z{number}", "name": f"指标{number}", "weight": 1, "source": source, **more}


_UNITS: dict[str, dict[str, Any]] = {
    "qu": {
        "expectations": [
            _expected("集中学习", "学习次数", least=1, months=2),
            _expected("步骤", "学习步骤", steps=["自学", "小结"]),
            _expected("步骤二", "学习步骤", steps=["自学"]),
            _expected("出勤", "出勤率", least=90),
            _expected("跟进", "跟进期限", days=5),
            _expected("分工", "责任分工", roles=["主体责任", "secretary"]),
            _expected("不算", "不计入", forms=["业务会议"]),
            _expected("会前", "列席期限", stages=["会前检查"], ahead=5, days=1),
            _expected("反馈", "sitting-in", stages=["反馈整改"], days=10),
            _expected("覆盖", "列席覆盖", least=2, months=12),
        ],
        "roles": [{"post": "甲", "responsibility": "主体责任"}],
    },
    "ju": {"parent": "qu", "roles": [{"post": "甲", "responsibility": "secretary"}]},
    "ke": {
        "parent": "ju",
        "expectations": [
            _expected("覆盖", "coverage", least=1, months=6),
            _expected("集中学习", "学习次数", least=1, months=6),
            _expected("单独", "发言人数", least=2),
        ],
    },
    "lao": {"parent": "qu", "valid_to": "2026-07-15", "successor": "ju"},
    "xin": {"parent": "qu", "valid_from": "2026-10-01"},
    "wu": {"parent": "qu", "expectations": [{"name": "覆盖", "value": "不作要求"}]},
    "mi": {"parent": "qu", **_SECRET},
}
_INDICATORS = [
    _indicator(1, "学习要求", expectation="集中学习", least=50),
    _indicator(2, "学习要求", expectation="跟进"),
    _indicator(3, "学习要求", expectation="分工"),
    _indicator(4, "学习要求", expectation="单独"),
    _indicator(5, "学习要求", expectation="步骤", least=30),
    _indicator(6, "典型案例", least=2),
    _indicator(7, "问题整改", least=50),
    _indicator(8, "决策前学习", least=2),
    _indicator(9, "有文字记载", words="纳入党建 责任制", least=2),
    _indicator(10, "列席旁听"),
    _indicator(11, "经验总结"),
    _indicator(12, "学习成果", least=0),
    _indicator(13, "有文字记载", words="只在指标里"),
]
_FULL = {
    "study_form": "中心组学习", "ways": ["线上学习", "现场学习"], "expected": 10, "attended": 10,
    "steps": [{"step": "自学", "on": "2026-07-01"}, {"step": "小结", "on": "2026-07-02"}],
}  # fmt: skip


def _measure(text: str, **more: Any) -> dict[str, Any]:
    return {"text": text, **more}


_DONE = {"done": "2026-08-10", "due": "2026-08-01", "evidence": ["复查"]}
_RECORDS: dict[str, dict[str, Any]] = {
    "rules/old": {
        "valid_from": "2025-01-01",
        "indicators": [_indicator(1, "典型案例")],
        "clauses": [{"id": "c1", "name": "第一条", "text": "纳入党建责任制。"}],
    },
    "rules/new": {
        "valid_from": "2026-03-01",
        "supersedes": ["old"],
        "indicators": _INDICATORS,
        "clauses": [{"id": "c1", "name": "第一条", "text": "学习纳入党建“责任制”。"}],
    },
    "rules/later": {"valid_from": "2026-12", "indicators": [_indicator(1, "列席旁听")]},
    "topics/a": {"period": "2026-07"},
    "topics/b": {"period": "2026-08"},
    "topics/c": {"period": "2026"},
    "topics/d": {"period": "2026-12"},
    "topics/e": {"period": "2026-11"},
    "topics/mi": {"period": "2026-07", **_SECRET},
    "plans/ju-2026": {
        "unit": "ju", "year": "2026", "summary": "纳入党建责任制。",
        "lines": [{"month": 7, "topic": "a"}],
    },
    "sessions/qu-a": {"unit": "qu", "date": "2026-07-01", "topics": ["a"], **_FULL},
    "sessions/qu-b": {"unit": "qu", "date": "2026-08-31", "topics": ["b"], "ways": ["平台学习"]},
    "sessions/ju-a": {"unit": "ju", "date": "2026-07-06", "topics": ["a"], **_FULL, "attended": 8},
    "sessions/ju-a2": {"unit": "ju", "date": "2026-07-06", "topics": ["a"], **_FULL},
    "sessions/ju-b": {"unit": "ju", "date": "2026-09-20", "topics": ["b"], "expected": 9},
    "sessions/ju-x": {"unit": "ju", "date": "2025-11-11", "study_form": "学堂"},
    "sessions/ju-q": {"unit": "ju", "date": "2026-09", "study_form": "学堂"},
    "sessions/ju-y": {"unit": "ju", "date": "2026", "study_form": "学堂"},
    "sessions/ju-z": {"unit": "ju", "date": "2026-12-01", "study_form": "学堂"},
    "sessions/ju-0": {"unit": "ju", "date": "2026-08-03", "expected": 0, "attended": 0},
    "sessions/lao-b": {"unit": "lao", "date": "2026-09-03", "study_form": "学堂"},
    "sessions/ke-a": {"unit": "ke", "date": "2026-09-30", "study_form": "业务会议"},
    "sessions/ke-b": {"unit": "ke", "date": "2026-08-01", "status": "未开展", "reason": "防汛"},
    "sessions/lao-a": {"unit": "lao", "date": "2026-07-07", "topics": ["a"], **_FULL},
    "sessions/mi-a": {"unit": "mi", "date": "2026-07-07", "topics": ["a"], **_FULL, **_SECRET},
    "cases/a": {"unit": "ju", "date": "2026-07-01", "named": "同意", "problem_type": "表格多"},
    "cases/b": {
        "unit": "ju", "date": "2025-05-01", "state": "示范", "named": "不同意",
        "effect": [{"claim": "少了", "evidence": "逐张清点"}],
        "history": [{"state": "核实", "on": "2026-04-01"}, {"state": "示范", "on": "2026-09-30"}],
        "problem_type": "重复填报",
        "adopted_by": [
            {"unit": "ke", "result": "已停办，用不上"}, {"unit": "mi", "result": "好"},
            {"unit": "qu"}, {"unit": "lao", "result": "好用"},
        ],
    },
    "cases/c": {"unit": "ju", "date": "2026-08-01", "state": "退出", "named": "同意"},
    "cases/d": {"unit": "ke", "date": "2026", "state": "推荐", "problem_type": "走访不实"},
    "cases/e": {"unit": "mi", "date": "2026-08-01", "state": "核实", "problem_type": "走访不实"},
    "cases/f": {"unit": "lao", "state": "核实", "problem_type": "走访不实"},
    "cases/g": {"unit": "ke", "date": "2026-12-01"},
    "experiences/a": {"unit": "ju", "date": "2026-08"},
    "experiences/b": {"unit": "mi", "date": "2026-08"},
    "outcomes/a": {"unit": "ju", "date": "2026-12-31"},
    "outcomes/b": {"unit": "ke", "date": "2026-07-31", "came_from": ["sessions/ju-a"]},
    "problems/a": {
        "unit": "ju", "date": "2025-11-20", "state": "已解决", "type": "表格多", "result": "少了",
        "measures": [_measure("一", **{**_DONE, "done": "2026-09"}), _measure("二", **_DONE)],
    },
    "problems/b": {
        "unit": "ju", "date": "2026-07-01", "type": "重复填报",
        "measures": [
            _measure("一", due="2026-11-20"), _measure("二", due="2026-11-19"),
            _measure("三", due="2026-11"), _measure("四", due="2026-10"),
            _measure("五", done="2026-10-01"), _measure("六"),
        ],
    },
    "problems/c": {"unit": "ke", "date": "2026-10", "state": "暂不整改", "type": "重复填报"},
    "problems/d": {"unit": "ke", "date": "2026-08-22", "state": "整改中"},
    "problems/e": {"unit": "lao", "date": "2026-07-02", "state": "已解决", "type": "走访不实"},
    "problems/f": {"unit": "xin", "state": "已解决", "result": "好了", "measures": ["做了"]},
    "problems/g": {"unit": "ju", "date": "2025-11-19", "state": "整改中", "measures": ["做"]},
    "problems/h": {"unit": "ju", "date": "2026-05-24", "measures": ["做"], "type": "走访不实"},
    "problems/i": {"unit": "ju", "date": "2026-12-05", "measures": ["做"]},
    "problems/j": {"unit": "ju", "state": "已登记", "measures": ["做"]},
    "problems/k": {"unit": "ke", "date": "2026-10-21", "type": "走访不实"},
    "problems/mi": {"unit": "ju", "date": "2026-07-03", "type": "走访不实", **_SECRET},
    "problems/l": {"unit": "mi", "date": "2026-08-03", "type": "办事多跑"},
    "decisions/l": {"unit": "mi", "date": "2026-08-03", "readings": ["topics/a"]},
    "packs/p": {"unit": "ju", "decision": "c"},
    "decisions/a": {
        "unit": "ju", "date": "2026-06-12",
        "readings": ["topics/a"], "read_by": [{"post": "甲", "on": "2026-06-12"}],
    },
    "decisions/b": {
        "unit": "ju", "date": "2026-06-12",
        "read_by": [{"post": "甲", "on": "2026-06-11"}, {"post": "乙", "on": "2026-06-13"}],
    },
    "decisions/c": {"unit": "ju", "date": "2026-06", "read_by": [{"post": "甲", "on": "2026-06"}]},
    "decisions/d": {"unit": "ju", "date": "2026-06-12", "packs": ["p"]},
    "decisions/e": {"unit": "ke", "date": "2026-05", "read_by": [{"post": "甲", "on": "2026-06"}]},
    "decisions/f": {"unit": "ke", "date": "2026-12-05", "read_by": ["甲"]},
    "observations/a": {
        "unit": "ju", "date": "2026-07-06", "session": "ju-a", "strengths": ["好"],
        "stages": [
            {"stage": "会前检查", "on": "2026-06-30"}, {"stage": "会前检查", "on": "2026-06-29"},
            {"stage": "反馈整改", "on": "2026-07-21"}, {"stage": "现场点评", "on": "2026-07-06"},
        ],
    },
    "observations/b": {"unit": "ju", "date": "2026-07-06", "overall": "第二份"},
    "observations/c": {"unit": "ju", "date": "2025-11-20"},
    "observations/d": {"unit": "ju", "date": "2025-11-21", "weaknesses": ["没有小结"]},
    "observations/e": {
        "unit": "ke", "date": "2026-11-13",
        "stages": [
            {"stage": "会前检查", "on": "2026-11-09"}, {"stage": "反馈整改", "on": "2026-11-27"},
        ],
    },
    "observations/f": {"unit": "ke", "date": "2026-12-25"},
    "observations/g": {"unit": "lao", "date": "2026-07", "overall": "好"},
    "observations/h": {"unit": "mi", "date": "2026-07-08"},
    "observations/j": {  # On a day off.
        "unit": "xin", "date": "2026-10-03",
        "stages": [
            {"stage": "before", "on": "2026-09-22"}, {"stage": "反馈整改", "on": "2026-10-24"},
        ],
    },
    "observations/k": {  # What is done on the day off after the last day is in time.
        "unit": "xin", "date": "2026-10-12",
        "stages": [{"stage": "before", "on": "2026-09-29"}, {"stage": "反馈整改", "on": "2026-10"}],
    },
    "observations/i": {"unit": "xin", "date": "2026-11-06"},
}  # fmt: skip


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Beside:
    """Build the archive of hard cases."""
    root = tmp_path_factory.mktemp("hard_practice")
    units = {f"units/{name}": fields for name, fields in _UNITS.items()}
    for name, fields in {**units, **_RECORDS}.items():
        # JSON is YAML too, and repeats what is shared instead of referring to it.
        front = json.dumps({"title": f"题{name}", **fields}, ensure_ascii=False) + "\n"
        path = root / "materials" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "这里写明：纳入党建，责任制。" if name == "units/qu" else "一段话。"
        path.write_text(f"---\n{front}---\n{text}\n", "utf-8")
    vocabulary = root / "materials" / "vocabulary"
    vocabulary.mkdir()
    for source in (ROOT / "materials" / "vocabulary").glob("*.yml"):
        (vocabulary / source.name).write_bytes(source.read_bytes())
    for name in ("archive.yml", "mkdocs.yml"):
        (root / name).write_bytes((ROOT / name).read_bytes())
    _, diagnostics = build(root)
    errors = [
        f"{one.place.file}: {one.message}" for one in diagnostics if one.severity is Severity.ERROR
    ]
    assert not errors, "\n".join(["", *errors])
    return Beside(root)


@pytest.mark.parametrize("compare", COMPARISONS)
def test_hard_cases_are_counted_alike(hard: Beside, compare: Callable[[Beside], None]) -> None:
    hard.complaints = []
    compare(hard)
    assert not hard.complaints, "\n".join(["", *hard.complaints])


def test_a_wrong_count_is_told_with_page_number_and_name(hard: Beside) -> None:
    other = Beside(hard.again.root)
    del other.again.records["problems/k"]
    compare_lists(other)
    where = "practice/problems.html: total: "
    said = next(one for one in other.complaints if one.startswith(where))
    assert "has too many ['problems/k']" in said


@pytest.mark.parametrize("name", ["recount.py", "recount_practice.py"])
def test_the_second_count_shares_nothing_with_the_program(name: str) -> None:
    tree = ast.parse((ROOT / "tests" / name).read_text("utf-8"))
    imported: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imported |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            imported.add(str(node.module))
    # The count of the study year, which is held to the same, may be built upon.
    assert {one if one == "tests.recount" else one.partition(".")[0] for one in imported} <= {
        *sys.stdlib_module_names, "yaml", *(["tests.recount"] if name != "recount.py" else []),
    }  # fmt: skip
    assert "importlib" not in imported
