"""The monthly reminder as a Word file, ready to be sent."""

from collections.abc import Sequence

from generator.records.settings import Settings
from generator.study.due_lists import DueItem, DueList, by_unit
from generator.study.organisation import Member, Organisation
from generator.text.numerals import chinese_number
from generator.word.paper import Imprint, Paper

_WIDTHS = [3.1, 6, 4.4]


def reminder(
    due: DueList, organisation: Organisation, settings: Settings, unit: Member | None
) -> bytes:
    """Return what is due around a month, for one unit or for all of them.

    Args:
        due: what is due; of `unit` and those below it where one is given.
        organisation: the units.
        settings: of the archive; the organisation signs.
        unit: who is reminded, None for everybody.
    """
    title = f"{unit.title if unit else ''}学习提醒"
    paper = Paper(Imprint(title, due.today, settings.notice or ""))
    paper.title(title)
    paper.subtitle(due.month.chinese)
    paper.paragraph(f"{unit.title if unit else '各单位'}：")
    day = f"{due.today.year}年{due.today.month}月{due.today.day}日"
    if due.count:
        counts = "，".join(f"{name} {len(items)} 件" for _, name, items in due.sections)
        paper.paragraph(
            f"根据资料库截至{day}的记录，{counts}。请按期办理；已经办理而没有归档的，请补交记录。"
        )
    else:
        paper.paragraph(f"根据资料库截至{day}的记录，没有要办的事。{_next(due)}")
    written = 0
    for _, name, items in due.sections:
        if items:
            written += 1
            paper.heading(f"{chinese_number(written)}、{name}（{len(items)} 件）")
            _write(paper, items, due, organisation)
    signature = settings.organisation or settings.name
    paper.signature([signature, day])
    return paper.to_bytes()


def _write(
    paper: Paper, items: Sequence[DueItem], due: DueList, organisation: Organisation
) -> None:
    groups = by_unit(items, organisation)
    for number, (unit, own) in enumerate(groups, start=1):
        if len(groups) > 1:
            paper.heading(f"（{chinese_number(number)}）{unit.title if unit else '全库'}", 2)
        rows = [
            [_when(item, due), item.what, item.basis.name if item.basis else ""] for item in own
        ]
        paper.table(["期限", "要办的事", "依据"], rows, _WIDTHS)


def _when(item: DueItem, due: DueList) -> str:
    year = f"{item.when.year}年" if item.when.year != due.today.year else ""
    over = item.days_over(due.today)
    return f"{year}{item.when.month}月{item.when.day}日" + (f"（过期 {over} 天）" if over else "")


def _next(due: DueList) -> str:
    if due.next is None:
        return ""
    when = due.next.when
    return f"再下一件在{when.year}年{when.month}月{when.day}日：{due.next.what}。"
