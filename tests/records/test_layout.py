"""What lies in ``materials/``."""

import unicodedata

import pytest

from generator.records import rules
from generator.records.diagnostics import Rule
from generator.records.kinds import KINDS
from generator.records.layout import Layout, naming_flaw, survey
from tests.conftest import Archive


def _survey(archive: Archive, *names: str) -> Layout:
    return survey(archive(dict.fromkeys(names, "x")), KINDS)


def _found(layout: Layout) -> list[tuple[str, str]]:
    return sorted((one.code, one.place.file) for one in layout.diagnostics)


def test_files_are_sorted_into_materials_and_attachments(archive: Archive) -> None:
    layout = _survey(
        archive,
        "materials/units/b.md",
        "materials/speeches/b.md",
        "materials/speeches/a.md",
        "materials/speeches/a/讲稿.pdf",
        "materials/vocabulary/duties.yml",
        "archive.yml",
    )
    assert sorted(one.key for one in layout.candidates) == ["speeches/a", "speeches/b", "units/b"]
    assert layout.files == {"speeches/a/讲稿.pdf"}
    assert layout.broken == set()
    assert layout.diagnostics == []


def test_candidate_knows_its_file(archive: Archive) -> None:
    root = archive({"materials/speeches/a.md": "x"})
    (candidate,) = survey(root, KINDS).candidates
    assert candidate.file == "materials/speeches/a.md"
    assert candidate.path == root / "materials/speeches/a.md"
    assert (candidate.kind.name, candidate.id) == ("speech", "a")


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        "._a.md",
        ".a.md.swp",
        "~$讲稿.docx",
        "Thumbs.db",
        "thumbs.db",
        "desktop.ini",
        "Desktop.ini",
        ".git/config",
    ],
)
@pytest.mark.parametrize(
    "folder",
    ["", "speeches/", "speeches/a/", "speeches/a/deep/", "speeches/a/deep/deeper/", "vocabulary/"],
)
def test_debris_is_not_seen(name: str, folder: str, archive: Archive) -> None:
    layout = _survey(archive, "materials/speeches/a.md", f"materials/{folder}{name}")
    assert [one.key for one in layout.candidates] == ["speeches/a"]
    assert layout.files == set()
    assert layout.diagnostics == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("materials/a.md", "A103"),
        ("materials/speeches/a.txt", "A103"),
        ("materials/speeches/a.MD", "A103"),
        ("materials/speeches/a/b/c.pdf", "A103"),
        ("materials/speeches/a/b/c/d.pdf", "A103"),
        ("materials/vocabulary/a.txt", "A103"),
        ("materials/讲话/a.md", "A102"),
        ("materials/Speeches/a.md", "A102"),
    ],
)
def test_what_has_no_place_is_reported(name: str, code: str, archive: Archive) -> None:
    layout = _survey(archive, name)
    file = name if code == "A103" else name.rpartition("/")[0]
    assert _found(layout) == [(code, file)]
    assert layout.candidates == []


@pytest.mark.parametrize(
    ("identifier", "rule"),
    [
        ("2024-05-01-zuotan", None),
        ("a", None),
        ("a_b-1", None),
        ("index-a", None),
        ("page-two", None),
        ("2024-05", None),
        ("", rules.BAD_ID),
        ("A", rules.BAD_ID),
        ("讲话", rules.BAD_ID),
        ("é", rules.BAD_ID),
        ("ａ", rules.BAD_ID),
        ("a b", rules.BAD_ID),
        ("a.b", rules.BAD_ID),
        ("-a", rules.BAD_ID),
        ("_a", rules.BAD_ID),
        ("a\n", rules.BAD_ID),
        ("..", rules.BAD_ID),
        ("index", rules.RESERVED_ID),
        ("2024", rules.RESERVED_ID),
        ("page-2", rules.RESERVED_ID),
    ],
)
def test_names_that_can_be_addresses(identifier: str, rule: Rule | None) -> None:
    assert naming_flaw(identifier) is rule


def test_bad_names_are_broken_records(archive: Archive) -> None:
    layout = _survey(archive, "materials/speeches/讲话.md", "materials/units/index.md")
    assert layout.broken == {"speeches/讲话", "units/index"}
    assert _found(layout) == [
        ("A104", "materials/speeches/讲话.md"),
        ("A105", "materials/units/index.md"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", "A"),
        ("a", "ａ"),
        ("é", "E\u0301"),
        ("strasse", "straße"),
        (unicodedata.normalize("NFC", "é"), unicodedata.normalize("NFD", "é")),
    ],
)
def test_names_that_some_system_confuses_collide(one: str, other: str, archive: Archive) -> None:
    layout = _survey(archive, f"materials/speeches/{one}.md", f"materials/speeches/{other}.md")
    assert [one.code for one in layout.diagnostics].count("A106") == 1
    assert layout.candidates == []
    assert layout.broken == {f"speeches/{one}", f"speeches/{other}"}


def test_three_names_collide_with_the_first(archive: Archive) -> None:
    layout = _survey(archive, *(f"materials/speeches/{name}.md" for name in ("AB", "Ab", "ab")))
    found = [one for one in layout.diagnostics if one.code == "A106"]
    assert [one.place.file for one in found] == [
        "materials/speeches/Ab.md",
        "materials/speeches/ab.md",
    ]
    assert all("materials/speeches/AB.md" in one.message for one in found)


def test_same_name_in_two_folders_does_not_collide(archive: Archive) -> None:
    layout = _survey(archive, "materials/speeches/a.md", "materials/units/a.md")
    assert len(layout.candidates) == 2
    assert layout.diagnostics == []


@pytest.mark.parametrize("target", ["outside.md", "nowhere.md"])
@pytest.mark.parametrize(
    "name",
    ["speeches/b.md", "speeches/a/b.pdf", "speeches/a/deep/b.pdf", "b.txt", "units", "vocabulary"],
)
def test_links_are_reported_and_not_followed(name: str, target: str, archive: Archive) -> None:
    root = archive({"materials/speeches/a.md": "x", "outside.md": "x"})
    (root / "materials" / name).parent.mkdir(parents=True, exist_ok=True)
    (root / "materials" / name).symlink_to(root / target)
    layout = survey(root, KINDS)
    assert _found(layout) == [("A107", f"materials/{name}")]
    assert [one.key for one in layout.candidates] == ["speeches/a"]
    assert layout.files == set()


def test_link_in_a_circle_ends(archive: Archive) -> None:
    root = archive({"materials/speeches/a.md": "x", "materials/speeches/a/deep/b.pdf": "x"})
    (root / "materials/speeches/a/deep/again").symlink_to(root / "materials/speeches/a")
    assert _found(survey(root, KINDS)) == [
        ("A103", "materials/speeches/a/deep/b.pdf"),
        ("A107", "materials/speeches/a/deep/again"),
    ]


def test_folder_without_materials(archive: Archive) -> None:
    layout = survey(archive({}) / "elsewhere", KINDS)
    assert _found(layout) == [("A101", "materials")]
