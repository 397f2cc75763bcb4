"""The chronology holds every dated record once."""

from generator.views.chronology import chronology
from tests.conftest import Archive
from tests.views.examples import material, views_of


def _files(*dates: str) -> dict[str, str]:
    return {
        f"materials/speeches/r{number}.md": material(f"题{number}", f"date: {date}" if date else "")
        for number, date in enumerate(dates)
    }


def test_every_dated_record_stands_in_exactly_one_month(archive: Archive) -> None:
    views = views_of(archive, _files("2024", "2024-05", "2024-05-06", "2025-12-31", ""))
    shown = [
        (month.year, month.number, record.key)
        for year in views.chronology.years
        for month in year.months
        for record in month.records
    ]
    assert sorted(shown) == [
        (2024, 0, "speeches/r0"),
        (2024, 5, "speeches/r1"),
        (2024, 5, "speeches/r2"),
        (2025, 12, "speeches/r3"),
    ]
    assert [record.key for record in views.chronology.undated] == ["speeches/r4"]


def test_newest_year_comes_first_and_a_short_gap_is_shown(archive: Archive) -> None:
    views = views_of(archive, _files("2020", "2023"))
    assert [(year.number, year.count) for year in views.chronology.years] == [
        (2023, 1),
        (2022, 0),
        (2021, 0),
        (2020, 1),
    ]


def test_a_long_gap_is_not_drawn_year_by_year(archive: Archive) -> None:
    views = views_of(archive, _files("1954", "2024"))
    assert [year.number for year in views.chronology.years] == [2024, 1954]


def test_kinds_without_any_date_are_no_part_of_it(archive: Archive) -> None:
    views = views_of(archive, {**_files("2024"), "materials/units/u.md": material("单位")})
    assert views.chronology.undated == ()


def test_topics_stand_in_their_month_of_study(archive: Archive) -> None:
    views = views_of(archive, {"materials/topics/t.md": material("专题", "period: 2025-03")})
    (year,) = views.chronology.years
    assert [record.key for record in year.months[2].records] == ["topics/t"]


def test_an_empty_archive_has_no_years() -> None:
    assert chronology((), 2026).years == ()
    assert chronology((), 2026).most_in_a_month == 1
