"""The way of a case, and what is said of ways that cannot be."""

import pytest

from generator.compiler import gather
from generator.practice.case_ways import StationState, told_effect, way_of
from generator.practice.exchange_checks import check_exchange
from generator.records.kinds.case import CaseState
from generator.records.library import Record
from tests.conftest import Archive
from tests.practice.exchange_examples import UNITS, case

PROVEN = "effect: [{claim: 表少了, before: 43 张, after: 12 张, evidence: 逐表清点}]"


def _case(archive: Archive, *fields: str) -> Record:
    gathered = gather(archive({**UNITS, **case("c", "jia", *fields)}))
    return gathered.library.by_key["cases/c"]


def _said(archive: Archive, *fields: str) -> list[tuple[str, int, int, str]]:
    library = gather(archive({**UNITS, **case("c", "jia", *fields)})).library
    return [
        (one.code, one.place.line, one.place.column, one.message) for one in check_exchange(library)
    ]


def test_each_step_says_when_and_by_which_post(archive: Archive) -> None:
    way = way_of(
        _case(
            archive,
            "state: 示范",
            "history:",
            "  - {state: 推荐, on: 2026-05-06, by: 学习秘书}",
            "  - {state: 示范, on: 2026-07, by: 分管负责同志, note: 复看过}",
            PROVEN,
        )
    )
    assert way.state is CaseState.EXEMPLARY
    assert [one.state for one in way.stations] == [
        StationState.TAKEN,
        StationState.NO_RECORD,
        StationState.CURRENT,
        StationState.AHEAD,
    ]
    taken = [(str(one.taken.on), one.taken.by) for one in way.stations if one.taken]
    assert taken == [("2026-05-06", "学习秘书"), ("2026-07", "分管负责同志")]


def test_a_case_that_is_withdrawn_need_not_have_been_exemplary(archive: Archive) -> None:
    way = way_of(_case(archive, "state: 退出", "history: [{state: 推荐, on: 2026-05-06}]"))
    assert [one.state for one in way.stations] == [
        StationState.TAKEN,
        StationState.AHEAD,
        StationState.AHEAD,
        StationState.CURRENT,
    ]


def test_without_a_state_only_what_is_recorded_was_taken(archive: Archive) -> None:
    way = way_of(_case(archive, "history: [{state: 核实, on: 2026-05-06}]"))
    assert [one.state for one in way.stations] == [
        StationState.AHEAD,
        StationState.TAKEN,
        StationState.AHEAD,
        StationState.AHEAD,
    ]


def test_the_effect_that_is_told_has_a_before_and_an_after(archive: Archive) -> None:
    told = told_effect(
        _case(archive, "effect: [{claim: 好, after: 多}, {claim: 快, before: 九天, after: 三天}]")
    )
    assert told is not None
    assert told.claim == "快"
    first = told_effect(_case(archive, "effect: [好, 快]"))
    assert first is not None
    assert first.claim == "好"
    assert told_effect(_case(archive)) is None


@pytest.mark.parametrize(
    "effect", ["effect: []", "effect: [表少了]", "effect: [{claim: 少, before: 9, after: 3}]"]
)
def test_without_evidence_no_case_is_exemplary(archive: Archive, effect: str) -> None:
    assert _said(archive, "state: 示范", effect) == [
        ("C137", 4, 8, "没有写成效的依据，不能认定为“示范”")
    ]
    assert _said(archive, "state: 核实", effect) == []


def test_one_proven_effect_is_enough(archive: Archive) -> None:
    assert _said(archive, "state: 示范", PROVEN) == []


def test_steps_follow_each_other(archive: Archive) -> None:
    assert _said(
        archive,
        "state: 推荐",
        "history:",
        "  - {state: 核实, on: 2026-05-06}",
        "  - {state: 推荐, on: 2026-05-07}",
    ) == [("C138", 7, 13, "案例的经过次序不对：“推荐”写在“核实”后面")]


def test_a_step_is_not_taken_twice_in_a_row(archive: Archive) -> None:
    (said,) = _said(
        archive,
        "state: 推荐",
        "history: [{state: 推荐, on: 2026-05}, {state: 推荐, on: 2026-06}]",
    )
    assert said[0] == "C138"


def test_after_it_was_withdrawn_a_case_may_begin_anew(archive: Archive) -> None:
    assert (
        _said(
            archive,
            "state: 推荐",
            "history:",
            "  - {state: 推荐, on: 2025-05-06}",
            "  - {state: 退出, on: 2025-08}",
            "  - {state: 推荐, on: 2026-05-07}",
        )
        == []
    )


def test_the_last_step_is_the_state(archive: Archive) -> None:
    history = "history: [{state: 推荐, on: 2026-05-06}]"
    assert _said(archive, "state: 核实", history) == [
        ("C139", 4, 8, "案例的状态“核实”，经过的最后一步却是“推荐”")
    ]
    assert _said(archive, history) == [
        ("C139", 4, 10, "案例的状态没有写，经过的最后一步却是“推荐”")
    ]


def test_dates_do_not_run_backwards(archive: Archive) -> None:
    steps = "history: [{state: 推荐, on: 2026-05-06}, {state: 核实, on: %s}]"
    assert _said(archive, "state: 核实", steps % "2026-04-30") == [
        ("C144", 5, 56, "案例的经过日期颠倒：“核实” 2026-04-30，“推荐” 2026-05-06")
    ]
    # Of a date that is known to the month only, the last day may be meant.
    assert _said(archive, "state: 核实", steps % "2026-05") == []
