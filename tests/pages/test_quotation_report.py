"""The report of a quotation check as one HTML file."""

import re
from datetime import date
from html import unescape

import pytest

from generator.desk.checking import Desk
from generator.desk.reporting import CONTRACT, DraftReport
from generator.pages.quotation_report import report_page
from tests.desk.examples import desk_of, judged, write
from tests.desk.hard_cases import FILES

DAY = date(2026, 11, 2)
DRAFT = """头一段。

“没有调查清楚的事项，列入年度计划”，又说“<没有>&的一句话没有的一句话”。

《在冬季会议上的讲话》：“走访次数要服从走访质量，宁可少走几户”。“各单位每半年至少走访二十户”。

《走访记录管理办法》：“带着问题去，随机看几户”。

“带着问题去，随机看几户，谁走访谁动笔。”“带着问题去、随机看几户”，“一词”，“一词”，“<b>”。
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return desk_of(write(tmp_path_factory.mktemp("archive"), FILES))


@pytest.fixture(scope="module")
def html(desk: Desk) -> str:
    return report_page([DraftReport("稿/<讲稿>.md", judged(desk, DRAFT))], DAY)


def words(html: str) -> str:
    """Return what a reader sees, white space as one space."""
    text = re.sub(r"<style>.*?</style>|<svg.*?</svg>|<title>.*?</title>", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())


def verdicts(html: str) -> list[str]:
    """Return the verdicts in the order in which they stand."""
    return re.findall(r'<div class="judgement judgement-([a-z-]+)">', html)


def test_it_is_one_whole_document_that_needs_nothing_else(html: str) -> None:
    assert html.lstrip().startswith("<!doctype html>")
    assert html.rstrip().endswith("</html>")
    assert "default-src 'none'; style-src 'unsafe-inline'" in html
    assert not re.search(r"<script|<link|<img|<a |\bsrc=|url\(|@import", html)


def test_it_begins_with_the_day_the_file_and_the_counts(html: str) -> None:
    assert words(html).startswith(
        "引文核对报告 2026年11月2日 稿/<讲稿>.md 未找到 1 有改动 1 出自他处 1 已被取代 1 "
        "只有摘发 1 仅标点不同 1 一致 1 "
    )


def test_the_worst_comes_first(html: str) -> None:
    assert verdicts(html) == [
        "not-found",
        "changed",
        "other-source",
        "superseded",
        "summary-only",
        "punctuation",
        "same",
    ]


def test_a_change_shows_both_sides_and_where(html: str) -> None:
    assert '没有调查清楚的事项，<del class="differs heavy">不</del>列入年度计划' in html
    assert '<span class="gap" role="img" aria-label="（缺）"></span>列入年度计划' in html
    assert re.search(
        r"有改动 缺“不”（否定词） speeches/new#p[0-9a-f]{6} 第 3 行 改成原文；", words(html)
    )


def test_every_place_is_named_with_its_line(html: str) -> None:
    told = words(html)
    assert "<没有>&的一句话没有的一句话 未找到 第 3 行 核对原件" in told
    assert re.search(r"出自他处 speeches/new#p[0-9a-f]{6} 第 7 行 改正写明的出处。", told)
    assert re.search(r"已被取代 speeches/old#p[0-9a-f]{6} 第 5 行 改引替代它的那一篇", told)
    assert re.search(r"只有摘发 speeches/press#p[0-9a-f]{6} 第 5 行 按“据新闻稿”转述", told)


def test_terms_are_listed_once_and_not_judged(html: str) -> None:
    assert "词语 2 个，没有判断：一词、<b>" in words(html)
    assert "<b></p>" not in html


def test_the_rules_are_all_there(html: str) -> None:
    assert words(html).endswith(" ".join(("核对的规则", *CONTRACT)))


def test_several_drafts_one_of_them_without_quotations(desk: Desk) -> None:
    word = DraftReport("讲稿.docx", judged(desk, "“没有调查清楚的事项，列入年度计划”"), "段")
    html = report_page([DraftReport("空.md", ()), word], DAY)
    assert "空.md 没有引文。 讲稿.docx 有改动 1" in words(html)
    assert "第 1 段" in words(html)
    assert "词语" not in words(html).partition("核对的规则")[0]


def test_only_terms_are_no_quotations(desk: Desk) -> None:
    html = report_page([DraftReport("稿.md", judged(desk, "这叫“一词”。"))], DAY)
    assert "稿.md 没有引文。 词语 1 个，没有判断：一词" in words(html)
    assert verdicts(html) == []


def test_no_drafts_at_all() -> None:
    assert words(report_page([], DAY)).startswith("引文核对报告 2026年11月2日 核对的规则")
