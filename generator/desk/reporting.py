"""The report of a quotation check as plain data, and the contract that it states."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.desk.differences import Piece
from generator.desk.verdicts import MINIMUM, Judgement, Verdict

CONTRACT = (
    "逐字比较，汉字、字母、数字和 %、＋ 等符号一个不能少、不能多、不能换；繁体与简体算不同的字。",
    "不计空白和全角半角；标点另记，只有标点不同不算改动。两个数字之间的小数点、连接号等算作数字的一部分。",
    f"不足 {MINIMUM} 个字、又没有写明出处的，当作词语，只列出，不判断。",
    "用“……”略去的，各段要按次序出自同一篇。引文里的单引号，对应原文里的双引号。",
    "像不像不作数：再像，差一个字也是改动。近似只用来找出改的是哪一句。",
)
"""What counts as the same, one Chinese sentence for each rule."""


@dataclass(frozen=True)
class DraftReport:
    """What was found in one file.

    Attributes:
        file: its name.
        judgements: on its quotations, in order.
        unit: what their lines are counted in: 行, or 段 in a Word file.
    """

    file: str
    judgements: tuple[Judgement, ...]
    unit: str = "行"

    def counts(self) -> tuple[tuple[Verdict, int], ...]:
        """Return how many quotations got each verdict, the worst first."""
        return tallies(self.judgements)


def tallies(judgements: Sequence[Judgement]) -> tuple[tuple[Verdict, int], ...]:
    """Return how many of `judgements` gave each verdict, the worst first."""
    counts = ((verdict, sum(one.verdict is verdict for one in judgements)) for verdict in Verdict)
    return tuple((verdict, count) for verdict, count in counts if count)


def told(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Return what the page of a record tells of its quotations.

    Terms are no quotations; and what is nowhere, without a stated source, may well be what somebody
    said on the spot.
    """
    return tuple(
        one
        for one in judgements
        if one.verdict is not Verdict.TERM and (one.stated or one.verdict is not Verdict.NOT_FOUND)
    )


def as_data(report: DraftReport) -> list[dict[str, Any]]:
    """Return a report in the shape of ``--format json``."""
    return [_judgement(one, report.file) for one in report.judgements]


def _judgement(one: Judgement, file: str) -> dict[str, Any]:
    return {
        "text": one.quotation.text,
        "verdict": one.verdict.value,
        "source": str(one.spot) if one.spot else None,
        "diff": [_piece(piece) for piece in one.pieces],
        "file": file,
        "line": one.quotation.line,
        "also": [
            {
                "verdict": besides.verdict.value if besides.verdict else None,
                "source": str(besides.spot),
            }
            for besides in one.also
        ],
        "note": one.said,
    }


def _piece(piece: Piece) -> dict[str, Any]:
    signs = [name for name in ("negation", "number") if getattr(piece, name)]
    return {
        "change": piece.change.value,
        "source": piece.source,
        "quoted": piece.quoted,
        "marks": signs,
    }
