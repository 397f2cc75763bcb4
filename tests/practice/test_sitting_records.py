"""What sit-ins fed back."""

from tests.conftest import Archive
from tests.practice.sitting_examples import BASE, observation, sitting


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
