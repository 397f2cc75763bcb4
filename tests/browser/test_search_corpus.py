"""Search on real documents: exact, over HTTP and from a folder, and the wanted one first."""

import csv
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.intake.importing import Destination, find_files, import_files
from generator.output.serving import served
from generator.records.configuration import load_configuration
from generator.records.kinds.speech import SPEECH
from tests.browser.searching import Reference, drawn_queries, uris
from tests.building import build

pytestmark = pytest.mark.accept


@pytest.fixture(scope="module")
def archive_of_corpus(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Import and build every document; returns addresses of records by path in the corpus."""
    root = tmp_path_factory.mktemp("corpus")
    (root / "materials").mkdir()
    configuration, _ = load_configuration(root)
    files = find_files([corpus / "zh"])
    report = import_files(files, Destination(root, SPEECH, {}, configuration))
    build(root)
    addresses = {
        path.relative_to(corpus).as_posix(): f"{line.target.removeprefix('materials/')[:-3]}.html"
        for path, line in zip(files, report, strict=True)
    }
    assert len(addresses) > 2000
    return {"": str(root), **addresses}


@pytest.fixture(scope="module")
def root(archive_of_corpus: dict[str, str]) -> Path:
    return Path(archive_of_corpus[""])


@pytest.fixture(scope="module")
def reference(root: Path) -> Reference:
    return Reference(root)


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, root: Path) -> Iterator[str]:
    if request.param == "file":
        yield f"{(root / 'site').as_uri()}/"
    else:
        with served(root / "site", 0) as home:
            yield home


def test_pieces_of_real_documents_are_found_exactly(
    page: Page, address: str, reference: Reference
) -> None:
    records = sorted(record.uri for record in reference.records)
    for uri, query in islice(drawn_queries(page, address, records, seed=4), 200):
        found = uris(page, query)
        assert set(found) == reference.uris(query), query
        assert uri in found, query


def test_a_known_item_is_among_the_first_three(
    page: Page, corpus: Path, root: Path, archive_of_corpus: dict[str, str]
) -> None:
    folder = corpus / "relevance" / "known-item"
    wanted = {row["qid"]: row["doc_path"] for row in _table(folder / "qrels.tsv")}
    queries = [
        (row["query"], archive_of_corpus[wanted[row["qid"]]])
        for row in _table(folder / "queries.tsv")
        if wanted[row["qid"]] in archive_of_corpus
    ]
    page.goto((root / "site" / "index.html").as_uri())
    chosen = random.Random(30).sample(queries, 30)
    found = [
        uri in page.evaluate("(query) => archiveSearch.uris(query)", query)[:3]
        for query, uri in chosen
    ]
    assert sum(found) >= 27


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
