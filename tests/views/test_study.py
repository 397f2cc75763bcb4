"""The topic list: months, readings, followers, and which topic is studied now."""

from datetime import date

from generator.records.kinds import KINDS
from generator.views.readings import reading_list
from generator.views.study_month import study_month
from tests.conftest import Archive
from tests.views.examples import material, views_of

TOPICS = {
    "materials/topics/a.md": material("一月的", "period: 2026-01"),
    "materials/topics/b.md": material("三月的", "period: 2026-03"),
    "materials/topics/c.md": material("三月的另一个", "period: 2026-03"),
    "materials/topics/none.md": material("没有月份的"),
}


def test_a_year_has_twelve_months_and_gaps_show(archive: Archive) -> None:
    (year,) = views_of(archive, TOPICS).study_years
    assert [row.number for row in year.rows] == list(range(1, 13))
    assert [len(row.lines) for row in year.rows[:4]] == [1, 0, 2, 0]
    assert year.count == 3


def test_the_month_of_today_is_marked(archive: Archive) -> None:
    (year,) = views_of(
        archive, {"materials/topics/n.md": material("题", "period: 2026-11")}
    ).study_years
    assert [row.number for row in year.rows if row.current] == [11]


def test_last_and_next_are_known_when_nothing_is_studied_now(archive: Archive) -> None:
    topics = views_of(archive, TOPICS).listings["topic"]
    february = study_month(topics, date(2026, 2, 10))
    assert february.current == ()
    assert february.last is not None
    assert february.last.key == "topics/a"
    assert february.next is not None
    assert february.next.key == "topics/b"
    march = study_month(topics, date(2026, 3, 31))
    assert [topic.key for topic in march.current] == ["topics/b", "topics/c"]


def test_no_topics_at_all() -> None:
    month = study_month((), date(2026, 2, 10))
    assert (month.current, month.last, month.next) == ((), None, None)


def test_readings_keep_their_order_and_add_up(archive: Archive) -> None:
    views = views_of(
        archive,
        {
            "materials/speeches/long.md": material("长", body="字" * 900 + "。"),
            "materials/speeches/old.md": material("旧"),
            "materials/speeches/new.md": material("新", "supersedes: [old]"),
            "materials/topics/t.md": material(
                "题",
                "required:",
                "  - {ref: speeches/old, minutes: 7, part: 第一部分}",
                "  - speeches/long",
                "  - speeches/gone",
            ),
        },
    )
    topic = views.library.by_key["topics/t"]
    readings = reading_list(topic, "required", views.library, views.links)
    shown = [(line.number, line.title, line.part, line.minutes) for line in readings.lines]
    assert shown == [
        (1, "旧", "第一部分", 7),
        (2, "长", "", 3),
        (3, "speeches/gone", "", None),
    ]
    assert readings.minutes == 10
    replaced = readings.lines[0].superseded_by
    assert replaced is not None
    assert replaced.title == "新"
    assert readings.lines[2].record is None


def test_followers_stand_in_the_order_of_the_organisation(archive: Archive) -> None:
    files = {
        "materials/topics/t.md": material("题", "period: 2026-11"),
        "materials/units/z-root.md": material("总部"),
        "materials/units/a-child.md": material("甲部", "parent: z-root"),
        "materials/units/b-child.md": material("乙部", "parent: z-root"),
    }
    for unit, day in (("b-child", "01"), ("z-root", "20"), ("a-child", "10")):
        files[f"materials/experiences/{unit}.md"] = material(
            f"{unit}的", f"unit: {unit}", "topics: [t]", f"date: 2026-11-{day}"
        )
    (year,) = views_of(archive, files).study_years
    (line,) = year.rows[10].lines
    assert [one.unit.key for one in line.followers] == [
        "units/z-root",
        "units/a-child",
        "units/b-child",
    ]


def test_units_in_a_circle_are_not_lost(archive: Archive) -> None:
    views = views_of(
        archive,
        {
            "materials/units/a.md": material("甲", "parent: b"),
            "materials/units/b.md": material("乙", "parent: a"),
        },
    )
    assert [unit.key for _, unit in views.units] == ["units/a", "units/b"]


def test_every_kind_has_a_listing(archive: Archive) -> None:
    assert set(views_of(archive, {}).listings) == {kind.name for kind in KINDS}
