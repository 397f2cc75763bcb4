"""Attachments and pictures."""

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.compiler import examine
from generator.records.files import PICTURE_FORMATS, PICTURE_SUFFIXES, PUBLISHABLE, file_of
from generator.records.library import Record
from tests.conftest import Archive
from tests.records.helpers import TODAY, material, picture

RECORD = "materials/speeches/a.md"
FOLDER = "materials/speeches/a/"


def _files(archive: Archive, text: str, *names: str) -> tuple[set[str], list[str]]:
    """Return what can be published and the codes of what is wrong."""
    root = archive({RECORD: text, **{FOLDER + name: picture() for name in names}})
    examination = examine(root, today=TODAY)
    return set(examination.files), [one.code for one in examination.diagnostics]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (material("title: 甲\nattachments: [讲稿.pdf]"), ["讲稿.pdf"]),
        (material("title: 甲\nattachments: 讲 稿.PDF"), ["讲 稿.PDF"]),
        (
            material("title: 甲\nattachments: [{file: b.pdf, title: 讲稿}, c.zip]"),
            ["b.pdf", "c.zip"],
        ),
        (material("title: 甲", "[讲稿](a/讲稿.pdf)\n"), ["讲稿.pdf"]),
        (material("title: 甲", "[讲稿](a/%E8%AE%B2%E7%A8%BF.pdf)\n"), ["讲稿.pdf"]),
        (material("title: 甲", "[讲稿](a/第1期%232.pdf)\n"), ["第1期#2.pdf"]),
        (material("title: 甲", "[讲稿](<a/讲 稿.pdf>)\n"), ["讲 稿.pdf"]),
        (material("title: 甲", "[讲稿](../speeches/a/b.pdf)\n"), ["b.pdf"]),
        (material("title: 甲", "![图](a/图.png)\n"), ["图.png"]),
        (material("title: 甲", "- 一\n\n  ![图](a/图.png)\n\n![图](a/图.png)\n"), ["图.png"]),
        (material("title: 甲\nattachments: 图.png", "![图](a/图.png)\n"), ["图.png"]),
    ],
)
def test_what_is_used_is_published(text: str, names: list[str], archive: Archive) -> None:
    assert _files(archive, text, *names) == ({f"speeches/a/{name}" for name in names}, [])


@pytest.mark.parametrize(
    ("text", "name", "codes"),
    [
        (material("title: 甲"), "b.pdf", ["A103"]),
        (material("title: 甲\nattachments: c.pdf"), "b.pdf", ["A103", "L109"]),
        (material("title: 甲\nattachments: ./b.pdf"), "b.pdf", ["A103", "L109"]),
        (material("title: 甲\nattachments: x/../b.pdf"), "b.pdf", ["A103", "L109"]),
        (material("title: 甲\nattachments: ../a/b.pdf"), "b.pdf", ["A103", "L109"]),
        (material("title: 甲\nattachments: /etc/passwd"), "b.pdf", ["A103", "L109"]),
        (material("title: 甲\nattachments: b.exe"), "b.exe", ["L110"]),
        (material("title: 甲\nattachments: b.html"), "b.html", ["L110"]),
        (material("title: 甲\nattachments: b.svg"), "b.svg", ["L110"]),
        (material("title: 甲\nattachments: b.docm"), "b.docm", ["L110"]),
        (material("title: 甲\nattachments: b"), "b", ["L110"]),
        (material("title: 甲\nattachments: b.pdf.exe"), "b.pdf.exe", ["L110"]),
        (material("title: 甲", "[乙](b.pdf)\n"), "b.pdf", ["A103", "L103"]),
        (material("title: 甲", "[乙](a/b.html)\n"), "b.html", ["L110"]),
        (material("title: 甲", "![乙](a/b.html)\n"), "b.html", ["L107"]),
        (material("title: 甲", "![乙](a/b.pdf)\n"), "b.pdf", ["L107"]),
        (material("title: 甲", "![乙](/a/b.png)\n"), "b.png", ["A103", "L105"]),
        (material("title: 甲", "![乙](b.png)\n"), "b.png", ["A103", "L106"]),
        (material("title: 甲", "![乙](c.md)\n"), "b.png", ["A103", "L105"]),
    ],
)
def test_what_is_doubtful_is_not(text: str, name: str, codes: list[str], archive: Archive) -> None:
    files, found = _files(archive, text, name)
    assert files == set()
    assert sorted(found) == codes


def test_picture_without_words_is_published_all_the_same(archive: Archive) -> None:
    files, found = _files(archive, material("title: 甲", "![](a/b.png)\n"), "b.png")
    assert (files, found) == ({"speeches/a/b.png"}, ["L108"])


def test_file_of_another_record_is_not_claimed(archive: Archive) -> None:
    root = archive(
        {
            RECORD: material("title: 甲"),
            FOLDER + "b.png": picture(),
            "materials/speeches/c.md": material("title: 丙", "![乙](a/b.png) [丁](a/b.png)\n"),
        }
    )
    examination = examine(root, today=TODAY)
    assert examination.files == set()
    assert {"L103", "L106"} <= {one.code for one in examination.diagnostics}


def test_files_of_a_broken_record_are_not_reported(archive: Archive) -> None:
    files, found = _files(archive, material("titel: 甲\nattachments: b.pdf"), "b.pdf")
    assert files == set()
    assert set(found) == {"F101", "F102"}


@pytest.mark.parametrize("kind", PICTURE_FORMATS)
def test_pictures_of_known_formats_are_published(kind: str, archive: Archive) -> None:
    root = archive(
        {RECORD: material("title: 甲", "![图](a/b.png)\n"), FOLDER + "b.png": picture(kind)}
    )
    examination = examine(root, today=TODAY)
    assert examination.files == {"speeches/a/b.png"}


@pytest.mark.parametrize("kind", ["BMP", "TIFF", "ICO", "PPM", "PDF", "EPS"])
def test_pictures_of_other_formats_are_not(kind: str, archive: Archive) -> None:
    root = archive(
        {RECORD: material("title: 甲", "![图](a/b.png)\n"), FOLDER + "b.png": picture(kind)}
    )
    assert [one.code for one in examine(root, today=TODAY).diagnostics] == ["L107"]


def test_picture_of_enormous_size_is_refused(archive: Archive) -> None:
    file = BytesIO()
    Image.new("1", (20_000, 20_000)).save(file, "PNG")
    root = archive(
        {RECORD: material("title: 甲", "![图](a/b.png)\n"), FOLDER + "b.png": file.getvalue()}
    )
    (problem,) = examine(root, today=TODAY).diagnostics
    assert (problem.code, problem.message) == ("L107", "图片“a/b.png”打不开：图片的尺寸过大")


def test_picture_of_large_size_is_published_without_a_warning_of_the_library(
    archive: Archive,
) -> None:
    file = BytesIO()
    Image.new("1", (10_000, 10_000)).save(file, "PNG")
    root = archive(
        {RECORD: material("title: 甲", "![图](a/b.png)\n"), FOLDER + "b.png": file.getvalue()}
    )
    assert examine(root, today=TODAY).diagnostics == ()


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(PICTURE_FORMATS),
    cut=st.integers(1, 400),
    place=st.integers(0, 400),
    junk=st.binary(max_size=8),
)
def test_damaged_picture_is_a_diagnostic(
    kind: str, cut: int, place: int, junk: bytes, archive: Archive
) -> None:
    data = picture(kind, side=32)
    damaged = data[:place] + junk + data[place + len(junk) : max(len(data) - cut, 1)]
    root = archive({RECORD: material("title: 甲", "![图](a/b.png)\n"), FOLDER + "b.png": damaged})
    assert {one.code for one in examine(root, today=TODAY).diagnostics} <= {"L107"}


def test_pictures_are_publishable() -> None:
    assert PICTURE_SUFFIXES <= PUBLISHABLE


@pytest.mark.parametrize(
    "suffix",
    [
        ".html",
        ".htm",
        ".svg",
        ".xml",
        ".js",
        ".mjs",
        ".css",
        ".exe",
        ".bat",
        ".docm",
        ".xlsm",
        "",
        ".pptm",
        ".dotm",
        ".md",
        ".py",
        ".swf",
        ".jar",
        ".lnk",
        ".vbs",
        ".hta",
        ".xht",
        ".xhtml",
    ],
)
def test_what_runs_at_the_reader_is_not_publishable(suffix: str) -> None:
    assert suffix not in PUBLISHABLE


def _record(archive: Archive) -> Record:
    return examine(archive({RECORD: material("title: 甲")}), today=TODAY).library.records[0]


@pytest.mark.parametrize(
    ("written", "file"),
    [
        ("a/b.pdf", "speeches/a/b.pdf"),
        ("./a/../a/b.pdf", "speeches/a/b.pdf"),
        ("../units/u/b.pdf", "units/u/b.pdf"),
        ("a/%E5%9B%BE.png", "speeches/a/图.png"),
        ("b.md", None),
        ("#p1", None),
        ("https://example.org/b.pdf", None),
        ("javascript:x", None),
        ("//example.org/b.pdf", None),
    ],
)
def test_file_that_an_address_means(written: str, file: str | None, archive: Archive) -> None:
    assert file_of(_record(archive), written) == file
