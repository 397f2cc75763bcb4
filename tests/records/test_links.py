"""What references and links lead to."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.compiler import Examination, examine
from generator.records.audience import Audience
from generator.records.links import Link
from tests.conftest import Archive
from tests.records.helpers import TODAY, material

A, B = "materials/speeches/a.md", "materials/speeches/b.md"


def _examine(archive: Archive, files: dict[str, str]) -> Examination:
    return examine(archive(files), today=TODAY)


def _links(archive: Archive, files: dict[str, str]) -> tuple[Link, ...]:
    return _examine(archive, files).links.links


def test_reference_leads_to_a_record(archive: Archive) -> None:
    (link,) = _links(archive, {A: material("title: 甲\nsupersedes: [b]"), B: material("title: 乙")})
    assert link == Link("speeches/a", ("supersedes", 0), "", "b", "speeches/b")
    assert link.uri == "speeches/b.html"


@pytest.mark.parametrize("written", ["b", "speeches/b"])
def test_folder_may_be_written_where_one_kind_is_asked_for(written: str, archive: Archive) -> None:
    (link,) = _links(
        archive, {A: material(f"title: 甲\nsupersedes: {written}"), B: material("title: 乙")}
    )
    assert (link.written, link.target) == (written, "speeches/b")


def test_reference_to_a_paragraph(archive: Archive) -> None:
    block = examine(archive({B: material("title: 乙")}), today=TODAY).library.records[0].blocks[0]
    files = {
        "materials/topics/t.md": material(f"title: 题\nrequired: ['speeches/b#{block.id}']"),
    }
    (link,) = _links(archive, files)
    assert (link.path, link.anchor) == (("required", 0, "ref"), block.id)
    assert link.uri == f"speeches/b.html#{block.id}"


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("b.md", "speeches/b"),
        ("./b.md", "speeches/b"),
        ("../speeches/b.md", "speeches/b"),
        ("../units/u.md", "units/u"),
        ("a.md", "speeches/a"),
    ],
)
def test_link_in_a_body_leads_to_a_record(written: str, target: str, archive: Archive) -> None:
    files = {
        A: material("title: 甲", f"见[某]({written})。\n"),
        B: material("title: 乙"),
        "materials/units/u.md": material("title: 丙"),
    }
    examination = _examine(archive, files)
    (link,) = examination.links.links
    block = examination.library.by_key["speeches/a"].blocks[0]
    assert link == Link("speeches/a", (), block.id, written, target)
    assert examination.diagnostics == ()


def test_link_to_a_paragraph_of_its_own(archive: Archive) -> None:
    text = "第一段。\n\n见[上文](#{})。\n"
    first = examine(archive({A: material("title: 甲", text)}), today=TODAY).library.records[0]
    name = first.blocks[0].id
    (link,) = _links(archive, {A: material("title: 甲", text.format(name))})
    assert (link.target, link.anchor) == ("speeches/a", name)


@pytest.mark.parametrize(
    "written", ["https://example.org", "mailto:a@b.c", "a/讲稿.pdf", "javascript:x", "//x", "/x.md"]
)
def test_what_means_no_record_is_no_link(written: str, archive: Archive) -> None:
    assert _links(archive, {A: material("title: 甲", f"[某]({written})\n")}) == ()


@pytest.mark.parametrize("written", ["c.md", "../c.md", "../../../speeches/b.md", "B.md"])
def test_link_to_nothing_leads_nowhere(written: str, archive: Archive) -> None:
    examination = _examine(
        archive, {A: material("title: 甲", f"[某]({written})\n"), B: material("title: 乙")}
    )
    (link,) = examination.links.links
    assert link.target is None
    assert [one.code for one in examination.diagnostics] == ["L103"]


def test_unknown_paragraph_leads_to_the_whole_record(archive: Archive) -> None:
    files = {A: material("title: 甲", "[乙](b.md#p000000)\n"), B: material("title: 乙")}
    (link,) = _links(archive, files)
    assert (link.target, link.anchor) == ("speeches/b", "")


def test_links_are_found_from_both_ends(archive: Archive) -> None:
    files = {A: material("title: 甲\nsupersedes: b", "[乙](b.md)\n"), B: material("title: 乙")}
    links = _examine(archive, files).links
    field = links.from_field("speeches/a", ("supersedes", 0))
    body = links.from_body("speeches/a", "b.md")
    assert links.towards("speeches/b") == (field, body)
    assert links.towards("speeches/a") == ()
    assert links.from_field("speeches/a", ("topics", 0)) is None
    assert links.from_body("speeches/b", "b.md") is None


def test_only_links_between_visible_records_stay(archive: Archive) -> None:
    examination = _examine(
        archive,
        {
            "archive.yml": "audiences: [{id: all, name: 众}, {id: few, name: 寡}]\n",
            A: material("title: 甲", "[乙](b.md) [丙](c.md) [无](d.md)\n"),
            B: material("title: 乙\naudience: few", "[甲](a.md)\n"),
            "materials/speeches/c.md": material("title: 丙"),
        },
    )
    visible = examination.library.seen_by(Audience("all", "众", frozenset({"all"})))
    links = examination.links.within(visible)
    assert [(link.written, link.target) for link in links.links] == [
        ("c.md", "speeches/c"),
        ("d.md", None),
    ]


def test_each_broken_record_is_reported_once(archive: Archive) -> None:
    root = archive(
        {
            A: material("titel: 甲"),
            B: material("titel: 乙"),
            "materials/speeches/c.md": material("title: 丙\nsupersedes: [a, b]", "[甲](a.md)\n"),
        }
    )
    found = [one for one in examine(root, today=TODAY).diagnostics if one.code == "L111"]
    assert [(one.place.file, one.message) for one in found] == [
        (A, "这份资料有错误没有发布，另有 2 处引用指到它"),
        (B, "这份资料有错误没有发布，另有 1 处引用指到它"),
    ]


def test_reference_to_a_file_with_a_bad_name_counts_as_broken(archive: Archive) -> None:
    root = archive(
        {
            "materials/speeches/讲话.md": material("title: 甲"),
            B: material("title: 乙", "[甲](讲话.md)\n"),
        }
    )
    assert [one.code for one in examine(root, today=TODAY).diagnostics] == ["A104", "L111"]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("zuotn.md", "是不是想写“zuotan.md”？"),
        ("../unit/yulin.md", "是不是想写“../units/yulin.md”？"),
        ("b.md", "检查编号；编号就是文件名去掉 .md"),
    ],
)
def test_suggested_link_can_be_written_so(written: str, hint: str, archive: Archive) -> None:
    root = archive(
        {
            "materials/speeches/a.md": material("title: 甲", f"[某]({written})\n"),
            "materials/speeches/zuotan.md": material("title: 乙"),
            "materials/units/yulin.md": material("title: 丙"),
        }
    )
    assert [one.hint for one in examine(root, today=TODAY).diagnostics] == [hint]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    address=st.text("abh:/[]#?%.@\\ 2F\u2100pt", min_size=1),
    image=st.booleans(),
)
def test_any_address_is_answered(address: str, image: bool, archive: Archive) -> None:
    body = f"{'!' if image else ''}[某](<{address}>)\n\n<{address}>\n"
    examination = _examine(archive, {A: material("title: 甲", body)})
    assert [record.key for record in examination.library.records] == ["speeches/a"]
    assert {one.code for one in examination.diagnostics} <= {
        *["L103", "L104", "L105", "L106", "B102"]
    }
