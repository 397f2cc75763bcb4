"""Nothing of a record that an audience may not see is in any byte of what is built for it.

Later outputs are covered by themselves: every file of the site is opened, archives too.
"""

import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building import build, contents
from tests.conftest import Archive
from tests.search.reading import unpacked

SECRET_ID = "canary-9f3a"
# Every field of the hidden records carries a word that stands nowhere else.
CANARIES = (
    SECRET_ID,
    "canaryunit",
    "金丝雀标题",
    "金丝雀摘要",
    "金丝雀讲话人",
    "金丝雀场合",
    "金丝雀关键词",
    "金丝雀来源",
    "金丝雀核定人",
    "金丝雀正文",
    "金丝雀小标题",
    "金丝雀附件名",
    "金丝雀附件标题",
    "金丝雀附件内容",
    "金丝雀原有信息",
    "金丝雀单位",
    "金丝雀问题",
    "canary-former",
    "金丝雀采用结果",
    "金丝雀别名",
    "canary-broken",
    "金丝雀有错",
    "1987",
    "金丝雀条款",
    "金丝雀制度",
    "canaryrule",
    "金丝雀学习",
    "金丝雀发言人",
    "金丝雀列席",
    "canarysession",
    "金丝雀专家",
    "canarylecturer",
    "金丝雀计划",
    "金丝雀领学人",
    "金丝雀行说明",
    "canarytopic",
    "金丝雀专题",
    "金丝雀资源",
    "金丝雀原因",
    "金丝雀毛病",
    "金丝雀措施",
    "金丝雀责任人",
    "canaryproblem",
    "金丝雀议题",
    "金丝雀成果",
    "金丝雀培训",
    "金丝雀列席记",
    "金丝雀旁听人",
    "金丝雀反馈",
)

SECRET = """---
title: 金丝雀标题
date: 1987-03-04
summary: 金丝雀摘要
speaker: 金丝雀讲话人
occasion: 金丝雀场合
keywords: [金丝雀关键词]
duties: [保密]
topics: [open]
source: {title: 金丝雀来源}
approved: {by: 金丝雀核定人, on: 1987-03-05}
disclosure: 限定范围
audience: [secretaries]
formerly: [speeches/canary-former]
attachments: [{file: 金丝雀附件名.txt, title: 金丝雀附件标题}]
imported: {key: 金丝雀原有信息}
---

## 金丝雀小标题

金丝雀正文，见[公开的](open.md)。
"""

FILES: dict[str, str | bytes] = {
    "archive.yml": """\
name: 甲库
audiences:
  - {id: members, name: 成员}
  - {id: secretaries, name: 学习秘书, includes: [members]}
""",
    "materials/vocabulary/duties.yml": (
        "title: 职责\nterms: [{id: open, name: 公开}, {id: hidden, name: 保密}]\n"
    ),
    "materials/vocabulary/synonyms.yml": (
        "title: 简称\nterms: [{id: a, name: 金丝雀正文, also: [金丝雀别名]}]\n"
    ),
    f"materials/speeches/{SECRET_ID}.md": SECRET,
    f"materials/speeches/{SECRET_ID}/金丝雀附件名.txt": "金丝雀附件内容",
    "materials/units/canaryunit.md": "---\ntitle: 金丝雀单位\naudience: secretaries\n---\n\n文。\n",
    "materials/cases/canary-case.md": (
        "---\ntitle: 案例\nunit: canaryunit\nproblem: 金丝雀问题\n"
        "audience: secretaries\n---\n\n文。\n"
    ),
    "materials/topics/open.md": (
        "---\ntitle: 公开专题\n"
        f"required: [speeches/open, speeches/{SECRET_ID}, speeches/canary-broken]\n---\n\n文。\n"
    ),
    "materials/speeches/open.md": (
        "---\ntitle: 公开讲话\ndate: 2024-01-02\nduties: [公开]\n"
        f"supersedes: [{SECRET_ID}, canary-broken]\n---\n\n"
        f"提到[一份材料]({SECRET_ID}.md)和[另一份]({SECRET_ID}.md#x)。\n"
    ),
    "materials/units/open.md": "---\ntitle: 公开单位\n---\n\n文。\n",
    "materials/cases/open.md": (
        "---\ntitle: 公开案例\nunit: open\nadopted_by:\n"
        "  - {unit: canaryunit, on: 1987-05, result: 金丝雀采用结果}\n---\n\n文。\n"
    ),
    # A record that has errors is left out; who may see it cannot be known.
    "materials/speeches/canary-broken.md": (
        "---\ntitle: 金丝雀有错\naudience: secretaries\ndate: 昨天\n---\n\n文。\n"
    ),
    "materials/vocabulary/steps.yml": "title: 步骤\nterms: [{id: read, name: 自学}]\n",
    "materials/rules/canaryrule.md": (
        "---\ntitle: 金丝雀制度\nvalid_from: 1987-01-01\nsupersedes: [open]\n"
        "audience: secretaries\n"
        "clauses: [{id: c1, name: 金丝雀条款一, text: 金丝雀条款}]\n---\n"
    ),
    "materials/rules/open.md": (
        "---\ntitle: 公开制度\nvalid_from: 2020\nsupersedes: [canaryrule]\n"
        "clauses: [{id: c1, name: 第一条, text: 公开条款}]\n---\n"
    ),
    "materials/units/lower.md": (
        "---\ntitle: 下级单位\nparent: open\nexpectations:\n"
        "  - {name: 跟进, value: 五天, measure: 跟进期限, days: 5, basis: rules/canaryrule#c1}\n"
        "  - {name: 每月, value: 每月, basis: rules/open#c1, "
        "measure: 学习次数, least: 1, months: 1}\n"
        "---\n"
    ),
    "materials/units/hidden-lower.md": (
        "---\ntitle: 金丝雀单位二\nparent: open\naudience: secretaries\n---\n"
    ),
    "materials/topics/canarytopic.md": (
        "---\ntitle: 金丝雀专题\nperiod: 2026-03\naudience: secretaries\n---\n\n文。\n"
    ),
    "materials/topics/march.md": "---\ntitle: 三月专题\nperiod: 2026-03\n---\n\n文。\n",
    "materials/lecturers/canarylecturer.md": (
        "---\ntitle: 金丝雀专家\naudience: secretaries\n"
        "approved: {by: 金丝雀核定人, on: 2026-01-01}\n---\n"
    ),
    "materials/resources/canary.md": "---\ntitle: 金丝雀资源\naudience: secretaries\n---\n",
    "materials/sessions/canarysession.md": (
        "---\ntitle: 金丝雀学习\nunit: open\ndate: 2026-03-05\ntopics: [march]\n"
        "speakers: [金丝雀发言人]\ninvited: [金丝雀列席]\naudience: secretaries\n---\n"
    ),
    "materials/sessions/canary-not-held.md": (
        "---\ntitle: 金丝雀学习二\nunit: lower\ndate: 2026-04-09\nstatus: 未开展\n"
        "reason: 金丝雀原因\naudience: secretaries\n---\n"
    ),
    "materials/sessions/open.md": (
        "---\ntitle: 公开学习\nunit: lower\ndate: 2026-03-11\ntopics: [march, canarytopic]\n"
        "follows: canarysession\nlecturers: [canarylecturer]\nresources: [canary]\n"
        f"readings: [speeches/{SECRET_ID}]\nsteps: [{{step: 自学, on: 2026-03-10}}]\n---\n"
    ),
    "materials/plans/lower-2026.md": (
        "---\ntitle: 公开计划\nunit: lower\nyear: 2026\nlines:\n  - {month: 3, topic: march}\n"
        "  - {month: 3, topic: canarytopic, title: 金丝雀计划, "
        "lead: 金丝雀领学人, note: 金丝雀行说明}\n"
        "---\n"
    ),
    "materials/plans/canary-2026.md": (
        "---\ntitle: 金丝雀计划二\nunit: open\nyear: 2026\naudience: secretaries\n"
        "lines: [{month: 5, title: 金丝雀计划三}]\n---\n"
    ),
    "materials/vocabulary/problem_types.yml": "title: 类型\nterms: [{id: a, name: 公开类型}]\n",
    "materials/problems/canaryproblem.md": (
        "---\ntitle: 金丝雀毛病\nunit: lower\ndate: 2026-03-01\ntype: 公开类型\n"
        "audience: secretaries\nmeasures: [{text: 金丝雀措施, owner: 金丝雀责任人}]\n---\n"
    ),
    "materials/problems/open.md": (
        "---\ntitle: 公开问题\nunit: lower\ndate: 2026-03-02\ntype: 公开类型\n"
        "cause: canaryproblem\nfound_in: [sessions/canarysession]\n---\n"
    ),
    "materials/decisions/canary.md": (
        "---\ntitle: 金丝雀议题\nunit: lower\ndate: 2026-04-01\naudience: secretaries\n"
        "readings: [speeches/open]\n---\n"
    ),
    "materials/decisions/open.md": (
        "---\ntitle: 公开议题\nunit: lower\ndate: 2026-04-02\n"
        f"readings: [speeches/open, speeches/{SECRET_ID}]\nproblems: [canaryproblem]\n---\n"
    ),
    "materials/outcomes/canary.md": (
        "---\ntitle: 金丝雀成果\nunit: lower\ndate: 2026-05-01\naudience: secretaries\n"
        "came_from: [sessions/open]\n---\n"
    ),
    "materials/training/canary.md": (
        "---\ntitle: 金丝雀培训\naudience: secretaries\n---\n\n文。\n"
    ),
    "materials/observations/canary.md": (
        "---\ntitle: 金丝雀列席记\nunit: lower\ndate: 2026-06-09\naudience: secretaries\n"
        "weaknesses: [金丝雀反馈]\n---\n"
    ),
    # The record is for everybody, the names of those who came are not.
    "materials/observations/open.md": (
        "---\ntitle: 公开列席\nunit: lower\ndate: 2026-07-09\nobservers: [金丝雀旁听人]\n"
        "observers_for: [secretaries]\n---\n"
    ),
    "materials/experiences/open.md": (
        "---\ntitle: 公开体会\nunit: canaryunit\ntopics: [open]\n---\n\n文。\n"
    ),
}


def _texts(name: str, data: bytes) -> Iterator[bytes]:
    """Yield what a reader could find in a file: its name, its bytes, what is packed inside."""
    yield name.encode("utf-8")
    yield data
    if name.endswith(".ics"):
        yield data.replace(b"\r\n ", b"")
    if name.endswith(".gz"):
        yield gzip.decompress(data)
    if name.startswith("assets/search/") and name != "assets/search/version.js":
        content = unpacked(data)
        yield content
        # Terms are kept with spaces between their tokens.
        yield content.replace(b" ", b"")
    if name.endswith(".json"):
        yield json.dumps(json.loads(data), ensure_ascii=False).encode("utf-8")
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for inner in package.namelist():
                yield from _texts(inner, package.read(inner))


def _found(site: Path) -> set[str]:
    texts = [text for name, data in contents(site).items() for text in _texts(name, data)]
    return {canary for canary in CANARIES if any(canary.encode("utf-8") in text for text in texts)}


@pytest.fixture
def root(archive: Archive) -> Path:
    return archive(FILES)


def test_members_find_no_trace(root: Path) -> None:
    build(root, audience="members")
    assert _found(root / "site") == set()


def test_secretaries_find_everything_that_is_printed(root: Path) -> None:
    build(root, audience="secretaries")
    unprinted = {"金丝雀原有信息", "canary-broken", "金丝雀有错"}
    assert _found(root / "site") == set(CANARIES) - unprinted


def test_no_trace_stays_behind_from_a_build_for_others(root: Path) -> None:
    build(root, audience="secretaries")
    build(root, audience="members")
    assert _found(root / "site") == set()


def test_a_link_to_a_hidden_record_becomes_its_text(root: Path) -> None:
    build(root, audience="members")
    page = (root / "site" / "speeches" / "open.html").read_text("utf-8")
    assert "提到一份材料和另一份。" in page


def test_counts_leave_hidden_records_out(root: Path) -> None:
    build(root, audience="members")
    assert "共 1 份" in (root / "site" / "speeches" / "index.html").read_text("utf-8")


def test_the_default_audience_is_the_first(root: Path) -> None:
    build(root)
    assert _found(root / "site") == set()


def test_what_is_said_of_a_hidden_record_goes_with_it(root: Path) -> None:
    build(root, audience="members")
    page = (root / "site" / "cases" / "open.html").read_text("utf-8")
    assert "还没有单位采用。" in page
