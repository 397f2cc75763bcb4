"""The index as a whole: everything in it, the same every time, parts that fit together."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search.indexing import index_files
from generator.search.searchable import Entry, Searchable
from generator.text.tokens import tokens
from generator.views.visible_text import Words
from tests.conftest import Archive
from tests.search.examples import example
from tests.search.reading import all_terms, data


def _index(source: Searchable) -> dict[str, bytes]:
    return dict(index_files(source, "c0ffee"))


def test_the_catalogue_has_a_line_for_each_record(archive: Archive) -> None:
    source = example(archive)
    catalogue = data(_index(source), "catalogue")
    assert catalogue["keys"] == ["speeches/a", "speeches/b", "topics/2026-01-anquan"]
    assert catalogue["dates"] == ["2026-05", "", "2026-01"]
    labels = [label for one in catalogue["filters"] for _, label in one["values"]]
    assert [labels[place] for place in catalogue["values"][1]] == ["重要讲话"]
    assert catalogue["synonyms"] == [["发展和改革局", "发改局"]]
    # 甲的讲话 and what stands behind it.
    assert catalogue["titles"][0] == 5
    assert catalogue["bodies"][0] < catalogue["lengths"][0]
    for entry, length in zip(source.entries, catalogue["lengths"], strict=True):
        assert length == sum(len(tokens(words.text)) + 1 for words in entry.words)


def test_every_term_leads_to_its_records(archive: Archive) -> None:
    terms = all_terms(_index(example(archive)))
    assert set(terms["第 二"]) == {0}
    assert set(terms["讲 话"]) == {0, 1}
    assert "摘 要" in terms
    assert "段 小" not in terms


def test_texts_are_cut_at_runs_of_words_and_say_where_they_stand() -> None:
    words = tuple(Words(f"第{number}段" + "文" * 3_000, f"p{number}", "段") for number in range(4))
    entry = Entry("speeches/long", "长", "", "", (), (Words("长", "", "标题"), *words))
    files = _index(Searchable((entry,), (), ()))
    catalogue = data(files, "catalogue")
    names = [name for name in files if "/text/" in name]
    assert names == [f"assets/search/text/speeches/long.{number}.js" for number in range(4)]
    starts = [0, *catalogue["chunks"][0]]
    seen = []
    for number, start in enumerate(starts):
        content = data(files, f"text/speeches/long.{number}")
        assert content["title"] == "长"
        assert content["runs"][0][0] == start
        seen += content["runs"]
    assert [run[3] for run in seen] == [one.text for one in entry.words]
    position = 0
    for start, *_, text in seen:
        assert start == position
        position += len(tokens(text)) + 1


def test_the_same_content_gives_the_same_bytes_and_every_part_its_version(archive: Archive) -> None:
    files = _index(example(archive))
    assert files == _index(example(archive))
    assert files.pop("assets/search/version.js") == b'archiveSearch.version("c0ffee");\n'
    assert all(b'","c0ffee","' in content for content in files.values())


def test_an_empty_archive_has_an_index() -> None:
    files = _index(Searchable((), (), ()))
    assert data(files, "catalogue")["keys"] == []
    assert all_terms(files) == {}


@given(st.text(max_size=30), st.text(max_size=30))
@settings(max_examples=20, deadline=None)
def test_any_text_can_be_indexed(title: str, text: str) -> None:
    runs = (Words(title, "", "标题"), Words(text, "p1", "第1段"))
    files = _index(Searchable((Entry("a/b", title, "", "", (), runs),), (), ()))
    assert data(files, "text/a/b.0")["runs"][1][3] == text


def test_suggestions_know_titles_numbers_and_initials(archive: Archive) -> None:
    found = data(_index(example(archive)), "suggestions")
    assert found["titles"] == ["甲的讲话", "乙的讲话", "安全专题"]
    assert found["numbers"][0] == "示发〔2026〕7号"
    assert found["initials"] == ["jdjh", "ydjh", "aqzt"]
