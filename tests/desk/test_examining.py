"""What is reported of quotations and packs: place, wording, weight."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.compiler import examine
from generator.records.diagnostics import Severity
from tests.building import TODAY
from tests.conftest import Archive
from tests.desk.hard_cases import FILES
from tests.records.helpers import Expected, problems

PACK = "materials/packs/p.md"
CASE = "materials/cases/c.md"
UNIT = {"materials/units/u.md": "---\ntitle: 榆荫街道\n---\n\n文。\n"}


def pack(body: str, *front: str) -> Mapping[str, str]:
    """Return the records of the hard cases with a pack; its body begins on line 5."""
    lines = "".join(f"{line}\n" for line in front)
    return {**FILES, PACK: f"---\ntitle: 资料包\n{lines}---\n\n{body}\n"}


def own(root: Path, file: str = PACK) -> list[Expected]:
    return [one for one in problems(root) if one[0] == file]


QUOTATIONS = [
    (
        "“这一句话哪里也没有，是现编出来的”",
        "Q101",
        "引文在资料库里找不到：“这一句话哪里也没有，是现编出来的”",
        "核对原件；转述的话去掉引号；出处还没有入库的，先把它导入",
    ),
    (
        "“走访记录由走访人本人填写，得由他人代填”",
        "Q102",
        "引文与原文不同：“走访记录由走访人本人填写，得由他人代填”，缺“不”（否定词）",
        "改成原文（speeches/rule#pfb4b8a）；只引一部分的，用“……”表明略去，"
        "或把改动的地方放到引号外面",
    ),
    (
        "《走访记录管理办法》提出：“带着问题去，随机看几户”",
        "Q103",
        "引文不是出自写明的那一篇：“带着问题去，随机看几户”",
        "实际出自 speeches/new#p1afc24，改正出处",
    ),
    (
        "“开会之前先把材料读完，读不完的不要来开会。”",
        "Q104",
        "引文出自已经被替代的 speeches/old#p58b61f：“开会之前先把材料读完，读不完的不要来开会。”",
        "改引替代它的那一篇；只为说明过去的情况而引，在文中写清楚",
    ),
    (
        "“宁可少走几户，也要把一户说清楚。”",
        "Q105",
        "引文只在新闻摘发里有：“宁可少走几户，也要把一户说清楚。”（speeches/press#p959a24）",
        "按“据新闻稿”转述，或向印发单位索取原文后重新核对",
    ),
    (
        "“没有调查清楚的事项，不列入年度计划",
        "Q107",
        "引号没有配对：“没有调查清楚的事项，不列入年度计划",
        "补上右引号",
    ),
]


@pytest.mark.parametrize(
    ("body", "code", "message", "hint"), QUOTATIONS, ids=[one[1] for one in QUOTATIONS]
)
def test_quotations(body: str, code: str, message: str, hint: str, archive: Archive) -> None:
    assert own(archive(dict(pack(body)))) == [(PACK, 5, 1, code, message, hint)]


def test_punctuation_is_reported_where_the_archive_wants_it(archive: Archive) -> None:
    files = dict(pack("“带着问题去；随机看几户；谁走访谁动笔。”"))
    assert own(archive(files)) == []
    files["archive.yml"] = "quotations: {kind: pack, punctuation: 提醒}\n"
    ((*_, code, message, _),) = own(archive(files))
    assert code == "Q106"
    assert message.startswith(
        "引文只有标点或全角半角与原文不同：“带着问题去；随机看几户；谁走访谁动笔。”"
    )


def test_a_changed_quotation_fails_a_pack_but_not_a_case(archive: Archive) -> None:
    words = "“走访记录由走访人本人填写，得由他人代填”"
    files = {**pack(words), **UNIT, CASE: f"---\ntitle: 例\nunit: u\n---\n\n{words}\n"}
    found = {
        one.place.file: one.severity
        for one in examine(archive(files), today=TODAY).diagnostics
        if one.code == "Q102"
    }
    assert found == {PACK: Severity.ERROR, CASE: Severity.WARNING}


def test_what_somebody_said_is_no_mistake_in_a_case(archive: Archive) -> None:
    words = "老李说：“这一句话哪里也没有，是我现编出来的”"
    files = {**FILES, **UNIT, CASE: f"---\ntitle: 例\nunit: u\n---\n\n{words}\n"}
    assert own(archive(files), CASE) == []


def test_fields_in_sentences_are_checked_at_their_lines(archive: Archive) -> None:
    files = {
        **FILES,
        **UNIT,
        CASE: (
            "---\ntitle: 例\nunit: u\npractice: 照“走访记录由走访人本人填写，得由他人代填”办\n"
            "---\n\n文。\n"
        ),
    }
    ((_, line, _, code, *_),) = own(archive(files), CASE)
    assert (line, code) == (4, "Q102")


def test_a_kind_of_the_archive_can_be_checked_too(archive: Archive) -> None:
    file = "materials/speeches/s.md"
    files = {
        **FILES,
        file: "---\ntitle: 讲话\n---\n\n“走访记录由走访人本人填写，得由他人代填”\n",
    }
    assert own(archive(dict(files)), file) == []
    files["archive.yml"] = "quotations: [{kind: speech, changed: 错误}]\n"
    ((*_, code, _, _),) = own(archive(files), file)
    assert code == "Q102"


def test_an_unknown_kind_in_the_settings_is_named(archive: Archive) -> None:
    files = {**FILES, "archive.yml": "quotations: [{kind: pakc, changed: 错误}]\n"}
    ((file, line, column, code, message, hint),) = own(archive(files), "archive.yml")
    assert (file, line, column, code) == ("archive.yml", 1, 21, "A108")
    assert message == "设置有误：引文核对写到的类别“pakc”不存在"
    assert hint.startswith("是不是想写“pack”？可用的有：draft、")


PACKS = [
    (
        ["limit: 30", "discussion: 20", "items:", "  - {ref: speeches/new, minutes: 12}"],
        (3, 8, "P101", "全部内容要 32 分钟，超过上限 30 分钟"),
        "减少必读，把一部分改为选读，或选用其中几段",
    ),
    (
        ["items:", "  - ref: speeches/new", "  - ref: speeches/old"],
        (5, 10, "P102", "“在春季会议上的讲话”已由“在秋季会议上的讲话”替代"),
        "换成 speeches/new；确要对照的，在讲授提示里说明",
    ),
    (
        ["items: [speeches/press]"],
        (3, 9, "P103", "“在冬季会议上的讲话”只是新闻摘发，资料库里有全文"),
        "换成 speeches/full",
    ),
    (
        ["items: [speeches/secret]"],
        (3, 9, "P104", "读者范围“成员”看得到这个资料包，却看不到其中的“内部讲话”"),
        "给资料包写上与它相同的 audience，或换一项",
    ),
]


@pytest.mark.parametrize(("front", "expected", "hint"), PACKS, ids=[one[1][2] for one in PACKS])
def test_packs(
    front: list[str], expected: tuple[int, int, str, str], hint: str, archive: Archive
) -> None:
    files = {
        **pack("文。", *front),
        "archive.yml": (
            "audiences: [{id: members, name: 成员}, {id: staff, name: 秘书, includes: members}]\n"
        ),
        "materials/speeches/full.md": (
            "---\ntitle: 在冬季会议上的讲话\ndate: 2026-11-02\ndisclosure: 全文公开\n---\n\n"
            "全文。\n"
        ),
        "materials/speeches/secret.md": "---\ntitle: 内部讲话\naudience: staff\n---\n\n文。\n",
    }
    line, column, code, message = expected
    assert own(archive(files)) == [(PACK, line, column, code, message, hint)]
