"""From when until when a rule holds, and what took its place."""

from datetime import date

import pytest

from generator.study.rule_states import Validity, changes
from tests.conftest import Archive
from tests.study.examples import Files, rule, study_of, unit

CHAIN = (
    rule("v1", "valid_from: 2024-01-01")
    | rule("v2", "valid_from: 2025-07-01", "supersedes: v1")
    | rule("v3", "valid_from: 2026-03", "valid_to: 2027-06", "supersedes: [v2]")
)


def _rules(archive: Archive, files: Files) -> dict[str, Validity]:
    return {one.record.id: one for one in study_of(archive, unit("qu") | files).rules.values()}


def test_a_newer_rule_ends_the_older_the_day_before_it_begins(archive: Archive) -> None:
    rules = _rules(archive, CHAIN)
    assert {key: (one.begins, one.ends) for key, one in rules.items()} == {
        "v1": (date(2024, 1, 1), date(2025, 6, 30)),
        "v2": (date(2025, 7, 1), date(2026, 2, 28)),
        "v3": (date(2026, 3, 1), date(2027, 6, 30)),
    }
    assert [one.id for one in rules["v2"].newer] == ["v3"]
    assert [one.id for one in rules["v2"].older] == ["v1"]


@pytest.mark.parametrize(
    ("day", "states"),
    [
        (date(2023, 12, 31), ["to-come", "to-come", "to-come"]),
        (date(2025, 6, 30), ["in-force", "to-come", "to-come"]),
        (date(2025, 7, 1), ["ended", "in-force", "to-come"]),
        (date(2027, 6, 30), ["ended", "ended", "in-force"]),
        (date(2027, 7, 1), ["ended", "ended", "ended"]),
    ],
)
def test_on_each_day_one_of_a_chain_holds(day: date, states: list[str], archive: Archive) -> None:
    assert [one.on(day).id for one in _rules(archive, CHAIN).values()] == states


@pytest.mark.parametrize(
    ("fields", "ends"),
    [
        (("valid_to: 2025-03",), date(2025, 3, 31)),
        (("valid_to: 2026-12",), date(2025, 6, 30)),
        ((), date(2025, 6, 30)),
    ],
)
def test_the_earlier_of_two_ends(fields: tuple[str, ...], ends: date, archive: Archive) -> None:
    files = rule("old", *fields) | rule("new", "valid_from: 2025-07-01", "supersedes: old")
    assert _rules(archive, files)["old"].ends == ends


def test_a_newer_rule_without_a_day_ends_nothing(archive: Archive) -> None:
    rules = _rules(archive, rule("old") | rule("new", "supersedes: old"))
    assert (rules["old"].begins, rules["old"].ends) == (None, None)
    assert [one.id for one in rules["old"].newer] == ["new"]


def test_of_two_newer_ones_the_earliest_ends_it_and_stands_first(archive: Archive) -> None:
    files = (
        rule("old")
        | rule("a", "valid_from: 2026-06-01", "supersedes: old")
        | rule("b", "valid_from: 2026-01-01", "supersedes: old")
        | rule("c", "supersedes: old")
    )
    one = _rules(archive, files)["old"]
    assert one.ends == date(2025, 12, 31)
    assert [newer.id for newer in one.newer] == ["b", "a", "c"]


def test_a_circle_and_a_rule_above_itself_do_not_hang(archive: Archive) -> None:
    files = (
        rule("a", "valid_from: 2025-01-01", "supersedes: b")
        | rule("b", "valid_from: 2024-01-01", "supersedes: a")
        | rule("c", "valid_from: 2024-01-01", "supersedes: c")
    )
    rules = _rules(archive, files)
    assert rules["b"].ends == date(2024, 12, 31)
    assert (rules["c"].newer, rules["c"].older, rules["c"].ends) == ((), (), None)


def test_changes_say_what_held_after_each_the_latest_first(archive: Archive) -> None:
    files = CHAIN | rule("always")
    found = [
        (
            str(one.day),
            [span.record.id for span in one.rules],
            [span.record.id for span in one.begun],
            [span.record.id for span in one.ended],
        )
        for one in changes(tuple(_rules(archive, files).values()))
    ]
    assert found == [
        ("2027-07-01", ["always"], [], ["v3"]),
        ("2026-03-01", ["always", "v3"], ["v3"], ["v2"]),
        ("2025-07-01", ["always", "v2"], ["v2"], ["v1"]),
        ("2024-01-01", ["always", "v1"], ["v1"], []),
    ]
    assert changes(()) == ()
