"""The report of a quotation check as a Word file."""

from collections.abc import Sequence

from generator.desk.differences import Change
from generator.desk.reporting import CONTRACT, DraftReport
from generator.desk.verdicts import Judgement, Verdict
from generator.word.paper import Imprint, Paper

_NUMERALS = "一二三四五六七八九十"
_TO_BE_MENDED = (
    Verdict.NOT_FOUND,
    Verdict.CHANGED,
    Verdict.OTHER_SOURCE,
    Verdict.SUPERSEDED,
    Verdict.SUMMARY_ONLY,
)


def report_paper(reports: Sequence[DraftReport], imprint: Imprint) -> bytes:
    """Return the reports on some drafts as one Word file."""
    paper = Paper(imprint)
    paper.title("引文核对报告")
    for report in reports:
        paper.subtitle(report.file)
        counts = [[verdict.label, str(count)] for verdict, count in report.counts()]
        paper.table(["结论", "处"], counts or [["没有引文", "0"]], [3, 1])
        write_judgements(paper, report.judgements, report.unit)
    paper.heading("核对的规则")
    for number, rule in enumerate(CONTRACT, start=1):
        paper.paragraph(f"{number}. {rule}")
    return paper.to_bytes()


def write_judgements(paper: Paper, judgements: Sequence[Judgement], unit: str) -> None:
    """Write what was found, one heading for each verdict, the worst first; terms are left out."""
    written = 0
    for verdict in Verdict:
        group = [one for one in judgements if one.verdict is verdict]
        if not group or verdict is Verdict.TERM:
            continue
        paper.heading(f"{_NUMERALS[written]}、{verdict.label}（{len(group)} 处）")
        written += 1
        if verdict in _TO_BE_MENDED:
            for number, judgement in enumerate(group, start=1):
                _write(paper, number, judgement, unit)
        else:
            rows = [[str(one.quotation.line), one.quotation.text, str(one.spot)] for one in group]
            paper.table([f"第几{unit}", "引文", "出处"], rows, [1, 6, 4])


def _write(paper: Paper, number: int, judgement: Judgement, unit: str) -> None:
    paper.heading(f"{number}. 第 {judgement.quotation.line} {unit}", 3)
    if any(piece.change is not Change.EQUAL for piece in judgement.pieces):
        for lead, words in (
            ("原文：", [(piece.source, piece.change) for piece in judgement.pieces]),
            ("引文：", [(piece.quoted, piece.change) for piece in judgement.pieces]),
        ):
            # An empty box stands for what is missing on this side.
            marked = [(text or "□", change is not Change.EQUAL) for text, change in words]
            paper.marked(marked, lead=lead)
    else:
        paper.quotation(judgement.quotation.text)
    if judgement.said:
        paper.note(judgement.said + "。")
    if judgement.spot:
        paper.note(f"出处：{judgement.spot}")
    for besides in judgement.also:
        relation = f"也{besides.verdict.label}" if besides.verdict else "另见"
        paper.note(f"{relation}：{besides.spot}")
