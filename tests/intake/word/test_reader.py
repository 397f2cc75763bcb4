"""Word files become Markdown that gives their text back, with what was lost on the way."""

import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.intake.draft import Draft, Refusal
from generator.intake.word.reader import read_word
from generator.text.blocks import BlockKind
from generator.text.body_parser import parse_body


def _read(path: Path) -> Draft:
    draft = read_word(path)
    assert isinstance(draft, Draft), draft
    return draft


def _texts(draft: Draft) -> list[str]:
    return [block.text for block in parse_body(draft.body).blocks]


def _saved(tmp_path: Path, *paragraphs: str) -> Path:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    path = tmp_path / "a.docx"
    document.save(str(path))
    return path


def test_paragraphs_in_order(tmp_path: Path) -> None:
    draft = _read(
        _saved(tmp_path, "第一段。", "", "　　第二段 *不是* 标记。", "1. 第三段", "# 第四段")
    )
    assert _texts(draft) == ["第一段。", "第二段 *不是* 标记。", "1. 第三段", "# 第四段"]
    assert draft.losses == ()


def test_headings_and_tables(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("一、标题", level=1)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        [*table.rows[0].cells, *table.rows[1].cells], ["甲", "乙|丙", "丁", "戊"], strict=True
    ):
        cell.text = text
    path = tmp_path / "a.docx"
    document.save(str(path))
    heading, cells = parse_body(_read(path).body).blocks
    assert (heading.kind, heading.text) == (BlockKind.HEADING, "一、标题")
    assert (cells.kind, cells.text) == (BlockKind.TABLE, "甲\n乙|丙\n丁\n戊")


def test_revisions_are_accepted_and_said(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("事项，")
    for xml in (
        '<w:del {} w:id="1" w:author="x"><w:r><w:delText>可以</w:delText></w:r></w:del>',
        '<w:ins {} w:id="2" w:author="x"><w:r><w:t>不</w:t></w:r></w:ins>',
    ):
        paragraph._p.append(parse_xml(xml.format(nsdecls("w"))))
    paragraph.add_run("列入计划。")
    path = tmp_path / "a.docx"
    document.save(str(path))
    draft = _read(path)
    assert _texts(draft) == ["事项，不列入计划。"]
    assert any("修订" in loss for loss in draft.losses)


def test_automatic_numbers_are_written_as_text(tmp_path: Path) -> None:
    document = Document()
    for text in ("甲", "乙"):
        document.add_paragraph(text, style="List Number")
    path = tmp_path / "a.docx"
    document.save(str(path))
    assert [re.sub(r"\s", "", text) for text in _texts(_read(path))] == ["1.甲", "2.乙"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a zip",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        b"PK\x03\x04" + bytes(40),
    ],
)
def test_what_is_no_word_file_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    refusal = read_word(path)
    assert isinstance(refusal, Refusal)
    assert refusal.reason
    assert refusal.remedy


def test_a_file_that_unpacks_to_far_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 250_000_000)
    assert isinstance(read_word(path), Refusal)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    path = _saved(tmp_path, "文。")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    evil = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    parts["word/document.xml"] = re.sub(
        rb"(<\?xml[^>]*\?>)", lambda m: m[1] + evil, parts["word/document.xml"], count=1
    ).replace("文。".encode(), "文。&x;".encode())
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    read = read_word(path)
    assert isinstance(read, Refusal) or _texts(read) == ["文。"]


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cf", "Cn", "Co"]),
        min_size=1,
    )
)
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = _saved(tmp_path_factory.mktemp("word"), f"甲{text}")
    assert "".join(_texts(_read(path))) == f"甲{text}"


def test_every_word_file_of_the_corpus_is_read_or_refused(corpus: Path) -> None:
    paths = sorted((corpus / "office").rglob("*.docx"))
    assert paths
    for path in paths:
        assert isinstance(read_word(path), Draft | Refusal)


def test_no_character_of_real_reports_is_lost(corpus: Path) -> None:
    paths = sorted((corpus / "office" / "zh-gov-docx").glob("*.docx"))
    assert paths
    for path in paths:
        written = "".join(
            run.text for paragraph in Document(str(path)).paragraphs for run in paragraph.runs
        )
        read = "".join(_texts(_read(path)))
        lost = Counter(filter(str.isalnum, written)) - Counter(filter(str.isalnum, read))
        assert not lost, path.name
