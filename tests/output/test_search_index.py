"""The index on disk is made anew when what can be searched changed, and only then."""

from pathlib import Path

from generator.output.search_index import update_index
from generator.records.progress import silent
from generator.search.searchable import Entry, Searchable
from generator.views.visible_text import Words


def _source(text: str) -> Searchable:
    words = (Words("题", "", "标题"), Words(text, "p1", "第1段"))
    return Searchable((Entry("a/b", "题", "", "", (), words),), (), ())


def _update(folder: Path, text: str, *, clean: bool = False) -> list[str]:
    told: list[str] = []
    update_index(_source(text), folder, clean, lambda stage, done, total: told.append(stage))
    return told


def test_what_did_not_change_is_left_alone(tmp_path: Path) -> None:
    assert _update(tmp_path / "search", "甲")
    assert not _update(tmp_path / "search", "甲")
    assert _update(tmp_path / "search", "乙")
    assert _update(tmp_path / "search", "乙", clean=True)


def test_parts_of_vanished_records_go(tmp_path: Path) -> None:
    folder = tmp_path / "search"
    before = update_index(_source("甲"), folder, False, silent)
    assert "assets/search/text/a/b.0.js" in before
    after = update_index(Searchable((), (), ()), folder, False, silent)
    assert "assets/search/text/a/b.0.js" not in after
    assert not (folder / "assets/search/text").exists()
