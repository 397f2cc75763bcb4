"""Mistakes that show only when records are seen together, or against the calendar."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.compiler import examine
from tests.conftest import Archive
from tests.records.helpers import TODAY, material

UNIT = "materials/units/{}.md"


def _found(root: Path, code: str) -> list[tuple[str, int, str]]:
    return [
        (Path(one.place.file).stem, one.place.line, one.message)
        for one in examine(root, today=TODAY).diagnostics
        if one.code == code
    ]


def _units(parents: dict[str, str]) -> dict[str, str]:
    names = {*parents, *parents.values()}
    return {
        UNIT.format(name): material(
            f"title: {name}" + (f"\nparent: {parents[name]}" if name in parents else "")
        )
        for name in names
    }


@pytest.mark.parametrize(
    "parents",
    [
        {"a": "b"},
        {"a": "b", "b": "c"},
        {"c": "b", "b": "a"},
        {"a": "c", "b": "c", "c": "d", "d": "e"},
    ],
)
def test_tree_is_no_circle(parents: dict[str, str], archive: Archive) -> None:
    assert _found(archive(_units(parents)), "C102") == []


@pytest.mark.parametrize(
    ("parents", "circles"),
    [
        ({"a": "a"}, [("a", "a → a")]),
        ({"a": "b", "b": "a"}, [("a", "a → b → a")]),
        ({"c": "b", "b": "a", "a": "c"}, [("a", "a → c → b → a")]),
        ({"a": "c", "c": "b", "b": "c"}, [("b", "b → c → b")]),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, [("a", "a → b → a"), ("c", "c → d → c")]),
    ],
)
def test_circle_is_reported_once_at_its_first_member(
    parents: dict[str, str], circles: list[tuple[str, str]], archive: Archive
) -> None:
    assert _found(archive(_units(parents)), "C102") == [
        (name, 3, f"“parent”绕成了一个圈：{shown}") for name, shown in circles
    ]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parents=st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")))
def test_there_is_a_circle_where_going_up_never_ends(
    parents: dict[str, str], archive: Archive
) -> None:
    root = archive({UNIT.format(name): material(f"title: {name}") for name in "abcdefgh"})
    for name, text in _units(parents).items():
        (root / name).write_text(text, encoding="utf-8")
    on_circles = set()
    for start in parents:
        seen = []
        step: str | None = start
        while step is not None and step not in seen:
            seen.append(step)
            step = parents.get(step)
        if step == start:
            on_circles.add(frozenset(seen))
    assert len(_found(root, "C102")) == len(on_circles)


def test_successors_may_not_go_in_a_circle(archive: Archive) -> None:
    root = archive(
        {
            UNIT.format("a"): material("title: 甲\nsuccessor: b"),
            UNIT.format("b"): material("title: 乙\nsuccessor: a"),
        }
    )
    assert _found(root, "C102") == [("a", 3, "“successor”绕成了一个圈：甲 → 乙 → 甲")]


def test_parent_and_successor_are_two_ways(archive: Archive) -> None:
    root = archive(
        {
            UNIT.format("a"): material("title: 甲\nparent: b"),
            UNIT.format("b"): material("title: 乙\nsuccessor: a"),
        }
    )
    assert _found(root, "C102") == []


def test_circle_points_to_the_item_that_leads_on(archive: Archive) -> None:
    root = archive(
        {
            "materials/speeches/a.md": material("title: 甲\nsupersedes:\n  - c\n  - b"),
            "materials/speeches/b.md": material("title: 乙\nsupersedes: [a]"),
            "materials/speeches/c.md": material("title: 丙"),
        }
    )
    assert _found(root, "C102") == [("a", 5, "“supersedes”绕成了一个圈：甲 → 乙 → 甲")]


@pytest.mark.parametrize(("one", "other"), [("座谈", "座谈"), ("座谈", "“座谈”"), ("A座", "ａ 座")])
def test_same_title_twice_in_a_kind(one: str, other: str, archive: Archive) -> None:
    root = archive(
        {UNIT.format("a"): material(f"title: {one}"), UNIT.format("b"): material(f"title: {other}")}
    )
    assert _found(root, "C101") == [("b", 2, f"标题与 materials/units/a.md 相同：“{other}”")]


def test_same_title_in_two_kinds_is_none_repeated(archive: Archive) -> None:
    root = archive(
        {UNIT.format("a"): material("title: 甲"), "materials/speeches/a.md": material("title: 甲")}
    )
    assert _found(root, "C101") == []


def test_titles_of_punctuation_only_are_not_all_the_same(archive: Archive) -> None:
    root = archive(
        {UNIT.format("a"): material("title: 。。。"), UNIT.format("b"): material("title: ？？？")}
    )
    assert _found(root, "C101") == []


@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [
        ("2024", "2024", False),
        ("2024-05", "2024", False),
        ("2024-05-02", "2024-05", False),
        ("2024", "2024-01-01", False),
        ("2024-05-02", "2024-05-01", True),
        ("2024-05", "2024-04", True),
        ("2024", "2023-12-31", True),
    ],
)
def test_end_before_the_beginning(start: str, end: str, wrong: bool, archive: Archive) -> None:
    root = archive({UNIT.format("a"): material(f"title: 甲\nvalid_from: {start}\nvalid_to: {end}")})
    expected = [("a", 4, f"“valid_to”（{end}）早于“valid_from”（{start}）")] if wrong else []
    assert _found(root, "C103") == expected


@pytest.mark.parametrize("known", ["valid_from: 2024", "valid_to: 2024"])
def test_period_that_is_open_at_one_end_is_right(known: str, archive: Archive) -> None:
    root = archive({UNIT.format("a"): material(f"title: 甲\n{known}")})
    assert _found(root, "C103") == []


@pytest.mark.parametrize(
    ("written", "future"),
    [
        ("2026-11-20", False),
        ("2026-11", False),
        ("2026", False),
        ("2026-11-21", True),
        ("2026-12", True),
        ("2027", True),
    ],
)
def test_date_after_today(written: str, future: bool, archive: Archive) -> None:
    root = archive({UNIT.format("a"): material(f"title: 甲\ndate: {written}")})
    assert bool(_found(root, "C104")) is future


def test_today_is_the_day_that_was_given(archive: Archive) -> None:
    root = archive({UNIT.format("a"): material("title: 甲\ndate: 2024-05-02")})
    assert [one.code for one in examine(root, today=date(2024, 5, 1)).diagnostics] == ["C104"]
    assert examine(root, today=date(2024, 5, 2)).diagnostics == ()


@pytest.mark.parametrize(
    ("formerly", "codes"),
    [
        ("units/old", []),
        ("[units/old, units/older]", []),
        ("units/b", ["C105"]),
        ("units/a", ["C105"]),
        ("[units/old, units/b, speeches/a]", ["C105", "C105"]),
    ],
)
def test_former_address_must_be_free(formerly: str, codes: list[str], archive: Archive) -> None:
    root = archive(
        {
            UNIT.format("a"): material(f"title: 甲\nformerly: {formerly}"),
            UNIT.format("b"): material("title: 乙"),
            "materials/speeches/a.md": material("title: 丙"),
        }
    )
    assert [one.code for one in examine(root, today=TODAY).diagnostics] == codes
