"""Reading many files, each distinct text once."""

from pathlib import Path

import pytest

from generator.compiler import examine
from generator.records import reading
from generator.records.diagnostics import Diagnostic
from generator.records.document import Document, parse_document
from generator.records.kinds import KINDS
from generator.records.layout import survey
from generator.records.reading import read_all
from tests.conftest import Archive
from tests.records.helpers import TODAY, material

FILES: dict[str, str | bytes] = {
    "materials/speeches/a.md": material("title: 甲", "见[乙](b.md)。\n"),
    "materials/speeches/b.md": material("title: 乙: 丙"),
    "materials/units/c.md": material("title: 丙"),
    "materials/units/d.md": b"\0",
}


def test_earlier_readings_give_the_same_result(archive: Archive) -> None:
    root = archive(FILES)
    first = examine(root, today=TODAY)
    second = examine(root, today=TODAY, earlier=first.readings)
    assert second == first


def test_result_is_the_same_whatever_was_read_earlier(archive: Archive) -> None:
    root = archive(FILES)
    earlier = examine(root, today=TODAY).readings
    (root / "materials/speeches/b.md").write_text(material("title: 乙"), encoding="utf-8")
    (root / "materials/units/c.md").unlink()
    (root / "materials/units/e.md").write_text(material("title: 戊"), encoding="utf-8")
    assert examine(root, today=TODAY, earlier=earlier) == examine(root, today=TODAY)


def test_unchanged_files_are_not_parsed_again(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = archive(FILES)
    earlier = examine(root, today=TODAY).readings
    (root / "materials/units/c.md").write_text(material("title: 丁"), encoding="utf-8")
    parsed: list[str] = []

    def parse(text: str, file: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
        parsed.append(file)
        return parse_document(text, file)

    monkeypatch.setattr(reading, "parse_document", parse)
    examine(root, today=TODAY, earlier=earlier)
    assert parsed == ["materials/units/c.md"]


def test_same_text_under_another_name_is_read_under_that_name(archive: Archive) -> None:
    root = archive({"materials/units/a.md": material("titel: 甲")})
    earlier = examine(root, today=TODAY).readings
    (root / "materials/units/a.md").rename(root / "materials/units/b.md")
    found = examine(root, today=TODAY, earlier=earlier).diagnostics
    assert {one.place.file for one in found} == {"materials/units/b.md"}


def test_changed_vocabulary_counts_although_no_file_changed(archive: Archive) -> None:
    vocabulary = "materials/vocabulary/duties.yml"
    root = archive(
        {
            vocabulary: "title: 职责\nterms: [{id: a, name: 甲}]\n",
            "materials/units/a.md": material("title: 甲\nduties: 乙"),
        }
    )
    first = examine(root, today=TODAY)
    (root / vocabulary).write_text("title: 职责\nterms: [{id: a, name: 乙}]\n", encoding="utf-8")
    second = examine(root, today=TODAY, earlier=first.readings)
    assert [one.code for one in first.diagnostics] == ["F107"]
    assert second.diagnostics == ()


def test_file_that_vanishes_while_reading_is_a_diagnostic(archive: Archive) -> None:
    root = archive(FILES)
    candidates = survey(root, KINDS).candidates
    (root / "materials/units/c.md").unlink()
    readings = read_all(candidates, {})
    assert [one.code for one in readings["materials/units/c.md"].diagnostics] == ["T101"]
    assert readings["materials/speeches/a.md"].document is not None


def test_unreadable_file_is_tried_again(archive: Archive) -> None:
    root = archive(FILES)
    candidates = survey(root, KINDS).candidates
    moved = Path(root / "moved.md")
    (root / "materials/units/c.md").rename(moved)
    earlier = read_all(candidates, {})
    moved.rename(root / "materials/units/c.md")
    assert read_all(candidates, earlier)["materials/units/c.md"].document is not None


def test_many_files_in_processes_give_the_same_result(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    candidates = survey(archive(FILES), KINDS).candidates
    alone = read_all(candidates, {})
    monkeypatch.setattr(reading, "_WORTH_PROCESSES", 0)
    monkeypatch.setattr(reading, "cpu_count", lambda: 2)
    assert read_all(candidates, {}) == alone


def test_progress_ends_with_all_files(archive: Archive) -> None:
    told: list[tuple[str, int, int]] = []
    candidates = survey(archive(FILES), KINDS).candidates
    read_all(candidates, {}, lambda *step: told.append(step))
    assert told[-1] == ("读取资料", 4, 4)
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)
