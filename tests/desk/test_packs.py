"""A pack, compiled: order, minutes, paragraphs, sources, and why it is a draft."""

from pathlib import Path

from generator.compiler import gather
from generator.desk.checking import Desk
from generator.desk.packs import CompiledPack, compile_pack
from generator.desk.verdicts import Verdict
from generator.records.kinds.pack import Use
from tests.conftest import Archive
from tests.desk.hard_cases import FILES, NEW

PACK = "materials/packs/p.md"


def compiled(root: Path, audience: str | None = None) -> CompiledPack:
    gathered = gather(root)
    library, links = gathered.library, gathered.links
    if audience:
        readers = library.settings.audience(audience)
        assert readers
        library = library.seen_by(readers)
        links = links.within(library)
    record = library.by_key["packs/p"]
    judged = Desk(library, links).of_records([record]).get(record.key, ())
    return compile_pack(record, library, links, judged)


def pack(*front: str, body: str = "") -> dict[str, str | bytes]:
    lines = "".join(f"{line}\n" for line in front)
    return {**FILES, PACK: f"---\ntitle: 资料包\n{lines}---\n\n{body}\n"}


def paragraphs(archive: Archive, key: str = NEW) -> list[str]:
    library = gather(archive(dict(FILES))).library
    return [block.id for block in library.by_key[key].blocks]


def test_minutes_add_up(archive: Archive) -> None:
    one = compiled(
        archive(
            pack(
                "limit: 20",
                "discussion: 5",
                "items:",
                "  - {ref: speeches/new, minutes: 8}",
                "  - {ref: speeches/rule, use: 选读, minutes: 7}",
                "  - {ref: speeches/press}",
            )
        )
    )
    assert [line.minutes for line in one.lines] == [8, 7, 1]
    assert (one.minutes_for(Use.REQUIRED), one.minutes_for(Use.OPTIONAL)) == (9, 7)
    assert (one.total, one.is_over_limit) == (21, True)
    assert one.hindrances == ()


def test_chosen_paragraphs_stand_in_the_order_of_the_text(archive: Archive) -> None:
    names = paragraphs(archive)
    chosen = f"[{names[5]}, {names[1]}, {names[2]}]"
    (line,) = compiled(
        archive(pack("items:", "  - ref: speeches/new", f"    paragraphs: {chosen}"))
    ).lines
    assert [block.id for block in line.blocks] == [names[1], names[2], names[5]]
    assert line.place == "第1—2、4段"
    assert line.citation == "在秋季会议上的讲话[A]. 学习资料库，2026-10-01：第1—2、4段."


def test_a_vanished_item_and_a_vanished_paragraph_make_a_draft(archive: Archive) -> None:
    one = compiled(
        archive(
            pack(
                "items:",
                "  - ref: speeches/gone",
                "  - ref: speeches/new",
                "    paragraphs: [p000000]",
            )
        )
    )
    gone, rest = one.lines
    assert (gone.record, gone.title, gone.citation) == (None, "speeches/gone", "")
    assert rest.lost == 1
    assert one.hindrances == ("1 项资料找不到", "1 段选用的文字已经不在")


def test_quotations_stand_at_the_item_that_they_are_from(archive: Archive) -> None:
    body = "“带着问题去，随机看几户”，“走访记录由走访人本人填写，得由他人代填”，“没有的话没有的话”"
    one = compiled(archive(pack("items: [speeches/rule, speeches/new]", body=body)))
    rule, new = one.lines
    assert [found.verdict for found in one.quoted_from(rule)] == [Verdict.CHANGED]
    assert [found.verdict for found in one.quoted_from(new)] == [Verdict.SAME]
    assert [found.verdict for found in one.quoted_elsewhere] == [Verdict.NOT_FOUND]
    assert one.hindrances == ("1 处引文有改动", "1 处引文没有找到")
    assert one.verdicts == ((Verdict.NOT_FOUND, 1), (Verdict.CHANGED, 1), (Verdict.SAME, 1))


def test_what_is_quoted_besides_is_a_source_too(archive: Archive) -> None:
    one = compiled(archive(pack("items: [speeches/rule]", body="“带着问题去，随机看几户”")))
    assert [record.key for record, _ in one.sources] == ["speeches/rule", "speeches/new"]


def test_the_build_id_changes_with_what_is_printed(archive: Archive) -> None:
    first = compiled(archive(pack("items: [speeches/rule]"))).build_id
    assert compiled(archive(pack("items: [speeches/rule]"))).build_id == first
    other = pack("items: [{ref: speeches/rule, notes: 讲慢一点}]")
    assert compiled(archive(other)).build_id != first


def test_an_item_that_the_audience_may_not_see_is_not_there(archive: Archive) -> None:
    files = pack("items: [speeches/secret, speeches/new]")
    files["archive.yml"] = "audiences: [{id: members, name: 成员}, {id: staff, name: 秘书}]\n"
    files["materials/speeches/secret.md"] = (
        "---\ntitle: 内部讲话\naudience: staff\n---\n\n内部的一句话，不得转出去。\n"
    )
    one = compiled(archive(files), "members")
    assert [(line.number, line.title) for line in one.lines] == [(1, "在秋季会议上的讲话")]


def test_chosen_paragraphs_that_are_all_gone_do_not_become_the_whole(archive: Archive) -> None:
    listed = "items: [{ref: speeches/new, paragraphs: [p000000]}, 'speeches/rule#p000000']"
    for line in compiled(archive(pack(listed))).lines:
        assert (line.blocks, line.lost) == ((), 1)


def test_a_paragraph_that_is_chosen_twice_is_not_lost(archive: Archive) -> None:
    name = paragraphs(archive)[1]
    listed = f"items: [{{ref: speeches/new, paragraphs: [{name}, {name}]}}]"
    one = compiled(archive(pack(listed)))
    assert ([line.lost for line in one.lines], one.hindrances) == ([0], ())


def test_of_two_items_of_a_record_the_one_with_the_place_has_the_quotation(
    archive: Archive,
) -> None:
    names = paragraphs(archive)
    listed = "items: [" + ", ".join(
        f"{{ref: speeches/new, paragraphs: [{name}]}}" for name in (names[1], names[5])
    )
    one = compiled(archive(pack(listed + "]", body="“带着问题去，随机看几户，谁走访谁动笔。”")))
    assert [len(one.quoted_from(line)) for line in one.lines] == [0, 1]
