"""The lock file: what is written is read again, and what people do to it is answered."""

from hypothesis import given
from hypothesis import strategies as st

from generator.records.id_locks import lock_name, lock_text, read_lock, remembered, write_lock
from generator.records.paragraph_ids import Kept, keep_ids
from generator.text.body_parser import parse_body
from tests.conftest import Archive

ONE = Kept("p111111", "p111111", "第一段。")
TWO = Kept("p222222-2", "p333333", "改过的 | 一段 ~ [x]", gone=True)


def test_what_is_written_is_read_again(archive: Archive) -> None:
    root = archive({"materials/speeches/b.md": ""})
    assert write_lock(root, "speeches", {"b": (TWO,), "a": (ONE, TWO)})
    lock, wrong = read_lock(root, "speeches")
    assert (wrong, lock) == ((), {"a": [ONE, TWO], "b": [TWO]})
    assert (root / lock_name("speeches")).read_text("utf-8").splitlines()[1:] == [
        "",
        "[a]",
        "p111111 |第一段。",
        "~p222222-2 <p333333 |改过的 | 一段 ~ [x]",
        "",
        "[b]",
        "~p222222-2 <p333333 |改过的 | 一段 ~ [x]",
    ]


def test_writing_the_same_changes_nothing(archive: Archive) -> None:
    root = archive({"materials/speeches/b.md": ""})
    assert write_lock(root, "speeches", {"a": (ONE,)})
    assert not write_lock(root, "speeches", {"a": (ONE,)})


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_any_text_survives_the_lock(texts: list[str]) -> None:
    body = parse_body("\n\n".join(f"甲{text}" for text in texts))
    _, kept = keep_ids((), body.blocks)
    lines = lock_text({"a": kept}).splitlines()
    assert len(lines) == 3 + len(kept)


def test_a_folder_without_a_lock_has_none(archive: Archive) -> None:
    assert read_lock(archive({}), "speeches") == (None, ())


def test_marks_of_a_conflict_are_named_with_their_line(archive: Archive) -> None:
    text = "# x\n\n[a]\n<<<<<<< ours\np111111 |第一段。\n"
    root = archive({lock_name("speeches"): text})
    lock, (problem,) = read_lock(root, "speeches")
    assert lock == {"a": [ONE]}
    assert (problem.code, problem.place.line) == ("A112", 4)


def test_a_lock_in_another_encoding_is_not_read(archive: Archive) -> None:
    root = archive({lock_name("speeches"): "[a]\np111111 |第一段。\n".encode("gb18030")})
    lock, (problem,) = read_lock(root, "speeches")
    assert (lock, problem.code) == (None, "A112")


def test_a_renamed_record_is_remembered_under_its_former_id() -> None:
    lock = {"old": [ONE]}
    assert remembered(lock, "new", ["older", "old"]) == [ONE]
    assert remembered(lock, "new", []) == ()
