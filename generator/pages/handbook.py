"""The handbook: chapters written in Markdown, and two printed from the code."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from markupsafe import Markup

from generator.pages.page import Page
from generator.pages.templates import fill
from generator.records import rules
from generator.records.common import CommonFields
from generator.records.diagnostics import Rule
from generator.records.schema import FieldSpec, Kind, specs_of
from generator.records.settings import Settings
from generator.text.body_parser import parse_body

INDEX = "handbook/index.html"

_LINK = re.compile(r'<a href="([^":]*)\.md(#[^"]*)?"')
_ORDER = re.compile(r"<!-- order: (\d+) -->")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter, ready to be set into the handbook's frame."""

    uri: str
    title: str
    order: int
    html: Markup


def handbook_pages(kinds: Sequence[Kind]) -> tuple[Page, ...]:
    """Return the pages of the handbook for an archive with these kinds."""
    chapters = sorted(
        (*_written(), _fields_chapter(kinds), _diagnostics_chapter()),
        key=lambda chapter: (chapter.order, chapter.uri),
    )
    return tuple(
        Page(
            uri=chapter.uri,
            title=chapter.title,
            html=fill(
                "handbook.html.j2",
                chapter.uri,
                uri=chapter.uri,
                title=chapter.title,
                content=chapter.html,
                chapters=chapters,
            ),
            section=INDEX,
        )
        for chapter in chapters
    )


def all_rules() -> tuple[Rule, ...]:
    """Return every diagnostic of the program, by code."""
    found = (value for value in vars(rules).values() if isinstance(value, Rule))
    return tuple(sorted(found, key=lambda rule: rule.code))


def _written() -> list[Chapter]:
    """Read the chapters: package data of an installed package, ``docs/`` of a source tree."""
    packaged = files("generator") / "handbook"
    folder: Traversable = packaged if packaged.is_dir() else Path(__file__).parents[2] / "docs"
    return [
        _chapter(entry.name.removesuffix(".md"), entry.read_text("utf-8"))
        for entry in folder.iterdir()
        if entry.name.endswith(".md")
    ]


def _chapter(name: str, source: str) -> Chapter:
    first, _, rest = source.partition("\n")
    title = first.removeprefix("# ").strip()
    order = _ORDER.search(source)
    html = "\n".join(block.html for block in parse_body(rest).blocks)
    html = _LINK.sub(r'<a href="\1.html\2"', html)
    number = int(order[1]) if order else 50
    return Chapter(f"handbook/{name}.html", title, number, Markup(html))  # noqa: S704 - clean blocks


def _fields_chapter(kinds: Sequence[Kind]) -> Chapter:
    uri = "handbook/fields.html"
    common = {spec.name for spec in specs_of(CommonFields)}

    def own_specs(kind: Kind) -> tuple[FieldSpec, ...]:
        return tuple(spec for spec in kind.specs if spec.name not in common)

    html = fill(
        "fields.html.j2",
        uri,
        kinds=kinds,
        common=specs_of(CommonFields),
        settings=specs_of(Settings),
        own_specs=own_specs,
        specs_of=specs_of,
    )
    return Chapter(uri, "资料的字段", 95, Markup(html))  # noqa: S704 - our own template


def _diagnostics_chapter() -> Chapter:
    uri = "handbook/diagnostics.html"
    html = fill("diagnostics.html.j2", uri, rules=all_rules())
    return Chapter(uri, "检查出的问题", 96, Markup(html))  # noqa: S704 - our own template
