"""Examples for the search box find something."""

from generator.views.finding import Query, find, readable
from generator.views.search_examples import search_examples
from tests.conftest import Archive
from tests.views.examples import material, views_of


def test_examples_come_from_the_archive_and_find_it(archive: Archive) -> None:
    views = views_of(
        archive,
        {
            "materials/speeches/a.md": material(
                "谈谈怎样写一份报告",
                "keywords: [走访, 记录]",
                body="10月的会上，先把走访的情况弄清，再说别的。",
            )
        },
    )
    half, words, initials = search_examples(views.library.records)
    assert (half.label, half.query) == ("记得半句", "先把走访的情况弄清")
    assert (words.label, words.query) == ("几个词", "走访 记录")
    assert (initials.label, initials.query) == ("标题拼音首字母", "ttzyx")
    for example in (half, words):
        assert find(Query.parse(example.query), readable(views.library.records, views.printer))


def test_without_anything_to_show_there_is_none(archive: Archive) -> None:
    views = views_of(archive, {"materials/speeches/a.md": material("甲", body="文。")})
    assert search_examples(views.library.records) == ()
