"""Related records: shared topics first, then duties, then words."""

from generator.views import related
from tests.conftest import Archive
from tests.views.examples import material, views_of

DUTIES = "title: 职责\nterms: [{id: a, name: 安全}, {id: b, name: 教育}]\n"


def _related(archive: Archive, files: dict[str, str], key: str) -> list[tuple[str, str]]:
    files = {"materials/vocabulary/duties.yml": DUTIES, **files}
    return [(one.record.key, one.reason) for one in views_of(archive, files).related[key]]


def test_topics_go_before_duties_and_duties_before_words(archive: Archive) -> None:
    words = (
        "麦垄镇的大棚用电检查记录本换成了红色封皮，每个棚口挂一本，电工每半个月来签一次字，"
        "签字那一页写清楚看了哪几处接头、哪一处发热、什么时候换的线，农户自己留一联，村里存一联，"
        "到年底两联对得上才算查过。"
    )
    found = _related(
        archive,
        {
            "materials/topics/t.md": material("专题"),
            "materials/speeches/a.md": material("甲", "topics: [t]", "duties: [安全]", body=words),
            "materials/speeches/similar.md": material("丁", body=words + "另外一句。"),
            "materials/speeches/duty.md": material("丙", "duties: [安全]", body="完全不同。"),
            "materials/speeches/topic.md": material("乙", "topics: [t]", body="也不相同。"),
            "materials/speeches/other.md": material("戊", body="毫不相干。"),
        },
        "speeches/a",
    )
    assert found == [
        ("speeches/topic", "同一专题：专题"),
        ("speeches/duty", "同一职责：安全"),
        ("speeches/similar", "文字相近"),
    ]


def test_a_record_is_not_related_to_itself_nor_to_units_and_topics(archive: Archive) -> None:
    found = _related(
        archive,
        {
            "materials/topics/t.md": material("同样的题目"),
            "materials/units/u.md": material("同样的题目"),
            "materials/speeches/a.md": material("同样的题目", "topics: [t]"),
        },
        "speeches/a",
    )
    assert found == []


def test_no_more_than_five(archive: Archive) -> None:
    files = {
        f"materials/speeches/r{number}.md": material(f"第{number}篇", "duties: [安全]")
        for number in range(9)
    }
    assert len(_related(archive, files, "speeches/r0")) == 5


def test_the_candidates_of_a_record_stay_few_however_many_share_a_duty(archive: Archive) -> None:
    files = {
        f"materials/speeches/r{number:03}.md": material(
            f"题{number}", "duties: [安全]", body=f"正文{number}号。"
        )
        for number in range(120)
    }
    files["materials/vocabulary/duties.yml"] = DUTIES
    views = views_of(archive, files)
    pairs: list[tuple[str, str]] = []
    original = related._cosine

    def counting(one: object, other: object) -> float:
        pairs.append(("", ""))
        return original(one, other)  # type: ignore[arg-type]

    related._cosine = counting
    try:
        related.related_records(views.library, views.facets)
    finally:
        related._cosine = original
    most = 2 * related._WINDOW + related._TERMS * related._MOST_HOLDERS
    assert 0 < len(pairs) <= 120 * min(most, 60)
