"""Citations: the printed examples word for word, and what is lacking left out cleanly."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.desk.citations import cite
from generator.desk.references import Reference
from generator.records.common import SourceType
from generator.records.partial_date import PartialDate
from generator.records.settings import CitationStyle

NEW, OLD = CitationStyle.GBT_2025, CitationStyle.GBT_2015
NOTE, PLAIN = CitationStyle.NOTE, CitationStyle.PLAIN


def _day(text: str) -> PartialDate:
    return PartialDate.parse(text)


BOOK = Reference(
    "books/a",
    SourceType.BOOK,
    "全唐五代诗格汇考",
    ("张伯伟",),
    publisher="江苏古籍出版社",
    place="南京",
    issued=_day("2002"),
    page="288",
)
NEWSPAPER = Reference(
    "speeches/a",
    SourceType.NEWSPAPER,
    "数字革命与竞争国际化",
    ("丁文详",),
    container="中国青年报",
    issued=_day("2000-11-20"),
    page="15",
)
ONLINE = replace(
    NEWSPAPER,
    title="把会开短",
    authors=("示例记者",),
    container="示例日报",
    issued=_day("2022-08-16"),
    page="17",
    url="http://example.org/1",
    accessed=_day("2022-08-17"),
)
JOURNAL = Reference(
    "speeches/b",
    SourceType.JOURNAL,
    "四库馆私家抄校书考略",
    ("杨洪升",),
    container="文献",
    issued=_day("2013"),
    number="1",
    page="56-75",
)
WEB_PAGE = Reference(
    "speeches/c",
    SourceType.WEB_PAGE,
    "“好好干，当一个好工人”",
    ("许振超",),
    issued=_day("2025-02-17"),
    accessed=_day("2025-06-22"),
    url="https://example.org/2",
)
POLICY = Reference(
    "speeches/d",
    SourceType.POLICY,
    "示例的通知",
    ("国务院",),
    number="国发〔2007〕19号",
    issued=_day("2007-07-11"),
    accessed=_day("2022-10-27"),
    url="https://example.org/3",
)
REPORT = Reference(
    "speeches/e",
    SourceType.REPORT,
    "示例报告",
    ("示例研究院",),
    issued=_day("2012-01-16"),
    url="https://example.org/4",
)
PAPER = Reference(
    "speeches/f",
    SourceType.ARCHIVE_ITEM,
    "傅良佐致国务院电",
    number="北洋档案 1011—5961",
    archive="中国第二历史档案馆",
    issued=_day("1917-09-15"),
)

PRINTED = [
    (BOOK, OLD, "张伯伟. 全唐五代诗格汇考[M]. 南京: 江苏古籍出版社, 2002: 288."),
    (BOOK, NEW, "张伯伟. 全唐五代诗格汇考[M]. 南京：江苏古籍出版社，2002：288."),
    (
        replace(BOOK, page="903"),
        NOTE,
        "张伯伟：《全唐五代诗格汇考》，江苏古籍出版社2002年版，第903页。",
    ),
    (NEWSPAPER, OLD, "丁文详. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(15)."),
    (NEWSPAPER, NEW, "丁文详. 数字革命与竞争国际化[N]. 中国青年报，2000-11-20（15）."),
    (
        NEWSPAPER,
        NOTE,
        "丁文详：《数字革命与竞争国际化》，《中国青年报》2000年11月20日，第15版。",
    ),
    (ONLINE, NEW, "示例记者. 把会开短[N/OL]. 示例日报，2022-08-16（17）. http://example.org/1"),
    (
        ONLINE,
        OLD,
        "示例记者. 把会开短[N/OL]. 示例日报, 2022-08-16(17)[2022-08-17]. http://example.org/1.",
    ),
    (JOURNAL, OLD, "杨洪升. 四库馆私家抄校书考略[J]. 文献, 2013(1): 56-75."),
    (JOURNAL, NEW, "杨洪升. 四库馆私家抄校书考略[J]. 文献，2013（1）：56-75."),
    (JOURNAL, NOTE, "杨洪升：《四库馆私家抄校书考略》，《文献》2013年第1期，第56-75页。"),
    (
        WEB_PAGE,
        NEW,
        "许振超. “好好干，当一个好工人”[EB/OL]. （2025-02-17）[2025-06-22]. https://example.org/2",
    ),
    (
        WEB_PAGE,
        OLD,
        "许振超. “好好干，当一个好工人”[EB/OL]. (2025-02-17)[2025-06-22]. https://example.org/2.",
    ),
    (
        POLICY,
        NEW,
        "国务院. 示例的通知：国发〔2007〕19号[EB/OL]. （2007-07-11）[2022-10-27]. "
        "https://example.org/3",
    ),
    (REPORT, NEW, "示例研究院. 示例报告[R/OL]. 2012-01-16. https://example.org/4"),
    (PAPER, NEW, "傅良佐致国务院电：北洋档案 1011—5961[A]. 中国第二历史档案馆，1917-09-15."),
    (
        PAPER,
        NOTE,
        "《傅良佐致国务院电》，北洋档案 1011—5961，1917年9月15日，中国第二历史档案馆藏。",
    ),
    (BOOK, PLAIN, "张伯伟《全唐五代诗格汇考》，2002年"),
]


@pytest.mark.parametrize(("reference", "style", "text"), PRINTED)
def test_printed(reference: Reference, style: CitationStyle, text: str) -> None:
    assert cite(reference, style) == text


@pytest.mark.parametrize(
    ("reference", "style", "text"),
    [
        (NEWSPAPER, NEW, "丁文详. 数字革命与竞争国际化[N]. 中国青年报，2000-11-20（15）：第6段."),
        (NEWSPAPER, OLD, "丁文详. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(15): 第6段."),
        (
            WEB_PAGE,
            NEW,
            "许振超. “好好干，当一个好工人”[EB/OL]. （2025-02-17）：第6段[2025-06-22]. "
            "https://example.org/2",
        ),
        (
            NEWSPAPER,
            NOTE,
            "丁文详：《数字革命与竞争国际化》，《中国青年报》2000年11月20日，第15版，第6段。",
        ),
        (PAPER, PLAIN, "《傅良佐致国务院电》，1917年9月15日，第6段"),
        (BOOK, NEW, "张伯伟. 全唐五代诗格汇考[M]. 南京：江苏古籍出版社，2002：288，第6段."),
    ],
)
def test_a_passage(reference: Reference, style: CitationStyle, text: str) -> None:
    assert cite(reference, style, locator="第6段") == text


def test_more_than_three_authors() -> None:
    many = replace(BOOK, authors=("甲", "乙", "丙", "丁"))
    assert cite(many, NEW).startswith("甲，乙，丙，等. ")
    assert cite(many, OLD).startswith("甲, 乙, 丙, 等. ")


def test_a_title_inside_a_title() -> None:
    inner = replace(BOOK, title="读《论语》")
    assert "《读〈论语〉》" in cite(inner, NOTE)
    assert "读《论语》[M]" in cite(inner, NEW)


def test_a_policy_without_author_or_address_is_by_who_issued_it() -> None:
    policy = replace(POLICY, authors=(), publisher="示例区委", url="", accessed=None)
    assert cite(policy, NEW) == "示例区委. 示例的通知：国发〔2007〕19号[Z]. 2007-07-11."


def test_a_volume() -> None:
    assert "文献，2013，5（1）：56-75" in cite(replace(JOURNAL, volume="5"), NEW)


OPTIONAL = st.sampled_from(["", "示例"])
DAYS = st.sampled_from([None, _day("2024"), _day("2024-05"), _day("2024-05-06")])


@given(
    reference=st.builds(
        Reference,
        key=st.just("a/b"),
        type=st.sampled_from(list(SourceType)),
        title=st.just("题"),
        authors=st.sampled_from([(), ("甲",), ("甲", "乙")]),
        container=OPTIONAL,
        publisher=OPTIONAL,
        place=OPTIONAL,
        issued=DAYS,
        accessed=DAYS,
        volume=OPTIONAL,
        number=OPTIONAL,
        page=OPTIONAL,
        url=st.sampled_from(["", "https://example.org/"]),
        archive=OPTIONAL,
    ),
    style=st.sampled_from(list(CitationStyle)),
    locator=st.sampled_from(["", "第6段"]),
)
def test_what_is_lacking_leaves_no_trace(
    reference: Reference, style: CitationStyle, locator: str
) -> None:
    text = cite(reference, style, locator=locator)
    for trace in (
        "，，",
        "：：",
        "：，",
        "，：",
        ". .",
        "..",
        "（）",
        "()",
        "[]",
        "《》",
        " ,",
        ", ,",
    ):
        assert trace not in text
    assert "题" in text
    assert text[0] not in "，：.,: "
    assert text == text.strip()
