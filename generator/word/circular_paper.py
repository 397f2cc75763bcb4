"""The circular and the feedback to each unit as Word files, ready to be sent."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter

from generator.practice.circular_feedback import Feedback
from generator.practice.circular_figures import Circular, Figure
from generator.practice.circular_remedies import is_done, remedies_of, remedy_state
from generator.practice.circular_text import CircularText
from generator.practice.periods import chinese_day
from generator.records.kinds.observation import Observation
from generator.records.kinds.problem import Problem, Remedy
from generator.records.library import Record
from generator.records.settings import Settings
from generator.study.due_lists import DueItem
from generator.text.numerals import chinese_number
from generator.word.bodies import write_blocks
from generator.word.paper import Imprint, Paper

_TITLE = "学情通报"
_SOURCES = "数字出处"
_WITHHELD = "涉及没有点名的单位，编号不随通报印发"
# A row stays on one page: a long list of ids is cut into several.
_IDS_IN_A_ROW = 30
# A list that is longer is printed once.
_REPEATED = 12


def circular_paper(circular: Circular, text: CircularText, settings: Settings) -> bytes:
    """Return the circular; the ids that would name a unit it does not name are left out.

    Args:
        circular: the numbers.
        text: what is said of them.
        settings: of the archive; the organisation signs.
    """
    paper = _begun(_TITLE, circular, settings)
    write_blocks(paper, text.blocks, below=0)
    if text.figures:
        paper.paragraph(f"附件：{_SOURCES}")
    paper.signature([settings.organisation or settings.name, chinese_day(circular.today)])
    if text.figures:
        paper.page_break()
        paper.heading(f"附件　{_SOURCES}")
        paper.note("通报里的每一个数是从资料库的哪几份资料数出来的，下面写的是资料的类别和编号。")
        _write_sources(paper, text.figures, whole=False)
    return paper.to_bytes()


def sources_paper(circular: Circular, text: CircularText, settings: Settings) -> bytes:
    """Return the ids behind every number of a circular, for whoever keeps it."""
    paper = _begun(f"{_TITLE}{_SOURCES}", circular, settings)
    paper.note("存档用，不下发：有的编号会让人认出通报没有点名的单位。")
    _write_sources(paper, text.figures, whole=True)
    return paper.to_bytes()


def feedback_paper(feedback: Feedback, settings: Settings, today: date) -> bytes:
    """Return what one unit is told: what is there, what is lacking, problems, the last sit-in."""
    title = "学情反馈"
    unit = feedback.member.title
    paper = Paper(Imprint(f"{unit}{title}", today, settings.notice or ""))
    paper.title(title)
    paper.subtitle(f"{unit}　{feedback.period.name}")
    _write_records(paper, feedback)
    _write_lacking(paper, feedback, today)
    _write_problems(paper, feedback, today)
    _write_sit_in(paper, feedback.observation)
    paper.signature([settings.organisation or settings.name, chinese_day(today)])
    return paper.to_bytes()


def _begun(title: str, circular: Circular, settings: Settings) -> Paper:
    full = f"{circular.period.name}{title}"
    paper = Paper(Imprint(full, circular.today, settings.notice or ""))
    paper.title(title)
    paper.subtitle(f"{circular.period.name}　{circular.scope_name}")
    return paper


def _write_sources(paper: Paper, figures: Sequence[Figure], *, whole: bool) -> None:
    rows: list[list[str]] = []
    known: dict[frozenset[str], str] = {}
    for figure in figures:
        label, amount, keys = figure.count.label, str(len(figure)), frozenset(figure.records)
        if not keys:
            rows.append([label, amount, "没有这样的资料"])
        elif figure.discreet and not whole:
            rows.append([label, amount, _WITHHELD])
        elif keys in known:
            rows.append([label, amount, f"资料与“{known[keys]}”一项相同"])
        else:
            rows.extend(_source_rows(figure))
            if len(keys) > _REPEATED:
                known[keys] = label
    paper.table(["数", "多少", "资料编号"], rows, [3, 1.2, 10])


def _source_rows(figure: Figure) -> Iterator[list[str]]:
    label = figure.count.label
    groups: dict[str, list[str]] = {}
    for record in figure.sources:
        groups.setdefault(record.kind.label, []).append(record.id)
    ids = [(kind, identifier) for kind, group in groups.items() for identifier in group]
    for start in range(0, len(ids), _IDS_IN_A_ROW):
        words = "；".join(
            f"{kind}：{'　'.join(identifier for _, identifier in group)}"
            for kind, group in groupby(ids[start : start + _IDS_IN_A_ROW], key=itemgetter(0))
        )
        yield [f"{label}（续）" if start else label, "" if start else str(len(figure)), words]


def _write_records(paper: Paper, feedback: Feedback) -> None:
    paper.heading("一、资料库里本期有什么")
    if not feedback.sessions and not feedback.records:
        paper.paragraph(
            "没有本期的记录。没有归档不等于没有学；已经学过的请补交记录，没有学的请报明未开展。"
        )
    if feedback.sessions:
        paper.paragraph(f"学习活动 {len(feedback.sessions)} 份。")
        rows = [
            [
                one.fields.date.chinese.removeprefix(f"{feedback.period.year}年"),
                one.record.title,
                "、".join(step.name for step in one.steps) or "无记录",
                one.uncounted or "计入",
            ]
            for one in feedback.sessions
        ]
        paper.table(["日期", "学习活动", "步骤", "是否计入"], rows, [2.6, 5.6, 3, 2.8])
    if feedback.records:
        paper.paragraph(f"典型案例、经验总结和学习成果 {len(feedback.records)} 份。")
        listed = [
            [one.kind.label, one.title, one.fields.date.chinese if one.fields.date else ""]
            for one in feedback.records
        ]
        paper.table(["类别", "标题", "日期"], listed, [2.4, 7, 4])


def _write_lacking(paper: Paper, feedback: Feedback, today: date) -> None:
    paper.heading("二、还缺什么")
    items = (*feedback.overdue, *feedback.now)
    if items:
        paper.paragraph(
            f"截至{chinese_day(today)}，已过期 {len(feedback.overdue)} 件，"
            f"本月到期 {len(feedback.now)} 件。"
        )
        rows = [[_when(one, today), one.what, one.basis.name if one.basis else ""] for one in items]
        paper.table(["期限", "要办的事", "依据"], rows, [3.1, 6, 4.4])
    else:
        paper.paragraph(f"截至{chinese_day(today)}，没有要补的，本月也没有到期的。")


def _write_problems(paper: Paper, feedback: Feedback, today: date) -> None:
    paper.heading("三、问题和措施")
    if not feedback.problems:
        paper.paragraph("本期没有登记问题，以前的问题也没有未了结的。")
    for number, record in enumerate(feedback.problems, start=1):
        fields = record.fields
        found = f"{fields.date.chinese}发现" if fields.date else "没有写发现的日期"
        state = fields.state.label if isinstance(fields, Problem) and fields.state else "已登记"
        paper.heading(f"（{chinese_number(number)}）{record.title}", 2)
        paper.note(f"{found}，{state}。")
        if fields.summary:
            paper.paragraph(fields.summary)
        rows = [
            [one.text, one.owner or "没有写", remedy_state(one, today), _proof(one, today)]
            for _, one in remedies_of(record)
        ]
        if rows:
            paper.table(["措施", "责任人", "进展", "佐证"], rows, [5, 3, 3.6, 3])
        else:
            paper.paragraph("还没有写措施，请补上措施、责任人和期限。")


def _proof(remedy: Remedy, today: date) -> str:
    if remedy.evidence:
        return "、".join(one.text for one in remedy.evidence)
    return "没有写" if is_done(remedy, today) else ""


def _write_sit_in(paper: Paper, observation: Record | None) -> None:
    paper.heading("四、最近一次列席旁听")
    fields = observation.fields if observation else None
    if not isinstance(fields, Observation):
        paper.paragraph("没有列席旁听的记录。")
        return
    paper.paragraph(f"{fields.date.chinese}列席。")
    if fields.overall:
        paper.paragraph(f"总体评价：{fields.overall}")
    for title, points in (("特色亮点", fields.strengths), ("存在问题", fields.weaknesses)):
        if points:
            paper.paragraph(f"{title}：")
            for number, point in enumerate(points, start=1):
                paper.paragraph(f"{number}. {point}")
    if not (fields.overall or fields.strengths or fields.weaknesses):
        paper.paragraph("还没有写反馈。")


def _when(item: DueItem, today: date) -> str:
    year = f"{item.when.year}年" if item.when.year != today.year else ""
    over = item.days_over(today)
    return f"{year}{item.when.month}月{item.when.day}日" + (f"（过期 {over} 天）" if over else "")
