"""Read a Word file as Markdown: exactly its text, and a report of what it has besides."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.intake.draft import Draft, Refusal
from generator.intake.word.blocks import BlockReader, Rules
from generator.intake.word.losses import Losses, Lost
from generator.intake.word.markdown import write_markdown
from generator.intake.word.numbering import Numbering
from generator.intake.word.package import Part, WordFile, open_word
from generator.intake.word.styles import Styles
from generator.intake.word.tables import Block
from generator.intake.word.xml import Element, W, value

_TOO_DEEP = Refusal(
    "文件里的表格、文本框套了太多层", "在 Word 里全选，只粘贴文字到新文件，保存以后再导入"
)


def read_word(path: Path) -> Draft | Refusal:
    """Read a Word file.

    Tracked changes are accepted.  Headers, footers and what the file says of its author and title
    are left out: Word fills these in by itself.
    """
    file = open_word(path)
    if isinstance(file, Refusal):
        return file
    try:
        return _read(file)
    except RecursionError:
        return _TOO_DEEP


def _read(file: WordFile) -> Draft | Refusal:
    losses = Losses()
    styles = Styles(file.styles)
    rules = Rules(styles, Numbering(file.numbering, styles, losses), losses)
    blocks = BlockReader(file.main, rules).read(file.body)
    body = write_markdown(blocks, _read_notes(file.notes, blocks, rules))
    clauses = losses.clauses()
    if not body and clauses:
        return Refusal(
            f"文件里没有可以导入的文字：{'；'.join(clauses)}",
            "扫描件先做文字识别（OCR）；文字在图片或附件里的，抄录出来再导入",
        )
    return Draft(body, {}, clauses, has_lines=False)


def _read_notes(
    parts: Mapping[str, Part], blocks: Sequence[Block], rules: Rules
) -> dict[str, Sequence[Block]]:
    """Return the footnotes and endnotes that a text refers to, in the order in which it does."""
    written: dict[str, tuple[BlockReader, Element]] = {}
    for kind, part in parts.items():
        reader = BlockReader(part, rules)
        for element in part.root.iterchildren(f"{W}{kind}"):
            written[f"{kind} {value(element, 'id')}"] = reader, element
    found: dict[str, Sequence[Block]] = {}
    waiting = [span.note for block in blocks for span in block.every_span() if span.note]
    for note in waiting:
        if note in found:
            continue
        if note not in written:
            rules.losses.add(Lost.NOTES)
            continue
        reader, element = written[note]
        found[note] = reader.read(element)
        # A note may refer to another one.
        waiting.extend(span.note for one in found[note] for span in one.every_span() if span.note)
    return {note: inside for note, inside in found.items() if inside}
