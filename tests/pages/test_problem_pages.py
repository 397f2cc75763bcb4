"""The pages of problems, decisions and duties: every number leads to what it counts."""

import posixpath
import re
from collections.abc import Mapping
from functools import partial
from typing import Any

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, PackageLoader, StrictUndefined

from generator.pages.decision_pages import decision_pages, decision_values, duty_pages
from generator.pages.problem_pages import problem_pages, problem_values
from generator.pages.record_page import AttachmentView
from generator.text.markup import relative_address, relative_file
from tests.conftest import Archive
from tests.practice.reading_examples import (
    AUDIENCES,
    Prepared,
    case,
    decision,
    prepared,
    problem,
    speech,
)
from tests.study.examples import Files, session, topic, unit
from tests.views.examples import material

_NUMBER = re.compile(r'<a class="number" href="([^"]+)" data-count="[^"]+">(\d+)</a>')
_HREF = re.compile(r'href="([^"#]*)(?:#([^"]*))?"')
_ID = re.compile(r'\sid="([^"]+)"')
_ITEM = re.compile(r'<li data-item="([^"]+)"')
_PAGER = re.compile(r'<nav class="pager".*?</nav>', re.S)

DONE = (
    "text: 并表, owner: 办公室负责同志, due: 2026-06-30, done: 2026-06-12, "
    "evidence: [{text: 复查, ref: sessions/s}, {text: 台账, file: a.csv}]"
)


def _example() -> Files:
    files = unit("qu", "duties: [theory, farming]") | unit("jie", "parent: qu", "duties: [theory]")
    files |= speech("s", "date: 2026-01-05", "duties: [theory]", body="一。\n\n二。\n")
    files |= topic("t", "2026-05", "duties: [theory]")
    files |= session("s", "jie", "2026-05-12", "readings: [speeches/s]")
    files |= problem(
        "p", "jie", "date: 2026-05-12", "type: forms", "state: 已解决", "found_in: [sessions/s]",
        "result: 少了<四>张", "attachments: [a.csv]", measures=(DONE,),
    )  # fmt: skip
    files |= {"materials/problems/p/a.csv": "甲"}
    files |= problem("q", "qu", "type: forms", "cause: p", measures=("text: 甲, due: 2026-01-01",))
    files |= problem("r", "qu", measures=("text: 乙, done: 2026-02-02",)) | problem("o", "qu")
    files |= case("k", "jie", "problem_type: forms", "state: 示范")
    files |= {"materials/packs/m.md": material("m", "decision: d")}
    files |= decision(
        "d", "jie", "date: 2026-05-20", "readings: [{ref: speeches/s, why: 依据}]", "problems: [p]",
        "read_by: [{post: 书记, on: 2026-05-21}, 副书记]", "result: 通过",
    )  # fmt: skip
    return files | decision("e", "qu")


def _pages(made: Prepared) -> dict[str, str]:
    pages = [
        *problem_pages(made.problems, made.study, made.views),
        *decision_pages(made.decisions, made.study, made.views),
        *duty_pages(made.duties, made.study, made.views),
    ]
    assert len({page.uri for page in pages}) == len(pages)
    assert {page.section for page in pages} <= {"sessions/index.html"}
    return {page.uri: page.html for page in pages}


def _section(html: str, anchor: str) -> str:
    (section,) = re.findall(rf'id="{re.escape(anchor)}".*?</section>', html, re.S)
    return str(section)


def _listed(uri: str, anchor: str, pages: Mapping[str, str]) -> list[str]:
    """Return what stands in the list to which a number leads, on all its pages."""
    if anchor:
        return _ITEM.findall(_section(pages[uri], anchor))
    nav = _PAGER.search(pages[uri])
    others = [href for href, _ in _HREF.findall(nav[0])] if nav else []
    uris = [uri, *(posixpath.join(posixpath.dirname(uri), href) for href in others)]
    return [item for one in uris for item in _ITEM.findall(pages[one])]


def _check_numbers(pages: Mapping[str, str]) -> int:
    checked = 0
    for uri, html in pages.items():
        for address, number in _NUMBER.findall(html):
            path, _, anchor = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path))
            items = _listed(target if path else uri, anchor, pages)
            assert len(items) == len(set(items)) == int(number), (uri, address)
            checked += 1
    return checked


def _check_links(pages: Mapping[str, str], made: Prepared) -> None:
    records = {record.uri for record in made.views.library.records}
    fixed = {"index.html", *(f"{one.folder}/index.html" for one in made.views.library.kinds)}
    for uri, html in pages.items():
        for path, anchor in _HREF.findall(html):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path))
            target = target if path else uri
            assert target in pages or target in records or target in fixed, (uri, path)
            if anchor and target in pages:
                assert anchor in _ID.findall(pages[target]), (uri, path, anchor)


def test_every_number_leads_to_its_list(archive: Archive) -> None:
    made = prepared(archive, _example())
    pages = _pages(made)
    assert _check_numbers(pages) > 40
    _check_links(pages, made)


def test_a_type_shows_who_has_it_beside_who_solved_it(archive: Archive) -> None:
    html = _pages(prepared(archive, _example()))["practice/problems/forms.html"]
    facing, solving = _section(html, "facing"), _section(html, "solving")
    assert ">qu</a>" in facing
    assert ">jie</a>" not in facing
    assert "并表" in solving
    assert "办公室负责同志" in solving
    assert "少了&lt;四&gt;张" in solving
    assert 'href="../../cases/k.html"' in html


def test_no_pages_of_nothing(archive: Archive) -> None:
    assert _pages(prepared(archive, unit("qu"))) == {}


def test_nothing_hidden_stands_on_any_page(archive: Archive) -> None:
    files = AUDIENCES | _example()
    for key in ("geheim", "geheim2"):
        files |= problem(key, "jie", "type: forms", "audience: [inner]", measures=("text: 密措",))
    files |= speech("geheim", "duties: [theory]", "audience: [inner]")
    files |= case("geheim", "jie", "problem_type: visits", "audience: [inner]")
    files |= decision("geheim", "jie", "readings: [speeches/s]", "audience: [inner]")
    files |= unit("geheim", "duties: [law]", "audience: [inner]")
    outside = _pages(prepared(archive, files, audience="all"))
    assert not [uri for uri, html in outside.items() if "geheim" in html + uri or "密措" in html]
    assert "practice/problems/visits.html" not in outside
    assert "practice/duties/law.html" not in outside
    inside = prepared(archive, files, audience="inner")
    assert any("geheim" in html for html in _pages(inside).values())


@pytest.fixture
def many(archive: Archive) -> Prepared:
    files: Files = {}
    for number in range(90):
        files |= unit(f"u{number:03}", "duties: [theory]")
    for number in range(900):
        # All of the first unit's problems are of one type; of the others ten each.
        own = 0 if number < 200 else number % 89 + 1
        state = ("已登记", "整改中", "已解决")[number % 3]
        measures = ("text: 合并几张表由一人填写, owner: 办公室负责同志, due: 2026-01-01",) * 2
        fields = ("type: forms", f"state: {state}", f"date: 2026-0{number % 9 + 1}-01")
        files |= problem(f"p{number:04}", f"u{own:03}", *fields, measures=measures)
    for number in range(150):
        files |= decision(f"d{number:03}", f"u{number % 90:03}", "date: 2026-05-12")
        files |= speech(f"s{number:03}", "duties: [theory]")
    return prepared(archive, files)


def test_many_records_stay_within_a_page(many: Prepared) -> None:
    pages = _pages(many)
    assert max(len(html.encode()) for html in pages.values()) < 60_000
    assert _check_numbers(pages) > 500
    _check_links(pages, many)
    types = [html for uri, html in pages.items() if re.search(r"problems/forms(/\d+)?\.html", uri)]
    shown = set(re.findall(r"problems/(p\d+)\.html", "".join(types)))
    assert len(shown) == 900


# --- the pages of single records, without what stands around them ---

_AROUND = "{% block labels %}{% endblock %}{% block before_text %}{% endblock %}"


def _record_html(template: str, uri: str, **values: Any) -> str:
    around = DictLoader({"record.html.j2": _AROUND})
    environment = Environment(
        loader=ChoiceLoader([around, PackageLoader("generator.pages")]),
        undefined=StrictUndefined,
        autoescape=True,
    )
    links = {"link": partial(relative_address, uri), "link_file": partial(relative_file, uri)}
    return environment.get_template(template).render(**links, **values)


def _problem_html(made: Prepared, key: str, **values: Any) -> str:
    record = made.views.library.by_key[key]
    return _record_html(
        "problem.html.j2",
        record.uri,
        record=record,
        fields=record.fields,
        printer=made.views.printer,
        **{"attachments": (), **values},
        **problem_values(record, made.problems),
    )


def _decision_html(made: Prepared, key: str) -> str:
    record = made.views.library.by_key[key]
    return _record_html(
        "decision.html.j2",
        record.uri,
        record=record,
        fields=record.fields,
        **decision_values(record, made.decisions),
    )


def test_the_page_of_a_problem_shows_its_chain(archive: Archive) -> None:
    made = prepared(archive, _example())
    files = (AttachmentView("a", "problems/p/a.csv", "CSV", 3),)
    html = _problem_html(made, "problems/p", attachments=files)
    order = [
        html.index(words)
        for words in ("从哪里发现", "又引起", "少了&lt;四&gt;张", "有关议题", 'id="measure-1"')
    ]
    assert order == sorted(order)
    for part in (
        'href="../sessions/s.html"',
        'href="q.html"',
        'href="../decisions/d.html"',
        'href="p/a.csv" download',
        "办公室负责同志",
        "已完成",
        'href="../practice/problems/forms.html"',
    ):
        assert part in html


def test_the_page_of_a_problem_of_which_little_is_known(archive: Archive) -> None:
    html = _problem_html(prepared(archive, _example()), "problems/o")
    assert "没有写措施" in html
    assert "没有写结果" in html
    assert "无记录" in html
    assert 'id="measures"' not in html


def test_the_page_of_a_decision_shows_who_read(archive: Archive) -> None:
    made = prepared(archive, _example())
    html = _decision_html(made, "decisions/d")
    for part in ("会后才读", "依据", "1 分钟", "副书记", "没有写日期", "通过", "packs/m.html"):
        assert part in html
    bare = _decision_html(made, "decisions/e")
    assert "没有写要读什么" in bare
    assert "不等于没有读" in bare
