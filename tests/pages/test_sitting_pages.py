"""The pages of the sit-ins."""

import re

import pytest

from generator.pages.page import Page
from generator.pages.sitting_pages import SITTINGS, sitting_counts, sitting_pages, sitting_values
from generator.practice.sittings import Sittings
from generator.study.preparing import Study
from generator.views.deriving import Views, derive
from tests.building import TODAY, build
from tests.conftest import Archive
from tests.practice.sitting_examples import (
    BASE,
    STAGES,
    archive_of,
    observation,
    problem,
    seen,
    stages,
)
from tests.study.examples import VOCABULARIES, Files, plan, session, unit

SETTINGS = {
    "archive.yml": (
        "name: 库\naudiences:\n  - {id: all, name: 公开}\n"
        "  - {id: staff, name: 内部, includes: all}\n"
    )
}
FILES = (
    SETTINGS
    | BASE
    | unit("cun", "parent: qu")
    | plan("cun", 2026, "month: 12, title: 冬学")
    | session("s", "jie", "2026-10-15", title="秋学")
    | observation("a", "jie", "2026-03-10", "weaknesses: [念稿, 迟到]")
    | observation(
        "o",
        "jie",
        "2026-10-15",
        "session: s",
        "observers: 科长",
        "observers_for: staff",
        stages("会前 2026-10-09", "访谈 2026-10-15", "反馈 2026-11-02"),
        "overall: 一二三四五六七八九十",
        "weaknesses: 拖",
    )
    | observation("n", "zhen", "2026-12-09")
    | problem("迟到", "jie", "a", "state: 整改中", "result: 见效")
)


def _prepared(
    archive: Archive, files: Files, audience: str | None = None
) -> tuple[Sittings, Study, Views]:
    study, sittings = seen(archive_of(archive, files), audience)
    standards = study.standards
    return sittings, study, derive(standards.library, standards.links, TODAY)


def _pages(archive: Archive, files: Files, audience: str | None = None) -> dict[str, Page]:
    return {page.uri: page for page in sitting_pages(*_prepared(archive, files, audience))}


def _items(html: str) -> list[str]:
    return re.findall(r'<li data-item="([^"]+)"', html)


def _row(html: str, item: str) -> str:
    found = re.search(rf'<tr data-item="{re.escape(item)}">.*?</tr>', html, re.DOTALL)
    assert found, item
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[0])).strip()


def test_every_number_leads_to_what_was_counted(archive: Archive) -> None:
    prepared = _prepared(archive, FILES)
    pages = {page.uri: page.html for page in sitting_pages(*prepared)}
    html = pages[SITTINGS]
    numbers = re.findall(r'<a class="number" href="([^"]+)" data-count="([^"]+)">(\d+)</a>', html)
    assert {count: int(number) for _, count, number in numbers} == {
        "asked": 3,
        "covered": 1,
        "uncovered": 2,
        "recent": 2,
        "stage-on-time": 1,
        "stage-late": 1,
        "stage-no-record": 2,
        "stage-done": 1,
        "unit-jie": 2,
    }
    for href, count, number in numbers:
        assert href == f"sittings/{count}.html"
        assert len(set(_items(pages[f"practice/{href}"]))) == int(number)
    counts = sitting_counts(prepared[0])
    assert all(len({one.item for one in count.items}) == len(count) for count in counts.values())


def test_the_tables_say_who_was_visited_and_who_is_next(archive: Archive) -> None:
    html = _pages(archive, FILES)[SITTINGS].html
    coverage, schedule = html.split('id="schedule"')
    schedule, recent = schedule.split('id="recent"')
    assert _row(coverage, "units/jie") == "jie 2026-10-15 2 12 个月 1 次（ 第3条 ） 已覆盖"
    assert (
        _row(coverage, "units/zhen")
        == "zhen 没有列席记录 0 12 个月 1 次（ 第3条 ） 未覆盖 2026-12-09"
    )
    # The week of the visit that is recorded is taken.
    assert (
        _row(schedule, "units/cun")
        == "1 cun 没有列席记录 2026-12-01 至 12-04 12月： 冬学 2026-11-24"
    )
    assert 'data-item="units/zhen"' not in schedule
    assert (
        _row(recent, "observations/o")
        == "2026-10-15 jie 按期： 10-09 有记录： 10-15 迟 2 天 11 超 1"
    )
    assert _row(recent, "observations/a") == "2026-03-10 jie 缺记录 不计期限 缺记录 4"
    assert "observations/n" not in recent


def test_without_expectations_nothing_is_judged(archive: Archive) -> None:
    html = _pages(archive, FILES | unit("qu"))[SITTINGS].html
    assert "没有一个单位写明“列席覆盖”的要求" in html
    assert "没有“列席覆盖”的要求，不作安排。" in html
    assert "应当覆盖" not in html
    assert 'id="standards"' not in html


def test_an_archive_without_units_or_sit_ins_has_the_page(archive: Archive) -> None:
    pages = _pages(archive, {})
    assert list(pages) == [SITTINGS]
    assert "没有下属单位。" in pages[SITTINGS].html
    assert "最近十二个月没有列席记录。" in pages[SITTINGS].html


def test_years_whose_holidays_are_not_known_are_said(archive: Archive) -> None:
    files = BASE | plan("jie", 2029, "month: 3, title: 春")
    assert "2029年的放假安排还没有公布" in _pages(archive, files)[SITTINGS].html


def test_long_tables_continue_on_pages_of_their_own(archive: Archive) -> None:
    files = dict(BASE)
    for number in range(70):
        files |= unit(f"u{number:02}", "parent: qu")
        files |= observation(f"o{number:02}", f"u{number:02}", "2025-06-10")
    for number in range(20):
        files |= observation(f"p{number:02}", "jie", f"2026-10-{number + 1:02}")
    pages = _pages(archive, files)
    names = [uri for uri in pages if re.search(r"/(coverage|schedule|recent)-\d", uri)]
    assert names == [
        "practice/sittings/coverage-2.html",
        "practice/sittings/schedule-2.html",
        "practice/sittings/schedule-3.html",
        "practice/sittings/recent-2.html",
    ]
    rows = {
        name: sum(
            pages[uri].html.split(f'id="{name}"')[1].split("</section>")[0].count("<tr data-item")
            for uri in [SITTINGS, *names]
            if uri == SITTINGS or name in uri
        )
        for name in ("coverage", "schedule", "recent")
    }
    assert rows == {"coverage": 72, "schedule": 71, "recent": 20}
    assert all(len(page.html.encode()) < 60_000 for page in pages.values())


def test_who_sits_in_is_never_on_the_lists(archive: Archive) -> None:
    for audience in ("all", "staff"):
        pages = _pages(archive, FILES, audience)
        assert not any("科长" in page.html for page in pages.values())


def test_values_are_for_observations_only(archive: Archive) -> None:
    sittings, study, views = _prepared(archive, FILES)
    records = views.library.by_key
    assert sitting_values(records["units/jie"], sittings, study) == {}
    values = sitting_values(records["observations/o"], sittings, study)
    assert values["sitting"].key == "observations/o"
    assert values["visit_before"].key == "observations/a"
    assert values["visit_after"] is None


@pytest.mark.parametrize(("audience", "named"), [("all", False), ("staff", True)])
def test_the_page_of_an_observation(archive: Archive, audience: str, named: bool) -> None:
    root = archive({**VOCABULARIES, **STAGES, **FILES})
    build(root, audience=audience)
    html = (root / "site" / "observations" / "o.html").read_text("utf-8")
    assert ("科长" in html) is named
    assert ("列席人" in html) is named
    assert (
        _row(html, "observations/o+answer")
        == "反馈 2026-11-02 2026-10-29 学习以后 10 个工作日以内 迟 2 天 第2条"
    )
    assert _row(html, "observations/o+talk") == "访谈 2026-10-15 有记录"
    assert "三部分共 11 字，不计空格" in html
    assert "超过 1 字" in html
    points = re.sub(r"\s+", " ", html.split('id="points"')[1].split("</section>")[0])
    assert "现在：整改中" in points
    assert "见效" in points
    assert points.count("<li") == 2
    assert "反馈里的存在问题" in points


def test_a_visit_of_a_hidden_unit_shows_its_own_words_only(archive: Archive) -> None:
    files = FILES | unit("jie", "parent: qu", "audience: staff")
    root = archive({**VOCABULARIES, **STAGES, **files})
    build(root, audience="all")
    html = (root / "site" / "observations" / "o.html").read_text("utf-8")
    assert "2026年11月2日" in html
    assert "一二三四五六七八九十" in html
    assert "2026-10-29" not in html
    assert "按期" not in html
    assert 'id="points"' not in html
