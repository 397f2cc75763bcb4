"""The yearly study statement of a unit as a Word file, with the ids behind each number."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from generator.practice.statements import Statement
from generator.records.settings import Settings
from generator.study.counts import Count, Counted
from generator.text.numerals import chinese_number
from generator.word.paper import Imprint, Paper

_WIDTHS = [2.6, 4, 1.2, 6.6]


def statement_paper(statement: Statement, settings: Settings) -> bytes:
    """Return the statement as a draft.

    Args:
        statement: what is written.
        settings: of the archive.
    """
    today = statement.today
    paper = Paper(Imprint(statement.title, today, settings.notice or ""))
    paper.title(statement.title)
    paper.subtitle(f"初稿，据资料库截至{_chinese(today)}的记录起草")
    for number, part in enumerate(statement.parts, start=1):
        paper.heading(f"{chinese_number(number)}、{part.title}")
        for paragraph in part.paragraphs:
            paper.paragraph(paragraph.text)
    paper.signature([statement.member.title, _chinese(today)])
    rows = list(_rows(statement))
    if rows:
        paper.page_break()
        paper.heading("附：数字的来历")
        paper.note(
            "正文里的每个数，按出现的先后列出它是从哪几份资料数出来的，写资料的文件夹和编号。"
        )
        paper.table(["部分", "数的是", "数", "资料编号"], rows, _WIDTHS)
    return paper.to_bytes()


def _rows(statement: Statement) -> Iterator[list[str]]:
    """Yield a row for each number; a list that was given before is not given again."""
    given: dict[str, str] = {}
    for part, count in statement.counts:
        if not len(count):
            continue
        ids = _ids(count)
        first = given.setdefault(ids, count.label)
        told = ids if first == count.label or len(count) == 1 else f"同“{first}”"
        yield [part.title, count.label, str(len(count)), told]


def _ids(count: Count) -> str:
    """Return the ids of what was counted, by folder.

    What has no record is named, and so is what was read from several; what was counted more than
    once in one record has the number of its places.
    """
    folders: dict[str, Counter[str]] = {}
    for item in count.items:
        folder, name = _place(item)
        folders.setdefault(folder, Counter())[name] += 1
    told = []
    for folder, names in folders.items():
        listed = "、".join(
            f"{name}（{places} 处）" if places > 1 else name for name, places in names.items()
        )
        told.append(f"{folder}：{listed}" if folder else listed)
    return "；".join(told)


def _place(item: Counted) -> tuple[str, str]:
    """Return the folder and the id of the one record of a thing, or what else to call it."""
    if len(item.records) == 1:
        return item.records[0].kind.folder, item.records[0].id
    keys = "、".join(record.key for record in item.records)
    return "", f"{item.label}（{keys}）" if keys else item.label


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
