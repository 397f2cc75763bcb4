"""The organisation: order, who stands above whom, who existed when, what became of a unit."""

from datetime import date

from generator.study.organisation import in_groups
from tests.conftest import Archive
from tests.study.examples import study_of, unit

TREE = (
    unit("qu", "level: 总部")
    | unit("b", "parent: qu", "level: 车间")
    | unit("a", "parent: qu")
    | unit("b-1", "parent: b", "level: 车间")
    | unit("z", "level: 总部")
)


def test_parents_stand_before_their_children(archive: Archive) -> None:
    members = study_of(archive, TREE).organisation.members
    assert [(one.title, one.depth, one.parent) for one in members] == [
        ("qu", 0, ""),
        ("a", 1, "units/qu"),
        ("b", 1, "units/qu"),
        ("b-1", 2, "units/b"),
        ("z", 0, ""),
    ]


def test_above_is_nearest_first_and_below_has_the_unit_itself(archive: Archive) -> None:
    organisation = study_of(archive, TREE).organisation
    assert [one.title for one in organisation.above("units/b-1")] == ["b", "qu"]
    assert list(organisation.above("units/qu")) == []
    assert organisation.below("units/b") == {"units/b", "units/b-1"}
    assert len(organisation.below("units/qu")) == 4


def test_groups_stand_in_the_order_of_the_vocabulary_units_without_level_last(
    archive: Archive,
) -> None:
    groups = in_groups(study_of(archive, TREE).organisation.members)
    assert [(name, [one.title for one in group]) for name, group in groups] == [
        ("总部", ["qu", "z"]),
        ("车间", ["b", "b-1"]),
        ("其他", ["a"]),
    ]


def test_a_circle_ends_where_it_closes(archive: Archive) -> None:
    files = unit("a", "parent: b") | unit("b", "parent: a") | unit("c", "parent: c")
    organisation = study_of(archive, files).organisation
    assert [one.title for one in organisation.above("units/a")] == ["b"]
    assert list(organisation.above("units/c")) == []
    assert organisation.below("units/a") == {"units/a", "units/b"}


def test_a_unit_exists_from_its_first_day_to_its_last(archive: Archive) -> None:
    files = unit("old", "valid_to: 2026-06", "successor: new") | unit("new", "valid_from: 2026-07")
    organisation = study_of(archive, files).organisation
    old, new = organisation.by_key["units/old"], organisation.by_key["units/new"]
    assert old.existed(date(2026, 6, 30), date(2026, 7, 31))
    assert not old.existed(date(2026, 7, 1), date(2026, 7, 31))
    assert not new.existed(date(2026, 6, 1), date(2026, 6, 30))
    assert new.existed(date(2026, 6, 1), date(2026, 7, 1))
    during = organisation.during(date(2026, 6, 30), date(2026, 7, 1))
    assert [one.title for one in during] == ["new", "old"]


def test_fate_names_the_successor_where_there_is_one(archive: Archive) -> None:
    files = (
        unit("old", "valid_to: 2026-06-30", "successor: new")
        | unit("new")
        | unit("gone", "valid_to: 2025")
    )
    by_key = study_of(archive, files).organisation.by_key
    assert by_key["units/old"].fate == "2026年6月30日以后不再单列，由new承接"
    assert by_key["units/gone"].fate == "2025年以后不再单列"
    assert by_key["units/new"].fate == ""


def test_a_parent_that_the_audience_may_not_see_is_not_there(archive: Archive) -> None:
    files = unit("secret", "audience: staff") | unit("open", "parent: secret")
    settings = "audiences: [{id: everybody, name: 众}, {id: staff, name: 员}]\n"
    study = study_of(archive, {"archive.yml": settings, **files}, audience="everybody")
    assert [(one.title, one.parent) for one in study.organisation.members] == [("open", "")]
