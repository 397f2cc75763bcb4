"""Write citations: GB/T 7714—2025 and 2015, the footnotes of Chinese publishers, and a short form.

The strings follow the community's citation styles for the two editions of GB/T 7714
(zotero-chinese/styles); the footnote form is that in which Chinese publishers of the humanities
print.
"""

from dataclasses import dataclass

from generator.desk.references import Reference
from generator.records.common import SourceType
from generator.records.partial_date import PartialDate
from generator.records.settings import CitationStyle

_MOST_AUTHORS = 3
_ONLINE = frozenset({SourceType.BOOK, SourceType.NEWSPAPER, SourceType.JOURNAL, SourceType.REPORT})
_MARKS = {
    SourceType.BOOK: "M",
    SourceType.NEWSPAPER: "N",
    SourceType.JOURNAL: "J",
    SourceType.WEB_PAGE: "EB/OL",
    SourceType.REPORT: "R",
    SourceType.POLICY: "Z",
    SourceType.ARCHIVE_ITEM: "A",
}


@dataclass(frozen=True, slots=True)
class _Signs:
    """The punctuation of one edition of the standard."""

    comma: str
    colon: str
    opening: str
    closing: str
    end_of_address: str


_SIGNS = {
    CitationStyle.GBT_2025: _Signs("，", "：", "（", "）", ""),
    CitationStyle.GBT_2015: _Signs(", ", ": ", "(", ")", "."),
}


def cite(reference: Reference, style: CitationStyle, *, locator: str = "") -> str:
    """Return the citation of a source.

    Args:
        reference: the source.
        style: the form.
        locator: the place in it, such as 第6段, or empty for the whole.
    """
    if style is CitationStyle.NOTE:
        return _note(reference, locator)
    if style is CitationStyle.PLAIN:
        return _plain(reference, locator)
    return _standard(reference, _SIGNS[style], locator)


def _standard(one: Reference, signs: _Signs, locator: str) -> str:
    """Write ``author. title[mark]. imprint[accessed]. address``."""
    number = one.number if one.type in {SourceType.POLICY, SourceType.ARCHIVE_ITEM} else ""
    title = _joined(signs.colon, one.title, number) + f"[{_mark(one)}]"
    page = one.page if one.type in {SourceType.BOOK, SourceType.JOURNAL, SourceType.REPORT} else ""
    place = _joined(signs.comma, page, locator)
    where = _joined(signs.colon, _imprint(one, signs), place)
    # The edition of 2025 no longer asks when a newspaper was looked up.
    is_newspaper = one.type is SourceType.NEWSPAPER and signs is _SIGNS[CitationStyle.GBT_2025]
    if one.accessed and one.url and not is_newspaper:
        where += f"[{one.accessed}]"
    text = ". ".join(filter(None, (_authors(one, signs.comma), title, where)))
    return f"{text}. {one.url}{signs.end_of_address}" if one.url else f"{text}."


def _mark(one: Reference) -> str:
    if one.type is SourceType.POLICY and one.url:
        return "EB/OL"
    return _MARKS[one.type] + ("/OL" if one.url and one.type in _ONLINE else "")


def _imprint(one: Reference, signs: _Signs) -> str:
    """Return where and when something came out."""
    day = str(one.issued or "")
    year = day[:4]

    def bracketed(text: str) -> str:
        return f"{signs.opening}{text}{signs.closing}" if text else ""

    if one.type is SourceType.BOOK:
        publisher = _joined(signs.colon, one.place, one.publisher)
        return _joined(signs.comma, publisher, year)
    if one.type is SourceType.NEWSPAPER:
        return _joined(signs.comma, one.container, day) + bracketed(one.page)
    if one.type is SourceType.JOURNAL:
        issue = _joined(signs.comma, year, one.volume) + bracketed(one.number)
        return _joined(signs.comma, one.container, issue)
    if one.type is SourceType.REPORT:
        publisher = _joined(signs.colon, one.place, one.publisher)
        return _joined(signs.comma, publisher, day)
    if one.type is SourceType.ARCHIVE_ITEM:
        return _joined(signs.comma, one.archive, day)
    if one.type is SourceType.POLICY and not one.url:
        # Who issued it is the author, where no other is named.
        return _joined(signs.comma, one.publisher if one.authors else "", day)
    return bracketed(day)


def _authors(one: Reference, comma: str) -> str:
    names = one.authors
    if not names and one.type is SourceType.POLICY and one.publisher:
        names = (one.publisher,)
    shown = list(names[:_MOST_AUTHORS])
    if len(names) > _MOST_AUTHORS:
        shown.append("等")
    return comma.join(shown)


def _joined(sign: str, *parts: str) -> str:
    return sign.join(filter(None, parts))


def _note(one: Reference, locator: str) -> str:
    """Write ``author：《title》，where and when，page``, with the full stop of Chinese."""
    authors = _authors(one, "、")
    title = _in_title_marks(one.title)
    pages = f"第{one.page}{'版' if one.type is SourceType.NEWSPAPER else '页'}" if one.page else ""
    day = _chinese(one.issued)
    year = day.partition("年")[0] + "年" if day else ""
    container = _in_title_marks(one.container) if one.container else ""
    number = ""
    if one.type is SourceType.BOOK:
        where = one.publisher + (f"{year}版" if year else "")
    elif one.type is SourceType.JOURNAL:
        volume = f"第{one.volume}卷" if one.volume else ""
        where = container + year + volume + (f"第{one.number}期" if one.number else "")
    elif one.type is SourceType.NEWSPAPER:
        where = container + day
    else:
        number = one.number
        keeper = f"{one.archive}藏" if one.archive else ""
        where = _joined("，", number if one.type is not SourceType.POLICY else "", day, keeper)
    if number and one.type is SourceType.POLICY:
        title += f"（{number}）"
    accessed = f"{_chinese(one.accessed)}查阅" if one.accessed and one.url else ""
    text = _joined("，", title, where, pages, locator, one.url, accessed)
    return _joined("：", authors, text) + "。"


def _plain(one: Reference, locator: str) -> str:
    """Write ``author《title》，date，place`` for the running text."""
    name = _authors(one, "、") + _in_title_marks(one.title)
    return _joined("，", name, _chinese(one.issued), locator)


def _chinese(day: PartialDate | None) -> str:
    return day.chinese if day else ""


def _in_title_marks(text: str) -> str:
    """Put a title between 《 and 》; those inside it become 〈 and 〉 (GB/T 15834—2011, 4.15)."""
    inner = text.replace("《", "〈").replace("》", "〉")
    return f"《{inner}》"
