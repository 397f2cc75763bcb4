"""Problems by unit and by type."""

from generator.practice.problem_counts import type_counts
from tests.conftest import Archive
from tests.practice.reading_examples import UNITS, case, prepared, problem


def test_units_stand_in_the_order_of_the_organisation(archive: Archive) -> None:
    files = UNITS | problem("a", "zhen") | problem("b", "qu") | problem("c", "jie")
    files |= problem("d", "jie", "date: 2026-01")
    made = prepared(archive, files)
    assert [one.id for one in made.problems.units] == ["qu", "jie", "zhen"]
    assert [chain.key for chain in made.problems.units[1].chains] == ["problems/d", "problems/c"]


def test_the_same_problem_in_several_units(archive: Archive) -> None:
    files = UNITS | problem("a", "jie", "type: 重复填报", "state: 已解决")
    files |= problem("b", "jie", "type: forms") | problem("c", "zhen", "type: 表格多")
    files |= problem("d", "zhen") | case("k", "jie", "problem_type: forms", "state: 示范")
    files |= case("rare", "jie", "problem_type: rare")
    made = prepared(archive, files)
    forms, rare, none = made.problems.types
    assert (forms.title, rare.title, none.title) == ("重复填报", "少见", "没有写类型")
    counts = type_counts(forms)
    assert [one.item for one in counts["units"].items] == ["units/jie", "units/zhen"]
    assert [one.item for one in counts["solving"].items] == ["units/jie"]
    assert [one.item for one in counts["facing"].items] == ["units/jie", "units/zhen"]
    assert [one.item for one in counts["cases"].items] == ["cases/k"]
    assert len(counts["problems"]) == 3
    assert [one.key for one in rare.cases] == ["cases/rare"]
    assert [chain.key for chain in none.chains] == ["problems/d"]
    assert made.problems.like(forms.chains[0]) is forms
    assert made.problems.like(none.chains[0]) is None
