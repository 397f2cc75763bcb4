"""The Word files of a pack: the handout for those who learn, the outline for who teaches."""

from datetime import date

from generator.desk.packs import CompiledPack, PackLine
from generator.desk.verdicts import Verdict
from generator.records.settings import Settings
from generator.text.numerals import chinese_number
from generator.word.bodies import write_blocks
from generator.word.paper import Imprint, Paper
from generator.word.quotation_paper import write_judgements


def handout(pack: CompiledPack, settings: Settings, today: date) -> bytes:
    """Return what the listeners get: the texts in order, the questions, the sources."""
    paper = _begun(pack, settings, today)
    for number, line in enumerate(pack.lines, start=1):
        paper.heading(f"{chinese_number(number)}、{line.title}")
        paper.note(_facts(line))
        write_blocks(paper, line.blocks, below=1)
        if line.citation:
            paper.note(f"出处：{line.citation}")
        for index, question in enumerate(line.item.questions, start=1):
            paper.paragraph(f"思考题 {index}：{question}")
    number = len(pack.lines) + 1
    if pack.fields.questions:
        paper.heading(f"{chinese_number(number)}、讨论题")
        for index, question in enumerate(pack.fields.questions, start=1):
            paper.paragraph(f"{index}. {question}")
    return paper.to_bytes()


def speakers_sheet(pack: CompiledPack, settings: Settings, today: date) -> bytes:
    """Return what the speaker gets: the time table, hints, the lecture, the quotation check."""
    paper = _begun(pack, settings, today)
    sections = iter(range(1, 20))

    def section(title: str) -> None:
        paper.heading(f"{chinese_number(next(sections))}、{title}")

    section("时间安排")
    paper.table(["序号", "篇目", "用法", "分钟", "累计"], _timetable(pack), [1, 7, 1.4, 1.4, 1.4])
    if pack.is_over_limit:
        paper.note(
            f"超过上限 {pack.fields.limit} 分钟，多 {pack.total - (pack.fields.limit or 0)}。"
        )
    section("讲授提示")
    for line in pack.lines:
        paper.heading(f"（{chinese_number(line.number)}）{line.title}", 2)
        paper.note(_facts(line))
        if line.superseded_by:
            paper.note(f"注意：已由《{line.superseded_by.title}》替代，只供对照。")
        for text in filter(None, (line.item.notes or "").split("\n")):
            paper.paragraph(text)
        for block in line.blocks if line.place else ():
            paper.quotation(block.text)
        for index, question in enumerate(line.item.questions, start=1):
            paper.paragraph(f"思考题 {index}：{question}")
    if pack.record.blocks:
        section("讲稿")
        write_blocks(paper, pack.record.blocks, below=1)
    if pack.fields.questions:
        section("讨论题")
        for index, question in enumerate(pack.fields.questions, start=1):
            paper.paragraph(f"{index}. {question}")
    section("出处清单")
    for index, (_, citation) in enumerate(pack.sources, start=1):
        paper.note(f"［{index}］{citation}")
    told = [one for one in pack.judgements if one.verdict is not Verdict.TERM]
    if told:
        paper.page_break()
        paper.title("引文核对")
        write_judgements(paper, told, "行")
    return paper.to_bytes()


def _begun(pack: CompiledPack, settings: Settings, today: date) -> Paper:
    draft = pack.build_id if pack.hindrances else ""
    paper = Paper(Imprint(pack.record.title, today, settings.notice or "", draft))
    paper.title(pack.record.title)
    known = (pack.fields.purpose, pack.fields.listeners)
    if under := "，".join(filter(None, known)):
        paper.subtitle(under)
    if pack.hindrances:
        paper.note(f"草稿：有 {'，'.join(pack.hindrances)}，改正后才是定稿。")
    if pack.record.fields.summary:
        paper.paragraph(pack.record.fields.summary)
    return paper


def _facts(line: PackLine) -> str:
    facts = [
        line.use.label,
        line.place,
        line.record.kind.label if line.record else "这份资料不在了",
        f"{line.minutes} 分钟" if line.minutes else "",
    ]
    if line.record and line.record.fields.disclosure:
        facts.append(line.record.fields.disclosure.label)
    return "　".join(filter(None, facts))


def _timetable(pack: CompiledPack) -> list[list[str]]:
    rows = []
    passed = 0
    for line in pack.lines:
        passed += line.minutes or 0
        minutes = str(line.minutes or "—")
        rows.append([str(line.number), line.title, line.use.label, minutes, str(passed)])
    if pack.fields.discussion:
        passed += pack.fields.discussion
        rows.append(["", "讨论", "", str(pack.fields.discussion), str(passed)])
    return rows
