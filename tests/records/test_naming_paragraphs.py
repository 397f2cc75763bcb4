"""Ids of paragraphs as the whole archive sees them."""

from pathlib import Path

from generator.compiler import examine
from generator.records.id_locks import lock_name, read_lock, write_lock
from generator.records.naming_paragraphs import remember_new
from tests.conftest import Archive
from tests.records.helpers import TODAY, codes, material, problems

A = "materials/speeches/a.md"
LONG = "没有调查清楚的事项，不列入年度计划；一时弄不清楚的，注明待核。"


def _lock(root: Path) -> None:
    for folder, lock in examine(root, today=TODAY).library.locks.items():
        write_lock(root, folder, lock)


def _names(root: Path, key: str) -> list[str]:
    return [block.id for block in examine(root, today=TODAY).library.by_key[key].blocks]


def test_a_reference_follows_a_reworded_paragraph(archive: Archive) -> None:
    root = archive({A: material("title: 甲", f"{LONG}\n\n第二段。\n")})
    before = _names(root, "speeches/a")
    _lock(root)
    changed = LONG.replace("年度", "本年度")
    citing = material("title: 乙", f"见[那一段](../speeches/a.md#{before[0]})。\n")
    archive({A: material("title: 甲", f"{changed}\n\n第二段。\n"), "materials/topics/b.md": citing})
    assert _names(root, "speeches/a") == before
    assert codes(root) == ["A111"]
    _lock(root)
    assert codes(root) == []


def test_a_vanished_paragraph_is_reported_with_what_it_said(archive: Archive) -> None:
    root = archive({A: material("title: 甲", f"{LONG}\n\n第二段。\n")})
    first, _ = _names(root, "speeches/a")
    _lock(root)
    citing = material("title: 乙\nrequired: ['speeches/a#" + first + "']")
    archive({A: material("title: 甲", "第二段。\n"), "materials/topics/b.md": citing})
    *_, (file, line, column, code, message, hint) = problems(root)
    assert (file, line, column, code) == ("materials/topics/b.md", 3, 12, "L104")
    assert message == f"“speeches/a”里没有“#{first}”这一段"
    assert hint == (
        "那一段原来写的是“没有调查清楚的事项，不列入年度计划；一时弄不清楚的，注明待核。”。"
        "打开那一页，从段落上复制新的编号"
    )
    _lock(root)
    assert "L104" in codes(root)
    assert "那一段原来写的是" in problems(root)[-1][-1]


def test_a_renamed_record_keeps_the_ids_of_its_paragraphs(archive: Archive) -> None:
    root = archive({A: material("title: 甲", LONG)})
    before = _names(root, "speeches/a")
    _lock(root)
    (root / A).unlink()
    text = material("title: 甲\nformerly: [speeches/a]", LONG.replace("年度", "本年度"))
    archive({"materials/speeches/c.md": text})
    assert _names(root, "speeches/c") == before


def test_a_record_with_mistakes_loses_nothing(archive: Archive) -> None:
    root = archive(
        {A: material("title: 甲", LONG), "materials/speeches/b.md": material("title: 乙")}
    )
    _lock(root)
    before = (root / lock_name("speeches")).read_bytes()
    archive({A: material("titel: 甲", LONG)})
    _lock(root)
    assert (root / lock_name("speeches")).read_bytes() == before


def test_readers_know_nothing_of_the_lock(archive: Archive) -> None:
    root = archive({A: material("title: 甲", LONG)})
    library = examine(root, today=TODAY).library
    everyone = library.settings.audience(None)
    assert everyone
    assert library.locks
    assert not library.seen_by(everyone).locks


def test_new_records_are_added_beside_the_others(archive: Archive) -> None:
    root = archive({A: material("title: 甲", LONG)})
    _lock(root)
    before, _ = read_lock(root, "speeches")
    assert remember_new(root, "speeches", {"b": None}) == ()
    assert read_lock(root, "speeches") == ({**(before or {}), "b": []}, ())


def test_a_damaged_lock_is_left_as_it_is(archive: Archive) -> None:
    root = archive({lock_name("speeches"): "?\n"})
    (problem,) = remember_new(root, "speeches", {"b": None})
    assert problem.code == "A112"
    assert (root / lock_name("speeches")).read_text("utf-8") == "?\n"
