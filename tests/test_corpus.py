"""Real documents: everything that goes in comes out, or is named in the report."""

import random
from pathlib import Path

import pytest

from generator.compiler import compile_site, examine
from generator.intake.importing import Destination, Outcome, find_files, import_files
from generator.records.configuration import load_configuration
from generator.records.diagnostics import Severity
from generator.records.kinds.speech import SPEECH
from tests.building import TODAY, build


def _import(files: tuple[Path, ...], root: Path) -> int:
    (root / "materials").mkdir(parents=True)
    configuration, _ = load_configuration(root)
    report = import_files(files, Destination(root, SPEECH, {}, configuration))
    refused = [line for line in report if line.outcome is Outcome.REFUSED]
    assert refused == []
    assert len({line.target for line in report}) == len(files)
    return len(report)


def _every_page_is_there(root: Path, count: int) -> None:
    _, diagnostics = build(root)
    assert [one for one in diagnostics if one.severity is Severity.ERROR] == []
    pages = [path for path in (root / "site" / "speeches").glob("*.html") if "-" in path.stem]
    records = [path for path in pages if not path.stem.startswith("page-")]
    assert len(records) == count


def test_a_hundred_documents(corpus: Path, tmp_path: Path) -> None:
    files = list(find_files([corpus / "zh"]))
    sample = tuple(sorted(random.Random(20261120).sample(files, 100)))
    _every_page_is_there(tmp_path, _import(sample, tmp_path))


@pytest.mark.accept
def test_every_document(corpus: Path, tmp_path: Path) -> None:
    files = find_files([corpus / "zh"])
    assert len(files) > 2000
    _every_page_is_there(tmp_path, _import(files, tmp_path))


@pytest.mark.accept
def test_every_character_is_on_the_page(corpus: Path, tmp_path: Path) -> None:
    """The visible text of each page holds every letter of its source, in order."""
    files = find_files([corpus / "zh"])
    _import(files, tmp_path)
    examination = examine(tmp_path, today=TODAY)
    audience = examination.library.settings.audience(None)
    assert audience is not None
    compile_site(examination, audience=audience, today=TODAY)
    for record in examination.library.records:
        source = (tmp_path / record.document.file).read_text("utf-8").split("\n---\n", 1)[1]
        wanted, shown = _han(source), _han("".join(block.text for block in record.blocks))
        title = _han(record.title)
        if wanted != shown and wanted[: len(title)] == title:
            # A heading that repeats the title is the title of the page.
            wanted = wanted[len(title) :]
        assert shown == wanted, record.key


def _han(text: str) -> str:
    return "".join(character for character in text if "\u4e00" <= character <= "\u9fff")
