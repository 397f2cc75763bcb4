"""A material file as written: front matter with positions, and a body parsed into blocks."""

import re
from dataclasses import dataclass

from generator.records import rules
from generator.records.diagnostics import Diagnostic, Place, has_errors
from generator.records.nodes import Mapping, Scalar
from generator.records.yaml_reader import read_mapping
from generator.text.blocks import Block, Flaw
from generator.text.body_parser import parse_body
from generator.text.markdown import RAW_TAGS

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read.

    Attributes:
        file: path relative to the archive's root, with forward slashes.
        front: the front matter.
        blocks: the body.
    """

    file: str
    front: Mapping
    blocks: tuple[Block, ...]


def parse_document(text: str, file: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Parse the text of a material file; `file` names it in diagnostics.

    Returns:
        The document, or None where the file cannot be used at all, and everything wrong with it.
    """
    opening = _FENCE.match(text)
    if not opening:
        return None, (rules.NO_FRONT_MATTER.at(Place(file)),)
    closing = _FENCE.search(text, opening.end())
    if not closing:
        return None, (rules.UNCLOSED_FRONT_MATTER.at(Place(file)),)
    front, found = read_mapping(text[opening.end() + 1 : closing.start()], file, first_line=2)
    if front is None or has_errors(found):
        return None, found
    title = front.get("title")
    first_line = text.count("\n", 0, closing.end()) + 2
    body = parse_body(
        text[closing.end() + 1 :],
        first_line=first_line,
        title=title.value if isinstance(title, Scalar) else "",
    )
    mistakes = [_flaw(flaw, file) for flaw in body.flaws]
    if not body.blocks:
        mistakes.append(rules.EMPTY_BODY.at(Place(file, first_line - 1)))
    return Document(file, front, body.blocks), (*found, *mistakes)


def _flaw(flaw: Flaw, file: str) -> Diagnostic:
    place = Place(file, flaw.line, flaw.column)
    if flaw.reason == "raw-html":
        known = " ".join(f"<{tag}>" for tag in sorted(RAW_TAGS))
        return rules.RAW_HTML.at(place, tag=flaw.subject, known=known)
    return rules.UNUSED_FOOTNOTE.at(place, label=flaw.subject)
