"""Publishing replaces what it wrote before and nothing else."""

from pathlib import Path

from generator.output.publishing import MANIFEST, publish
from generator.output.tree import write_tree
from tests.building import contents


def _finished(tmp_path: Path, *names: str) -> Path:
    write_tree(tmp_path / "finished", {name: name.encode() for name in names})
    return tmp_path / "finished"


def test_the_site_holds_what_is_finished_and_a_list_of_it(tmp_path: Path) -> None:
    publish(_finished(tmp_path, "a.html", "b/c.html"), tmp_path / "site", {})
    assert set(contents(tmp_path / "site")) == {"a.html", "b/c.html", MANIFEST}
    listed = (tmp_path / "site" / MANIFEST).read_text("utf-8").splitlines()
    assert listed == ["a.html", "b/c.html", MANIFEST]


def test_what_vanished_is_removed_and_what_is_foreign_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(_finished(tmp_path, "a.html", "b/c.html"), site, {})
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref")
    (site / "CNAME").write_text("archive.example.org")
    changes = publish(_finished(tmp_path, "a.html"), site, {})
    assert changes.removed == 1
    assert set(contents(site)) == {"a.html", MANIFEST, ".git/HEAD", "CNAME"}


def test_an_edited_list_never_reaches_outside_the_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(_finished(tmp_path, "a.html"), site, {})
    (tmp_path / "letter.txt").write_text("私人")
    with (site / MANIFEST).open("a", encoding="utf-8") as manifest:
        manifest.write(f"../letter.txt\n{tmp_path / 'letter.txt'}\n")
    publish(_finished(tmp_path, "a.html"), site, {})
    assert (tmp_path / "letter.txt").read_text() == "私人"
