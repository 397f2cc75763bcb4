"""Print a body: the blocks' HTML with links that lead to pages."""

import re
from collections.abc import Mapping
from html import unescape

from markupsafe import Markup

from generator.records.files import file_of
from generator.records.library import Record
from generator.records.links import Links
from generator.text.addresses import AddressKind, read_address
from generator.text.blocks import Block
from generator.text.markup import escape, relative_address, relative_file
from generator.views.paragraphs import paragraph_numbers

# Blocks are clean HTML of one serialiser, so these forms are the only ones.
_ANCHOR = re.compile(r'<a href="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_REFUSED_ANCHOR = re.compile(r"<a>(.*?)</a>", re.DOTALL)
_PICTURE = re.compile(r'<img src="([^"]*)" alt="([^"]*)">')
_REFUSED_PICTURE = re.compile(r'<img alt="([^"]*)">')
_NUMBER = '<a class="n" href="#{id}" data-n="{number}" aria-label="第 {number} 段"></a>'
_CITED = '<a class="cited" href="#citations" data-n="{count}" aria-label="被引 {count} 处"></a>'
_FOOTNOTE = re.compile(r"#fn(?:ref)?\d+(?::\d+)?")
_MARK = '<span class="unresolved" title="{reason}">{text}</span>'


def print_body(
    record: Record, links: Links, files: frozenset[str], cited: Mapping[str, int]
) -> Markup:
    """Return the whole body, its paragraphs numbered in the margin.

    Args:
        record: whose body it is.
        links: the links that may be printed.
        files: attachments and pictures that are published, relative to ``materials/``.
        cited: by block id, how often the block is cited.
    """
    numbers = paragraph_numbers(record.blocks)
    lines = []
    for block in record.blocks:
        html = print_block(block, record, links, files)
        if number := numbers.get(block.id):
            mark = _NUMBER.format(id=block.id, number=number)
            if count := cited.get(block.id):
                mark += _CITED.format(count=count)
            html = f'<div class="para">{mark}{html}</div>'
        lines.append(html)
    return Markup("\n".join(lines))  # noqa: S704 - blocks are clean, marks are our own


def print_block(block: Block, record: Record, links: Links, files: frozenset[str]) -> str:
    """Return the block's HTML with every link rewritten for the record's page.

    Args:
        block: a block of `record`.
        record: the record on whose page it is printed.
        links: the links that may be printed.
        files: attachments and pictures that are published, relative to ``materials/``.
    """
    if not block.targets:
        return block.html

    def link(match: re.Match[str]) -> str:
        written, text = unescape(match[1]), match[3]
        if _FOOTNOTE.fullmatch(written):
            return match[0]
        kind = read_address(written).kind
        if kind is AddressKind.RECORD:
            return record_link(written, text)
        if kind is AddressKind.FILE:
            return file_link(written, text)
        if kind is AddressKind.OUTSIDE:
            return f'<a href="{match[1]}" class="outside">{text}</a>'
        return _MARK.format(reason="这个地址不能用", text=text)

    def file_link(written: str, text: str) -> str:
        name = file_of(record, written)
        if name is None or name not in files:
            return _MARK.format(reason="找不到这个文件", text=text)
        href = relative_file(record.uri, name)
        return f'<a href="{escape(href)}" class="file">{text}</a>'

    def record_link(written: str, text: str) -> str:
        found = links.from_body(record.key, written)
        if found is None or found.broken:
            return text
        if found.target is None:
            return _MARK.format(reason="找不到链接的资料", text=text)
        return f'<a href="{escape(relative_address(record.uri, found.uri))}">{text}</a>'

    def picture(match: re.Match[str]) -> str:
        name = file_of(record, unescape(match[1]))
        if name is None or name not in files:
            return _MARK.format(reason="图片无法显示", text=f"［图：{match[2]}］")
        href = relative_file(record.uri, name)
        return f'<img src="{escape(href)}" alt="{match[2]}" loading="lazy">'

    html = _ANCHOR.sub(link, block.html)
    html = _REFUSED_ANCHOR.sub(
        lambda match: _MARK.format(reason="这个地址不能用", text=match[1]), html
    )
    html = _PICTURE.sub(picture, html)
    return _REFUSED_PICTURE.sub(
        lambda match: _MARK.format(reason="图片无法显示", text=f"［图：{match[1]}］"), html
    )
