"""What sit-ins left open."""

from tests.conftest import Archive
from tests.practice.sitting_examples import BASE, observation, problem, sittings


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
