"""What each duty has to read, and which units studied it."""

from datetime import date

import pytest

from generator.practice.duty_readings import DutyState, UnitDuty, duty_counts, pair_counts
from tests.conftest import Archive
from tests.practice.reading_examples import AUDIENCES, Prepared, prepared, speech
from tests.study.examples import session, topic, unit
from tests.views.examples import material

HORIZON = "name: 追溯, value: 一年, measure: 追溯期, months: 12"


def _pairs(made: Prepared) -> dict[str, UnitDuty]:
    return {one.item: one for one in made.duties.pairs}


def test_speeches_and_topics_of_a_duty(archive: Archive) -> None:
    files = unit("qu", "duties: [理论学习, safety]")
    files |= speech("alt", "date: 2025-01-05", "duties: [theory]")
    files |= speech("neu", "date: 2026-01-05", "duties: [理论, 理论学习]")
    files |= topic("t", "2026-05", "duties: [理论]") | topic("u", "2026-06")
    made = prepared(archive, files)
    assert [one.duty.id for one in made.duties.duties] == ["theory", "safety"]
    theory = made.duties.of("theory")
    assert theory is not None
    assert [one.record.key for one in theory.speeches] == ["speeches/neu", "speeches/alt"]
    assert [one.key for one in theory.topics] == ["topics/t"]
    assert [one.unit.key for one in theory.units] == ["units/qu"]
    counts = duty_counts(theory)
    assert {name: len(count) for name, count in counts.items()} == {
        "speeches": 2,
        "topics": 1,
        "pairs": 1,
        "studied": 0,
        "no-record": 1,
        "no-speech": 0,
    }


def test_the_paragraphs_that_others_cite(archive: Archive) -> None:
    files = speech("s", "duties: [theory]", body="一。\n\n二。\n\n三。\n")
    blocks = prepared(archive, files).views.library.by_key["speeches/s"].blocks
    second = blocks[1].id
    for name in ("a", "b"):
        text = material(name, body=f"见[那一段](../speeches/s.md#{second})。")
        files = files | {f"materials/experiences/{name}.md": text}
    files |= {"materials/experiences/c.md": material("c", body="见[全文](../speeches/s.md)。")}
    found = prepared(archive, files).duties.of("theory")
    assert found is not None
    (passage,) = found.speeches[0].passages
    assert (passage.block.id, passage.place) == (second, "第2段")
    assert [one.key for one in passage.sources] == ["experiences/a", "experiences/b"]


@pytest.mark.parametrize(
    ("day", "fields", "expects", "state"),
    [
        ("2026-05-12", ("readings: [speeches/s]",), (), DutyState.STUDIED),
        ("2019-05-14", ("readings: [speeches/s]",), (), DutyState.STUDIED),
        ("2025-11-03", ("readings: [speeches/s]",), (HORIZON,), DutyState.STUDIED),
        ("2025-10-30", ("readings: [speeches/s]",), (HORIZON,), DutyState.NO_RECORD),
        ("2026-05-12", (), (), DutyState.NO_RECORD),
        ("2026-12-08", ("readings: [speeches/s]",), (), DutyState.NO_RECORD),
        ("2026-05-12", ("readings: [speeches/s]", "status: 未开展"), (), DutyState.NO_RECORD),
    ],
)
def test_what_a_unit_studied(
    day: str, fields: tuple[str, ...], expects: tuple[str, ...], state: DutyState, archive: Archive
) -> None:
    files = unit("qu", "duties: [theory]", expects=expects) | speech("s", "duties: [theory]")
    made = prepared(archive, files | session("x", "qu", day, *fields))
    one = _pairs(made)["units/qu+theory"]
    assert one.state is state
    assert one.is_gap is (state is not DutyState.STUDIED)
    assert one.since == (date(2025, 11, 1) if expects else None)


def test_another_unit_studied_it(archive: Archive) -> None:
    files = unit("qu", "duties: [theory]") | unit("jie", "duties: [theory]", "parent: qu")
    files |= speech("s", "duties: [theory]")
    made = prepared(archive, files | session("x", "jie", "2026-05-12", "readings: [speeches/s]"))
    states = {key: one.state for key, one in _pairs(made).items()}
    assert states == {
        "units/qu+theory": DutyState.NO_RECORD,
        "units/jie+theory": DutyState.STUDIED,
    }


def test_a_duty_without_any_speech(archive: Archive) -> None:
    made = prepared(archive, unit("qu", "duties: [farming, 农业, law]"))
    assert [one.state for one in made.duties.pairs] == [DutyState.NO_SPEECH] * 2
    counts = pair_counts(made.duties.pairs)
    assert [one.item for one in counts["no-speech"].items] == [
        "units/qu+farming",
        "units/qu+law",
    ]
    assert not counts["no-record"].items


def test_a_unit_that_is_no_more_has_no_gaps(archive: Archive) -> None:
    made = prepared(archive, unit("alt", "duties: [theory]", "valid_to: 2025-12"))
    assert made.duties.units == ()
    assert made.duties.duties == ()


def test_hidden_speeches_are_not_there(archive: Archive) -> None:
    files = AUDIENCES | unit("qu", "duties: [theory]")
    files |= speech("geheim", "duties: [theory]", "audience: [inner]")
    files |= session("x", "qu", "2026-05-12", "readings: [speeches/geheim]")
    (outside,) = prepared(archive, files, audience="all").duties.pairs
    assert (outside.state, outside.sessions) == (DutyState.NO_SPEECH, ())
    (inside,) = prepared(archive, files, audience="inner").duties.pairs
    assert inside.state is DutyState.STUDIED
