"""Which units are visited next, and what one visit needs."""

from datetime import date

from generator.practice.sitting_schedule import NO_PLAN, NO_WEEK, Proposal, schedule_of, visit_of
from generator.records.partial_date import PartialDate
from tests.conftest import Archive
from tests.practice.sitting_examples import (
    AHEAD,
    BASE,
    COVERAGE,
    archive_of,
    observation,
    problem,
    seen,
)
from tests.study.examples import Files, plan, session, unit

# Today is Friday, 20 November 2026; five working days on is the next Friday.
DECEMBER = "month: 12, title: 冬"
PLANS = plan("jie", 2026, DECEMBER) | plan("zhen", 2026, "month: 11, title: 秋", DECEMBER)


def _proposals(archive: Archive, files: Files) -> tuple[Proposal, ...]:
    study, sittings = seen(archive_of(archive, files))
    return schedule_of(sittings, study)


def _short(proposals: tuple[Proposal, ...]) -> list[tuple[str, str, str, str]]:
    return [
        (
            one.member.title,
            one.line.title if one.line else one.why_not,
            str(one.begins or ""),
            str(one.ends or ""),
        )
        for one in proposals
    ]


def test_each_unit_gets_the_first_free_week_of_its_plan(archive: Archive) -> None:
    found = _proposals(archive, BASE | PLANS)
    assert _short(found) == [
        ("jie", "冬", "2026-12-01", "2026-12-04"),
        ("zhen", "秋", "2026-11-27", "2026-11-27"),
    ]
    assert [one.contact for one in found] == [date(2026, 11, 24), date(2026, 11, 20)]


def test_a_week_has_one_visit(archive: Archive) -> None:
    files = BASE | plan("jie", 2026, DECEMBER) | plan("zhen", 2026, DECEMBER)
    assert _short(_proposals(archive, files)) == [
        ("jie", "冬", "2026-12-01", "2026-12-04"),
        ("zhen", "冬", "2026-12-07", "2026-12-11"),
    ]
    taken = files | unit("xian", "parent: qu") | observation("x", "xian", "2026-12-09")
    assert [one[2] for one in _short(_proposals(archive, taken))] == ["2026-12-01", "2026-12-14"]


def test_who_was_not_visited_for_longest_comes_first(archive: Archive) -> None:
    files = (
        BASE
        | PLANS
        | unit("cun", "parent: qu")
        | observation("j", "jie", "2025-08-12")
        | observation("z", "zhen", "2024-08-12")
    )
    assert [one.member.title for one in _proposals(archive, files)] == ["cun", "zhen", "jie"]


def test_only_units_that_are_not_covered_and_not_expected_are_proposed(archive: Archive) -> None:
    files = (
        BASE
        | PLANS
        | observation("j", "jie", "2026-08-12")
        | observation("z", "zhen", "2026-12-30")
    )
    assert _proposals(archive, files) == ()
    assert _proposals(archive, BASE | PLANS | unit("qu")) == ()


def test_a_line_that_a_session_fulfils_is_over(archive: Archive) -> None:
    files = (
        BASE
        | plan("jie", 2026, "month: 11, title: 秋")
        | session("s", "jie", "2026-11-18", "plan_line: 2026-11")
    )
    assert _short(_proposals(archive, files))[0] == ("jie", NO_PLAN, "", "")


def test_without_a_free_week_the_reason_is_said(archive: Archive) -> None:
    last = "month: 11, title: 秋"
    files = BASE | plan("jie", 2026, last) | plan("zhen", 2026, last) | unit("cun", "parent: qu")
    assert [(name, why) for name, why, _, _ in _short(_proposals(archive, files))] == [
        ("cun", NO_PLAN),
        ("jie", "秋"),
        ("zhen", "秋"),
    ]
    three = files | plan("cun", 2026, last)
    assert [why for _, why, _, _ in _short(_proposals(archive, three))] == ["秋", "秋", NO_WEEK]


def test_next_years_plan_follows_and_a_unit_that_ends_is_left_out(archive: Archive) -> None:
    files = (
        BASE
        | unit("jie", "parent: qu", "valid_to: 2026-12-31")
        | plan("jie", 2027, "month: 3, title: 春")
        | plan("zhen", 2027, "month: 3, title: 春")
    )
    assert _short(_proposals(archive, files)) == [
        ("jie", NO_PLAN, "", ""),
        ("zhen", "春", "2027-03-01", "2027-03-05"),
    ]


def test_without_a_time_ahead_the_next_working_day_will_do(archive: Archive) -> None:
    files = BASE | unit("qu", expects=(COVERAGE,)) | PLANS
    assert _short(_proposals(archive, files))[1] == ("zhen", "秋", "2026-11-23", "2026-11-27")


def test_a_visit_is_to_the_named_session(archive: Archive) -> None:
    files = (
        BASE
        | PLANS
        | session("s", "jie", "2026-12-08", title="冬学")
        | observation("o", "jie", "2026-05-12", "weaknesses: 念稿")
        | problem("迟到", "jie", "o")
    )
    study, sittings = seen(archive_of(archive, files))
    member = study.organisation.by_key["units/jie"]
    visit = visit_of(member, sittings, study, study.session_by_key["sessions/s"])
    assert visit.on == PartialDate(2026, 12, 8)
    assert visit.session
    assert visit.session.title == "冬学"
    assert visit.sitting is None
    assert visit.proposal is None
    assert visit.last
    assert visit.last.key == "observations/o"
    assert [point.text for point in visit.points] == ["迟到", "念稿"]
    assert [str(one.due) for one in visit.deadlines] == ["2026-12-01", "None", "2026-12-22"]


def test_a_visit_is_the_next_that_is_recorded(archive: Archive) -> None:
    files = (
        BASE
        | observation("o", "jie", "2026-05-12", "weaknesses: 念稿")
        | observation("n", "jie", "2026-12-15", "observers: 科长")
        | problem("迟到", "jie", "o", "state: 已解决")
    )
    study, sittings = seen(archive_of(archive, files))
    visit = visit_of(study.organisation.by_key["units/jie"], sittings, study, None)
    assert visit.on == PartialDate(2026, 12, 15)
    assert visit.observers == ("科长",)
    assert visit.last
    assert visit.last.key == "observations/o"
    assert [point.text for point in visit.points] == ["念稿"]


def test_a_visit_is_in_the_week_that_is_proposed(archive: Archive) -> None:
    study, sittings = seen(archive_of(archive, BASE | PLANS))
    visit = visit_of(study.organisation.by_key["units/jie"], sittings, study, None)
    assert visit.on is None
    assert visit.proposal
    assert visit.proposal.begins == date(2026, 12, 1)
    assert visit.deadlines[0].due == date(2026, 11, 24)
    assert visit.observers == ()


def test_without_a_day_deadlines_are_words_only(archive: Archive) -> None:
    files = BASE | unit("qu", expects=(AHEAD,))
    study, sittings = seen(archive_of(archive, files))
    visit = visit_of(study.organisation.by_key["units/jie"], sittings, study, None)
    assert (visit.on, visit.proposal, visit.last, visit.points) == (None, None, None, ())
    assert visit.deadlines[0].due is None
    assert visit.deadlines[0].words == "学习以前至少 5 个工作日"
