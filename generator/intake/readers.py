"""The door: one reader for each kind of file that can be imported."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.intake.decoding import decode
from generator.intake.draft import Draft, Reader, Refusal
from generator.intake.outside_file import read_limited
from generator.intake.word.reader import read_word
from generator.records.nodes import to_data
from generator.records.source_text import MAX_BYTES
from generator.records.yaml_reader import read_mapping
from generator.text.markdown_escape import escape_line

_FENCED = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)


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
    ".docx": read_word,
}
"""By suffix in lower case."""


def _read(path: Path, to_markdown: Callable[[str], str]) -> Draft | Refusal:
    decoded = _decode(path)
    if isinstance(decoded, Refusal):
        return decoded
    text, losses = decoded
    match = _FENCED.match(text)
    plain = to_markdown is _as_paragraphs
    if not match:
        return Draft(to_markdown(text), {}, losses, lines=_lines(text) if plain else ())
    front, problems = read_mapping(match[1], path.name, first_line=2)
    if front is None and plain:
        # A plain text may well have two ruled lines; they are part of it.
        return Draft(to_markdown(text), {}, losses, lines=_lines(text))
    if front is None:
        first = problems[0]
        reason = f"它自带的资料信息第 {first.place.line} 行：{first.message}"
        return Refusal(reason, first.hint)
    doubts = (f"自带信息第 {one.place.line} 行：{one.message}" for one in problems)
    begins = match[0].count("\n") + 1
    body = text[match.end() :]
    lines = _lines(body, begins) if plain else ()
    return Draft(to_markdown(body), to_data(front), (*losses, *doubts), begins, lines)


def _lines(text: str, first: int = 1) -> tuple[int, ...]:
    """Return the numbers of the lines that become paragraphs."""
    return tuple(
        number for number, line in enumerate(text.split("\n"), start=first) if line.strip()
    )


def _as_paragraphs(text: str) -> str:
    paragraphs = (escape_line(line.strip()) for line in text.split("\n"))
    return "\n\n".join(line for line in paragraphs if line)


def _decode(path: Path) -> tuple[str, tuple[str, ...]] | Refusal:
    data = read_limited(path, MAX_BYTES, "拆成几份再导入")
    if isinstance(data, Refusal):
        return data
    decoded = decode(data)
    if decoded is None:
        return Refusal("不是文本文件，或者编码无法识别", "在编辑器里另存为 UTF-8 再导入")
    return decoded.text, decoded.losses
