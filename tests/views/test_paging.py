"""Sorting by date and cutting into pages."""

from generator.compiler import examine
from generator.records.library import Record
from generator.views.paging import PAGE_SIZE, newest_first, paginate
from tests.building import TODAY
from tests.conftest import Archive


def _records(archive: Archive, dates: list[str]) -> tuple[Record, ...]:
    root = archive(
        {
            f"materials/speeches/r{number:04}.md": (
                f"---\ntitle: 第{number:04}篇\n{f'date: {date}' if date else ''}\n---\n\n文。\n"
            )
            for number, date in enumerate(dates)
        }
    )
    return examine(root, today=TODAY).library.records


def test_newest_comes_first_and_undated_last(archive: Archive) -> None:
    records = _records(archive, ["2024", "", "2024-05-01", "2024-05", "2025-01"])
    order = [str(record.fields.date or "") for record in newest_first(records)]
    assert order == ["2025-01", "2024-05-01", "2024-05", "2024", ""]


def test_equal_dates_are_sorted_by_title(archive: Archive) -> None:
    records = _records(archive, ["2024-05-01", "2024-05-01"])
    assert [record.title for record in newest_first(records)] == ["第0000篇", "第0001篇"]


def test_a_page_holds_at_most_a_hundred(archive: Archive) -> None:
    records = newest_first(_records(archive, ["2024"] * 150 + ["2025"] * 100))
    pages = paginate(records, "speeches/index")
    assert [page.uri for page in pages] == [
        "speeches/index.html",
        "speeches/page-2.html",
        "speeches/page-3.html",
    ]
    sizes = [sum(len(group.records) for group in page.groups) for page in pages]
    assert sizes == [PAGE_SIZE, PAGE_SIZE, 50]
    assert [group.year for group in pages[0].groups] == [2025]


def test_years_form_groups_and_undated_records_their_own(archive: Archive) -> None:
    records = newest_first(_records(archive, ["2024", "", "2025"]))
    (page,) = paginate(records, "speeches/index")
    assert [group.year for group in page.groups] == [2025, 2024, None]


def test_an_empty_list_still_has_a_page() -> None:
    (page,) = paginate((), "facets/duties/a")
    assert page.uri == "facets/duties/a.html"
    assert page.groups == ()


def test_other_lists_continue_in_a_folder_of_their_own(archive: Archive) -> None:
    records = _records(archive, ["2024"] * 101)
    pages = paginate(records, "facets/year/2024")
    assert [page.uri for page in pages] == [
        "facets/year/2024.html",
        "facets/year/2024/page-2.html",
    ]
