"""What many tests need: small archives made of strings, and the real documents where they are."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Archive = Callable[[Mapping[str, str | bytes]], Path]

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Return a function that writes an archive from file names and contents.

    Names are relative to the archive's root; an empty ``materials/`` is always there.
    """

    def write(files: Mapping[str, str | bytes]) -> Path:
        root = tmp_path / "archive"
        (root / "materials").mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return root

    return write


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of real documents, or skip."""
    if not CORPUS.is_dir():
        pytest.skip("the corpus of real documents is not beside this checkout (../shared/corpus)")
    return CORPUS
