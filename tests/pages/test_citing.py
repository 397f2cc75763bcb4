"""How the page of a record says that it is cited."""

import json
import re
from base64 import b64decode
from collections.abc import Mapping
from html import unescape

import pytest

from generator.compiler import compile_site, examine
from generator.pages.citing import Citing, citing
from tests.building import TODAY
from tests.conftest import Archive
from tests.views.examples import material

SPEECH = "materials/speeches/s.md"
FRONT = (
    "date: 2026-03-10",
    "speaker: 区委书记",
    "source:",
    "  type: 报纸",
    "  container-title: 示例日报",
    "  issued: 2026-03-11",
    "  page: 1",
    "  URL: https://example.org/s?a=1&b=2",
    "  accessed: 2026-03-12",
)


def _citing(archive: Archive, text: str, settings: str = "") -> Citing:
    library = examine(archive({SPEECH: text, "archive.yml": settings}), today=TODAY).library
    return citing(library.by_key["speeches/s"], library)


def _page(archive: Archive, files: Mapping[str, str]) -> str:
    examination = examine(archive(dict(files)), today=TODAY)
    audience = examination.library.settings.audience(None)
    assert audience is not None
    pages = compile_site(examination, audience=audience, today=TODAY).content.rendered.pages
    (html,) = (page.html for page in pages if page.uri == "speeches/s.html")
    return html


def test_the_usual_style_and_a_paragraph(archive: Archive) -> None:
    found = _citing(archive, material("河道巡护", *FRONT))
    address = "https://example.org/s?a=1&b=2"
    assert found.usual == f"区委书记. 河道巡护[N/OL]. 示例日报，2026-03-11（1）. {address}"
    assert found.passage.replace("{place}", "第6段") == (
        f"区委书记. 河道巡护[N/OL]. 示例日报，2026-03-11（1）：第6段. {address}"
    )


@pytest.mark.parametrize(
    ("style", "usual"),
    [
        ("gbt7714-2025", "甲[A]. 库，2026-03-10."),
        ("gbt7714-2015", "甲[A]. 库, 2026-03-10."),
        ("note", "《甲》，2026年3月10日，库藏。"),
        ("plain", "《甲》，2026年3月10日"),
    ],
)
def test_the_archive_chooses_its_style(archive: Archive, style: str, usual: str) -> None:
    found = _citing(
        archive, material("甲", "date: 2026-03-10"), f"name: 库\ncitation_style: {style}\n"
    )
    assert found.usual == usual
    assert found.passage.count("{place}") == 1
    assert len(found.others) == 3
    assert usual not in [text for _, text in found.others]


def test_the_downloads_are_whole_and_named(archive: Archive) -> None:
    found = _citing(archive, material("河道巡护", *FRONT))
    assert [one.name for one in found.downloads] == ["s.bib", "s.ris", "s.json"]
    contents = {}
    for one in found.downloads:
        head, _, data = one.address.partition(";base64,")
        assert re.fullmatch(r"data:application/[a-z-]+;charset=utf-8", head)
        contents[one.label] = b64decode(data, validate=True).decode("utf-8")
    (item,) = json.loads(contents["CSL-JSON"])
    assert (item["title"], item["container-title"]) == ("河道巡护", "示例日报")
    assert contents["BibTeX"].startswith("@article{speeches-s,")
    assert contents["RIS"].startswith("TY  - NEWS\r\n")


def test_the_page_tells_scripts_what_they_copy(archive: Archive) -> None:
    title = '河道"巡护"<一> & {甲}'
    html = _page(archive, {SPEECH: material(f"'{title}'", *FRONT)})
    (head,) = re.findall(r"<article [^>]*>", html)
    data = {name: unescape(value) for name, value in re.findall(r'data-(\w+)="([^"]*)"', head)}
    library = examine(archive({}), today=TODAY).library
    expected = citing(library.by_key["speeches/s"], library)
    assert data["record"] == "speeches/s"
    assert data["title"] == title
    assert data["label"] == "讲话"
    assert data["citation"] == expected.usual
    assert data["passage"] == expected.passage
    assert title in expected.usual


def test_the_page_shows_every_style_and_file(archive: Archive) -> None:
    html = _page(archive, {SPEECH: material("河道巡护", *FRONT)})
    (section,) = re.findall(r'<section class="part" id="cite">.*?</section>', html, re.DOTALL)
    library = examine(archive({}), today=TODAY).library
    expected = citing(library.by_key["speeches/s"], library)
    told = unescape(section)
    assert f"data-citation-text>{expected.usual}</p>" in told
    for name, text in expected.others:
        assert f"<dt>{name}</dt><dd>{text}</dd>" in told
    for file in expected.downloads:
        assert f'<a href="{file.address}" download="{file.name}">{file.label}</a>' in told
    # Scripts put the buttons there; without them nothing stands there that does nothing.
    assert '<p class="actions" data-record-actions hidden></p>' in section


def test_a_record_of_which_little_is_known(archive: Archive) -> None:
    found = _citing(archive, material("甲"), "name: 库\n")
    assert found.usual == "甲[A]. 库."
    assert found.passage == "甲[A]. 库：{place}."
