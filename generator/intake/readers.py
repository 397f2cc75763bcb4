"""The door: one reader for each kind of file that can be imported."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.intake.decoding import decode
from generator.intake.draft import Draft, Reader, Refusal
from generator.records.nodes import to_data
from generator.records.source_text import MAX_BYTES, explain_os_error
from generator.records.yaml_reader import read_mapping

_FENCED = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)
# What Markdown would read as a mark at the start of a line, and anywhere.
_LINE_START = re.compile(r"#{1,6}(?=\s|$)|[-+](?=\s|$)|=+$|-+$|\|")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_INLINE = re.compile(r"[\\`*_~\[\]<>&]")


def read_markdown(path: Path) -> Draft | Refusal:
    """Read a Markdown file, with or without front matter of its own."""
    return _read(path, lambda text: text)


def read_plain_text(path: Path) -> Draft | Refusal:
    """Read a plain text file, with or without front matter of its own.

    Every line becomes a paragraph, and no character a Markdown mark.
    """
    return _read(path, _as_paragraphs)


READERS: Mapping[str, Reader] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_plain_text,
}
"""By suffix in lower case."""


def _read(path: Path, to_markdown: Callable[[str], str]) -> Draft | Refusal:
    decoded = _decode(path)
    if isinstance(decoded, Refusal):
        return decoded
    text, losses = decoded
    match = _FENCED.match(text)
    if not match:
        return Draft(to_markdown(text), {}, losses)
    front, problems = read_mapping(match[1], path.name, first_line=2)
    if front is None and to_markdown is _as_paragraphs:
        # A plain text may well have two ruled lines; they are part of it.
        return Draft(to_markdown(text), {}, losses)
    if front is None:
        first = problems[0]
        reason = f"它自带的资料信息第 {first.place.line} 行：{first.message}"
        return Refusal(reason, first.hint)
    doubts = (f"自带信息第 {one.place.line} 行：{one.message}" for one in problems)
    return Draft(to_markdown(text[match.end() :]), to_data(front), (*losses, *doubts))


def _as_paragraphs(text: str) -> str:
    paragraphs = (_escape(line.strip()) for line in text.split("\n"))
    return "\n\n".join(line for line in paragraphs if line)


def _escape(line: str) -> str:
    line = _INLINE.sub(r"\\\g<0>", line)
    if numbered := _NUMBERED.match(line):
        return f"{numbered[1]}\\{line[numbered.end(1) :]}"
    return f"\\{line}" if _LINE_START.match(line) else line


def _decode(path: Path) -> tuple[str, tuple[str, ...]] | Refusal:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = MAX_BYTES // 1024 // 1024
            megabytes = -(-size // (1024 * 1024))
            return Refusal(f"文件有 {megabytes} MB，超过 {limit} MB", "拆成几份再导入")
        data = path.read_bytes()
    except OSError as error:
        reason = f"读不出文件（{explain_os_error(error)}）"
        return Refusal(reason, "检查文件是否存在、是否被占用")
    decoded = decode(data)
    if decoded is None:
        return Refusal("不是文本文件，或者编码无法识别", "在编辑器里另存为 UTF-8 再导入")
    return decoded.text, decoded.losses
