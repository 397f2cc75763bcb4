"""The pages of the exchange: numbers with their lists, gaps said, nothing hidden told."""

import re
from html import unescape

import pytest

from generator.pages import templates
from generator.pages.exchange_pages import (
    CASES_ON_A_PAGE,
    exchange_assets,
    exchange_pages,
    exchange_values,
)
from generator.pages.page import Page
from generator.practice.exchange import Exchange
from tests.conftest import Archive
from tests.practice.exchange_examples import (
    AUDIENCES,
    HIDDEN,
    UNITS,
    case,
    exchanged,
    meeting,
    outcome,
    problem,
    training,
)
from tests.study.examples import Files, unit

GALLERY = "practice/exchange.html"
PROVEN = "effect: [{claim: 表少了, before: 43 张, after: 12 张, evidence: 逐表清点}]"
FILES = (
    UNITS
    | case(
        "a",
        "jia",
        "problem_type: 重复填报",
        "state: 示范",
        "conditions: 一张表、<三个>部门",
        PROVEN,
        "adopted_by:",
        "  - {unit: yi, on: 2026-07, result: 已停用。太远}",
        "  - {unit: bing, result: 照用}",
        "  - jia",
    )
    | case("b", "yi")
    | problem("p", "yi", "type: 重复填报")
    | problem("q", "bing", "type: 重复填报", "state: 已解决")
    | meeting("m", "jia", "2026-05-12", "speaker: 甲, case: a, minutes: 15", "speaker: 乙")
    | training("t", "step: 归档", "materials: [cases/a]", "trainees: 各单位学习秘书")
)


def pages_of(archive: Archive, files: Files, audience: str | None = None) -> dict[str, Page]:
    """Return the pages by address."""
    exchange, study = exchanged(archive, files, audience)
    return {page.uri: page for page in exchange_pages(exchange, study)}


def words(html: str) -> str:
    """Return what a reader sees of a piece of HTML, white space as one space."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def rows(html: str, label: str) -> list[str]:
    """Return what a reader sees of each row of a table."""
    (table,) = re.findall(rf'aria-label="{label}"><table>.*?<tbody>(.*?)</tbody>', html, re.DOTALL)
    return [words(row) for row in re.findall(r"<tr>.*?</tr>", table, re.DOTALL)]


def macro(name: str, exchange: Exchange, key: str) -> str:
    """Return what a macro makes of the values of a record."""
    values = exchange_values(exchange.library.by_key[key], exchange)
    module = templates._environment(None).get_template("_exchange.html.j2").module
    call = getattr(module, name)
    if name == "case_way":
        return str(call(values["way"]))
    return str(call(values["meeting"], lambda uri: f"../{uri}", lambda uri: f"../{uri}"))


def test_the_gallery_has_each_type_with_its_units_and_cases(archive: Archive) -> None:
    html = pages_of(archive, FILES)[GALLERY].html
    assert rows(html, "问题类型") == [
        "重复填报 1 1 2",
        "走访不实 0 0 0",
        "隐患反复 0 0 0",
        "没有写问题类型 1",
    ]
    assert rows(html, "重复填报的案例") == ["a jia 示范 一张表、<三个>部门 表少了：43 张 → 12 张 3"]
    assert rows(html, "没有写问题类型的案例") == ["b yi 没有写状态 没有写 没有写 0"]
    said = words(html)
    assert "示范 1 份，核实 0 份，推荐 0 份，没有写状态 1 份，退出 0 份。" in said
    assert "面对这个问题的单位： yi" in said
    assert "解决了的单位： jia 、 bing" in said
    assert said.count("还没有这类问题的案例。") == 2


def test_every_number_has_a_list_of_as_many(archive: Archive) -> None:
    pages = pages_of(archive, FILES)
    checked = 0
    for page in list(pages.values()):
        for target, count, number in re.findall(
            r'<a class="number" href="([^"]+)" data-count="([^"]+)">(\d+)</a>', page.html
        ):
            if target.startswith(("../cases/", "../sessions/")):
                continue
            if target.startswith("#"):
                section = page.html.split(f'id="{target[1:]}"')[1].split("</section>")[0]
                listed = section.count("<li data-item=")
            else:
                name = f"practice/{target}".replace("practice/exchange/../", "practice/")
                listed = pages[name].html.count("<li data-item=")
            assert listed == int(number), (page.uri, count)
            checked += 1
    assert checked > 8


def test_adoption_says_what_failed_and_what_nobody_wrote(archive: Archive) -> None:
    html = pages_of(archive, FILES)["practice/adoption.html"].html
    assert rows(html, "采用情况") == [
        "yi a 2026年7月 已停用 ：太远",
        "bing a 没有写 照用",
        "jia a 没有写 没有写结果",
    ]
    assert "写了结果 1 处，已停用 1 处，没有写结果 1 处。" in words(html)
    assert 'class="state state-no-record"' in html


def test_meetings_lead_to_their_programme_and_its_paper(archive: Archive) -> None:
    html = pages_of(archive, FILES)["practice/meetings.html"].html
    assert rows(html, "各次交流会") == ["2026年5月12日 m jia 2 15 分钟 有的没有写用时 Word"]
    assert 'href="../sessions/m.html#programme"' in html
    assert 'href="meetings/m.docx"' in html
    exchange, study = exchanged(archive, FILES)
    (asset,) = exchange_assets(exchange, study)
    assert asset.uri == "practice/meetings/m.docx"
    assert isinstance(asset.content, bytes)


def test_the_programme_stands_on_the_page_of_the_session(archive: Archive) -> None:
    exchange, _ = exchanged(archive, FILES)
    html = macro("programme", exchange, "sessions/m")
    assert words(html) == (
        "议程 2 项 按次序 共 15 分钟，另有 1 项没有写用时 "
        "1 a 甲 15 分钟 0—15 2 没有写案例 乙 没有写用时 15 起 议程 Word"
    )
    assert re.findall(r'data-item="([^"]+)"', html) == ["sessions/m#1", "sessions/m#2"]
    plain, _ = exchanged(archive, FILES | unit("ding"))
    assert exchange_values(plain.library.by_key["units/ding"], plain) == {}


def test_the_way_of_a_case_says_when_and_by_whom(archive: Archive) -> None:
    history = "history: [{state: 推荐, on: 2026-05-06, by: 学习秘书}, {state: 示范, on: 2026-07}]"
    exchange, _ = exchanged(archive, UNITS | case("a", "jia", "state: 示范", history, PROVEN))
    html = macro("case_way", exchange, "cases/a")
    assert words(html) == "状态 推荐 2026年5月6日，学习秘书 核实 日期无记录 示范 2026年7月 退出"
    assert html.count('class="done"') == 2
    assert html.count('aria-current="step"') == 1


def test_training_says_what_there_is_and_what_is_missing(archive: Archive) -> None:
    html = pages_of(archive, FILES)["practice/training.html"].html
    said = words(html)
    assert "还没有培训资料的环节 1 个。" in said
    assert "排计划 0 年初 这个环节还没有培训资料。" in said
    assert "归档 1 t 各单位学习秘书 资料： a 没有写课程、授课人" in said
    assert said.endswith("缺口 排计划 还没有培训资料")


def test_an_outcome_shows_where_it_came_from_and_who_uses_it(archive: Archive) -> None:
    exchange, _ = exchanged(
        archive, FILES | outcome("o", "jia", "came_from: [cases/a]", "used_by: [yi]")
    )
    values = exchange_values(exchange.library.by_key["outcomes/o"], exchange)
    assert [one.title for one in values["origins"]] == ["a"]
    assert [one.state.id for one in values["uses"]] == ["no-record"]


def test_many_cases_and_adoptions_are_cut_into_pages(archive: Archive) -> None:
    long = "很长的一句话，" * 30
    files: Files = dict(UNITS)
    for number in range(95):
        files |= case(
            f"c{number:02}",
            "jia",
            "problem_type: 走访不实",
            f"conditions: {long}",
            f"effect: [{{claim: {long}, before: {long}, after: {long}}}]",
            f"adopted_by: [{{unit: yi, result: {long}}}, {{unit: bing, result: 已停用。{long}}}]",
        )
    pages = pages_of(archive, files)
    galleries = [GALLERY, "practice/exchange-2.html", "practice/exchange-3.html"]
    assert [len(re.findall("#count-adopted", pages[uri].html)) for uri in galleries] == [
        CASES_ON_A_PAGE,
        CASES_ON_A_PAGE,
        15,
    ]
    assert "走访不实（续）" in pages[galleries[1]].html
    assert 'href="exchange-3.html#type-safety"' in pages[GALLERY].html
    assert "practice/adoption-2.html" in pages
    assert all(len(page.html.encode()) < 60_000 for page in pages.values())


@pytest.mark.parametrize("audience", [None, "all"])
def test_the_hidden_is_not_told(archive: Archive, audience: str | None) -> None:
    files = (
        FILES
        | AUDIENCES
        | unit("mi", HIDDEN)
        | case("mimi", "mi", "problem_type: 重复填报", HIDDEN, "adopted_by: [mi]")
        | case("c", "jia", "adopted_by: [{unit: mi, result: 机密}]")
        | problem("miwen", "mi", "type: 重复填报", HIDDEN)
        | training("mipei", "step: 排计划", HIDDEN)
    )
    everything = "".join(page.html for page in pages_of(archive, files, audience).values())
    told = [word for word in ("mimi", "units/mi", "机密", "miwen", "mipei") if word in everything]
    assert bool(told) is (audience is None)


def test_where_there_is_nothing_there_are_no_pages(archive: Archive) -> None:
    assert pages_of(archive, UNITS) == {}
    assert set(pages_of(archive, UNITS | case("a", "jia"))) == {
        GALLERY,
        "practice/adoption.html",
        "practice/exchange/state-none.html",
        "practice/exchange/no-type-cases.html",
    }
