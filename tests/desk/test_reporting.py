"""The report as data."""

from pathlib import Path

import pytest

from generator.desk.checking import Desk
from generator.desk.reporting import DraftReport, as_data, told
from generator.desk.verdicts import Verdict
from tests.desk.examples import desk_of, judged, write
from tests.desk.hard_cases import FILES


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return desk_of(write(tmp_path_factory.mktemp("archive"), FILES))


def test_the_shape_of_json(desk: Desk) -> None:
    draft = "头。\n\n“没有调查清楚的事项，列入年度计划”，“其中困难户不少于十户，走访结果在”"
    changed, same = as_data(DraftReport("稿.md", judged(desk, draft)))
    spot = changed["source"]
    assert spot.startswith("speeches/new#p")
    assert changed == {
        "text": "没有调查清楚的事项，列入年度计划",
        "verdict": "changed",
        "source": spot,
        "diff": [
            {
                "change": "equal",
                "source": "没有调查清楚的事项，",
                "quoted": "没有调查清楚的事项，",
                "marks": [],
            },
            {"change": "missing", "source": "不", "quoted": "", "marks": ["negation"]},
            {"change": "equal", "source": "列入年度计划", "quoted": "列入年度计划", "marks": []},
        ],
        "file": "稿.md",
        "line": 3,
        "also": [],
        "note": "缺“不”（否定词）",
    }
    assert same["verdict"] == "same"
    assert [one["verdict"] for one in same["also"]] == [None]


def test_counts_are_worst_first(desk: Desk) -> None:
    judgements = judged(desk, "“没有的一句话没有的一句话”“带着问题去，随机看几户”“词”")
    assert DraftReport("稿", judgements).counts() == (
        (Verdict.NOT_FOUND, 1),
        (Verdict.SAME, 1),
        (Verdict.TERM, 1),
    )


def test_pages_do_not_accuse_what_somebody_said(desk: Desk, tmp_path: Path) -> None:
    judgements = judged(
        desk, "“没有的一句话没有的一句话”“词”《走访记录管理办法》：“没有的一句话没有”"
    )
    assert [one.stated for one in told(judgements)] == [True]
