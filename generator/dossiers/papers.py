"""The Word files of a dossier: its cover, each record as text, and lists over all sessions."""

from collections.abc import Iterator, Sequence
from datetime import date

from generator.dossiers.missing import Gap
from generator.dossiers.parts import BRIEFS, SELF_STUDY, Contents, Part, steps_in
from generator.records.library import Library, Record
from generator.records.markers import FromSettings
from generator.records.schema import FieldSpec
from generator.records.settings import Settings
from generator.study.sessions import StudySession
from generator.tables.table import Table
from generator.text.numerals import chinese_number
from generator.views.printing import Printer, Row
from generator.word.bodies import write_blocks
from generator.word.paper import Imprint, Paper

NO_RECORD = "无记录"

# The cover names so many records in one place; its twin for programs names all.
_MOST_KEYS = 2
# Read by themselves, or about the file and not about its matter.
_NOT_PRINTED = frozenset({"title", "summary", "attachments", "audience", "formerly", "imported"})


def record_paper(record: Record, printer: Printer, settings: Settings, today: date) -> bytes:
    """Return a record as a Word file: title, summary, fields, text.

    Args:
        record: the record.
        printer: prints what the audience may see of its fields.
        settings: of the archive.
        today: the day on which the file is made.
    """
    paper = Paper(Imprint(record.title, today, settings.notice or ""))
    paper.title(record.title)
    paper.subtitle(record.when.chinese if record.when else "未注明日期")
    if record.fields.summary:
        paper.paragraph(record.fields.summary)
    found = (printer.row(record, spec.name) for spec in _printed(record))
    rows = [row for row in found if row]
    plain = [[row.title, _joined(row)] for row in rows if row.values]
    if plain:
        paper.table([], plain, [2, 8])
    for row in rows:
        if row.groups:
            paper.heading(row.title, 2)
            paper.table(*_grouped(row.groups))
    if record.blocks:
        paper.heading("正文", 1)
        write_blocks(paper, record.blocks, below=2)
    return paper.to_bytes()


def cover_paper(
    contents: Contents,
    listed: Sequence[tuple[Part, Sequence[Sequence[str]]]],
    gaps: Sequence[Gap],
    settings: Settings,
    today: date,
    readers: str,
) -> bytes:
    """Return the cover: what is in each part, and what is missing.

    Args:
        contents: what the dossier is made of.
        listed: the parts, each with a row for every file: path, title, record, remark.
        gaps: what is missing.
        settings: of the archive.
        today: the day on which the file is made.
        readers: for whom it is made.
    """
    title = f"{contents.member.title}{contents.year}年学习档案"
    paper = Paper(Imprint(title, today, settings.notice or ""))
    paper.title(title)
    day = f"{today.year}年{today.month}月{today.day}日"
    paper.subtitle(f"目录，按{day}的记录编成")
    paper.paragraph(readers)
    if today <= date(contents.year, 12, 31):
        paper.paragraph(f"{contents.year}年还没有过完，只收到这一天为止的资料。")
    for part, rows in listed:
        paper.heading(f"{chinese_number(part.number)}、{part.name}（{len(rows)} 件）")
        if rows:
            paper.table(["文件", "标题", "资料", "说明"], rows, [4, 4, 3, 2])
        else:
            paper.paragraph("没有资料。")
    paper.heading(f"{chinese_number(len(listed) + 1)}、缺什么（{len(gaps)} 项）")
    if gaps:
        lines = [
            [
                contents.part(gap.part).name,
                gap.what,
                gap.basis.name if gap.basis else "",
                shown_keys(gap.records),
            ]
            for gap in gaps
        ]
        paper.table(["部分", "缺什么", "依据", "资料"], lines, [2, 5, 3, 3])
        paper.note("“无记录”指资料库里没有归档，不等于没有做。")
    else:
        paper.paragraph("没有发现缺的。")
    return paper.to_bytes()


def shown_keys(records: Sequence[Record]) -> str:
    """Return the keys of a few records, or how many there are."""
    if len(records) > _MOST_KEYS:
        return f"{len(records)} 份"
    return "、".join(record.key for record in records)


def attendance_table(sessions: Sequence[StudySession]) -> Table:
    """Return who was expected and who came, a session a row."""
    rows = tuple(
        (
            session.on if session.fields.date.day else str(session.fields.date),
            session.record.title,
            session.record.key,
            expected,
            attended,
            f"{attended * 100 / expected:.1f}%" if expected and attended is not None else None,
            "、".join(session.fields.invited) or None,
            session.uncounted or None,
        )
        for session in sessions
        for expected, attended in [(session.fields.expected, session.fields.attended)]
    )
    head = ("日期", "学习活动", "资料", "应到", "实到", "出勤率", "扩大范围", "不计入的原因")
    return Table("考勤", head, rows, ("空白是无记录。",))


def briefs_paper(contents: Contents, library: Library, settings: Settings, today: date) -> bytes:
    """Return the summaries of the sessions that were held."""
    paper = _begun(f"{contents.member.title}{contents.year}年学习小结", settings, today)
    for session in contents.held:
        paper.heading(f"{session.fields.date.chinese}　{session.record.title}", 2)
        said = _steps(session, contents, BRIEFS.id, library)
        summary = session.record.fields.summary
        for text in (*said, *([summary] if summary else [])):
            paper.paragraph(text)
        if not said and not summary:
            paper.paragraph(NO_RECORD)
    return paper.to_bytes()


def speakers_paper(contents: Contents, printer: Printer, settings: Settings, today: date) -> bytes:
    """Return who led and who spoke, by session."""
    paper = _begun(f"{contents.member.title}{contents.year}年学习发言安排", settings, today)
    rows = []
    for session in contents.held:
        fields = session.fields
        programme = printer.row(session.record, "programme")
        lines = [_line(group) for group in programme.groups] if programme else []
        spoke = "、".join(fields.speakers) or NO_RECORD
        lead = fields.lead or NO_RECORD
        day, title = fields.date.chinese, session.record.title
        rows.append([day, title, lead, spoke, "\n".join(lines)])
    paper.table(["日期", "学习活动", "领学人", "重点发言", "议程"], rows, [2, 4, 2, 4, 3])
    return paper.to_bytes()


def self_study_paper(
    contents: Contents, printer: Printer, settings: Settings, today: date
) -> bytes:
    """Return what was to be read and when it was studied alone, by session."""
    paper = _begun(f"{contents.member.title}{contents.year}年自学安排", settings, today)
    rows = []
    for session in contents.held:
        read = printer.row(session.record, "readings")
        taken = "；".join(_steps(session, contents, SELF_STUDY.id, printer.library)) or NO_RECORD
        rows.append(
            [
                session.fields.date.chinese,
                session.record.title,
                taken,
                "\n".join(_required(session, printer)),
                _joined(read) if read else NO_RECORD,
            ]
        )
    head = ["日期", "学习活动", "自学", "专题必读", "读了什么"]
    paper.table(head, rows, [2, 3, 3, 4, 4])
    return paper.to_bytes()


def _begun(title: str, settings: Settings, today: date) -> Paper:
    paper = Paper(Imprint(title, today, settings.notice or ""))
    paper.title(title)
    return paper


def _steps(
    session: StudySession, contents: Contents, identifier: str, library: Library
) -> list[str]:
    """Return the steps of a session that belong to a part, with day and note."""
    found = steps_in(contents.part(identifier), session, library)
    return [
        "，".join(filter(None, (f"{term.name}：{step.on.chinese}", step.note)))
        for term, step in found
    ]


def _required(session: StudySession, printer: Printer) -> Iterator[str]:
    """Yield the titles that the topics of a session want to be read."""
    for key in session.topics:
        row = printer.row(printer.library.by_key[key], "required")
        for group in row.groups if row else ():
            yield _line(group[:1])


def _printed(record: Record) -> Iterator[FieldSpec]:
    for spec in record.kind.specs:
        if spec.name not in _NOT_PRINTED and not spec.marker(FromSettings):
            yield spec


def _joined(row: Row) -> str:
    """Return a row in one line, groups inside it too."""
    words = [value.text for value in row.values]
    return "、".join([*words, *(_line(group) for group in row.groups)])


def _line(group: Sequence[Row]) -> str:
    return "，".join(_joined(row) for row in group)


def _grouped(groups: Sequence[Sequence[Row]]) -> tuple[list[str], list[list[str]]]:
    """Return groups as a table: a column for each field that any of them has."""
    head = list(dict.fromkeys(row.title for group in groups for row in group))
    rows = [
        [next((_joined(row) for row in g if row.title == name), "") for name in head]
        for g in groups
    ]
    return head, rows
