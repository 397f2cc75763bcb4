"""Set the report of a quotation check as text for a terminal."""

from collections.abc import Iterator, Sequence
from io import StringIO

from rich.console import Console
from rich.text import Text

from generator.desk.differences import Change, Piece
from generator.desk.reporting import CONTRACT, DraftReport
from generator.desk.verdicts import Judgement, Verdict

_STYLES = {
    Verdict.NOT_FOUND: "bold red",
    Verdict.CHANGED: "bold red",
    Verdict.OTHER_SOURCE: "yellow",
    Verdict.SUPERSEDED: "yellow",
    Verdict.SUMMARY_ONLY: "yellow",
    Verdict.PUNCTUATION: "dim",
    Verdict.SAME: "green",
    Verdict.TERM: "dim",
}
_QUIET = frozenset({Verdict.SAME, Verdict.PUNCTUATION})


def quotation_text(reports: Sequence[DraftReport], *, coloured: bool) -> str:
    """Return the reports as lines of text, with colours where they go to a terminal."""
    target = StringIO()
    console = Console(
        file=target, soft_wrap=True, highlight=False, force_terminal=coloured, no_color=not coloured
    )
    for report in reports:
        for line in _report(report):
            console.print(line)
    console.print(Text("核对的规则：" + "".join(CONTRACT), style="dim"))
    return target.getvalue()


def _report(report: DraftReport) -> Iterator[Text]:
    for judgement in report.judgements:
        if judgement.verdict is not Verdict.TERM:
            yield from _judgement(judgement, report)
    terms = [one.quotation.text for one in report.judgements if one.verdict is Verdict.TERM]
    if terms:
        shown = "、".join(f"“{' '.join(term.split())}”" for term in dict.fromkeys(terms))
        yield Text(f"词语 {len(terms)} 处，没有判断：{shown}", style="dim")
    counts = "，".join(f"{verdict.label} {count}" for verdict, count in report.counts())
    yield Text(f"{report.file}：{counts or '没有引文'}。", style="bold")


def _judgement(one: Judgement, report: DraftReport) -> Iterator[Text]:
    line = Text(f"{report.file}:{one.quotation.line}{report.unit} ", style="bold")
    line.append(one.verdict.label, style=_STYLES[one.verdict])
    line.append(f" {one.spot}" if one.spot else "")
    if one.said and one.verdict not in _QUIET:
        line.append(f"  {one.said}")
    yield line
    changed = any(piece.change is not Change.EQUAL for piece in one.pieces)
    if one.verdict is Verdict.CHANGED and changed:
        yield _side("原文", [(piece.source, piece) for piece in one.pieces])
        yield _side("引文", [(piece.quoted, piece) for piece in one.pieces])
    else:
        yield Text(f"    “{' '.join(one.quotation.text.split())}”", style="dim")
    for besides in one.also:
        words = f"也{besides.verdict.label}" if besides.verdict else "另见"
        yield Text(f"    {words} {besides.spot}", style="dim")


def _side(label: str, pieces: Sequence[tuple[str, Piece]]) -> Text:
    line = Text(f"    {label} ", style="dim")
    for words, piece in pieces:
        if piece.change is Change.EQUAL:
            line.append(words)
        else:
            # Brackets show the place where colours do not reach.
            line.append(f"[{words}]", style="bold red")
    return line
