"""A starting pack for a topic."""

from generator.compiler import examine, gather
from generator.desk.outlines import outline
from tests.building import TODAY
from tests.conftest import ROOT, Archive
from tests.desk.hard_cases import FILES

TOPIC = "materials/topics/t.md"


def _outline(archive: Archive, files: dict[str, str | bytes], topic: str = "t") -> str:
    gathered = gather(archive(files))
    record = gathered.library.by_key[f"topics/{topic}"]
    return outline(record, gathered.library, gathered.links)


def test_it_is_a_pack_without_mistakes(archive: Archive) -> None:
    files: dict[str, str | bytes] = {
        **FILES,
        TOPIC: (
            "---\ntitle: 走访\nrequired: [{ref: speeches/new, part: 全文, minutes: 8}]\n"
            "optional: [speeches/rule]\nquestions: [怎样走？]\n---\n\n文。\n"
        ),
        "materials/units/u.md": "---\ntitle: 榆荫街道\n---\n\n文。\n",
        "materials/cases/c.md": (
            "---\ntitle: 一张表 [试点]\nunit: u\ntopics: [t]\nproblem: 表太多\npractice: 并成一张\n"
            "effect: [{claim: 表少了, before: 11 张, after: 1 张, evidence: 数过 | 两次}]\n"
            "---\n\n文。\n"
        ),
    }
    text = _outline(archive, files)
    root = archive({**files, "materials/packs/t.md": text})
    examination = examine(root, today=TODAY)
    assert examination.diagnostics == ()
    record = examination.library.by_key["packs/t"]
    assert [item.ref for item in record.fields.items] == [  # type: ignore[attr-defined]
        "speeches/new",
        "speeches/rule",
        "cases/c",
    ]
    words = "\n".join(block.text for block in record.blocks)
    for expected in (
        "带着问题去，随机看几户，谁走访谁动笔。",
        "表太多",
        "一张表 [试点]",
        "11 张",
        "数过 | 两次",
    ):
        assert expected in words


def test_every_topic_of_the_example_gives_one() -> None:
    gathered = gather(ROOT)
    library = gathered.library
    for record in library.of(library.kind_by_name["topic"]):
        assert outline(record, library, gathered.links).startswith('---\ntitle: "')
