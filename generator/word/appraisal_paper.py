"""The appraisal sheet of a unit as a Word file."""

from collections.abc import Iterator
from datetime import date

from generator.practice.appraisals import Figure, Mark, Sheet
from generator.records.settings import Settings
from generator.study.counts import Counted
from generator.word.paper import Imprint, Paper

_WIDTHS = [3, 1.4, 3.8, 2.1, 4.2]
_LIST_WIDTHS = [3.3, 2.6, 8.2]


def appraisal_paper(sheet: Sheet, settings: Settings, today: date) -> bytes:
    """Return the sheet, with the records behind each number.

    Args:
        sheet: what is printed.
        settings: of the archive; the organisation signs.
        today: the day on which it is made.
    """
    paper = Paper(Imprint(sheet.title, today, settings.notice or ""))
    paper.title(sheet.title)
    day = f"{sheet.day.year}年{sheet.day.month}月{sheet.day.day}日"
    paper.subtitle(f"按{day}现行的制度和记录")
    titles = (record.title for record in sheet.rules)
    named = "、".join(one if one.startswith("《") else f"《{one}》" for one in titles)
    paper.paragraph(f"指标和权重出自{named}。")
    rows = [
        [
            _name(mark),
            f"{mark.criterion.indicator.weight}%",
            _evidence(mark),
            mark.result.label,
            mark.change,
        ]
        for mark in sheet.marks
    ]
    paper.table(["指标", "权重", "证据", "结果", "补什么能改变结果"], rows, _WIDTHS)
    paper.note(
        "证据不足指没有记录，或缺的记录能够左右结果，不等于没有做。"
        "权重照制度印出，本表不合计、不打分，单位之间不排名次，也不考核个人。"
    )
    listed = list(_lists(sheet))
    if listed:
        paper.heading("证据")
        paper.table(["指标", "数的是", "资料"], listed, _LIST_WIDTHS)
    made = f"{today.year}年{today.month}月{today.day}日"
    paper.signature([settings.organisation or settings.name, made])
    return paper.to_bytes()


def _name(mark: Mark) -> str:
    clause = mark.criterion.basis.clause
    return f"{mark.criterion.name}（{clause}）" if clause else mark.criterion.name


def _evidence(mark: Mark) -> str:
    told = [f"{one.label} {len(one.count)}" for one in mark.figures if _is_told(one)]
    return "，".join(told) + (f"（{mark.asked}）" if mark.asked else "")


def _is_told(figure: Figure) -> bool:
    """Say whether a number is printed: all but zeros, and the one that decides."""
    return bool(len(figure.count)) or figure.count.id.endswith("-met")


def _lists(sheet: Sheet) -> Iterator[list[str]]:
    for mark in sheet.marks:
        for figure in mark.figures:
            if len(figure.count):
                label = f"{figure.label} {len(figure.count)}"
                told = "；".join(map(_counted, figure.count.items))
                yield [mark.criterion.name, label, told]


def _counted(one: Counted) -> str:
    facts = "，".join(filter(None, (one.said, *(record.key for record in one.records))))
    return f"{one.label}（{facts}）" if facts else one.label
