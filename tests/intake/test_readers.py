"""Files from outside as Markdown."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.intake.draft import Draft, Refusal
from generator.intake.readers import READERS, read_markdown, read_plain_text
from generator.text.body_parser import parse_body

# Lines as people write them, and as Markdown would take them for something else.
LINES = st.lists(
    st.sampled_from(
        [
            *"甲乙ab1 #*-+_`~=>|[]()!<>&\\.:{}^\t\u3000\"'",
            "\u3000\u3000",
            "1. ",
            "1) ",
            "# ",
            "- ",
            "~~",
            "**",
            "[^1]",
            "[^1]: ",
            "---",
            "===",
            "```",
            "![",
            "](",
            "<!--",
            "-->",
            "<u>",
            "&lt;",
            "http://",
        ]
    ),
    max_size=8,
).map("".join)
TEXTS = st.lists(LINES, max_size=6).map("\n".join) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t")
)


def _write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _draft(read: Draft | Refusal) -> Draft:
    assert isinstance(read, Draft)
    return read


def _refusal(read: Draft | Refusal) -> Refusal:
    assert isinstance(read, Refusal)
    return read


def test_markdown_is_taken_as_it_is(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.md", "# 标题\n\n**正文**\n")
    assert read_markdown(path) == Draft("# 标题\n\n**正文**\n")


def test_front_matter_of_its_own_is_what_it_states(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.md", "---\ntitle: 甲\ntags: [乙, 丙]\nempty:\n---\n\n正文\n")
    assert read_markdown(path) == Draft(
        "\n正文\n", {"title": "甲", "tags": ["乙", "丙"]}, first_line=6
    )


def test_comment_cut_from_its_front_matter_is_a_loss(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.md", "---\ntitle: 讲话 #1\n---\n正文\n")
    (loss,) = _draft(read_markdown(path)).losses
    assert "#1" in loss


def test_broken_front_matter_is_refused_with_its_line(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.md", "---\ntitle: 甲\ndate：2024\n---\n正文\n")
    refusal = _refusal(read_markdown(path))
    assert refusal.reason == "它自带的资料信息第 3 行：“date”后面用了全角冒号"
    assert refusal.remedy == "改成半角冒号加空格：date: …"


@pytest.mark.parametrize("text", ["正文\n---\n正文", "---\n正文没有第二条线"])
def test_rule_across_the_page_is_no_front_matter(text: str, tmp_path: Path) -> None:
    assert read_markdown(_write(tmp_path, "a.md", text)) == Draft(text)


@pytest.mark.parametrize(
    ("line", "markdown"),
    [
        ("　　正文。", "正文。"),
        ("1. 第一", "1\\. 第一"),
        ("　　2）第二", "2）第二"),
        ("　　3) 第三", "3\\) 第三"),
        ("# 井号", "\\# 井号"),
        ("- 横线", "\\- 横线"),
        ("*星号*", "\\*星号\\*"),
        ("A~~B", "A\\~\\~B"),
        ("<b>", "\\<b\\>"),
        ("3.5 个", "3.5 个"),
        ("-5 度", "-5 度"),
        ("#1 号", "#1 号"),
    ],
)
def test_plain_line_has_no_marks(line: str, markdown: str, tmp_path: Path) -> None:
    assert read_plain_text(_write(tmp_path, "a.txt", line)) == Draft(markdown, lines=(1,))


def test_every_line_is_a_paragraph(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.txt", "第一段\r\n　　第二段\n\n\n第三段\n")
    draft = _draft(read_plain_text(path))
    found = parse_body(draft.body).blocks
    assert [block.text for block in found] == ["第一段", "第二段", "第三段"]


@settings(deadline=None, max_examples=500)
@given(TEXTS.filter(lambda text: not text.startswith("---")))
def test_every_character_of_a_plain_text_is_visible(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = _write(tmp_path_factory.getbasetemp(), "plain.txt", text)
    body = parse_body(_draft(read_plain_text(path)).body)
    seen = "\n".join(block.text for block in body.blocks)
    wanted = text.replace("\ufeff", "").replace("\ufffe", "").replace("\uffff", "")
    assert "".join(seen.split()) == "".join(wanted.split())
    assert not [target for block in body.blocks for target in block.targets]
    assert body.flaws == ()


@settings(deadline=None)
@given(st.binary() | LINES.map(str.encode))
def test_any_file_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = _write(tmp_path_factory.getbasetemp(), "any", data)
    for read in READERS.values():
        answer = read(path)
        assert isinstance(answer, Draft) or (answer.reason and answer.remedy)


def test_losses_of_decoding_are_handed_on(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.txt", "这是我们的\x08国家".encode("gbk"))
    assert _draft(read_plain_text(path)).losses == (
        "清除了 1 个控制字符",
        "从 GB18030 编码转成了 UTF-8",
    )


def test_missing_file_is_refused(tmp_path: Path) -> None:
    refusal = _refusal(read_plain_text(tmp_path / "a.txt"))
    assert refusal.reason.startswith("读不出文件（")
    assert refusal.remedy == "检查文件是否存在、是否被占用"


def test_too_large_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(20 * 1024 * 1024 + 1)
    refusal = _refusal(read_plain_text(path))
    assert refusal == Refusal("文件有 21 MB，超过 20 MB", "拆成几份再导入")


def test_binary_file_is_refused(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.md", b"\0\1\2")
    assert _refusal(read_markdown(path)).reason == "不是文本文件，或者编码无法识别"
