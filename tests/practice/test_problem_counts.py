"""How many problems have which state and which age."""

import pytest

from generator.practice.problem_counts import age_counts, problem_counts
from generator.records.kinds.problem import ProblemState
from tests.conftest import Archive
from tests.practice.reading_examples import PROVED, UNITS, Prepared, prepared, problem


def _items(made: Prepared, name: str) -> list[str]:
    return [one.item for one in problem_counts(made.problems.chains)[name].items]


def test_what_is_lacking(archive: Archive) -> None:
    files = UNITS | problem("bare", "jie") | problem("aside", "jie", "state: 暂不整改")
    files |= problem("late", "zhen", measures=("text: 甲, due: 2026-01-01", PROVED))
    files |= problem("vague", "zhen", measures=("text: 乙, done: 2026-02-02",))
    made = prepared(archive, files)
    assert _items(made, "no-measure") == ["problems/bare"]
    assert _items(made, "overdue") == ["problems/late#1"]
    assert _items(made, "unproved") == ["problems/vague#1"]
    assert _items(made, "set-aside") == ["problems/aside"]
    assert len(_items(made, "total")) == 4


def test_every_problem_has_one_state(archive: Archive) -> None:
    files = UNITS
    for number, state in enumerate(ProblemState):
        files = files | problem(f"p{number}", "jie", f"state: {state.label}")
    counts = problem_counts(prepared(archive, files | problem("p9", "zhen")).problems.chains)
    in_states = [one.item for state in ProblemState for one in counts[state.id].items]
    assert sorted(in_states) == sorted(one.item for one in counts["total"].items)


@pytest.mark.parametrize(
    ("found", "band"),
    [
        ("2026-11-20", "age-30"),
        ("2026-10-21", "age-30"),
        ("2026-10-20", "age-90"),
        ("2026-08-22", "age-90"),
        ("2026-08-21", "age-180"),
        ("2026-05-24", "age-180"),
        ("2026-05-23", "age-365"),
        ("2025-11-20", "age-365"),
        ("2025-11-19", "age-more"),
        ("2027-01-01", "age-30"),
        ("2026-11", "age-30"),
    ],
)
def test_ages(found: str, band: str, archive: Archive) -> None:
    made = prepared(archive, UNITS | problem("p", "jie", f"date: {found}"))
    counts = age_counts(made.problems.chains)
    assert [count.id for count in counts if count.items] == [band]


def test_only_open_problems_have_an_age(archive: Archive) -> None:
    files = UNITS | problem("p", "jie", "date: 2020-01-01", "state: 已解决") | problem("q", "jie")
    counts = age_counts(prepared(archive, files).problems.chains)
    assert [(count.id, len(count)) for count in counts if count.items] == [("age-unknown", 1)]
