"""What the checks say of sit-ins."""

from tests.conftest import Archive
from tests.practice.sitting_examples import BASE, checked, observation, stages
from tests.study.examples import session, unit


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
