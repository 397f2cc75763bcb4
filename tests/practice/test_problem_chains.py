"""A problem from its finding to its result."""

from datetime import date

import pytest

from generator.practice.problem_chains import MeasureState
from generator.records.kinds.problem import ProblemState
from tests.building import TODAY
from tests.conftest import Archive
from tests.practice.reading_examples import AUDIENCES, PROVED, UNITS, decision, prepared, problem
from tests.study.examples import session, unit


def test_a_chain_from_finding_to_result(archive: Archive) -> None:
    files = UNITS | session("s", "jie", "2026-05-12")
    files |= problem("root", "qu", "date: 2026-01-05")
    files |= problem(
        "p",
        "jie",
        "date: 2026-05-12",
        "type: 表格多",
        "state: 已解决",
        "found_in: [sessions/s]",
        "cause: root",
        "result: 少了四张",
        measures=(PROVED,),
    )
    files |= decision("d", "jie", "date: 2026-05-20", "problems: [p]")
    made = prepared(archive, files)
    chain = made.problems.of("problems/p")
    assert chain is not None
    assert chain.unit_title == "jie"
    assert chain.type is not None
    assert (chain.type.id, chain.state) == ("forms", ProblemState.SOLVED)
    assert chain.age == (TODAY - date(2026, 5, 12)).days
    (measure,) = chain.measures
    assert (measure.owner, measure.state, measure.anchor) == ("甲", MeasureState.DONE, "measure-1")
    assert [one.key for one in chain.decisions] == ["decisions/d"]
    root = made.problems.of("problems/root")
    assert root is not None
    assert [one.key for one in root.caused] == ["problems/p"]
    assert root.state is ProblemState.NOTED


@pytest.mark.parametrize(
    ("measure", "state"),
    [
        (PROVED, MeasureState.DONE),
        ("text: 合并, done: 2026-06-12", MeasureState.UNPROVED),
        ("text: 合并, due: 2026-11-19", MeasureState.OVERDUE),
        ("text: 合并, due: 2026-11-20", MeasureState.OPEN),
        ("text: 合并, due: 2026-11", MeasureState.OPEN),
        ("text: 合并, due: 2026-10", MeasureState.OVERDUE),
        ("text: 合并", MeasureState.UNDATED),
        ("text: 合并, due: 2026-06-30, done: 2026-08-01", MeasureState.UNPROVED),
    ],
)
def test_how_far_a_measure_has_come(measure: str, state: MeasureState, archive: Archive) -> None:
    made = prepared(archive, UNITS | problem("p", "jie", measures=(measure,)))
    assert [one.state for one in made.problems.chains[0].measures] == [state]


def test_nothing_of_hidden_records_is_told(archive: Archive) -> None:
    files = AUDIENCES | UNITS | session("geheim", "jie", "2026-05-12", "audience: [inner]")
    files |= unit("stelle", "audience: [inner]") | decision(
        "rat", "jie", "problems: [p]", "audience: [inner]"
    )
    files |= problem("wurzel", "jie", "audience: [inner]")
    evidence = "evidence: [{text: 密件, ref: sessions/geheim}, {text: 明件}]"
    files |= problem(
        "p",
        "stelle",
        "cause: wurzel",
        "found_in: [sessions/geheim]",
        measures=(f"text: 甲, done: 2026-06-01, {evidence}",),
    )
    made = prepared(archive, files, audience="all")
    (chain,) = made.problems.chains
    assert chain.unit is None
    assert chain.unit_title == "没有列出单位"
    assert chain.decisions == ()
    assert [one.text for one in chain.measures[0].evidence] == ["明件"]
    assert chain.measures[0].state is MeasureState.DONE
    within = prepared(archive, files, audience="inner").problems.of("problems/p")
    assert within is not None
    assert [one.text for one in within.measures[0].evidence] == ["密件", "明件"]
    assert [one.key for one in within.decisions] == ["decisions/rat"]
