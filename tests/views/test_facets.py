"""Facets group what readers see, and only that."""

from tests.conftest import Archive
from tests.views.examples import material, views_of

DUTIES = "title: 职责\nterms: [{id: b, name: 乙, note: 说明}, {id: a, name: 甲, also: [甲类]}]\n"
FILES = {
    "materials/vocabulary/duties.yml": DUTIES,
    "materials/speeches/x.md": material("某", "date: 2024-05", "duties: [甲类, 乙]"),
    "materials/speeches/y.md": material("某二", "date: 2025", "duties: a", "disclosure: full"),
    "materials/units/u.md": material("单位"),
    "materials/cases/c.md": material("案", "unit: u", "state: 示范"),
}


def test_values_stand_in_the_order_of_their_vocabulary_with_their_records(archive: Archive) -> None:
    facets = {facet.id: facet for facet in views_of(archive, FILES).facets}
    duties = [(value.id, [r.id for r in value.records]) for value in facets["duties"].values]
    assert duties == [("b", ["x"]), ("a", ["y", "x"])]
    assert facets["duties"].value("b").note == "说明"


def test_years_are_a_facet_newest_first(archive: Archive) -> None:
    facets = {facet.id: facet for facet in views_of(archive, FILES).facets}
    assert [value.id for value in facets["year"].values] == ["2025", "2024"]


def test_a_reference_leads_to_the_referenced_page(archive: Archive) -> None:
    facets = {facet.id: facet for facet in views_of(archive, FILES).facets}
    assert facets["unit"].by_record
    (value,) = facets["unit"].values
    assert (value.id, value.uri) == ("units/u", "units/u.html")


def test_fixed_choices_are_facets(archive: Archive) -> None:
    facets = {facet.id: facet for facet in views_of(archive, FILES).facets}
    assert [value.label for value in facets["disclosure"].values] == ["全文公开"]
    assert [value.label for value in facets["state"].values] == ["示范"]


def test_what_stands_beside_a_value_is_near_it(archive: Archive) -> None:
    facets = {facet.id: facet for facet in views_of(archive, FILES).facets}
    assert facets["duties"].value("b").near == ("a",)
    assert facets["year"].value("2024").near == ()


def test_values_without_records_are_not_there(archive: Archive) -> None:
    files = {name: text for name, text in FILES.items() if "speeches" not in name}
    assert "duties" not in {facet.id for facet in views_of(archive, files).facets}
