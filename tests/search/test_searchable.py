"""What can be searched is what readers see, with the facets that pages have."""

from generator.views.visible_text import Words
from tests.conftest import Archive
from tests.search.examples import example


def test_an_entry_holds_the_words_of_its_page_and_their_places(archive: Archive) -> None:
    entry = next(one for one in example(archive).entries if one.key == "speeches/a")
    assert (entry.title, entry.when, entry.number) == ("甲的讲话", "2026-05", "示发〔2026〕7号")
    places = [(words.place, words.text) for words in entry.words]
    assert places[:2] == [("标题", "甲的讲话"), ("摘要", "一句摘要")]
    assert ("职责", "安全生产") in places
    assert ("学习专题", "安全专题") in places
    assert ("来源", "示发〔2026〕7号") in places
    assert places[-4:] == [
        ("第1段", "第一段。"),
        ("小标题", "小标题"),
        ("第2段", "第二段。"),
        ("脚注", "注。"),
    ]
    assert all(isinstance(words, Words) and words.block for words in entry.words[-4:])


def test_filters_are_the_kinds_and_the_facets(archive: Archive) -> None:
    source = example(archive)
    filters = {one.id: dict(one.values) for one in source.filters}
    assert filters["kind"] == {"topic": "学习专题", "speech": "重要讲话"}
    assert filters["year"] == {"2026": "2026年"}
    assert filters["duties"] == {"safety": "安全生产"}
    assert filters["topics"] == {"topics/2026-01-anquan": "安全专题"}
    assert filters["disclosure"] == {"full": "全文公开"}
    entry = next(one for one in source.entries if one.key == "speeches/a")
    assert set(entry.values) == {
        ("kind", "speech"),
        ("year", "2026"),
        ("duties", "safety"),
        ("topics", "topics/2026-01-anquan"),
        ("disclosure", "full"),
    }


def test_synonyms_are_groups_of_at_least_two(archive: Archive) -> None:
    assert example(archive).synonyms == (("发展和改革局", "发改局"),)
