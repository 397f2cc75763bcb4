"""Mistakes as data."""

from generator.records.diagnostics import Diagnostic, Place, Rule, Severity, has_errors

ERROR = Rule("X1", Severity.ERROR, "“{what}”不对", "改成{what}", "说明。")
WARNING = Rule("X2", Severity.WARNING, "提醒", "看看", "说明。")


def test_rule_makes_a_diagnostic_of_a_place_and_values() -> None:
    place = Place("a.md", 2, 3)
    assert ERROR.at(place, what="甲") == Diagnostic(
        place, "X1", Severity.ERROR, "“甲”不对", "改成甲"
    )


def test_braces_in_values_are_values() -> None:
    assert ERROR.at(Place("a.md"), what="{what}{0}").message == "“{what}{0}”不对"


def test_diagnostics_sort_by_file_line_and_column() -> None:
    places = [Place("a.md", 2, 1), Place("a.md", 2, 10), Place("a.md", 10, 1), Place("b.md")]
    found = [WARNING.at(place) for place in places]
    one, two, three, four = found
    assert sorted([four, two, three, one]) == found


def test_only_errors_are_errors() -> None:
    place = Place("a.md")
    assert not has_errors([])
    assert not has_errors([WARNING.at(place)])
    assert has_errors([WARNING.at(place), ERROR.at(place, what="甲")])
