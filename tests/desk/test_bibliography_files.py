"""Files for reference managers, read back."""

import json
import re
from dataclasses import replace

import pytest

from generator.desk.bibliography_files import bibtex, csl_json, ris
from generator.records.common import SourceType
from tests.desk.test_citations import BOOK, JOURNAL, NEWSPAPER, ONLINE, PAPER, POLICY, WEB_PAGE

ALL = (BOOK, JOURNAL, NEWSPAPER, ONLINE, PAPER, POLICY, WEB_PAGE)


def test_csl_json() -> None:
    (item,) = json.loads(csl_json(ONLINE))
    assert item == {
        "id": "speeches/a",
        "type": "article-newspaper",
        "title": "把会开短",
        "author": [{"literal": "示例记者"}],
        "container-title": "示例日报",
        "issued": {"date-parts": [[2022, 8, 16]]},
        "accessed": {"date-parts": [[2022, 8, 17]]},
        "page": "17",
        "URL": "http://example.org/1",
        "language": "zh-CN",
    }


def test_a_number_of_a_journal_is_an_issue() -> None:
    (item,) = json.loads(csl_json(JOURNAL))
    assert item["issue"] == "1"
    assert item["issued"] == {"date-parts": [[2013]]}


@pytest.mark.parametrize("reference", ALL, ids=lambda one: one.type.name)
def test_ris_lines(reference: object) -> None:
    assert isinstance(reference, type(BOOK))
    lines = ris(reference).split("\r\n")
    assert lines[-2:] == ["ER  - ", ""]
    assert lines[0].startswith("TY  - ")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])


def test_ris_pages_and_date() -> None:
    text = ris(JOURNAL)
    assert "SP  - 56\r\nEP  - 75" in text
    assert "DA  - 2022/08/16" in ris(ONLINE)


def test_bibtex() -> None:
    assert bibtex(BOOK) == (
        "@book{books-a,\n"
        "  title = {全唐五代诗格汇考},\n"
        "  author = {{张伯伟}},\n"
        "  publisher = {江苏古籍出版社},\n"
        "  address = {南京},\n"
        "  date = {2002},\n"
        "  year = {2002},\n"
        "  pages = {288},\n"
        "}\n"
    )


def test_signs_of_bibtex_are_escaped() -> None:
    text = bibtex(replace(BOOK, title="100% {a} & b_c #1 $ ~ ^ \\"))
    assert (
        r"100\% \{a\} \& b\_c \#1 \$ \textasciitilde{} \textasciicircum{} \textbackslash{}" in text
    )
    plain = re.sub(r"\\[{}]", "", text)
    assert plain.count("{") == plain.count("}")


def test_every_type_has_its_entry() -> None:
    for kind in SourceType:
        assert bibtex(replace(BOOK, type=kind)).startswith("@")
        assert ris(replace(BOOK, type=kind)).startswith("TY  - ")
