"""The wheel holds everything: installed into an empty environment, it builds an archive.

An editable installation hides files that the package forgot.
"""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.conftest import ROOT


def _run(*command: str | Path, cwd: Path | None = None) -> None:
    result = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, encoding="utf-8", check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=True)
    binaries = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    _run(
        binaries / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--constraint",
        ROOT / "constraints.txt",
        wheel,
    )
    return binaries


def test_builds_a_new_archive(environment: Path, tmp_path: Path) -> None:
    _run(environment / "generator", "init", "archive", cwd=tmp_path)
    _run(environment / "generator", "build", "--root", "archive", "--strict", cwd=tmp_path)
    site = tmp_path / "archive" / "site"
    assert "第一份资料" in (site / "speeches" / "welcome.html").read_text("utf-8")
    assert (site / "handbook" / "start.html").is_file()
    assert not (site / "handbook" / "dev").exists()
    assert (site / "assets" / "archive" / "content.css").stat().st_size > 1000
