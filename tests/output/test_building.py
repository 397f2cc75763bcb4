"""Building publishes whole sites only, and cleans up after itself."""

import os
from pathlib import Path

import pytest
from filelock import FileLock

from tests.building import build, contents
from tests.conftest import Archive

FILES = {
    "materials/speeches/a.md": "---\ntitle: 甲\nattachments: [稿.txt]\n---\n\n文。\n",
    "materials/speeches/a/稿.txt": "稿",
}


def test_a_failing_engine_leaves_the_site_as_it_was(archive: Archive) -> None:
    root = archive(FILES)
    build(root)
    before = contents(root / "site")
    (root / "mkdocs.yml").write_text("theme: {name: material}\nmarkdown_extensions: [none]\n")
    built, _ = build(root)
    (problem,) = built.diagnostics
    assert problem.code == "S102"
    assert problem.severity == "error"
    assert problem.message.startswith("网站引擎没有完成：")
    assert built.published is None
    assert contents(root / "site") == before


def test_a_broken_engine_configuration_is_forgotten_once_mended(archive: Archive) -> None:
    root = archive(FILES)
    build(root)
    before = contents(root / "site")
    (root / "mkdocs.yml").write_text("theme: {name: material}\nmarkdown_extensions: [none]\n")
    build(root)
    (root / "mkdocs.yml").unlink()
    build(root)
    assert contents(root / "site") == before


def test_vanished_records_and_attachments_leave_the_site(archive: Archive) -> None:
    root = archive(FILES)
    build(root)
    assert (root / "site/speeches/a.html").is_file()
    assert (root / "site/speeches/a/稿.txt").is_file()
    (root / "materials/speeches/a.md").unlink()
    (root / "materials/speeches/a/稿.txt").unlink()
    build(root)
    assert not (root / "site/speeches/a.html").exists()
    assert not (root / "site/speeches/a").exists()


def test_the_site_may_lie_anywhere(archive: Archive, tmp_path: Path) -> None:
    root = archive(FILES)
    build(root, site=tmp_path / "elsewhere")
    assert (tmp_path / "elsewhere" / "index.html").is_file()
    assert not (root / "site").exists()


def test_building_never_writes_into_materials(archive: Archive) -> None:
    root = archive(FILES)
    before = contents(root / "materials")
    build(root)
    assert contents(root / "materials") == before


@pytest.mark.parametrize("name", ["sitemap.xml", "sitemap.xml.gz"])
def test_a_sitemap_needs_an_address(archive: Archive, name: str) -> None:
    root = archive(FILES)
    build(root)
    assert not (root / "site" / name).exists()
    (root / "archive.yml").write_text("site_url: https://archive.example.org/lib/\n")
    build(root)
    assert (root / "site" / name).is_file()


def test_no_machine_path_is_in_the_site(archive: Archive) -> None:
    root = archive(FILES)
    build(root)
    for name, data in contents(root / "site").items():
        assert str(root).encode() not in data, name


def test_names_as_long_as_the_file_system_takes_come_out(archive: Archive) -> None:
    identifier = "a" * 200
    attachment = "长" * 80 + ".txt"
    root = archive(
        {
            f"materials/speeches/{identifier}.md": (
                f"---\ntitle: 甲\nattachments: [{attachment}]\n---\n\n文。\n"
            ),
            f"materials/speeches/{identifier}/{attachment}": "稿",
        }
    )
    built, diagnostics = build(root)
    assert diagnostics == ()
    assert built.diagnostics == ()
    assert (root / "site/speeches" / f"{identifier}.html").is_file()
    assert (root / "site/speeches" / identifier / attachment).is_file()


@pytest.mark.parametrize(
    "name", ["第1期#2.txt", "100%.txt", "a b.txt", "a&b.txt", "说明（终稿）.txt", "q?.txt"]
)
def test_attachments_keep_their_names(archive: Archive, name: str) -> None:
    root = archive(
        {
            "materials/speeches/a.md": (f"---\ntitle: 甲\nattachments: ['{name}']\n---\n\n文。\n"),
            f"materials/speeches/a/{name}": "稿",
        }
    )
    _, diagnostics = build(root)
    assert diagnostics == ()
    assert (root / "site/speeches/a" / name).read_text("utf-8") == "稿"


def test_two_builds_at_once_never_mix(archive: Archive) -> None:
    root = archive(FILES)
    build(root)
    before = contents(root / "site")
    with FileLock(root / ".build" / "lock"):
        built, _ = build(root)
    (problem,) = built.diagnostics
    assert problem.code == "S104"
    assert problem.message == "另一个生成正在进行，这一次没有做"
    assert contents(root / "site") == before


def test_no_clock_decides_what_is_built_anew(archive: Archive) -> None:
    """A page of the last build may bear a date to come: from a clock set back, from a network."""
    root = archive(FILES)
    build(root)
    future = 4102444800
    for path in (root / ".build" / "site").rglob("*"):
        os.utime(path, (future, future))
    (root / "materials/speeches/a.md").write_text("---\ntitle: 改过\n---\n\n新的文。\n", "utf-8")
    (root / "materials/speeches/a/稿.txt").unlink()
    build(root)
    assert "新的文。" in (root / "site/speeches/a.html").read_text("utf-8")
    assert "改过" in (root / "site/speeches/index.html").read_text("utf-8")


def test_a_site_that_cannot_be_written_is_a_diagnostic(archive: Archive) -> None:
    root = archive({**FILES, "file": "x"})
    built, _ = build(root, site=root / "file" / "site")
    (problem,) = built.diagnostics
    assert problem.code == "S105"
    assert problem.message.startswith("写不出 ")
    assert problem.message.endswith("路径中间有一个不是文件夹")
