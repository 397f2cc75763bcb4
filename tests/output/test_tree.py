"""write_tree: exact contents, untouched where equal."""

from pathlib import Path

from generator.output.tree import Changes, update_tree, write_tree
from tests.building import contents


def test_writes_everything_into_a_new_folder(tmp_path: Path) -> None:
    changes = write_tree(tmp_path / "t", {"a.txt": b"1", "b/c.txt": b"2"})
    assert changes == Changes(2, 0, 0, frozenset({"a.txt", "b/c.txt"}))
    assert contents(tmp_path / "t") == {"a.txt": b"1", "b/c.txt": b"2"}


def test_equal_files_keep_their_time_stamp(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.txt": b"1", "b.txt": b"2"})
    before = (tmp_path / "a.txt").stat().st_mtime_ns
    changes = write_tree(tmp_path, {"a.txt": b"1", "b.txt": b"3"})
    assert changes == Changes(1, 0, 1, frozenset({"b.txt"}))
    assert (tmp_path / "a.txt").stat().st_mtime_ns == before


def test_removes_files_and_folders_that_are_not_wanted(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a/b/c.txt": b"1", "d.txt": b"2"})
    changes = write_tree(tmp_path, {"d.txt": b"2"})
    assert changes.removed == 1
    assert not (tmp_path / "a").exists()


def test_a_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a": b"1"})
    write_tree(tmp_path, {"a/b": b"2"})
    assert contents(tmp_path) == {"a/b": b"2"}
    write_tree(tmp_path, {"a": b"3"})
    assert contents(tmp_path) == {"a": b"3"}


def test_copies_files(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(b"content")
    write_tree(tmp_path / "t", {"copy": tmp_path / "source"})
    assert contents(tmp_path / "t") == {"copy": b"content"}


def test_update_leaves_alone_what_was_never_written(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a/b": b"1", "a/mine": b"2", "c": b"3"})
    changes = update_tree(tmp_path, {"d": b"4"}, ["a/b", "c", "gone"])
    assert (changes.written, changes.removed) == (1, 2)
    assert contents(tmp_path) == {"a/mine": b"2", "d": b"4"}
