"""The Library, and the part of it that an audience may see."""

import pytest

from generator.compiler import examine
from generator.records.audience import Audience
from generator.records.kinds.speech import SPEECH
from generator.records.kinds.unit import UNIT
from generator.records.library import Library
from tests.conftest import Archive
from tests.records.helpers import TODAY, material

SETTINGS = """\
audiences:
  - {id: members, name: 成员}
  - {id: leaders, name: 领导, includes: [members]}
  - {id: staff, name: 工作人员}
"""
VOCABULARY = "title: 职责\nterms: [{id: theory, name: 理论学习, also: 理论}]\n"


def _library(archive: Archive) -> Library:
    root = archive(
        {
            "archive.yml": SETTINGS,
            "materials/vocabulary/duties.yml": VOCABULARY,
            "materials/speeches/all.md": material("title: 甲\nduties: 理论\nattachments: [a.pdf]"),
            "materials/speeches/all/a.pdf": "x",
            "materials/speeches/few.md": material(
                "title: 乙\naudience: leaders\nattachments: [a.pdf]"
            ),
            "materials/speeches/few/a.pdf": "x",
            "materials/speeches/two.md": material("title: 丙\naudience: [leaders, staff]"),
            "materials/speeches/some.md": material("title: 丁\naudience: members"),
            "materials/speeches/broken.md": material("titel: 戊"),
            "materials/speeches/broken/a.pdf": "x",
            "materials/units/all.md": material("title: 己"),
        }
    )
    return examine(root, today=TODAY).library


def test_records_are_sorted_and_found_by_key(archive: Archive) -> None:
    library = _library(archive)
    keys = [record.key for record in library.records]
    assert keys == sorted(library.by_key)
    assert library.by_key["speeches/few"].title == "乙"
    assert library.by_key["speeches/few"].uri == "speeches/few.html"
    assert library.broken == {"speeches/broken"}


def test_records_of_a_kind(archive: Archive) -> None:
    library = _library(archive)
    assert [record.id for record in library.of(UNIT)] == ["all"]
    assert len(library.of(SPEECH)) == 4
    assert library.kind_by_name["unit"] is UNIT


@pytest.mark.parametrize(
    ("audience", "sees"),
    [
        ("members", {"all", "some"}),
        ("leaders", {"all", "some", "few", "two"}),
        ("staff", {"all", "two"}),
    ],
)
def test_audience_sees_what_is_meant_for_it(
    audience: str, sees: set[str], archive: Archive
) -> None:
    library = _library(archive)
    readers = library.settings.audience(audience)
    assert readers is not None
    visible = library.seen_by(readers)
    assert {record.id for record in visible.of(SPEECH)} == sees
    assert {record.id for record in visible.of(UNIT)} == {"all"}


def test_nothing_of_the_rest_is_left(archive: Archive) -> None:
    library = _library(archive)
    visible = library.seen_by(Audience("members", "成员", frozenset({"members"})))
    assert visible.broken == frozenset()
    assert visible.files == {"speeches/all/a.pdf"}
    assert "speeches/few" not in visible.by_key


def test_whole_library_is_as_it_was(archive: Archive) -> None:
    library = _library(archive)
    library.seen_by(Audience("nobody", "无", frozenset()))
    assert "speeches/few" in library.by_key
    assert len(library.files) == 3


def test_term_is_found_through_its_field(archive: Archive) -> None:
    library = _library(archive)
    duties = next(spec for spec in SPEECH.specs if spec.name == "duties")
    title = next(spec for spec in SPEECH.specs if spec.name == "title")
    term = library.term(duties, "理论")
    assert term is not None
    assert term.id == "theory"
    assert library.term(duties, "别的") is None
    assert library.term(title, "理论") is None


def test_attachment_lies_in_the_folder_of_its_record(archive: Archive) -> None:
    library = _library(archive)
    record = library.by_key["speeches/all"]
    (attachment,) = record.fields.attachments
    assert library.attachment_path(record, attachment) in library.files
