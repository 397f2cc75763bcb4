"""The house holds its own rules: imports go one way, everything is documented and tracked."""

import ast
import re
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from generator.cli import cli
from tests.conftest import ROOT

PACKAGE = ROOT / "generator"

# A module imports from its own station and from stations above it in this list.
STATIONS = (
    "text",
    "records",
    "intake",
    "views",
    "study",
    "desk",
    "practice",
    "word",
    "tables",
    "dossiers",
    "search",
    "pages",
    "output",
    "compiler",
    "scaffold",
    "commands",
    "cli",
    "__main__",
)
MODULES = sorted(PACKAGE.rglob("*.py"))


def _station(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_go_one_way(path: Path) -> None:
    own = _station(_name(path))
    if not own:
        return
    for imported in _imports(path):
        if imported.startswith("generator."):
            station = _station(imported)
            assert STATIONS.index(station) <= STATIONS.index(own), f"{path} imports {imported}"


def test_every_station_is_in_the_list() -> None:
    found = {_station(_name(path)) for path in MODULES} - {""}
    assert found == set(STATIONS)


def test_only_engines_know_an_engine() -> None:
    for path in MODULES:
        if "engines" not in path.parts:
            assert not any(name.split(".")[0] == "mkdocs" for name in _imports(path)), path


def test_only_the_command_line_reads_the_clock() -> None:
    clock = re.compile(r"\b(?:date\.today|datetime\.now|time\.time)\(")
    readers = [path.name for path in MODULES if clock.search(path.read_text("utf-8"))]
    assert readers == ["shared.py"]


def test_records_do_not_import_in_circles() -> None:
    graph = {
        _name(path): {i for i in _imports(path) if i.startswith("generator")} for path in MODULES
    }
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " → ".join((*trail, module))
        if module not in done:
            for imported in graph.get(module, ()):
                visit(imported, (*trail, module))
            done.add(module)

    for module in graph:
        visit(module, ())


def test_every_command_is_in_the_handbook() -> None:
    handbook = "".join(path.read_text("utf-8") for path in (ROOT / "docs").glob("*.md"))
    for name in cli.commands:
        assert f"generator {name}" in handbook, name


def test_gitignore_hides_no_tracked_file() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout
    ignored = subprocess.run(
        ["git", "check-ignore", "--no-index", "-z", "--stdin"],
        cwd=ROOT,
        input=tracked,
        capture_output=True,
        check=False,
    )
    assert ignored.stdout == b""


def test_every_line_of_gitignore_is_anchored() -> None:
    lines = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    patterns = [line for line in lines if line and not line.startswith("#")]
    assert all(line.startswith("/") or line == "__pycache__/" for line in patterns)


def test_constraints_name_no_registry() -> None:
    text = (ROOT / "constraints.txt").read_text("utf-8")
    assert "://" not in text
    assert not any(line.startswith("-") for line in text.splitlines())


def test_decision_records_are_numbered_without_gaps() -> None:
    folder = ROOT / "docs" / "dev" / "decisions"
    numbers = sorted(int(path.name[:4]) for path in folder.glob("[0-9]*.md"))
    assert numbers[0] == 1
    assert all(after == before + 1 for before, after in pairwise(numbers))
