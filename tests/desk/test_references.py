"""What a record says of its source, and what is taken from the record itself."""

import pytest

from generator.desk.references import Reference, reference_of
from generator.records.common import SourceType
from tests.conftest import Archive
from tests.desk.examples import desk_of

UNIT = "---\ntitle: 榆荫街道\n---\n\n文。\n"


def _reference(archive: Archive, name: str, front: str) -> Reference:
    files = {
        "archive.yml": "name: 甲库\norganisation: 示例部\n",
        "materials/units/yulin.md": UNIT,
        f"materials/{name}.md": f"---\n{front}\n---\n\n文。\n",
    }
    library = desk_of(archive(files)).library
    return reference_of(library.by_key[name], library)


def test_a_record_without_a_source_is_a_paper_of_the_archive(archive: Archive) -> None:
    found = _reference(archive, "speeches/a", "title: 讲话\ndate: 2024-05\nspeaker: 主要负责同志")
    assert found.type is SourceType.ARCHIVE_ITEM
    assert (found.title, found.authors, str(found.issued)) == ("讲话", ("主要负责同志",), "2024-05")
    assert found.archive == "示例部"


def test_a_case_is_by_its_unit(archive: Archive) -> None:
    assert _reference(archive, "cases/a", "title: 例\nunit: yulin").authors == ("榆荫街道",)


def test_what_the_source_says_comes_first(archive: Archive) -> None:
    source = "{title: 报上的题, author: [记者], container-title: 日报, issued: 2024-06-01, page: 2}"
    found = _reference(
        archive, "speeches/a", f"title: 讲话\ndate: 2024-05-01\nspeaker: 甲\nsource: {source}"
    )
    assert (found.title, found.authors, str(found.issued)) == ("报上的题", ("记者",), "2024-06-01")
    assert (found.type, found.container, found.page) == (SourceType.NEWSPAPER, "日报", "2")
    assert found.archive == ""


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("{URL: 'https://example.org/'}", SourceType.WEB_PAGE),
        ("{container-title: 日报}", SourceType.NEWSPAPER),
        ("{type: 图书}", SourceType.BOOK),
        ("{publisher: 甲}", SourceType.ARCHIVE_ITEM),
    ],
)
def test_the_type_is_guessed_only_where_it_is_not_said(
    source: str, kind: SourceType, archive: Archive
) -> None:
    assert _reference(archive, "speeches/a", f"title: 甲\nsource: {source}").type is kind
