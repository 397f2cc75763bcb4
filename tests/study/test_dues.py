"""What has to be done: each kind, whose it is, and the months around today."""

from datetime import date

import pytest

from generator.records.partial_date import PartialDate
from generator.study.due_lists import DueItem, by_unit
from tests.building import TODAY
from tests.conftest import Archive
from tests.study.examples import (
    APPROVED,
    FA,
    FOLLOW,
    MONTHLY,
    STEP_DUE,
    VETTED,
    Files,
    lecturer,
    plan,
    rule,
    session,
    study_of,
    topic,
    unit,
)
from tests.views.examples import material

OTHER = unit("other") | session("o", "other", "2026-01-14")
HORIZON = "name: 往回, value: 月, measure: 追溯期, months: 3, basis: rules/fa"


def _dues(archive: Archive, files: Files, today: date = TODAY) -> list[DueItem]:
    return list(study_of(archive, FA | OTHER | files, today).dues)


def _said(items: list[DueItem]) -> list[tuple[str, str, str]]:
    return [(one.kind.id, str(one.when), one.what) for one in items]


def test_cells_are_made_up_reported_held_and_prepared(archive: Archive) -> None:
    files = unit("qu", expects=(f"{MONTHLY}, valid_from: 2026-09",)) | plan(
        "qu", 2026, "month: 9, title: 甲", "month: 12, title: 乙", "month: 3, title: 丙"
    )
    files |= session("s", "qu", "2026-03-17", "plan_line: 2026-03", "status: 未开展")
    found = _dues(archive, files)
    assert _said(found) == [
        ("session", "2026-03-31", "补学3月的内容：丙"),
        ("session", "2026-09-30", "补9月学习记录，或报明未开展：甲"),
        ("session", "2026-10-31", "补10月学习记录，或报明未开展"),
        ("session", "2026-11-30", "开展11月学习"),
        ("session", "2026-12-31", "准备12月学习：乙"),
    ]
    assert [[record.id for record in one.records] for one in found[:2]] == [
        ["qu-2026", "s"],
        ["qu-2026"],
    ]
    assert found[1].basis is not None
    assert found[1].basis.name == "《fa》第1条"
    assert {one.unit.title for one in found if one.unit} == {"qu"}


FOLLOWED = (
    unit("qu", expects=(FOLLOW,))
    | unit("jie", "parent: qu")
    | topic("t", "2026-05")
    | session("lead", "qu", "2026-05-12", "topics: [t]")
)


@pytest.mark.parametrize(
    ("today", "what"),
    [
        (date(2026, 6, 2), "跟进学习：t"),
        (date(2026, 6, 3), "补跟进学习的记录，或报明未开展：t"),
    ],
)
def test_a_following_is_asked_for_by_its_limit(today: date, what: str, archive: Archive) -> None:
    found = _dues(archive, FOLLOWED, today)
    assert _said(found) == [("follow", "2026-06-02", what)]
    assert [record.id for record in found[0].records] == ["t", "lead"]
    assert found[0].basis is not None


def test_what_is_planned_and_to_be_followed_is_asked_for_once(archive: Archive) -> None:
    files = FOLLOWED | plan("jie", 2026, "month: 5, topic: t")
    assert [one.kind.id for one in _dues(archive, files)] == ["follow"]
    assert [one.kind.id for one in _dues(archive, files | unit("qu"))] == ["session"]


@pytest.mark.parametrize(
    ("today", "what"), [(date(2026, 5, 19), "完成小结：s"), (date(2026, 5, 20), "补小结：s")]
)
def test_a_step_that_lacks(today: date, what: str, archive: Archive) -> None:
    files = unit("qu", expects=(STEP_DUE,)) | session("s", "qu", "2026-05-12")
    assert _said(_dues(archive, files, today)) == [("step", "2026-05-19", what)]
    done = session("s", "qu", "2026-05-12", "steps: [{step: 小结, on: 2026-06-30}]")
    assert _dues(archive, files | done, today) == []


def test_a_count_that_is_more_than_monthly(archive: Archive) -> None:
    asked = "name: 季学, value: 两次, measure: 学习次数, least: 2, months: 3, basis: rules/fa"
    files = unit("qu", expects=(asked,))
    for number, day in enumerate(("2026-01-14", "2026-02-10", "2026-04-14", "2026-10-13")):
        files |= session(f"s{number}", "qu", day)
    assert _said(_dues(archive, files)) == [
        ("count", "2026-06-30", "补记录，还差 1 次季学（2026年4月至2026年6月）"),
        ("count", "2026-09-30", "补记录，还差 2 次季学（2026年7月至2026年9月）"),
        ("count", "2026-12-31", "再安排 1 次季学（2026年10月至2026年12月）"),
    ]


def test_too_many_are_nothing_to_do(archive: Archive) -> None:
    asked = "name: 年学, value: 一次, measure: 学习次数, least: 0, most: 0, months: 12"
    files = unit("qu", expects=(asked,)) | session("s", "qu", "2026-05-12")
    assert _dues(archive, files) == []


def test_plans_of_this_and_the_next_year(archive: Archive) -> None:
    files = unit("qu", expects=(APPROVED,)) | plan("qu", 2026)
    assert _said(_dues(archive, files)) == [
        ("plan", "2026-01-29", "核定并归档2026年学习计划"),
        ("plan", "2027-01-29", "核定并归档2027年学习计划"),
    ]
    done = plan("qu", 2026, fields=("approved: {by: 甲, on: 2026-03-02}",)) | plan(
        "qu", 2027, fields=("approved: {by: 甲, on: 2026-11-02}",)
    )
    assert _dues(archive, files | done) == []


def test_vettings_that_end_with_unit_and_ground(archive: Archive) -> None:
    files = unit("aa", expects=(VETTED,)) | unit("jie", "parent: aa")
    files |= lecturer("l", "approved: {by: 甲, on: 2026-01-01, until: 2026-12}")
    files |= lecturer("always", "approved: {by: 甲, on: 2026-01-01}")
    pack = ("unit: jie", "approved: {by: 甲, on: 2026-01-01, until: 2027-01-15}")
    files |= {"materials/packs/p.md": material("p", *pack)}
    found = _dues(archive, files)
    assert _said(found) == [
        ("vetting", "2026-12-31", "重新核定授课专家：l"),
        ("vetting", "2027-01-15", "重新核定学习资料包：p"),
    ]
    assert [one.unit.title if one.unit else "" for one in found] == ["", "jie"]
    assert all(one.basis and one.basis.short == "第5条" for one in found)


def test_reviews_and_rules_that_end(archive: Archive) -> None:
    files = rule("ends", "valid_to: 2026-12")
    files |= rule("replaced", "valid_to: 2026-10") | rule("newer", "supersedes: replaced")
    files |= {
        "materials/speeches/a.md": material("a", "review_by: 2027-02"),
        "materials/cases/c.md": material("c", "unit: other", "review_by: 2026-11-30"),
        "materials/units/jie.md": material("jie", "review_by: 2026-11-29"),
    }
    found = _dues(archive, files)
    assert _said(found) == [
        ("review", "2026-11-29", "复核单位：jie"),
        ("review", "2026-11-30", "复核典型案例：c"),
        ("rule", "2026-12-31", "重新制定或延长制度，2026年12月失效：ends"),
        ("review", "2027-02-28", "复核讲话：a"),
    ]
    owners = [one.unit.title if one.unit else "" for one in found]
    assert owners == ["jie", "other", "", ""]


def test_what_a_merged_unit_left_undone_is_its_successors(archive: Archive) -> None:
    files = FA | unit("qu", expects=(MONTHLY, FOLLOW, STEP_DUE))
    files |= unit("a", "parent: qu", "valid_from: 2026-05", "valid_to: 2026-06", "successor: b")
    files |= unit("b", "parent: qu", "valid_to: 2026-09", "successor: c", "valid_from: 2026-09")
    files |= unit("c", "parent: qu", "valid_from: 2027-01") | topic("t", "2026-05")
    files |= session("lead", "qu", "2026-05-12", "topics: [t]", title="上级")
    files |= session("s", "a", "2026-05-20")
    found = [one for one in _dues(archive, files) if "units/a" in one.item or "/s+" in one.item]
    assert [(one.kind.id, one.unit.title if one.unit else "") for one in found] == [
        ("step", "c"),
        ("follow", "c"),
        ("session", "c"),
    ]


@pytest.mark.parametrize("fields", [("valid_to: 2026-06",), ("valid_to: 2026-06", "successor: a")])
def test_a_unit_without_a_living_successor_keeps_it(
    fields: tuple[str, ...], archive: Archive
) -> None:
    files = unit("a", *fields, expects=(f"{MONTHLY}, valid_from: 2026-06",))
    (one,) = _dues(archive, files)
    assert one.unit is not None
    assert one.unit.title == "a"


def test_what_lies_behind_the_horizon_is_left_out(archive: Archive) -> None:
    files = unit("qu", expects=(MONTHLY, HORIZON))
    found = [str(one.when) for one in _dues(archive, files)]
    assert found == ["2026-08-31", "2026-09-30", "2026-10-31", "2026-11-30"]


def test_a_month_has_what_was_due_before_in_it_and_in_three_more(archive: Archive) -> None:
    lines = (f"month: {month}, title: 题{month}" for month in range(1, 13))
    files = unit("qu") | plan("qu", 2026, *lines) | plan("qu", 2027, "month: 6, title: 远")
    study = study_of(archive, FA | OTHER | files)
    now = study.due
    assert [one.when.month for one in now.overdue] == list(range(1, 11))
    assert [one.when.month for one in now.now] == [11]
    assert [one.when.month for one in now.soon] == [12]
    assert now.count == 12
    assert now.next is not None
    assert now.next.what == "准备6月学习：远"
    assert [title for _, title, _ in now.sections] == ["已过期", "11月", "此后三个月"]
    assert [one.days_over(TODAY) for one in (*now.overdue[-1:], *now.now)] == [20, 0]
    past = study.due_in(PartialDate(2026, 5))
    assert [len(items) for _, _, items in past.sections] == [4, 1, 3]
    future = study.due_in(PartialDate(2027, 4))
    assert [len(items) for _, _, items in future.sections] == [12, 0, 1]


def test_on_the_last_day_nothing_of_the_month_is_over(archive: Archive) -> None:
    files = unit("qu") | plan("qu", 2026, "month: 11, title: 甲", "month: 10, title: 乙")
    due = study_of(archive, FA | files, date(2026, 11, 30)).due
    assert [len(items) for _, _, items in due.sections] == [1, 1, 0]


def test_nothing_due(archive: Archive) -> None:
    due = study_of(archive, FA | OTHER).due
    assert (due.count, due.next, due.sections[0][2]) == (0, None, ())
    assert study_of(archive, {}).dues == ()


def test_of_some_units_only_what_is_theirs(archive: Archive) -> None:
    files = unit("qu") | unit("jie", "parent: qu") | rule("ends", "valid_to: 2026-12")
    files |= plan("qu", 2026, "month: 12, title: 甲") | plan("jie", 2026, "month: 12, title: 乙")
    due = study_of(archive, FA | files).due
    assert due.count == 3
    own = due.of(frozenset(["units/jie"]))
    assert [one.what for one in own.soon] == ["准备12月学习：乙"]
    assert due.of(frozenset()).count == 0


def test_the_next_of_a_unit_is_its_own(archive: Archive) -> None:
    files = unit("a") | unit("b") | plan("a", 2027, "month: 4, title: 甲")
    due = study_of(archive, FA | files | plan("b", 2027, "month: 8, title: 乙")).due
    own = due.of(frozenset(["units/b"]))
    assert own.next is not None
    assert own.next.what == "准备8月学习：乙"


def test_groups_are_the_units_in_order_and_the_archive_last(archive: Archive) -> None:
    files = unit("qu") | unit("a", "parent: qu") | rule("ends", "valid_to: 2026-11")
    files |= plan("a", 2026, "month: 12, title: 甲", "month: 11, title: 乙")
    files |= plan("qu", 2026, "month: 12, title: 丙")
    study = study_of(archive, FA | files)
    groups = by_unit(study.dues, study.organisation)
    assert [(one.title if one else "", len(items)) for one, items in groups] == [
        ("qu", 1),
        ("a", 2),
        ("", 1),
    ]
    assert [item.when.month for item in groups[1][1]] == [11, 12]


def test_nothing_is_listed_twice(archive: Archive) -> None:
    more = (
        "name: 小结期限, value: 十日, measure: 步骤期限, steps: [小结], days: 10, basis: rules/fa"
    )
    files = unit("qu", expects=(STEP_DUE, more)) | session("s", "qu", "2026-11-18")
    items = [one.item for one in _dues(archive, files)]
    assert len(items) == len(set(items))
