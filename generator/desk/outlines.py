"""Draft a pack from a topic: readings with key passages, cases by problem, figures, questions."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.desk.checking import Desk
from generator.records.kinds.case import Case
from generator.records.kinds.pack import Use
from generator.records.kinds.topic import Reading, Topic
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.skeleton import write_material
from generator.text.blocks import Block, BlockKind
from generator.text.markdown_escape import escape_line
from generator.text.numerals import chinese_number
from generator.views.paragraphs import place_names

_PASSAGES = 3


def outline(topic: Record, library: Library, links: Links) -> str:
    """Return the text of a pack's material file, to be edited by who will speak.

    Key passages are the paragraphs that other records cite or quote most.
    """
    assert isinstance(topic.fields, Topic)  # noqa: S101 - callers pass topics
    readings = list(_readings(topic, topic.fields, library, links))
    cases = [
        record
        for record in library.records
        if isinstance(record.fields, Case) and _belongs(record, topic, links)
    ]
    cited = _cited(library, links)
    items = [_item(record, use, reading) for record, use, reading in readings]
    listed = {item["ref"] for item in items}
    items += [_case_item(case) for case in cases if case.key not in listed]
    fields = {
        "title": f"{topic.title}（学习资料包）",
        "summary": f"从学习专题“{topic.title}”生成的初稿，按讲授的需要增删。",
        "topics": [topic.id],
        "purpose": "专题授课",
        "items": items,
        "questions": list(topic.fields.questions),
    }
    body = "\n\n".join(_sections(readings, cases, cited, library))
    return write_material({name: value for name, value in fields.items() if value}, body)


def _readings(
    topic: Record, fields: Topic, library: Library, links: Links
) -> Iterator[tuple[Record, Use, Reading]]:
    for name, use in (("required", Use.REQUIRED), ("optional", Use.OPTIONAL)):
        for index, reading in enumerate(getattr(fields, name)):
            link = links.from_field(topic.key, (name, index, "ref"))
            if link and link.target:
                yield library.by_key[link.target], use, reading


def _belongs(record: Record, topic: Record, links: Links) -> bool:
    return any(
        link.target == topic.key and link.path[:1] == ("topics",)
        for link in links.leaving(record.key)
    )


def _cited(library: Library, links: Links) -> Counter[tuple[str, str]]:
    """Count how often each paragraph is cited by a link or quoted."""
    counts = Counter(
        (link.target, link.anchor) for link in links.links if link.target and link.anchor
    )
    for judged in Desk(library, links).of_records(library.records).values():
        counts.update((one.spot.key, one.spot.block) for one in judged if one.spot)
    return counts


def _item(record: Record, use: Use, reading: Reading) -> dict[str, Any]:
    item: dict[str, Any] = {"ref": record.key, "use": use.label}
    _, _, anchor = reading.ref.partition("#")
    if anchor:
        item["paragraphs"] = [anchor]
    if reading.minutes:
        item["minutes"] = reading.minutes
    if reading.part:
        item["notes"] = f"读{reading.part}。"
    return item


def _case_item(case: Record) -> dict[str, Any]:
    item: dict[str, Any] = {"ref": case.key, "use": Use.OPTIONAL.label}
    assert isinstance(case.fields, Case)  # noqa: S101 - callers pass cases
    if case.fields.problem:
        item["notes"] = f"用来讲的问题：{case.fields.problem}"
    return item


def _sections(
    readings: Sequence[tuple[Record, Use, Reading]],
    cases: Sequence[Record],
    cited: Mapping[tuple[str, str], int],
    library: Library,
) -> Iterator[str]:
    number = 0
    for title, parts in (
        ("原文要点", list(_passages(readings, cited))),
        ("各单位的做法", list(_practices(cases, library))),
        ("可以用的数字", _figures(cases)),
    ):
        if parts:
            number += 1
            yield f"## {chinese_number(number)}、{title}"
            yield from parts


def _passages(
    readings: Sequence[tuple[Record, Use, Reading]], cited: Mapping[tuple[str, str], int]
) -> Iterator[str]:
    for record, _, _ in readings:
        places = place_names(record.blocks)
        for block in _key_passages(record, cited):
            words = _plain(block.text)
            address = f"../{record.key}.md#{block.id}"
            title = _plain(record.title)
            yield f"> {words}\n>\n> ——[《{title}》{places[block.id]}]({address})"


def _key_passages(record: Record, cited: Mapping[tuple[str, str], int]) -> list[Block]:
    """Return the paragraphs of a record that are cited most, in the order of the text."""
    paragraphs = [block for block in record.blocks if block.kind is BlockKind.PARAGRAPH]
    known = [block for block in paragraphs if cited.get((record.key, block.id))]
    best = sorted(known, key=lambda block: -cited[record.key, block.id])[:_PASSAGES]
    return [block for block in paragraphs if block in best]


def _practices(cases: Sequence[Record], library: Library) -> Iterator[str]:
    for case in cases:
        assert isinstance(case.fields, Case)  # noqa: S101 - callers pass cases
        unit = library.by_key.get(f"units/{case.fields.unit}")
        title = f"[{_plain(case.title)}](../{case.key}.md)"
        who = f"（{_plain(unit.title)}）" if unit else ""
        yield f"### {_plain(case.fields.problem or case.title)}"
        yield f"{title}{who}：{_plain(case.fields.practice or '做法见正文。')}"


def _plain(text: str) -> str:
    """Return words that Markdown reads as they are, in a line and in the cell of a table."""
    return escape_line(" ".join(text.split())).replace("|", "\\|")


def _figures(cases: Sequence[Record]) -> list[str]:
    rows = [
        (effect.claim, effect.before or "", effect.after or "", effect.evidence or "没有注明", case)
        for case in cases
        if isinstance(case.fields, Case)
        for effect in case.fields.effect
        if effect.before or effect.after
    ]
    if not rows:
        return []
    lines = ["| 事项 | 此前 | 此后 | 依据 | 出处 |", "|---|---|---|---|---|"]
    for claim, before, after, evidence, case in rows:
        cells = [_plain(one) for one in (claim, before, after, evidence)]
        cells.append(f"[{_plain(case.title)}](../{case.key}.md)")
        lines.append("| " + " | ".join(cells) + " |")
    return ["\n".join(lines)]
