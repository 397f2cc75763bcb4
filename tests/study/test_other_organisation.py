"""A hospital: other levels, steps, forms, limits and frequency, and not a line of program.

A technician replaces the vocabularies and the expectations; everything else follows.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.study.preparing import Study
from tests.building import TODAY, build, contents
from tests.conftest import Archive
from tests.study.examples import (
    cells_in,
    lecturer,
    plan,
    session,
    study_at,
    topic,
    unit,
    whole_year,
    year_of,
)
from tests.views.examples import material

VOCABULARIES = {
    "materials/vocabulary/levels.yml": (
        "title: 科室类型\nterms:\n  - {id: hospital, name: 医院}\n  - {id: ward, name: 病区}\n"
        "  - {id: lab, name: 医技科室}\n"
    ),
    "materials/vocabulary/steps.yml": (
        "title: 学习步骤\nterms:\n  - {id: preview, name: 预习}\n  - {id: cases, name: 病例讨论}\n"
        "  - {id: review, name: 复盘}\n"
    ),
    "materials/vocabulary/study_forms.yml": (
        "title: 学习形式\nterms:\n  - {id: rounds, name: 教学查房}\n"
        "  - {id: journal, name: 文献会}\n  - {id: handover, name: 交班会}\n"
    ),
    "materials/vocabulary/categories.yml": (
        "title: 类别\nterms: [{id: safety, name: 患者安全}, {id: skill, name: 技术}]\n"
    ),
    "materials/vocabulary/ways.yml": "title: 方式\nterms: [{id: sim, name: 模拟演练}]\n",
    "materials/vocabulary/resource_types.yml": "title: 类型\nterms: [{id: room, name: 技能室}]\n",
}
EXPECTS = (
    "name: 科室学习, value: 每季度两次, basis: rules/zhidu#c1, measure: 学习次数, least: 2, "
    "months: 3, forms: [教学查房, 文献会]",
    "name: 患者安全, value: 每半年一次, basis: rules/zhidu#c2, measure: 学习次数, least: 1, "
    "months: 6, categories: [患者安全]",
    "name: 三步, value: 预习、病例讨论、复盘, basis: rules/zhidu#c1, measure: 学习步骤, "
    "steps: [预习, 病例讨论, 复盘]",
    "name: 复盘期限, value: 两个工作日内, basis: rules/zhidu#c2, measure: 步骤期限, "
    "steps: [复盘], days: 2",
    "name: 落实, value: 院里学过以后 7 个工作日内, basis: rules/zhidu#c2, measure: 跟进期限, "
    "days: 7",
    "name: 年度安排, value: 上年十二月以前, basis: rules/zhidu#c1, measure: 计划核定, by: 02-10",
    "name: 到会, value: 八成, basis: rules/zhidu#c1, measure: 出勤率, least: 80",
    "name: 不算学习, value: 交班会不算, basis: rules/zhidu#c2, measure: 不计入, forms: [交班会], "
    "words: [晨交班]",
)
FILES = (
    VOCABULARIES
    | {
        "archive.yml": "name: 仁和医院学习档案\norganisation: 仁和医院\n",
        "materials/rules/zhidu.md": material(
            "仁和医院学习制度",
            "valid_from: 2026-01-01",
            "clauses:",
            "  - {id: c1, name: 第一条, text: 每季度两次。}",
            "  - {id: c2, name: 第二条, text: 七个工作日。}",
        ),
    }
    | unit("yuan", "level: 医院", expects=EXPECTS)
    | unit("neike", "level: 病区", "parent: yuan")
    | unit("jianyan", "level: 医技科室", "parent: yuan")
    | topic("shuye", "2026-05", "category: 患者安全")
    | topic("jinji", "2026-11", "category: 技术")
    | lecturer("zhuren")
    | plan(
        "neike",
        2026,
        "month: 5, topic: shuye, form: 教学查房",
        "month: 8, title: 跌倒, form: 文献会, category: 患者安全",
        "month: 11, topic: jinji",
        fields=("approved: {by: 医务部, on: 2026-02-06}",),
    )
    | session("y-1", "yuan", "2026-05-12", "topics: [shuye]", "study_form: 教学查房")
    | session(
        "n-1",
        "neike",
        "2026-05-21",
        "topics: [shuye]",
        "study_form: rounds",
        "lecturers: [zhuren]",
        "expected: 10",
        "attended: 8",
        "steps: [{step: 预习, on: 2026-05-19}, {step: 病例讨论, on: 2026-05-21}, "
        "{step: 复盘, on: 2026-05-26}]",
    )
    | session("j-1", "jianyan", "2026-05-25", "topics: [shuye]", "study_form: 文献会")
    | session("n-2", "neike", "2026-06-09", "study_form: 交班会")
)
# What the district calls things, and asks.
FOREIGN = re.compile("中心组|第一议题|大讲堂|自学|小结|每月|区委|区里|街道|党")


@pytest.fixture
def root(archive: Archive) -> Path:
    return archive(FILES)


@pytest.fixture
def study(root: Path) -> Study:
    return study_at(root)


def _outcomes(study: Study, unit: str, name: str) -> list[str]:
    (found,) = [
        one for one in whole_year(study).requirements[f"units/{unit}"] if one.standard.name == name
    ]
    return [one.outcome.id for one in found.findings]


def test_its_own_frequency_forms_and_categories_are_counted(study: Study) -> None:
    assert _outcomes(study, "neike", "科室学习") == ["no-record", "unmet", "no-record", "open"]
    assert _outcomes(study, "neike", "患者安全") == ["met", "open"]
    assert _outcomes(study, "neike", "到会") == ["met"]
    assert _outcomes(study, "neike", "年度安排") == ["met"]


def test_its_own_steps_and_limits_are_compared(study: Study) -> None:
    assert _outcomes(study, "neike", "三步") == ["met"]
    assert _outcomes(study, "neike", "复盘期限") == ["unmet"]
    assert _outcomes(study, "jianyan", "三步") == ["no-record"]
    followings = [
        (one.member.title, one.days, one.state.id)
        for one in study.followings
        if one.topic.id == "shuye"
    ]
    assert followings == [("jianyan", 9, "late"), ("neike", 7, "on-time")]


def test_no_month_is_a_gap_where_nobody_asks_for_every_month(study: Study) -> None:
    states = [(cell.title, cell.state.id) for cell in year_of(study, "neike").cells]
    assert states == [
        ("shuye", "done"),
        ("n-2", "uncounted"),
        ("跌倒", "no-record"),
        ("jinji", "open"),
    ]
    assert cells_in(study, "jianyan", 3) == ()


def test_what_is_due_speaks_its_words(study: Study) -> None:
    said = [one.what for one in study.dues]
    assert "补记录，还差 1 次科室学习（2026年4月至2026年6月）" in said
    assert "补复盘：j-1" in said
    assert "再安排 2 次科室学习（2026年10月至2026年12月）" in said
    assert all(one.basis for one in study.dues if one.kind.id in {"count", "step", "plan"})


def test_its_checks_speak_of_nothing_else(root: Path) -> None:
    _, found = build(root)
    said = "\n".join(f"{one.code} {one.message}\n{one.hint}" for one in found)
    assert not FOREIGN.search(said)
    assert [one.code for one in found if one.code.startswith("C")] == []


def _text(page: bytes) -> str:
    """Return the words of a page."""
    return re.sub(r"<[^>]*>", "", page.decode("utf-8"))


def _study_pages(site: Mapping[str, bytes]) -> dict[str, str]:
    folders = ("study/", "sessions/", "plans/", "rules/", "units/")
    return {
        name: _text(page)
        for name, page in site.items()
        if name.startswith(folders) and name.endswith(".html")
    }


def test_its_pages_show_its_words_and_none_of_the_districts(root: Path) -> None:
    build(root)
    pages = _study_pages(contents(root / "site"))
    assert {
        "study/2026/index.html",
        "study/2026/topics.html",
        "study/2026/neike.html",
        "study/due.html",
        "sessions/index.html",
        "units/neike.html",
    } <= set(pages)
    foreign = {name: found[0] for name, text in pages.items() if (found := FOREIGN.search(text))}
    assert foreign == {}
    year = pages["study/2026/neike.html"]
    for word in ("预习", "病例讨论", "复盘", "教学查房", "每季度两次", "第二条", "科室学习"):
        assert word in year
    assert "病区" in pages["study/2026/index.html"]
    assert "医技科室" in pages["study/2026/topics.html"]
    assert "复盘" in pages["study/due.html"]


def test_steps_out_of_its_order_are_told_in_its_words(archive: Archive) -> None:
    wrong = "steps: [{step: 复盘, on: 2026-05-20}, {step: 病例讨论, on: 2026-05-21}]"
    root = archive(FILES | session("n-1", "neike", "2026-05-21", wrong))
    _, found = build(root, today=TODAY)
    (said,) = [one for one in found if one.code == "C117"]
    assert said.message == "步骤的日期颠倒：复盘 2026-05-20，病例讨论 2026-05-21"
    assert not FOREIGN.search(said.message + said.hint)
