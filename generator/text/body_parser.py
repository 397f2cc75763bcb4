"""Turn a Markdown body into blocks."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Any
from urllib.parse import unquote

from markdown_it.token import Token

from generator.text.blocks import Block, BlockKind, Body, Flaw, Target
from generator.text.clean_html import clean_html, escape_text, visible_text
from generator.text.markdown import build_parser, foreign_tag
from generator.text.normal import fingerprint, normal_form

_PARSER = build_parser()
_KINDS = {
    "heading_open": BlockKind.HEADING,
    "paragraph_open": BlockKind.PARAGRAPH,
    "bullet_list_open": BlockKind.LIST,
    "ordered_list_open": BlockKind.LIST,
    "table_open": BlockKind.TABLE,
    "blockquote_open": BlockKind.QUOTATION,
    "footnote_block_open": BlockKind.FOOTNOTES,
}
_LONE_PICTURE = re.compile(r"<p><img [^>]*>(?:<small>[^<]*</small>)?</p>\Z")
_FIRST_TAG = re.compile(r"<[a-z][a-z0-9]*")
_WRITTEN_ADDRESS = re.compile(r"\]\(\s*<?([^)\s>]+)")
_FOOTNOTE_DEFINITION = re.compile(r"^ {0,3}\[\^([^\]]+)\]:", re.MULTILINE)


def parse_body(source: str, *, first_line: int = 1, title: str = "") -> Body:
    """Parse Markdown into blocks.

    Args:
        source: the body, lines ending in line feeds.
        first_line: the line of the file on which the body begins.
        title: the record's title; a first heading that repeats it is left out, since the page
            prints it already.
    """
    env: dict[str, Any] = {}
    tokens = _PARSER.parse(source, env)
    groups = list(_top_level(tokens))
    if groups and title and _is_heading_of(groups[0], title):
        del groups[0]
    levels = sorted({group[0].tag for group in groups if group[0].type == "heading_open"})
    lines = source.split("\n")
    seen: Counter[str] = Counter()
    blocks = []
    flaws = list(_unused_footnotes(source, env, first_line))
    for group in groups:
        _set_levels(group, levels)
        block, found = _block(group, lines, first_line, seen, env)
        flaws.extend(found)
        if block:
            blocks.append(block)
    return Body(tuple(blocks), tuple(flaws))


def _top_level(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Cut the token stream where nothing is open."""
    group: list[Token] = []
    depth = 0
    for token in tokens:
        group.append(token)
        depth += token.nesting
        if depth == 0:
            yield group
            group = []


def _is_heading_of(group: Sequence[Token], title: str) -> bool:
    return group[0].type == "heading_open" and (
        normal_form("".join(token.content for token in group)) == normal_form(title)
    )


def _set_levels(group: Sequence[Token], levels: Sequence[str]) -> None:
    """Number headings from h2 without gaps: h1 is the title of the page.

    Headings inside quotations and lists are no part of the outline: they become paragraphs.
    """
    for token in group:
        if token.type in {"heading_open", "heading_close"}:
            outermost = token.level == 0
            token.tag = f"h{min(levels.index(token.tag) + 2, 6)}" if outermost else "p"


def _block(
    group: Sequence[Token],
    lines: Sequence[str],
    first_line: int,
    seen: Counter[str],
    env: dict[str, Any],
) -> tuple[Block | None, list[Flaw]]:
    if plain := _plain_paragraph(group):
        name = _name(plain, seen)
        line = first_line + (group[0].map or [0])[0]
        html = f'<p id="{name}">{escape_text(plain)}</p>'
        return Block(name, BlockKind.PARAGRAPH, 0, plain, html, line), []
    opening = group[0]
    start = next((token.map[0] for token in group if token.map), len(lines) - 1)
    inlines = list(_inlines(group, start))
    foreign = (
        (tag, line)
        for token, line in inlines
        if token.type in {"html_inline", "html_block"} and (tag := foreign_tag(token.content))
    )
    flaws = [
        Flaw("raw-html", tag, *_position(lines, line, "<" + tag, first_line))
        for tag, line in dict.fromkeys(foreign)
    ]
    taken: set[tuple[int, int]] = set()
    targets = []
    for address, text, line, is_image in _addresses(inlines):
        place = _position(lines, line, address, first_line, taken)
        taken.add(place)
        targets.append(Target(address, text, *place, is_image))
    html = clean_html(_PARSER.renderer.render(group, _PARSER.options, env))
    if not html:
        return None, flaws
    kind = _KINDS.get(opening.type, BlockKind.OTHER)
    if kind is BlockKind.PARAGRAPH and html.startswith("<p><img") and _LONE_PICTURE.match(html):
        kind = BlockKind.FIGURE
        html = html.replace("<p>", "<figure>").replace("</p>", "</figure>")
        html = html.replace("<small>", "<figcaption>").replace("</small>", "</figcaption>")
    text = visible_text(html)
    name = _name(text or html, seen)
    level = int(opening.tag[1]) if kind is BlockKind.HEADING else 0
    return Block(
        name, kind, level, text, _with_id(html, name), first_line + start, tuple(targets)
    ), flaws


def _plain_paragraph(group: Sequence[Token]) -> str:
    """Return the text of a paragraph without any mark, or an empty string.

    Nine blocks of ten are such; rendering and cleaning them would only escape them.
    """
    if group[0].type != "paragraph_open":
        return ""
    children = group[1].children or []
    if len(children) != 1 or children[0].type != "text":
        return ""
    return children[0].content.strip()


def _name(text: str, seen: Counter[str]) -> str:
    """Return the block's id; `seen` counts the repeats."""
    name = "p" + fingerprint(normal_form(text) or text)
    seen[name] += 1
    return name if seen[name] == 1 else f"{name}-{seen[name]}"


def _with_id(html: str, name: str) -> str:
    """Put the block's id on its outermost element, making one where there is only text."""
    if first := _FIRST_TAG.match(html):
        return f'{first[0]} id="{name}"{html[first.end() :]}'
    return f'<div id="{name}">{html}</div>'


def _inlines(group: Sequence[Token], start: int) -> Iterator[tuple[Token, int]]:
    """Yield the tokens that carry text, each with its line counted from the body's first."""
    line = start
    for token in group:
        line = token.map[0] if token.map else line
        if token.type == "html_block":
            yield token, line
        for child in token.children or ():
            yield child, line
            line += child.type in {"softbreak", "hardbreak"}


def _addresses(inlines: Sequence[tuple[Token, int]]) -> Iterator[tuple[str, str, int, bool]]:
    for index, (token, line) in enumerate(inlines):
        if token.type == "image":
            yield str(token.attrs["src"]), token.content, line, True
        elif token.type == "link_open":
            text = []
            for inner, _ in islice(inlines, index + 1, None):
                if inner.type == "link_close":
                    break
                text.append(inner.content)
            yield str(token.attrs["href"]), "".join(text), line, False


def _position(
    lines: Sequence[str],
    line: int,
    needle: str,
    first_line: int,
    taken: Collection[tuple[int, int]] = (),
) -> tuple[int, int]:
    """Return line and column of `needle`, looking a few lines on for one that stands in a table.

    Places in `taken` belong to earlier links to the same address.
    """
    for offset, source in enumerate(lines[line : line + 3]):
        number = first_line + line + offset
        for match in _WRITTEN_ADDRESS.finditer(source):
            place = number, match.start(1) + 1
            if place not in taken and unquote(match[1]) == unquote(needle):
                return place
        if (column := source.find(needle)) >= 0 and (number, column + 1) not in taken:
            return number, column + 1
    return first_line + line, 1


def _unused_footnotes(source: str, env: dict[str, Any], first_line: int) -> Iterator[Flaw]:
    """Find footnotes that nothing refers to: the parser leaves them out without a word."""
    footnotes = env.get("footnotes", {}).get("refs", {})
    unused = {label.removeprefix(":") for label, number in footnotes.items() if number < 0}
    if unused:
        for match in _FOOTNOTE_DEFINITION.finditer(source):
            if match[1] in unused:
                line = first_line + source.count("\n", 0, match.start())
                yield Flaw("unused-footnote", match[1], line, 1)
