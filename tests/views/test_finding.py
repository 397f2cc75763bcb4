"""Finding: every record that contains the words in sequence, and no other."""

import pytest

from generator.views.deriving import Views
from generator.views.finding import Found, Query, find, readable
from tests.conftest import Archive
from tests.views.examples import material, views_of

FILES = {
    "materials/vocabulary/duties.yml": "title: 职责\nterms: [{id: s, name: 安全生产}]\n",
    "materials/speeches/a.md": material(
        "甲",
        "speaker: 某局负责同志",
        "keywords: [走访, 减负]",
        "duties: [安全生产]",
        body="落实安全生产责任。\n\n制度要实。",
    ),
    "materials/speeches/b.md": material("乙", body="安全，生产责任在人。表格 ＡＢＣ 第14个五年。"),
    "materials/speeches/c.md": material("丙", body="责任安全。\n\n生产。|"),
    "materials/speeches/d.md": material("丁", body="落實責任，體會很深。𠮷字。"),
    "materials/speeches/e.md": material(
        "戊", body="|甲|乙|\n|--|--|\n|左格|右格|\n\n脚注[^1]在后。\n\n[^1]: 注里的话。"
    ),
}


def _find(views: Views, text: str) -> tuple[Found, ...]:
    return find(Query.parse(text), readable(views.library.records, views.printer))


def _found(archive: Archive, text: str) -> set[str]:
    return {one.record.id for one in _find(views_of(archive, FILES), text)}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("安全生产责任", {"a", "b"}),
        ("安全、生产！责任", {"a", "b"}),
        ("责任制度", set()),
        ("责任", {"a", "b", "c", "d"}),
        ("落实责任", {"d"}),
        ("落實責任", {"d"}),
        ("体会", {"d"}),
        ("𠮷", {"d"}),
        ("abc", {"b"}),
        ("ab", set()),
        ("ＡＢＣ", {"b"}),
        ("第14个五年", {"b"}),
        ("第1", set()),
        ("责任 落实", {"a", "d"}),
        ("责任 -落实", {"b", "c"}),
        ("左格右格", {"e"}),
        ("脚注在后", {"e"}),
        ("注里的话", {"e"}),
        ("某局负责同志", {"a"}),
        ("安全生产", {"a", "b"}),
        ("走访、减负", {"a"}),
        ("", set()),
        ("，。！", set()),
        ("-责任", set()),
        ("<script>alert(1)</script>", set()),
        ("“不成对", set()),
        ("字" * 1000, set()),
        ("😀", set()),
    ],
)
def test_finds_exactly(archive: Archive, text: str, ids: set[str]) -> None:
    assert _found(archive, text) == ids


def test_passages_name_their_paragraph(archive: Archive) -> None:
    views = views_of(archive, FILES)
    (one,) = _find(views, "制度要实")
    (passage,) = one.passages
    assert passage.text == "制度要实。"
    assert passage.block_id == views.library.by_key["speeches/a"].blocks[1].id


def test_what_others_contribute_to_a_page_is_not_the_records_own(archive: Archive) -> None:
    views = views_of(
        archive,
        {
            "materials/topics/t.md": material("专题"),
            "materials/speeches/a.md": material("独一无二的题目", "topics: [t]"),
        },
    )
    found = _find(views, "独一无二")
    assert [one.record.key for one in found] == ["speeches/a"]
