"""Which deadlines the stages of a sit-in kept."""

from datetime import date

import pytest

from generator.practice.sitting_stages import StageState
from generator.study.workdays import add_working_days
from tests.conftest import Archive
from tests.practice.sitting_examples import (
    AFTER,
    AHEAD,
    BASE,
    observation,
    sitting,
    sittings,
    stages,
)
from tests.study.examples import FA, unit


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


def test_only_the_expectations_of_sit_ins_are_used(archive: Archive) -> None:
    files = FA | unit("qu", expects=(AHEAD,)) | observation("o", "qu", "2026-10-15")
    found = sittings(archive, files)
    assert found.coverage == ()
    assert found.sittings[0].stages[0].deadline.due == date(2026, 10, 9)
