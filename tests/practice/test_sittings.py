"""What sit-ins show, which deadlines they kept, and what is wrong with them."""

from datetime import date

import pytest

from generator.practice.sittings import CoverageState, StageState, horizon_start
from generator.study.workdays import add_working_days
from tests.conftest import Archive
from tests.practice.sitting_examples import (
    AFTER,
    AHEAD,
    BASE,
    COVERAGE,
    checked,
    observation,
    problem,
    sitting,
    sittings,
    stages,
)
from tests.study.examples import FA, session, unit


def _said(archive: Archive, day: str, *taken: str) -> list[tuple[str, str]]:
    found = sitting(archive, BASE | observation("o", "jie", day, stages(*taken)))
    return [(stage.name, stage.words) for stage in found.stages]


def test_every_stage_says_whether_it_kept_its_deadline(archive: Archive) -> None:
    # 2026-10-15 is a Thursday; 10 October is worked for the holiday of the week before.
    assert _said(
        archive, "2026-10-15", "会前 2026-10-09", "访谈 2026-10-15", "反馈 2026-10-30"
    ) == [
        ("会前", "按期"),
        ("访谈", "有记录"),
        ("反馈", "迟 1 天"),
    ]


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2026-10-28", "按期"),
        ("2026-10-29", "按期"),
        ("2026-10-30", "迟 1 天"),
        ("2026-11-02", "迟 2 天"),
        ("2026-11-09", "迟 7 天"),
    ],
)
def test_a_stage_after_the_session_is_late_by_working_days(
    archive: Archive, on: str, words: str
) -> None:
    assert _said(archive, "2026-10-15", f"反馈 {on}")[2] == ("反馈", words)


def test_a_day_off_after_the_last_day_is_in_time(archive: Archive) -> None:
    # Ten working days after Friday, 30 October end on Friday, 13 November.
    assert _said(archive, "2026-10-30", "反馈 2026-11-15")[2] == ("反馈", "按期")
    assert _said(archive, "2026-10-30", "反馈 2026-11-16")[2] == ("反馈", "迟 1 天")


def test_a_stage_before_the_session_needs_working_days_between(archive: Archive) -> None:
    last = add_working_days(date(2026, 10, 30), -5)
    assert last == date(2026, 10, 23)
    assert _said(archive, "2026-10-30", "会前 2026-10-23")[0] == ("会前", "按期")
    assert _said(archive, "2026-10-30", "会前 2026-10-26")[0] == ("会前", "迟 1 天")


def test_without_a_record_a_stage_is_missing_only_when_it_is_past(archive: Archive) -> None:
    assert [words for _, words in _said(archive, "2026-10-15")] == ["缺记录", "不计期限", "缺记录"]
    # Today is Friday, 20 November: ten working days after the 6th.
    assert _said(archive, "2026-11-06")[2] == ("反馈", "未到期")
    assert _said(archive, "2026-11-05")[2] == ("反馈", "缺记录")
    assert [words for _, words in _said(archive, "2026-12-30")] == ["未到期", "不计期限", "未到期"]


def test_what_is_written_for_a_later_day_has_not_happened(archive: Archive) -> None:
    found = sitting(
        archive, BASE | observation("o", "jie", "2026-11-10", stages("反馈 2026-11-21"))
    )
    answer = found.stages[2]
    assert (answer.state, str(answer.on)) == (StageState.PENDING, "2026-11-21")


def test_a_sit_in_without_a_day_has_no_deadlines(archive: Archive) -> None:
    assert _said(archive, "2026-10", "会前 2026-10-09") == [
        ("会前", "有记录"),
        ("访谈", "不计期限"),
        ("反馈", "不计期限"),
    ]


def test_a_deadline_says_its_words_and_clause(archive: Archive) -> None:
    found = sitting(archive, BASE | observation("o", "jie", "2026-10-15"))
    before, talk, answer = (one.deadline for one in found.stages)
    assert before.words == "学习以前至少 5 个工作日"
    assert before.basis
    assert before.basis.name == "《fa》第1条"
    assert talk.words == ""
    assert talk.basis is None
    assert not talk.is_ahead
    assert answer.words == "学习以后 10 个工作日以内"
    assert answer.due == date(2026, 10, 29)


def test_the_expectation_of_the_day_holds(archive: Archive) -> None:
    files = (
        BASE
        | unit(
            "qu",
            expects=(
                AFTER + ", valid_from: 2026-06-01",
                AFTER.replace("days: 10", "days: 3") + ", valid_to: 2026-05-31",
            ),
        )
        | observation("o", "jie", "2026-05-12")
        | observation("p", "jie", "2026-06-09")
    )
    found = sittings(archive, files)
    assert found.by_key["observations/o"].stages[2].deadline.due == date(2026, 5, 15)
    assert found.by_key["observations/p"].stages[2].deadline.due == date(2026, 6, 24)


def test_feedback_is_counted_without_white_space(archive: Archive) -> None:
    files = BASE | observation(
        "o",
        "jie",
        "2026-10-15",
        "overall: 好 的　呀",
        "strengths: [一二三, 四]",
        "weaknesses: 五六七八",
    )
    feedback = sitting(archive, files).feedback
    assert (feedback.length, feedback.limit, feedback.over) == (11, 10, 1)
    assert [name for name, _ in feedback.parts] == ["总体评价", "特色亮点", "存在问题"]


def test_open_points_are_problems_and_the_last_weaknesses(archive: Archive) -> None:
    done = "measures: [{text: 改, done: 2026-05-20, evidence: 有}]"
    files = (
        BASE
        | observation("a", "jie", "2026-03-10", "weaknesses: [念稿, 迟到]")
        | observation("b", "jie", "2026-06-10", "weaknesses: [提纲不全, 记录不清。]")
        | observation("c", "jie", "2026-10-15")
        | observation("z", "zhen", "2026-10-15")
        | problem("念稿", "jie", "a", "state: 整改中")
        | problem("迟到", "jie", "a", "state: 已解决", done)
        | problem("空谈", "jie", "a", "state: 已解决", done.replace("05-20", "07-01"))
        | problem("记录不清", "jie", "b", "state: 暂不整改")
        | problem("别家", "zhen", "a")
    )
    found = sittings(archive, files)
    by_key = found.by_key
    assert by_key["observations/a"].points == ()
    assert [(p.text, p.state and p.state.label) for p in by_key["observations/b"].points] == [
        ("念稿", "整改中"),
        ("空谈", "已解决"),
    ]
    assert [(p.text, p.state and p.state.label) for p in by_key["observations/c"].points] == [
        ("念稿", "整改中"),
        ("记录不清", "暂不整改"),
        ("提纲不全", None),
    ]
    assert str(by_key["observations/b"].points[1].closed_on) == "2026-07-01"
    # The last visit up to today is the third, which fed back no weakness.
    assert [p.text for p in found.open_points["units/jie"]] == ["念稿"]
    assert found.open_points["units/zhen"] == ()


def test_coverage_counts_the_months_up_to_today(archive: Archive) -> None:
    files = (
        BASE
        | observation("old", "jie", "2025-11-20")
        | observation("z", "zhen", "2025-11-21")
        | observation("next", "jie", "2026-12-08")
    )
    jie, zhen = sittings(archive, files).coverage
    assert (jie.state, jie.visits, jie.since) == (CoverageState.UNCOVERED, (), date(2025, 11, 21))
    assert jie.last
    assert jie.last.key == "observations/old"
    assert jie.next
    assert jie.next.key == "observations/next"
    assert zhen.state is CoverageState.COVERED
    assert [one.key for one in zhen.visits] == ["observations/z"]


def test_a_second_record_of_a_visit_is_not_counted(archive: Archive) -> None:
    files = (
        BASE
        | unit("qu", expects=(COVERAGE.replace("least: 1", "least: 2"),))
        | observation("a", "jie", "2026-05-12")
        | observation("b", "jie", "2026-05-12")
    )
    found = sittings(archive, files)
    assert found.by_key["observations/b"].repeats == "observations/a"
    assert found.coverage[0].state is CoverageState.UNCOVERED
    assert [one.key for one in found.recent] == ["observations/a"]


def test_the_top_and_units_that_are_no_more_need_no_visit(archive: Archive) -> None:
    files = BASE | unit("old", "parent: qu", "valid_to: 2026-06-30")
    assert [one.member.key for one in sittings(archive, files).coverage] == [
        "units/jie",
        "units/zhen",
    ]


def test_without_an_expectation_nothing_is_judged(archive: Archive) -> None:
    files = BASE | unit("qu") | observation("o", "jie", "2026-10-15", stages("会前 2026-10-01"))
    found = sittings(archive, files)
    assert found.coverage[0].state is CoverageState.NOT_ASKED
    (one,) = found.sittings
    assert [stage.state.label for stage in one.stages] == ["有记录", "不计期限", "不计期限"]
    assert one.feedback.limit is None
    assert one.feedback.over == 0


def test_what_an_audience_may_not_see_is_not_there(archive: Archive) -> None:
    settings = {
        "archive.yml": (
            "name: 库\naudiences:\n  - {id: all, name: 公开}\n"
            "  - {id: staff, name: 内部, includes: all}\n"
        )
    }
    files = (
        settings
        | BASE
        | session("s", "jie", "2026-10-15", "audience: staff")
        | observation(
            "o", "jie", "2026-10-15", "session: s", "observers: 处长", "observers_for: staff"
        )
        | observation("h", "zhen", "2026-09-15", "audience: staff")
        | problem("p", "jie", "o", "audience: staff")
    )
    seen = sittings(archive, files, "all")
    (one,) = seen.sittings
    assert one.session is None
    assert one.fields.observers == ()
    assert seen.open_points["units/jie"] == ()
    assert seen.coverage[1].last is None
    inside = sittings(archive, files, "staff")
    assert len(inside.sittings) == 2
    assert inside.by_key["observations/o"].fields.observers == ("处长",)


def test_the_visits_of_a_unit_lead_to_each_other(archive: Archive) -> None:
    files = (
        BASE
        | observation("a", "jie", "2026-03-10")
        | observation("b", "jie", "2026-06-10")
        | observation("z", "zhen", "2026-04-10")
    )
    found = sittings(archive, files)
    first, second = found.by_unit["units/jie"]
    assert (found.before(first), found.after(first)) == (None, second)
    assert (found.before(second), found.after(second)) == (first, None)


@pytest.mark.parametrize(
    ("today", "months", "first"),
    [
        (date(2026, 11, 20), 12, date(2025, 11, 21)),
        (date(2026, 3, 31), 1, date(2026, 3, 1)),
        (date(2026, 1, 1), 1, date(2025, 12, 2)),
        (date(2024, 2, 29), 12, date(2023, 3, 1)),
    ],
)
def test_a_horizon_begins_a_day_after_the_same_day(today: date, months: int, first: date) -> None:
    assert horizon_start(today, months) == first


def _told(archive: Archive, files: dict[str, str]) -> list[tuple[str, str, int, str]]:
    return [
        (one.code, one.place.file.removeprefix("materials/"), one.place.line, one.message)
        for one in checked(archive, files)
    ]


def test_nothing_is_said_of_a_good_sit_in(archive: Archive) -> None:
    files = (
        BASE
        | session("s", "jie", "2026-10-15")
        | observation(
            "o",
            "jie",
            "2026-10-15",
            "session: s",
            stages("会前 2026-10-08", "访谈 2026-10-15", "反馈 2026-10-20"),
            "overall: 一二三四五六七八九十",
        )
    )
    assert _told(archive, files) == []


def test_the_session_must_be_the_units_and_of_that_day(archive: Archive) -> None:
    files = (
        BASE
        | session("s", "zhen", "2026-10-14", title="学")
        | session("m", "jie", "2026-10")
        | observation("o", "jie", "2026-10-15", "session: s")
        | observation("p", "jie", "2026-10-16", "session: m")
    )
    assert _told(archive, files) == [
        (
            "C131",
            "observations/o.md",
            3,
            "列席的日期 2026-10-15 与学习活动“学”的日期 2026-10-14 不同",
        ),
        ("C130", "observations/o.md", 5, "列席的学习活动“学”是“zhen”的，不是“jie”的"),
    ]


def test_stages_follow_each_other_and_lie_in_the_past(archive: Archive) -> None:
    files = BASE | observation(
        "o",
        "jie",
        "2026-10-15",
        "stages:",
        "  - {stage: 会前, on: 2026-10-12}",
        "  - {stage: 反馈, on: 2026-10-11}",
        "  - {stage: 访谈, on: 2026-10-12}",
        "  - {stage: 反馈, on: 2026-11-21}",
    )
    assert _told(archive, files) == [
        ("C132", "observations/o.md", 7, "环节的日期颠倒：反馈 2026-10-11，访谈 2026-10-12"),
        (
            "C133",
            "observations/o.md",
            9,
            "环节“反馈”写的是以后的日子：2026-11-21，今天是 2026-11-20",
        ),
    ]


def test_a_month_that_holds_the_earlier_day_is_in_order(archive: Archive) -> None:
    files = BASE | observation("o", "jie", "2026-10-15", stages("会前 2026-10-12", "访谈 2026-10"))
    assert _told(archive, files) == []


def test_feedback_has_a_limit(archive: Archive) -> None:
    files = BASE | observation(
        "o", "jie", "2026-10-15", "overall: 一二三四五六", "weaknesses: 七八九十一二"
    )
    assert _told(archive, files) == [
        (
            "C134",
            "observations/o.md",
            6,
            "反馈共 12 字，超过上限 10 字，多 2 字（《fa》第4条）",
        )
    ]
    without = files | unit("qu", expects=("name: 字, value: 十, measure: 反馈长度, most: 10",))
    assert _told(archive, without)[0][3] == "反馈共 12 字，超过上限 10 字，多 2 字"


def test_the_unit_must_exist_on_the_day(archive: Archive) -> None:
    files = (
        BASE
        | unit("new", "parent: qu", "valid_from: 2026-10-16")
        | unit("old", "parent: qu", "valid_to: 2026-06-30", "successor: jie")
        | observation("n", "new", "2026-10-15")
        | observation("o", "old", "2026-10-15")
    )
    assert _told(archive, files) == [
        (
            "C135",
            "observations/n.md",
            3,
            "2026-10-15 那时没有单位“new”：2026年10月16日才成立",
        ),
        (
            "C135",
            "observations/o.md",
            3,
            "2026-10-15 那时没有单位“old”：2026年6月30日以后不再单列，由jie承接",
        ),
    ]


def test_two_records_of_one_visit_are_told(archive: Archive) -> None:
    files = (
        BASE
        | observation("a", "jie", "2026-05-12")
        | observation("b", "jie", "2026-05-12")
        | observation("c", "jie", "2026-04")
        | observation("d", "jie", "2026-04")
    )
    assert _told(archive, files) == [
        (
            "C136",
            "observations/b.md",
            3,
            "与 materials/observations/a.md 是同一次列席：单位和日期都相同",
        )
    ]


def test_only_the_expectations_of_sit_ins_are_used(archive: Archive) -> None:
    files = FA | unit("qu", expects=(AHEAD,)) | observation("o", "qu", "2026-10-15")
    found = sittings(archive, files)
    assert found.coverage == ()
    assert found.sittings[0].stages[0].deadline.due == date(2026, 10, 9)
