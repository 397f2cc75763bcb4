"""The programme of an exchange meeting as a Word file."""

from datetime import date

from generator.desk.citations import cite
from generator.desk.references import reference_of
from generator.practice.meetings import Meeting, Turn
from generator.records.library import Library
from generator.text.numerals import chinese_number
from generator.word.paper import Imprint, Paper

_WIDTHS = [1, 2.4, 3.6, 6, 1.4]


def meeting_paper(meeting: Meeting, library: Library, today: date) -> bytes:
    """Return the time table of a meeting with running minutes, and its sources.

    Args:
        meeting: the meeting.
        library: what its readers may see; the settings sign it.
        today: the day on which it is made.
    """
    record = meeting.record
    settings = library.settings
    paper = Paper(Imprint(record.title, today, settings.notice or ""))
    paper.title(record.title)
    known = (record.when.chinese if record.when else "", meeting.unit.title if meeting.unit else "")
    paper.subtitle("　".join(filter(None, known)))
    if record.fields.summary:
        paper.paragraph(record.fields.summary)
    sections = iter(range(1, 4))
    paper.heading(f"{chinese_number(next(sections))}、议程")
    rows = [_row(turn) for turn in meeting.turns]
    paper.table(["序号", "时间（分钟）", "发言人", "案例", "用时"], rows, _WIDTHS)
    total = f"共 {len(meeting.turns)} 项，{meeting.minutes} 分钟"
    untimed = len(meeting.untimed)
    paper.note(f"{total}；另有 {untimed} 项没有写用时，没有算在内。" if untimed else f"{total}。")
    if meeting.sources:
        paper.heading(f"{chinese_number(next(sections))}、案例和资料")
        for number, source in enumerate(meeting.sources, start=1):
            citation = cite(reference_of(source, library), settings.citation_style)
            paper.note(f"［{number}］{citation}")
    day = f"{today.year}年{today.month}月{today.day}日"
    paper.signature([settings.organisation or settings.name, day])
    return paper.to_bytes()


def _row(turn: Turn) -> list[str]:
    about = turn.case.title if turn.case else "—"
    if turn.pack:
        about += f"（资料包：{turn.pack.title}）"
    span = f"{turn.begins}—{turn.ends}" if turn.minutes else f"{turn.begins} 起"
    minutes = str(turn.minutes) if turn.minutes else "没有写"
    return [str(turn.number), span, turn.speaker, about, minutes]
