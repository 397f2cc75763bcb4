"""What was read before a decision, by whom, and in time or not."""

import pytest

from generator.pages.decision_pages import used_in_decisions
from generator.practice.decisions import Preparation, ReadState, decision_counts
from tests.conftest import Archive
from tests.practice.reading_examples import (
    AUDIENCES,
    Prepared,
    decision,
    prepared,
    said,
    speech,
)
from tests.study.examples import Files, unit
from tests.views.examples import material

UNITS = unit("qu") | unit("jie", "parent: qu")


def _one(made: Prepared, key: str = "d") -> Preparation:
    found = made.decisions.of(f"decisions/{key}")
    assert found is not None
    return found


def _pack(key: str, *fields: str) -> Files:
    return {f"materials/packs/{key}.md": material(key, *fields)}


@pytest.mark.parametrize(
    ("date", "read_by", "state"),
    [
        ("2026-05-12", "", ReadState.NO_RECORD),
        ("2026-05-12", "甲", ReadState.READ),
        ("2026-05-12", "{post: 甲, on: 2026-05-12}", ReadState.READ),
        ("2026-05-12", "{post: 甲, on: 2026-05-13}", ReadState.AFTERWARDS),
        ("2026-05-12", "{post: 甲, on: 2026-05}", ReadState.READ),
        ("2026-05-12", "{post: 甲, on: 2026-06}", ReadState.AFTERWARDS),
        ("2026-05", "{post: 甲, on: 2026-05-31}", ReadState.READ),
        ("2026-05-12", "甲, {post: 乙, on: 2026-05-13}", ReadState.AFTERWARDS),
        ("", "{post: 甲, on: 2026-05-13}", ReadState.READ),
    ],
)
def test_states(date: str, read_by: str, state: ReadState, archive: Archive) -> None:
    fields = [f"date: {date}"] if date else []
    files = UNITS | decision("d", "jie", *fields, f"read_by: [{read_by}]")
    assert _one(prepared(archive, files)).state is state


def test_what_was_to_be_read(archive: Archive) -> None:
    files = UNITS | speech("s", "date: 2026-01-05", body="甲" * 301 + "。\n\n短。\n")
    files |= speech("neu", "date: 2026-02-05", "supersedes: [s]")
    files |= decision("d", "jie", "readings: [{ref: speeches/s, why: 依据}, speeches/neu]")
    one = _one(prepared(archive, files))
    first, second = one.readings.lines
    assert (first.number, first.title, first.part, first.minutes) == (1, "s", "依据", 2)
    assert first.superseded_by is not None
    assert (second.number, second.part, second.minutes) == (2, "", 1)
    assert one.readings.minutes == 3


def test_one_paragraph_is_to_be_read(archive: Archive) -> None:
    files = UNITS | speech("s", body="甲" * 900 + "。\n\n短。\n")
    block = prepared(archive, files).views.library.by_key["speeches/s"].blocks[1].id
    made = prepared(archive, files | decision("d", "jie", f"readings: ['speeches/s#{block}']"))
    (line,) = _one(made).readings.lines
    assert (line.part, line.minutes, line.uri) == ("第2段", 1, f"speeches/s.html#{block}")
    (used,) = used_in_decisions("speeches/s", made.decisions)
    assert (used.decision.key, used.part) == ("decisions/d", "第2段")


def test_packs_that_are_named_from_either_side(archive: Archive) -> None:
    files = UNITS | _pack("a") | _pack("b", "decision: d") | _pack("c", "decision: d")
    one = _one(prepared(archive, files | decision("d", "jie", "packs: [a, b]")))
    assert [pack.key for pack in one.packs] == ["packs/a", "packs/b", "packs/c"]


def test_decisions_that_used_a_record_newest_first(archive: Archive) -> None:
    files = UNITS | speech("s")
    files |= decision("alt", "jie", "date: 2025-01-05", "readings: [speeches/s]")
    files |= decision("neu", "qu", "date: 2026-01-05", "readings: [speeches/s]")
    made = prepared(archive, files)
    used = made.decisions.read_before("speeches/s")
    assert [one.decision.key for one in used] == ["decisions/neu", "decisions/alt"]
    assert made.decisions.read_before("speeches/none") == ()


def test_numbers(archive: Archive) -> None:
    files = UNITS | speech("s") | _pack("p", "decision: a")
    files |= decision("a", "jie", "read_by: [甲]", "readings: [speeches/s]")
    files |= decision("b", "jie", "date: 2026-05-12", "read_by: {post: 乙, on: 2026-05-13}")
    files |= decision("c", "qu", "readings: [speeches/s]")
    made = prepared(archive, files)
    counts = decision_counts(made.decisions.decisions)
    assert {name: [one.item for one in count.items] for name, count in counts.items()} == {
        "total": ["decisions/c", "decisions/b", "decisions/a"],
        "read": ["decisions/a"],
        "afterwards": ["decisions/b"],
        "no-record": ["decisions/c"],
        "no-readings": ["decisions/b"],
        "packs": ["decisions/a"],
    }
    assert [unit.id for unit in made.decisions.units] == ["qu", "jie"]


def test_nothing_of_hidden_records_is_told(archive: Archive) -> None:
    files = AUDIENCES | UNITS | speech("geheim", "audience: [inner]") | speech("frei")
    files |= _pack("mappe", "decision: d", "audience: [inner]")
    files |= unit("stelle", "audience: [inner]")
    files |= decision("d", "stelle", "readings: [speeches/geheim, speeches/frei]", "packs: [mappe]")
    files |= decision("rat", "jie", "readings: [speeches/frei]", "audience: [inner]")
    made = prepared(archive, files, audience="all")
    one = _one(made)
    assert [line.title for line in one.readings.lines] == ["frei"]
    assert [line.number for line in one.readings.lines] == [1]
    assert (one.unit, one.packs) == (None, ())
    used = made.decisions.read_before("speeches/frei")
    assert [use.decision.key for use in used] == ["decisions/d"]


def test_a_reading_that_is_nowhere_is_shown_as_written(archive: Archive) -> None:
    files = UNITS | decision("d", "jie", "readings: [speeches/fehlt]")
    (line,) = _one(prepared(archive, files)).readings.lines
    assert (line.title, line.uri, line.minutes, line.record) == ("speeches/fehlt", "", None, None)


# --- what the checks say ---


def _said(archive: Archive, files: Files) -> list[tuple[str, str, int, str, str]]:
    return [
        (one.code, one.place.file, one.place.line, one.message, one.hint)
        for one in said(archive, UNITS | files)
    ]


def test_a_good_decision_says_nothing(archive: Archive) -> None:
    fields = ("date: 2026-05-12", "read_by: [{post: 甲, on: 2026-05-12}, 乙]")
    assert _said(archive, decision("d", "jie", *fields)) == []


def test_reading_after_the_meeting(archive: Archive) -> None:
    fields = ("date: 2026-05-12", "read_by:", "  - {post: 甲, on: 2026-05-01}")
    files = decision("d", "jie", *fields, "  - {post: 书记, on: 2026-05-13}")
    assert _said(archive, files) == [
        (
            "C125",
            "materials/decisions/d.md",
            7,
            "书记在 2026-05-13 才读，会议在 2026-05-12",
            "检查日期；确是会后才读的，就保留这条提醒",
        )
    ]


@pytest.mark.parametrize(
    ("span", "why"),
    [
        ("valid_from: 2026-06-01", "2026年6月1日才成立"),
        ("valid_to: 2026-03", "2026年3月以后不再单列"),
    ],
)
def test_a_unit_that_was_not_there(span: str, why: str, archive: Archive) -> None:
    files = unit("stelle", span) | decision("d", "stelle", "date: 2026-05-12")
    assert _said(archive, files) == [
        (
            "C126",
            "materials/decisions/d.md",
            4,
            f"2026-05-12 那时没有单位“stelle”：{why}",
            "改用承接它的单位，或改正单位的成立、撤并时间",
        )
    ]
