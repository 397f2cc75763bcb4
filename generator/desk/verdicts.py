"""What the check says of a quotation."""

from dataclasses import dataclass
from enum import StrEnum

from generator.desk.differences import Piece, describe
from generator.desk.quotations import Quotation

MINIMUM = 8
"""Letters below which a quotation without a stated source is a term."""


class Verdict(StrEnum):
    """A verdict, in order of precedence: of those that hold, the first is given.

    What is not the same comes first, then whether it may be quoted so, then how far it is the same.
    """

    NOT_FOUND = "not-found"
    CHANGED = "changed"
    OTHER_SOURCE = "other-source"
    SUPERSEDED = "superseded"
    SUMMARY_ONLY = "summary-only"
    PUNCTUATION = "punctuation"
    SAME = "same"
    TERM = "term"
    """Too short to be checked, and without a stated source: listed, never accused."""

    @property
    def label(self) -> str:
        """Its name in Chinese."""
        return _LABELS[self]

    @property
    def advice(self) -> str:
        """What to do about it, in Chinese, or an empty string."""
        return _ADVICE.get(self, "")


_LABELS = {
    Verdict.NOT_FOUND: "未找到",
    Verdict.CHANGED: "有改动",
    Verdict.OTHER_SOURCE: "出自他处",
    Verdict.SUPERSEDED: "已被取代",
    Verdict.SUMMARY_ONLY: "只有摘发",
    Verdict.PUNCTUATION: "仅标点不同",
    Verdict.SAME: "一致",
    Verdict.TERM: "词语",
}


_ADVICE = {
    Verdict.NOT_FOUND: "核对原件；转述的话去掉引号，出处没有入库的先导入。",
    Verdict.CHANGED: "改成原文；只引一部分的，用“……”表明略去。",
    Verdict.OTHER_SOURCE: "改正写明的出处。",
    Verdict.SUPERSEDED: "改引替代它的那一篇；为说明过去而引的，在文中写清楚。",
    Verdict.SUMMARY_ONLY: "按“据新闻稿”转述，或向印发单位索取原文后重新核对。",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a record: its key, and the id of the paragraph (empty outside the body)."""

    key: str
    block: str

    def __str__(self) -> str:
        return f"{self.key}#{self.block}" if self.block else self.key

    @property
    def uri(self) -> str:
        """Its address, relative to the site's root."""
        return f"{self.key}.html" + (f"#{self.block}" if self.block else "")


@dataclass(frozen=True, slots=True)
class Besides:
    """What holds of a quotation beside its verdict, and where.

    Attributes:
        spot: a place.
        verdict: what holds with regard to it, None where it is another place with the same words.
    """

    spot: Spot
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the check found out about one quotation.

    Attributes:
        quotation: the words.
        verdict: the first that holds.
        spot: where it comes from, None where it was not found.
        pieces: source and quotation side by side, where they differ.
        also: what holds besides.
        note: what a reader should know besides, in Chinese, or an empty string.
        stated: whether the text states a source.
    """

    quotation: Quotation
    verdict: Verdict
    spot: Spot | None = None
    pieces: tuple[Piece, ...] = ()
    also: tuple[Besides, ...] = ()
    note: str = ""
    stated: bool = False

    @property
    def said(self) -> str:
        """What differs, in Chinese, or an empty string."""
        return "；".join(filter(None, (describe(self.pieces), self.note)))


@dataclass(frozen=True, slots=True)
class Asked:
    """A quotation to be judged.

    Attributes:
        quotation: the words.
        stated: keys of the records that it is said to be from.
        own: key of the record that quotes, empty for a draft.
    """

    quotation: Quotation
    stated: frozenset[str] = frozenset()
    own: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of records besides their text.

    Attributes:
        superseded: keys of those that another has replaced.
        summaries: keys of those of which only a press summary is there.
    """

    superseded: frozenset[str] = frozenset()
    summaries: frozenset[str] = frozenset()
