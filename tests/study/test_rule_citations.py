"""Rules that are cited at a time at which they do not hold."""

from datetime import date

import pytest

from generator.study.rule_citations import OutdatedCitation
from tests.building import TODAY
from tests.conftest import Archive
from tests.study.examples import Files, plan, rule, study_of, unit
from tests.views.examples import material

OLD = rule("old", "valid_from: 2025-01-01")
NEW = rule("new", "valid_from: 2026-01-01", "supersedes: old")
ASKED = "name: 学, value: 次, measure: 学习次数, least: 1, months: 1, basis: rules/{}#c1"


def _outdated(archive: Archive, files: Files, today: date = TODAY) -> list[OutdatedCitation]:
    study = study_of(archive, OLD | NEW | unit("qu") | files, today)
    return [one for citations in study.outdated.values() for one in citations]


def _linking(day: str, key: str) -> Files:
    """Return a session that links to a rule in its body."""
    text = material("s", f"date: {day}", "unit: qu", body=f"见[办法](../rules/{key}.md#c1)。")
    return {"materials/sessions/s.md": text}


@pytest.mark.parametrize(
    ("day", "key", "state", "fitting"),
    [
        ("2025-12-16", "old", "", ""),
        ("2026-01-01", "old", "ended", "new"),
        ("2026-01-01", "new", "", ""),
        ("2025-12-31", "new", "to-come", "old"),
        ("2024-12-31", "old", "to-come", ""),
    ],
)
def test_a_link_counts_for_the_day_of_its_record(
    day: str, key: str, state: str, fitting: str, archive: Archive
) -> None:
    found = _outdated(archive, _linking(day, key))
    assert [one.state.id for one in found] == ([state] if state else [])
    for one in found:
        assert (one.fitting.id if one.fitting else "") == fitting
        assert str(one.day) == day


def test_without_a_date_it_counts_for_today(archive: Archive) -> None:
    files = {"materials/speeches/a.md": material("a", body="见[办法](../rules/old.md)。")}
    (one,) = _outdated(archive, files)
    assert (one.day, one.source.id) == (TODAY, "a")
    assert _outdated(archive, files, date(2025, 6, 1)) == []


def test_rules_may_name_each_other_at_any_time(archive: Archive) -> None:
    assert _outdated(archive, {}) == []


@pytest.mark.parametrize(
    ("span", "found"),
    [
        ("", 1),
        (", valid_to: 2025-12", 0),
        (", valid_from: 2025-06, valid_to: 2026-03", 1),
        (", valid_to: 2026-01", 1),
    ],
)
def test_an_expectation_counts_for_its_own_time(span: str, found: int, archive: Archive) -> None:
    files = unit("qu", expects=(ASKED.format("old") + span,))
    assert len(_outdated(archive, files)) == found


def test_an_expectation_to_come_counts_for_its_first_day(archive: Archive) -> None:
    files = unit("qu", expects=(ASKED.format("new") + ", valid_from: 2026-01",))
    assert _outdated(archive, files, date(2025, 6, 1)) == []


def test_an_expectation_of_a_unit_that_is_no_more_counts_for_its_last_day(
    archive: Archive,
) -> None:
    files = unit("qu", "valid_to: 2025-12", expects=(ASKED.format("old"),))
    assert _outdated(archive, files) == []


def test_a_plan_counts_for_any_day_of_its_year(archive: Archive) -> None:
    text = material("p", "unit: qu", "year: 2026", body="见[办法](../rules/old.md)。")
    (one,) = _outdated(archive, {"materials/plans/p.md": text} | plan("qu", 2025))
    assert (one.source.id, one.day) == ("p", date(2026, 1, 1))


def test_the_fitting_rule_is_found_along_the_line_and_a_circle_does_not_hang(
    archive: Archive,
) -> None:
    files = rule("last", "valid_from: 2026-06-01", "supersedes: new") | _linking(
        "2026-07-14", "old"
    )
    (one,) = _outdated(archive, files)
    assert one.fitting is not None
    assert one.fitting.id == "last"
    circle = rule("old", "valid_from: 2025-01-01", "supersedes: new") | _linking(
        "2023-07-11", "old"
    )
    (one,) = _outdated(archive, circle)
    assert one.fitting is None


def test_of_a_month_one_day_is_enough(archive: Archive) -> None:
    files = rule("short", "valid_from: 2025-01-01", "valid_to: 2026-05-15")
    assert _outdated(archive, files | _linking("2026-05", "short")) == []
