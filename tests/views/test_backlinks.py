"""Links back carry the sentence that cites."""

from tests.conftest import Archive
from tests.views.examples import material, views_of


def test_the_citing_sentence_is_split_at_the_words_of_the_link(archive: Archive) -> None:
    views = views_of(
        archive,
        {
            "materials/speeches/a.md": material("甲"),
            "materials/cases/b.md": material(
                "乙", "unit: u", body="头一句。第二句见[甲的讲话](../speeches/a.md)里说的。第三句。"
            ),
            "materials/units/u.md": material("单位"),
        },
    )
    (citation,) = views.citations["speeches/a"]
    assert citation.source.key == "cases/b"
    assert (citation.before, citation.words, citation.after) == ("第二句见", "甲的讲话", "里说的。")
    assert citation.uri == f"cases/b.html#{citation.block_id}"


def test_a_field_cites_by_its_name(archive: Archive) -> None:
    views = views_of(
        archive,
        {
            "materials/speeches/a.md": material("甲"),
            "materials/speeches/b.md": material("乙", "supersedes: [a]"),
            "materials/topics/t.md": material("专题", "required: [speeches/a]"),
        },
    )
    labels = {(one.source.key, one.label) for one in views.citations["speeches/a"]}
    assert labels == {("speeches/b", "替代"), ("topics/t", "必读")}


def test_membership_is_no_citation(archive: Archive) -> None:
    views = views_of(
        archive,
        {
            "materials/topics/t.md": material("专题"),
            "materials/speeches/a.md": material("甲", "topics: [t]"),
        },
    )
    assert views.citations == {}
    assert [record.key for record in views.referring["topics/t"]] == ["speeches/a"]


def test_a_link_to_a_paragraph_names_it(archive: Archive) -> None:
    files = {"materials/speeches/a.md": material("甲", body="第一段。\n\n第二段。")}
    block = views_of(archive, files).library.by_key["speeches/a"].blocks[1]
    files["materials/speeches/b.md"] = material("乙", body=f"见[此处](a.md#{block.id})。")
    (citation,) = views_of(archive, files).citations["speeches/a"]
    assert citation.anchor == block.id


def test_a_link_to_oneself_is_no_citation(archive: Archive) -> None:
    views = views_of(archive, {"materials/speeches/a.md": material("甲", body="见[本篇](a.md)。")})
    assert views.citations == {}


def test_newest_citing_records_come_first(archive: Archive) -> None:
    views = views_of(
        archive,
        {
            "materials/speeches/a.md": material("甲"),
            "materials/speeches/b.md": material("乙", "date: 2024", body="[x](a.md)"),
            "materials/speeches/c.md": material("丙", "date: 2025", body="[x](a.md)"),
        },
    )
    assert [one.source.key for one in views.citations["speeches/a"]] == ["speeches/c", "speeches/b"]
