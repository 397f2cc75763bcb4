"""Tests of the Word writer, and how they read what it wrote."""

import zipfile
from io import BytesIO
from xml.etree import ElementTree

from docx import Document
from docx.document import Document as WordDocument

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def xml(text: str | bytes) -> ElementTree.Element:
    """Return the root of a part; text that is not well-formed fails the test."""
    return ElementTree.fromstring(text)  # noqa: S314 - written a moment ago, by us


def parts(content: bytes) -> dict[str, ElementTree.Element]:
    """Return the parts of a Word file by name."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: xml(package.read(name)) for name in package.namelist()}


def opened(content: bytes) -> WordDocument:
    """Return a Word file as python-docx reads it."""
    return Document(BytesIO(content))


def written(content: bytes) -> list[tuple[str, str]]:
    """Return the style and the text of each paragraph outside tables."""
    return [
        (str(paragraph.style.name if paragraph.style else ""), paragraph.text)
        for paragraph in opened(content).paragraphs
    ]


def texts(content: bytes) -> list[str]:
    """Return the text of each paragraph outside tables."""
    return [text for _, text in written(content)]


def tables(content: bytes) -> list[list[list[str]]]:
    """Return the cells of each table, row by row."""
    return [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in opened(content).tables
    ]


def feet(content: bytes) -> list[str]:
    """Return all words at the foot of an odd and of an even page."""
    found = parts(content)
    return ["".join(found[f"word/footer{number}.xml"].itertext()) for number in (1, 2)]
