"""Which sit-ins an audience sees, and how they lead to each other."""

from generator.practice.sitting_coverage import CoverageState
from tests.conftest import Archive
from tests.practice.sitting_examples import BASE, observation, problem, sittings, stages
from tests.study.examples import session, unit


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
