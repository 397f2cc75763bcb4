"""Expectations: inherited, overridden by name, valid for a time, resting on a clause."""

from datetime import date

from generator.records.kinds.expectation import Measure
from generator.study.standards import Standards
from tests.conftest import Archive
from tests.study.examples import FA, FOLLOW, MONTHLY, STEPS, Files, plan, rule, study_of, unit
from tests.views.examples import material

ON = date(2026, 6, 1)


def _standards(archive: Archive, files: Files) -> Standards:
    return study_of(archive, FA | files).standards


def test_units_below_inherit_to_any_depth(archive: Archive) -> None:
    files = unit("qu", expects=(MONTHLY, FOLLOW)) | unit("b", "parent: qu") | unit("c", "parent: b")
    of_c = _standards(archive, files).of("units/c")
    assert [(one.name, one.declared_by.id, one.index) for one in of_c] == [
        ("月学", "qu", 0),
        ("跟进", "qu", 1),
    ]


def test_one_of_the_same_name_takes_the_place_here_and_below(archive: Archive) -> None:
    own = "name: 跟进, value: 三日, measure: 跟进期限, days: 3, basis: rules/fa"
    files = (
        unit("qu", expects=(MONTHLY, FOLLOW))
        | unit("b", "parent: qu", expects=(own,))
        | unit("c", "parent: b")
    )
    standards = _standards(archive, files)
    for key in ("units/b", "units/c"):
        limit = standards.on(key, Measure.FOLLOW, ON)
        assert limit is not None
        assert (limit.expectation.days, limit.declared_by.id) == (3, "b")
        assert len(standards.of(key)) == 2
    above = standards.on("units/qu", Measure.FOLLOW, ON)
    assert above is not None
    assert above.expectation.days == 15


def test_one_with_words_only_takes_the_measure_away(archive: Archive) -> None:
    own = "name: 跟进, value: 不逐题计算"
    files = unit("qu", expects=(FOLLOW,)) | unit("b", "parent: qu", expects=(own,))
    standards = _standards(archive, files)
    assert standards.on("units/b", Measure.FOLLOW, ON) is None
    assert [one.expectation.value for one in standards.of("units/b")] == ["不逐题计算"]


def test_two_of_one_name_hold_one_after_the_other(archive: Archive) -> None:
    late = "name: 跟进, value: 七日, measure: 跟进期限, days: 7, basis: rules/fa"
    files = unit("qu", expects=(f"{FOLLOW}, valid_to: 2026-05", f"{late}, valid_from: 2026-06"))
    files |= unit("b", "parent: qu")
    standards = _standards(archive, files)
    for day, days in ((date(2026, 5, 31), 15), (date(2026, 6, 1), 7)):
        limit = standards.on("units/b", Measure.FOLLOW, day)
        assert limit is not None
        assert limit.expectation.days == days


def test_an_expectation_holds_on_its_first_and_last_day_only(archive: Archive) -> None:
    span = "valid_from: 2026-05-10, valid_to: 2026-05-20"
    (one,) = _standards(archive, unit("qu", expects=(f"{MONTHLY}, {span}",))).of("units/qu")
    held = [day for day in range(1, 32) if one.holds_on(date(2026, 5, day))]
    assert held == list(range(10, 21))
    assert one.overlaps(date(2026, 5, 1), date(2026, 5, 10))
    assert not one.overlaps(date(2026, 5, 21), date(2026, 5, 31))


def test_basis_is_a_clause_a_whole_rule_or_a_plan(archive: Archive) -> None:
    files = plan("qu", 2026) | unit(
        "qu",
        expects=(
            MONTHLY,
            STEPS,
            "name: 进村, value: 每季, basis: plans/qu-2026",
            "name: 无据, value: 自定",
        ),
    )
    clause, whole, of_plan, none = (one.basis for one in _standards(archive, files).of("units/qu"))
    assert clause is not None
    assert (clause.name, clause.short, clause.text, clause.uri) == (
        "《fa》第1条",
        "第1条",
        "条文1。",
        "rules/fa.html#c1",
    )
    assert whole is not None
    assert (whole.name, whole.short, whole.uri) == ("《fa》", "fa", "rules/fa.html")
    assert of_plan is not None
    assert of_plan.uri == "plans/qu-2026.html"
    assert none is None


def test_title_with_book_marks_gets_no_second_ones(archive: Archive) -> None:
    files = rule("banfa") | {"materials/rules/fa.md": material("《办法》")}
    (one,) = study_of(archive, files | unit("qu", expects=(STEPS,))).standards.of("units/qu")
    assert one.basis is not None
    assert one.basis.name == "《办法》"


def test_basis_that_the_audience_may_not_see_is_not_named(archive: Archive) -> None:
    files = rule("fa", "audience: staff") | unit("qu", expects=(MONTHLY,))
    settings = "audiences: [{id: everybody, name: 众}, {id: staff, name: 员}]\n"
    study = study_of(archive, {"archive.yml": settings, **files}, audience="everybody")
    (one,) = study.standards.of("units/qu")
    assert (one.name, one.basis) == ("月学", None)
