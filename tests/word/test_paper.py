"""A Word file: the page, what stands at its foot, hostile text, tables, equal bytes."""

import re
import shutil
import subprocess
import zipfile
from datetime import date
from io import BytesIO

import pytest
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.word.paper import Imprint, Paper
from tests.building import TODAY
from tests.word import W, feet, opened, parts, tables, texts, written

IMPRINT = Imprint("一份讲义", TODAY, "示例：均非真实。")
# So many lines of text fill a page.
PER_PAGE = 22


def paper(imprint: Imprint = IMPRINT) -> Paper:
    """Return a file with something of everything."""
    begun = Paper(imprint)
    begun.title("怎样走访")
    begun.subtitle("专题授课")
    begun.heading("一、先看")
    begun.heading("（一）看什么", 2)
    begun.paragraph("先看门口。")
    begun.quotation("原话。")
    begun.note("出处：某处。")
    begun.marked([("不变", False), ("变了", True)], lead="原文：")
    begun.table(["事项", "数"], [["户", "3"], ["人"]], [3, 1])
    begun.page_break()
    return begun


def test_every_part_is_well_formed_and_listed_once() -> None:
    content = paper().to_bytes()
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = package.namelist()
    assert names[0] == "[Content_Types].xml"
    assert len(names) == len(set(names))
    assert set(parts(content)) >= {"word/document.xml", "word/styles.xml", "docProps/core.xml"}


def test_what_was_written_is_read() -> None:
    assert written(paper().to_bytes())[:8] == [
        ("Title", "怎样走访"),
        ("Subtitle", "专题授课"),
        ("Heading 1", "一、先看"),
        ("Heading 2", "（一）看什么"),
        ("正文段落", "先看门口。"),
        ("Quote", "原话。"),
        ("说明", "出处：某处。"),
        ("说明", "原文：不变变了"),
    ]


def test_what_stands_out_has_a_style_of_its_own() -> None:
    runs = opened(paper().to_bytes()).paragraphs[7].runs
    marked = [(run.text, run.style.name if run.style else None) for run in runs]
    assert marked[-1] == ("变了", "有改动")
    assert [name for _, name in marked[:-1]] == ["Default Paragraph Font"] * 2


def test_the_page_is_that_of_official_papers() -> None:
    (section,) = opened(paper().to_bytes()).sections
    sizes = {
        "page_width": 210,
        "page_height": 297,
        "top_margin": 37,
        "left_margin": 28,
        "bottom_margin": 35,
        "right_margin": 26,
    }
    for name, millimetres in sizes.items():
        assert getattr(section, name) == pytest.approx(Mm(millimetres), abs=Mm(0.05)), name
    grid = parts(paper().to_bytes())["word/document.xml"].find(f".//{W}docGrid")
    assert grid is not None
    assert grid.get(f"{W}type") == "linesAndChars"


def test_the_parts_of_the_frame_survive_the_writing() -> None:
    found = parts(paper().to_bytes())
    normal = found["word/styles.xml"].find(f"{W}style[@{W}styleId='Normal']/{W}rPr/{W}rFonts")
    default = found["word/styles.xml"].find(f"{W}docDefaults//{W}rFonts")
    for fonts in (normal, default):
        assert fonts is not None
        assert fonts.get(f"{W}eastAsia") == "仿宋_GB2312"
    assert found["word/settings.xml"].find(f"{W}evenAndOddHeaders") is not None
    properties = opened(paper().to_bytes()).core_properties
    assert properties.title == "一份讲义"
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert properties.created
    assert properties.created.date() == TODAY
    assert "".join(found["docProps/app.xml"].itertext()).strip() == ""


def test_the_foot_of_odd_and_even_pages() -> None:
    (section,) = opened(paper().to_bytes()).sections
    for footer, side in ((section.footer, "RIGHT"), (section.even_page_footer, "LEFT")):
        number, line = footer.paragraphs
        assert number.alignment is not None
        assert number.alignment.name == side
        assert " PAGE " in number._p.xml
        assert line.text == "示例：均非真实。"


@pytest.mark.parametrize(
    ("imprint", "line"),
    [
        (Imprint("题", TODAY), ""),
        (Imprint("题", TODAY, "注意"), "注意"),
        (Imprint("题", TODAY, "", "a1b2c3"), "草稿 a1b2c3"),
        (Imprint("题", TODAY, "注意<&>", "a1b2c3"), "草稿 a1b2c3　注意<&>"),
    ],
)
def test_draft_and_notice_stand_at_the_foot_of_every_page(imprint: Imprint, line: str) -> None:
    ends = [
        foot.rstrip("\n").rpartition(" —")[2].strip("\n ")
        for foot in feet(paper(imprint).to_bytes())
    ]
    assert ends == [line, line]


def test_equal_calls_give_equal_bytes() -> None:
    assert paper().to_bytes() == paper().to_bytes()
    later = Imprint(IMPRINT.title, date(2026, 11, 21), IMPRINT.notice)
    assert paper(later).to_bytes() != paper().to_bytes()


HOSTILE = [
    ("<&>\"'", "<&>\"'"),
    ("</w:t></w:r><w:br/>", "</w:t></w:r><w:br/>"),
    ("]]>", "]]>"),
    ("甲\0乙", "甲�乙"),
    ("甲\x0b\x0c\x1f乙", "甲���乙"),
    ("甲\ud800乙\udfff", "甲�乙�"),
    ("甲\ufffe\uffff乙", "甲��乙"),
    ("\U00020000\U0001f600", "\U00020000\U0001f600"),
    ("  两头有空格  ", "  两头有空格  "),
]


@pytest.mark.parametrize(("text", "kept"), HOSTILE)
def test_hostile_text_is_only_text(text: str, kept: str) -> None:
    begun = Paper(Imprint(text, TODAY))
    begun.title(text)
    begun.paragraph(text)
    begun.marked([(text, True)], lead=text)
    begun.table([text], [[text]])
    content = begun.to_bytes()
    parts(content)
    assert texts(content) == [kept, kept, kept + kept]
    assert tables(content) == [[[kept], [kept]]]
    assert opened(content).core_properties.title == kept


@settings(deadline=None)
@given(st.text())
def test_any_text_gives_a_file_that_opens(text: str) -> None:
    begun = Paper(Imprint("题", TODAY))
    begun.paragraph(text)
    content = begun.to_bytes()
    parts(content)
    assert len(texts(content)) == 1


def test_levels_of_headings_stay_within_the_styles() -> None:
    begun = Paper(IMPRINT)
    for level in (0, 1, 4, 9):
        begun.heading("题", level)
    assert [style for style, _ in written(begun.to_bytes())] == [
        "Heading 1",
        "Heading 1",
        "Heading 4",
        "Heading 4",
    ]


def test_a_table_has_a_head_and_three_kinds_of_rules() -> None:
    content = paper().to_bytes()
    assert tables(content) == [[["事项", "数"], ["户", "3"], ["人", ""]]]
    table = parts(content)["word/document.xml"].find(f".//{W}tbl")
    assert table is not None
    borders = table.find(f"{W}tblPr/{W}tblBorders")
    assert borders is not None
    assert {one.tag.removeprefix(W): one.get(f"{W}sz") for one in borders} == {
        "top": "12",
        "bottom": "12",
        "insideH": "4",
    }
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    styles = [[one.get(f"{W}val") for one in row.iter(f"{W}pStyle")] for row in rows]
    assert styles == [["CellHead"] * 2, ["Cell"] * 2, ["Cell"] * 2]


def test_columns_share_the_width_of_the_page() -> None:
    (table,) = opened(paper().to_bytes()).tables
    widths = [column.width or 0 for column in table.columns]
    assert widths == [
        pytest.approx(Mm(117), abs=Mm(0.1)),
        pytest.approx(Mm(39), abs=Mm(0.1)),
    ]
    assert table.autofit is False


@pytest.mark.parametrize(
    ("head", "rows", "cells"),
    [
        ([], [["甲", "乙"]], [["甲", "乙"]]),
        (["头"], [], [["头"]]),
        (["头"], [["甲", "乙"], []], [["头", ""], ["甲", "乙"], ["", ""]]),
        ([], [], []),
    ],
)
def test_odd_tables(head: list[str], rows: list[list[str]], cells: list[list[str]]) -> None:
    begun = Paper(IMPRINT)
    begun.table(head, rows)
    assert tables(begun.to_bytes()) == [cells]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the pages that LibreOffice prints of a Word file."""
    soffice, pdftotext = shutil.which("soffice"), shutil.which("pdftotext")
    if soffice is None or pdftotext is None:
        pytest.skip("LibreOffice or poppler is not here (soffice and pdftotext on the path)")
    folder = tmp_path_factory.mktemp("printing")
    begun = Paper(Imprint("题", TODAY, "示例：均非真实。", "a1b2c3"))
    for number in range(1, PER_PAGE + 2):
        begun.paragraph(f"第{number}行。")
    begun.page_break()
    begun.table(["事项", "数"], [["户", "3"]])
    (folder / "paper.docx").write_bytes(begun.to_bytes())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for command in (
        [soffice, profile, "--headless", "--convert-to", "pdf", "paper.docx"],
        [pdftotext, "-layout", "paper.pdf", "paper.txt"],
    ):
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
    return (folder / "paper.txt").read_text("utf-8").split("\f")[:-1]


def test_a_page_holds_so_many_lines(printed: list[str]) -> None:
    assert [page.count("行。") for page in printed] == [PER_PAGE, 1, 0]
    assert "事项" in printed[2]


def test_pages_are_numbered_and_say_what_they_are(printed: list[str]) -> None:
    for number, page in enumerate(printed, start=1):
        assert re.search(rf"—\s*{number}\s*—", page)
        assert "草稿 a1b2c3" in page
        assert "示例：均非真实。" in page


def test_a_notice_may_hold_anything_too() -> None:
    begun = Paper(Imprint("{day}", TODAY, "坏\x07的 {title} <&>"))
    begun.paragraph("文。")
    content = begun.to_bytes()
    assert opened(content).core_properties.title == "{day}"
    assert all("{title} <&>" in foot for foot in feet(content))
