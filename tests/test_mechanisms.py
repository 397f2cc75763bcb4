"""The handbook maps the six mechanisms to pages and commands; each is there and shows its point."""

import re
from pathlib import Path

import pytest

from generator.cli import cli
from tests.building import build, contents
from tests.conftest import ROOT

_ROW = re.compile(r"^\| (?P<point>[^|]+?) \| `(?P<place>[^`]+)` \| ?(?P<found>[^|]*?) ?\|$", re.M)
_ROWS = [match.groupdict() for match in _ROW.finditer((ROOT / "docs/mechanisms.md").read_text())]
PAGES = [row for row in _ROWS if row["place"].endswith(".html")]
COMMANDS = [row for row in _ROWS if row["place"].startswith("generator ")]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("mechanisms")
    for name, data in contents(ROOT / "materials").items():
        path = root / "materials" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for name in ("archive.yml", "mkdocs.yml"):
        (root / name).write_bytes((ROOT / name).read_bytes())
    build(root)
    return root / "site"


def test_every_mechanism_has_points() -> None:
    text = (ROOT / "docs/mechanisms.md").read_text()
    sections = re.split(r"^## ", text, flags=re.M)[1:]
    assert [len(_ROW.findall(section)) >= 5 for section in sections] == [True] * 6
    assert len(_ROWS) == len(PAGES) + len(COMMANDS) == text.count("\n| ") - 2 * 6


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row["place"])
def test_the_page_shows_its_point(row: dict[str, str], site: Path) -> None:
    html = (site / row["place"]).read_text("utf-8")
    content = html.partition('id="content"')[2]
    words = re.sub(r"<[^>]+>", "", content)
    assert row["found"]
    assert row["found"] in words
    # A record, or a number with its list.
    assert re.search(r'href="[^"]*\.html|class="number"', content)


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row["place"])
def test_the_command_is_there(row: dict[str, str]) -> None:
    assert row["place"].removeprefix("generator ") in cli.commands
