"""Lists of words that fields may take."""

import pytest

from generator.records.vocabulary import TermSetting, load_vocabularies
from tests.conftest import Archive

FILE = "materials/vocabulary/duties.yml"
DUTIES = """\
title: 职责
terms:
  - {id: theory, name: 理论学习, note: 学习的组织}
  - {id: grassroots, name: 基层治理, also: [基层, 社会治理]}
"""


def _places(archive: Archive, text: str) -> list[tuple[str, int, int]]:
    _, found = load_vocabularies(archive({FILE: text}) / "materials")
    return [(one.code, one.place.line, one.place.column) for one in found]


def test_archive_without_vocabularies_has_none(archive: Archive) -> None:
    assert load_vocabularies(archive({}) / "materials") == ({}, ())


def test_terms_keep_the_order_of_the_file(archive: Archive) -> None:
    vocabularies, found = load_vocabularies(archive({FILE: DUTIES}) / "materials")
    duties = vocabularies["duties"]
    assert found == ()
    assert (duties.id, duties.title) == ("duties", "职责")
    assert duties.terms == (
        TermSetting(id="theory", name="理论学习", note="学习的组织"),
        TermSetting(id="grassroots", name="基层治理", also=("基层", "社会治理")),
    )


@pytest.mark.parametrize("word", ["grassroots", "基层治理", "基层", "社会治理"])
def test_term_is_found_by_id_name_and_alias(word: str, archive: Archive) -> None:
    vocabularies, _ = load_vocabularies(archive({FILE: DUTIES}) / "materials")
    term = vocabularies["duties"].find(word)
    assert term is not None
    assert term.id == "grassroots"


@pytest.mark.parametrize("word", ["", "治理", "Grassroots", "学习的组织"])
def test_other_words_mean_nothing(word: str, archive: Archive) -> None:
    vocabularies, _ = load_vocabularies(archive({FILE: DUTIES}) / "materials")
    assert vocabularies["duties"].find(word) is None


@pytest.mark.parametrize(
    ("second", "place"),
    [
        ("{id: theory, name: 乙}", ("A108", 4, 10)),
        ("{id: b, name: 理论}", ("A108", 4, 19)),
        ("{id: b, name: 乙, also: [丙, 理论]}", ("A108", 4, 32)),
        ("{id: b, name: 乙, also: theory}", ("A108", 4, 28)),
    ],
)
def test_repeated_word_has_its_place(
    second: str, place: tuple[str, int, int], archive: Archive
) -> None:
    text = f"title: 职责\nterms:\n  - {{id: theory, name: 理论}}\n  - {second}\n"
    assert _places(archive, text) == [place]


def test_word_repeated_within_one_term_does_not_matter(archive: Archive) -> None:
    text = "title: 职责\nterms:\n  - {id: gdp, name: gdp, also: [gdp, GDP]}\n"
    assert _places(archive, text) == []


def test_repeated_word_means_the_first_term(archive: Archive) -> None:
    text = "title: 职责\nterms:\n  - {id: a, name: 甲}\n  - {id: b, name: 甲}\n"
    vocabularies, _ = load_vocabularies(archive({FILE: text}) / "materials")
    term = vocabularies["duties"].find("甲")
    assert term is not None
    assert term.id == "a"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("terms: []", ("F101", 1, 1)),
        ("title: 职责", ("F101", 1, 1)),
        ("title: 职责\nterms: [甲]", ("F103", 2, 9)),
        ("title: 职责\nterms:\n  - {id: 甲, name: 甲}", ("F104", 3, 10)),
        ("title: 职责\nterms:\n  - {id: a, name: 甲, color: 红}", ("F102", 3, 22)),
        ("title：职责", ("Y106", 1, 1)),
    ],
)
def test_wrong_file_is_left_out(text: str, place: tuple[str, int, int], archive: Archive) -> None:
    root = archive({FILE: text, "materials/vocabulary/forms.yml": DUTIES})
    vocabularies, (problem,) = load_vocabularies(root / "materials")
    assert list(vocabularies) == ["forms"]
    assert (problem.code, problem.place.line, problem.place.column) == place
    assert problem.place.file == FILE


@pytest.mark.parametrize("name", ["._duties.yml", "duties.yaml", "duties.txt", "~$duties.yml"])
def test_other_files_are_not_read(name: str, archive: Archive) -> None:
    root = archive({f"materials/vocabulary/{name}": b"\0"})
    assert load_vocabularies(root / "materials") == ({}, ())


def test_links_are_not_read(archive: Archive) -> None:
    root = archive({"outside.yml": DUTIES, "materials/vocabulary/forms.yml": DUTIES})
    (root / FILE).symlink_to(root / "outside.yml")
    assert list(load_vocabularies(root / "materials")[0]) == ["forms"]


def test_linked_folder_is_not_read(archive: Archive) -> None:
    root = archive({"outside/duties.yml": DUTIES})
    (root / "materials/vocabulary").symlink_to(root / "outside")
    assert load_vocabularies(root / "materials") == ({}, ())
