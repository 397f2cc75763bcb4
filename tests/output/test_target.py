"""A folder with anything of a person's own in it is never overwritten."""

from pathlib import Path

import pytest

from generator.output.target import target_flaw
from tests.building import build, contents
from tests.conftest import Archive

FILES = {"materials/speeches/a.md": "---\ntitle: 甲\n---\n\n文。\n"}


@pytest.mark.parametrize(
    ("site", "reason"),
    [
        (".", "资料库就在里面"),
        ("..", "资料库就在里面"),
        ("materials", "它在资料库的 materials/ 里面"),
        ("materials/speeches", "它在资料库的 materials/ 里面"),
        (".build/pages", "它在资料库的 .build/ 里面"),
        ("mine", "里面有别的文件"),
        ("file", "它不是文件夹"),
    ],
)
def test_folders_that_hold_something_are_refused(archive: Archive, site: str, reason: str) -> None:
    root = archive({**FILES, "mine/letter.txt": "私人", "file": "x"})
    target = (root / site).resolve()
    before = contents(root)
    built, _ = build(root, site=target)
    (problem,) = built.diagnostics
    assert problem.code == "S103"
    assert problem.message == f"不能把网站写进 {target}：{reason}"
    assert problem.hint == "换一个空文件夹，例如 --site site"
    assert contents(root) == before


def test_new_empty_and_earlier_sites_are_taken(archive: Archive, tmp_path: Path) -> None:
    root = archive(FILES)
    empty = tmp_path / "empty"
    empty.mkdir()
    assert target_flaw(tmp_path / "new", root) == ""
    assert target_flaw(empty, root) == ""
    build(root, site=empty)
    assert target_flaw(empty, root) == ""
    built, _ = build(root, site=empty)
    assert built.published is not None
