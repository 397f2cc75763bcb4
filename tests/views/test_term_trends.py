"""A phrase through the years: how often, where first, where last."""

import random
from time import perf_counter

from generator.records.library import Library
from generator.text.tokens import tokens
from generator.views.finding import Query, find, readable
from generator.views.term_trends import archive_terms, archive_trends, trend_of, trends
from tests.conftest import Archive
from tests.views.examples import material, views_of

FILES = {
    "materials/speeches/a.md": material(
        "谈走访", "date: 2024-05-01", body="走访，走訪。\n\n记录走访的事。\n\n走。\n\n访。"
    ),
    "materials/speeches/b.md": material("乙", "date: 2026", body="一次走 访。"),
    "materials/speeches/c.md": material("丙", body="走访。"),
    "materials/cases/d.md": material("丁", "date: 2024-06", "unit: u", body="无。"),
    "materials/cases/e.md": material("走访戊", "date: 2024-07-01", "unit: u", body="无。"),
    "materials/units/u.md": material("某单位"),
}


def test_occurrences_are_counted_as_search_matches(archive: Archive) -> None:
    views = views_of(archive, FILES)
    trend = trend_of(views, "走访")
    # The title, twice in one paragraph, once in another; never from one block into the next.
    assert [(one.record.key, one.times) for one in trend.appearances] == [
        ("speeches/a", 4),
        ("cases/e", 1),
        ("speeches/b", 1),
        ("speeches/c", 1),
    ]
    assert trend.times == 7
    found = find(Query.parse("走访"), readable(views.library.records, views.printer))
    assert {one.record.key for one in trend.appearances} == {one.record.key for one in found}


def test_every_phrase_matches_what_find_matches(archive: Archive) -> None:
    chance = random.Random(7)
    words = ["甲", "乙", "丙丁", "AI", "5", "2026", "，", " ", "ab", "—"]
    files = {
        f"materials/speeches/s{n}.md": material(
            f"篇{n}", "date: 2026", body="".join(chance.choices(words, k=30)) + "。"
        )
        for n in range(20)
    }
    views = views_of(archive, files)
    texts = readable(views.library.records, views.printer)
    phrases = ["".join(chance.choices(words, k=chance.randint(1, 4))) for _ in range(60)]
    phrases = [phrase for phrase in phrases if tokens(phrase)]
    for phrase, trend in zip(
        phrases, trends(views.library.records, views.printer, phrases), strict=True
    ):
        one = phrase.replace(" ", "").replace("-", "")
        if tokens(one) != tokens(phrase):
            continue
        found = {record.record.key for record in find(Query.parse(one), texts)}
        assert {appearance.record.key for appearance in trend.appearances} == found, phrase


def test_overlapping_occurrences_count_once(archive: Archive) -> None:
    files = {"materials/speeches/a.md": material("甲", "date: 2026", body="人人人，人。")}
    views = views_of(archive, files)
    assert trend_of(views, "人人").times == 2
    assert trend_of(views, "人").times == 4


def test_part_of_a_latin_word_is_not_the_word(archive: Archive) -> None:
    files = {"materials/speeches/a.md": material("甲", "date: 2026", body="AIDS，AI，ＡＩ 2026。")}
    views = views_of(archive, files)
    assert trend_of(views, "ai").times == 2
    assert trend_of(views, "202").times == 0


def test_first_and_last_have_date_and_place(archive: Archive) -> None:
    views = views_of(archive, FILES)
    trend = trend_of(views, "记录走访")
    assert trend.first is not None
    assert trend.first is trend.last
    (place,) = trend.first.places
    assert place.name == "第2段"
    block = trend.first.record.blocks[1].id
    assert trend.first.uri(place) == f"speeches/a.html#{block}"
    whole = trend_of(views, "走访")
    assert whole.first is not None
    assert whole.last is not None
    assert (whole.first.record.id, whole.last.record.id) == ("a", "b")
    assert whole.first.places[0].name == "标题"
    assert whole.first.uri(whole.first.places[0]) == "speeches/a.html"


def test_years_and_kinds_add_up_and_undated_stand_apart(archive: Archive) -> None:
    trend = trend_of(views_of(archive, FILES), "走访")
    assert trend.years == (2024, 2026, None)
    assert [kind.name for kind in trend.kinds] == ["speech", "case"]
    table = [[trend.times_in(year, kind) for kind in trend.kinds] for year in trend.years]
    assert table == [[4, 1], [1, 0], [1, 0]]
    assert [trend.times_in(year) for year in trend.years] == [5, 1, 1]
    assert [len(trend.in_year(year)) for year in trend.years] == [2, 1, 1]


def test_phrase_without_letters_is_nowhere(archive: Archive) -> None:
    trend = trend_of(views_of(archive, FILES), "——。")
    assert trend.appearances == ()
    assert (trend.first, trend.last, trend.years, trend.kinds) == (None, None, (), ())


def _term_files() -> dict[str, str]:
    files = {
        "materials/vocabulary/synonyms.yml": (
            "title: 简称\nterms:\n  - {id: group, name: 中心组, also: [小组]}\n"
        ),
        "materials/vocabulary/duties.yml": (
            "title: 职责\nterms:\n  - {id: law, name: 法治}\n  - {id: group, name: 中心组}\n"
        ),
    }
    for n in range(5):
        words = "[减负, 少见]" if n == 0 else "[減負]" if n == 1 else "[减负]"
        files[f"materials/speeches/s{n}.md"] = material(
            f"篇{n}", "date: 2026", f"keywords: {words}", body="法治。"
        )
    return files


def test_terms_of_an_archive(archive: Archive) -> None:
    views = views_of(archive, _term_files())
    terms = archive_terms(views.library)
    assert [(term.name, term.origin) for term in terms] == [
        ("中心组", "简称"),
        ("法治", "职责"),
        ("减负", "关键词"),
    ]
    assert [term.id for term in terms][:2] == ["word-group", "duty-law"]
    assert len({term.id for term in terms}) == len(terms)
    assert all(term.id.isascii() for term in terms)
    found = {term.name: len(trend.appearances) for term, trend in archive_trends(views)}
    assert found == {"法治": 5, "减负": 5}


def test_hidden_records_are_not_counted(archive: Archive) -> None:
    files = _term_files()
    files["archive.yml"] = "audiences: [{id: all, name: 众}, {id: few, name: 少数}]\n"
    files["materials/speeches/s4.md"] = material(
        "篇4", "date: 2026", "keywords: [减负]", "audience: [few]", body="法治。"
    )
    views = views_of(archive, files)
    library: Library = views.library
    # One of five is hidden, so the keyword is no term any more.
    assert [term.name for term in archive_terms(library)] == ["中心组", "法治"]
    assert trend_of(views, "法治").times == 4


def test_many_records_and_terms_take_little_time(archive: Archive) -> None:
    text = "全区各单位要把走访记录和减负清单放在一起，逐条核对。" * 20
    files = {
        f"materials/speeches/s{n}x.md": material(f"篇{n}", f"date: {2000 + n % 20}", body=text)
        for n in range(150)
    }
    views = views_of(archive, files)
    phrases = [f"词语{n}" for n in range(57)] + ["走访", "减负", "清单"]
    begun = perf_counter()
    found = trends(views.library.records, views.printer, phrases)
    taken = perf_counter() - begun
    assert sum(trend.times for trend in found) == 150 * 20 * 3
    # 80,000 characters; each is looked at once for its token and quickly for each phrase.
    assert taken < 3
