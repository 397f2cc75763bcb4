"""The example archive builds clean, holds together, and is honest about being fiction."""

import re
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from generator.compiler import examine
from generator.records.library import Library
from tests.building import TODAY, build, contents
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the example archive from a link-free copy, so that the checkout is left alone."""
    root = tmp_path_factory.mktemp("example")
    for name, data in contents(ROOT / "materials").items():
        path = root / "materials" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for name in ("archive.yml", "mkdocs.yml"):
        (root / name).write_bytes((ROOT / name).read_bytes())
    built, diagnostics = build(root)
    assert diagnostics == ()
    assert built.diagnostics == ()
    return root / "site"


@pytest.fixture(scope="module")
def library() -> Library:
    return examine(ROOT, today=TODAY).library


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name in {"href", "src"} and value is not None:
                self.targets.append(value)


def test_every_link_source_and_anchor_of_the_built_site_leads_somewhere(site: Path) -> None:
    pages = {}
    for path in site.rglob("*.html"):
        parser = _Links()
        parser.feed(path.read_text("utf-8"))
        pages[path] = parser
    broken = []
    for path, parser in pages.items():
        for target in parser.targets:
            parts = urlsplit(target)
            if parts.scheme in {"http", "https", "mailto", "data"}:
                continue
            file = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not file.is_file() or (
                parts.fragment and unquote(parts.fragment) not in pages[file].ids
            ):
                broken.append(f"{path.relative_to(site)}: {target}")
    assert broken == []


def test_no_page_asks_another_host_for_anything(site: Path) -> None:
    loading = re.compile(
        r"<(?:link|script|img|iframe|source|video|audio|object|embed)\b[^>]*?"
        r'(?:href|src|data)="(?:https?:)?//'
    )
    for path in site.rglob("*.html"):
        assert not loading.search(path.read_text("utf-8")), path
    for path in site.rglob("assets/archive/*.css"):
        assert "url(" not in path.read_text("utf-8"), path


def test_every_page_says_that_it_is_an_example(site: Path) -> None:
    for path in site.rglob("*.html"):
        if path.name != "404.html":
            assert "本库为演示用虚构资料" in path.read_text("utf-8"), path


def test_no_page_holds_inline_script_or_style(site: Path) -> None:
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", re.IGNORECASE)
    for path in site.rglob("*.html"):
        if path.name != "404.html":
            assert not inline.search(path.read_text("utf-8")), path


def test_pages_stay_small(site: Path) -> None:
    """60 KB of HTML for an ordinary page (docs/dev/architecture.md); long texts are longer."""
    large = [path.name for path in site.rglob("*.html") if path.stat().st_size > 60_000]
    assert [name for name in large if name not in {"diagnostics.html", "fields.html"}] == []


def test_there_is_enough_of_everything(library: Library) -> None:
    counts = {kind.name: len(library.of(kind)) for kind in library.kinds}
    assert sum(counts.values()) >= 120
    # A pack gathers what the others hold; a few show all that one can be.
    assert all(count >= 12 for kind, count in counts.items() if kind != "pack"), counts
    assert counts["pack"] >= 3


def test_every_field_of_every_kind_is_used_somewhere(library: Library) -> None:
    unused = [
        f"{kind.name}.{spec.name}"
        for kind in library.kinds
        for spec in kind.specs
        if spec.name != "imported"
        and not any(
            getattr(record.fields, spec.attribute)
            for record in library.records
            if record.kind is kind or spec.name in _COMMON
        )
    ]
    assert unused == []


_COMMON = {
    "date", "summary", "topics", "duties", "keywords", "source", "disclosure", "audience",
    "approved", "review_by", "formerly", "attachments",
}  # fmt: skip


def test_no_two_bodies_share_a_sentence_outside_quotations(library: Library) -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for record in library.records:
        for block in record.blocks:
            if block.kind in {"quotation", "table", "heading"}:
                continue
            for sentence in block.sentences:
                words = re.sub("[“「][^”」]*[”」]", "", sentence)
                if len(words) >= 10:
                    owners[words].add(record.key)
    assert {sentence: keys for sentence, keys in owners.items() if len(keys) > 1} == {}


def test_bodies_are_short_and_long(library: Library) -> None:
    for kind in library.kinds:
        if not kind.needs_text:
            continue
        lengths = [sum(len(b.text) for b in record.blocks) for record in library.of(kind)]
        assert min(lengths) < 500, kind.name
        assert max(lengths) > 1500, kind.name
