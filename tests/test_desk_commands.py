"""The commands of the desk: what they print, what they write, how they end."""

import json
import zipfile
from pathlib import Path

import pytest
from docx import Document

from tests.desk.examples import write
from tests.desk.hard_cases import FILES
from tests.test_cli import run

DRAFT = """\
---
title: 讲稿
---

开头。

“没有调查清楚的事项，列入年度计划”，“带着问题去，随机看几户”，叫“一张表”。
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "库", FILES)


def _quotes(root: Path, *arguments: str) -> tuple[int, str, str]:
    result = run("quotes", *arguments, "--root", str(root), "--today", "2026-11-20")
    return result.returncode, result.stdout, result.stderr


def test_quotes_prints_each_with_its_line_and_the_contract(root: Path) -> None:
    draft = root / "稿.md"
    draft.write_text(DRAFT, encoding="utf-8")
    status, out, err = _quotes(root, str(draft))
    assert (status, err) == (1, "")
    lines = out.splitlines()
    assert lines[0].startswith(f"{draft}:7行 有改动 speeches/new#p")
    assert lines[0].endswith("  缺“不”（否定词）")
    assert lines[1:3] == [
        "    原文 没有调查清楚的事项，[不]列入年度计划",
        "    引文 没有调查清楚的事项，[]列入年度计划",
    ]
    assert "一致 speeches/new#p" in lines[3]
    assert "词语 1 处，没有判断：“一张表”" in lines
    assert f"{draft}：有改动 1，一致 1，词语 1。" in lines
    assert "核对的规则：" in lines[-1]


def test_quotes_as_json_is_one_array(root: Path) -> None:
    one, other = root / "一.md", root / "二.txt"
    one.write_text(DRAFT, encoding="utf-8")
    other.write_text("头\n\n“走访记录由走访人本人填写”\n", encoding="utf-8")
    status, out, _ = _quotes(root, str(one), str(other), "--format", "json")
    assert status == 1
    found = [(Path(x["file"]).name, x["line"], x["verdict"]) for x in json.loads(out)]
    assert found == [
        ("一.md", 7, "changed"),
        ("一.md", 7, "same"),
        ("一.md", 7, "term"),
        ("二.txt", 3, "same"),
    ]


def test_quotes_without_mistakes_ends_well(root: Path) -> None:
    draft = root / "稿.txt"
    draft.write_text("“走访记录由走访人本人填写”\n", encoding="gb18030")
    status, out, err = _quotes(root, str(draft))
    assert status == 0
    assert "一致" in out
    assert "GB18030" in err


def test_quotes_of_a_word_file_counts_paragraphs(root: Path) -> None:
    document = Document()
    for text in ("讲稿", "开头。", "“没有调查清楚的事项，列入年度计划”"):
        document.add_paragraph(text)
    draft = root / "稿.docx"
    document.save(str(draft))
    status, out, _ = _quotes(root, str(draft), "--format", "json")
    assert status == 1
    assert [(x["line"], x["verdict"]) for x in json.loads(out)] == [(3, "changed")]


@pytest.mark.parametrize("form", ["html", "docx", "json", "text"])
def test_quotes_writes_a_file(form: str, root: Path) -> None:
    draft, out = root / "稿.md", root / f"报告.{form}"
    draft.write_text(DRAFT, encoding="utf-8")
    status, printed, err = _quotes(root, str(draft), "--format", form, "--out", str(out))
    assert (status, printed) == (1, "")
    assert f"写到 {out}" in err
    if form == "docx":
        assert zipfile.ZipFile(out).testzip() is None
        words = "\n".join(paragraph.text for paragraph in Document(str(out)).paragraphs)
    else:
        words = out.read_text("utf-8")
    assert "没有调查清楚的事项" in words


def test_quotes_needs_a_file_for_html(root: Path) -> None:
    (root / "稿.md").write_text(DRAFT, encoding="utf-8")
    status, _, err = _quotes(root, str(root / "稿.md"), "--format", "html")
    assert (status, err) == (2, "--format html 要用 --out 写明写到哪个文件\n")


def test_quotes_of_what_cannot_be_read_is_said_and_the_rest_is_checked(root: Path) -> None:
    good, bad = root / "稿.txt", root / "坏.docx"
    good.write_text("“走访记录由走访人本人填写”\n", encoding="utf-8")
    bad.write_bytes(b"not a zip")
    status, out, err = _quotes(root, str(bad), str(good), "--format", "json")
    assert status == 1
    assert [x["verdict"] for x in json.loads(out)] == ["same"]
    assert f"{bad}:1:1 错误 I103 没有核对：" in err


def test_quotes_of_a_file_that_is_not_there(root: Path) -> None:
    status, _, err = _quotes(root, str(root / "没有.md"))
    assert (status, err) == (2, f"没有这个文件：{root / '没有.md'}\n")


def test_quotes_for_an_audience_knows_nothing_of_the_rest(root: Path) -> None:
    write(
        root,
        {
            "archive.yml": "audiences: [{id: members, name: 成员}, {id: staff, name: 秘书}]\n",
            "materials/speeches/secret.md": (
                "---\ntitle: 内部讲话\naudience: staff\n---\n\n内部的一句话，不得转到外面去。\n"
            ),
            "稿.md": "“内部的一句话，不得转到外面去。”\n",
        },
    )
    for audience, verdict in (("staff", "same"), ("members", "not-found")):
        _, out, _ = _quotes(root, str(root / "稿.md"), "--format", "json", "--audience", audience)
        assert [x["verdict"] for x in json.loads(out)] == [verdict]


def _pack(root: Path, *arguments: str) -> tuple[int, str, str]:
    result = run("pack", *arguments, "--root", str(root), "--today", "2026-11-20")
    return result.returncode, result.stdout, result.stderr


PACK = "---\ntitle: 资料包\nitems: [{ref: speeches/new, notes: 讲慢一点}]\n---\n\n"


def test_pack_writes_a_handout_and_a_sheet_for_the_speaker(root: Path) -> None:
    write(root, {"materials/packs/p.md": PACK + "“带着问题去，随机看几户”\n"})
    handout, sheet = root / "讲义.docx", root / "提纲.docx"
    status, _, err = _pack(root, "p", "--out", str(handout))
    assert (status, err) == (0, f"1 项，1 分钟，定稿；写到 {handout}\n")
    assert _pack(root, "packs/p", "--speaker", "--out", str(sheet))[0] == 0
    texts = [
        "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
        for path in (handout, sheet)
    ]
    assert "谁走访谁动笔" in texts[0]
    assert ["讲慢一点" in text for text in texts] == [False, True]


def test_pack_with_a_changed_quotation_is_a_draft_and_fails(root: Path) -> None:
    write(root, {"materials/packs/p.md": PACK + "“没有调查清楚的事项，列入年度计划”\n"})
    status, out, err = _pack(root, "p", "--out", str(root / "p.docx"))
    assert status == 1
    assert "错误 Q102" in out
    assert "草稿，1 处引文有改动" in err
    assert (root / "p.docx").is_file()


def test_pack_that_is_not_there(root: Path) -> None:
    write(root, {"materials/packs/yuedu.md": PACK})
    status, _, err = _pack(root, "yuedo")
    assert (status, err) == (2, "没有编号为“yuedo”的学习资料包。是不是想写“yuedu”？\n")


def test_pack_needs_one_of_two(root: Path) -> None:
    assert _pack(root)[0] == 2
    assert _pack(root, "a", "--from-topic", "b")[0] == 2


def test_pack_from_a_topic_never_overwrites(root: Path) -> None:
    write(root, {"materials/topics/t.md": "---\ntitle: 题\nrequired: speeches/new\n---\n\n文。\n"})
    target = root / "materials/packs/t.md"
    status, _, err = _pack(root, "--from-topic", "t")
    assert status == 0
    assert err.startswith(f"初稿写到 {target}。")
    before = target.read_bytes()
    status, _, err = _pack(root, "--from-topic", "t")
    assert (status, target.read_bytes()) == (2, before)
    assert run("check", "--root", str(root), "--today", "2026-11-20").returncode == 0


def test_ids_notes_every_paragraph_and_says_what_it_wrote(root: Path) -> None:
    result = run("ids", "--root", str(root))
    assert result.returncode == 0
    assert result.stdout.splitlines() == [
        "写入 materials/experiences/ids.lock",
        "写入 materials/speeches/ids.lock",
    ]
    again = run("ids", "--root", str(root))
    assert (again.stdout, again.returncode) == ("", 0)


def test_ids_leaves_a_damaged_lock_alone(root: Path) -> None:
    write(root, {"materials/speeches/ids.lock": "<<<<<<< ours\n"})
    result = run("ids", "--root", str(root))
    assert result.returncode == 1
    assert "A112" in result.stdout
    assert not (root / "materials/experiences/ids.lock").exists()


def test_ids_of_no_archive(tmp_path: Path) -> None:
    result = run("ids", "--root", str(tmp_path))
    assert result.returncode == 1
    assert "A101" in result.stdout
