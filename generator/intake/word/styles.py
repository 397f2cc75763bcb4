"""Say what the styles of a Word file mean: headings, numbering, hidden text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.intake.word.xml import Element, W, find, number, switch, value

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|标题", re.IGNORECASE)
_DEEPEST = 6
# The outline level of what is no heading.
_TEXT = 9


@dataclass(frozen=True)
class Numbered:
    """What a paragraph says of its automatic number.

    Attributes:
        list_id: the list it is counted in, ``0`` for none.
        level: of the list, None where the list itself says it.
        style: the paragraph's style.
    """

    list_id: str
    level: int | None
    style: str


class Styles:
    """The styles of a Word file, each with those that it is based on."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._default = ""
        for style in () if root is None else root.iterchildren(f"{W}style"):
            name = value(style, "styleId") or ""
            self._by_id[name] = style
            if value(style, "type") == "paragraph" and value(style, "default") in {"1", "true"}:
                self._default = name

    def style_of(self, properties: Element | None) -> str:
        """Return the style of a paragraph, by its properties."""
        return value(find(properties, "pStyle")) or self._default

    def heading_level(self, properties: Element | None) -> int:
        """Return 1 to 6 for a heading or the title, 0 for any other paragraph."""
        outline = number(find(properties, "outlineLvl"))
        if outline is None:
            outline = self._outline(self.style_of(properties))
        return min(outline + 1, _DEEPEST) if 0 <= outline < _TEXT else 0

    def numbering(self, properties: Element | None) -> Numbered | None:
        """Return what a paragraph, or else its style, says of its number."""
        style = self.style_of(properties)
        said = [find(properties, "numPr")]
        said.extend(find(one, "pPr", "numPr") for _, one in self._chain(style))
        list_id = next((text for one in said if (text := value(find(one, "numId")))), None)
        level = next(
            (level for one in said if (level := number(find(one, "ilvl"))) is not None), None
        )
        return None if list_id is None else Numbered(list_id, level, style)

    def list_of(self, style: str) -> str | None:
        """Return the list that a numbering style stands for."""
        return value(find(self._by_id.get(style), "pPr", "numPr", "numId"))

    def hides(self, properties: Element | None, paragraph_style: str) -> bool:
        """Say whether a run with these properties, in a paragraph of this style, is hidden."""
        said = switch(properties, "vanish")
        if said is None and self._some_hide:
            styles = (value(find(properties, "rStyle")) or "", paragraph_style)
            return any(self._style_hides(style) for style in styles)
        return bool(said)

    @cached_property
    def _some_hide(self) -> bool:
        return any(find(style, "rPr", "vanish") is not None for style in self._by_id.values())

    def _style_hides(self, style: str) -> bool:
        said = (switch(find(one, "rPr"), "vanish") for _, one in self._chain(style))
        return next((hides for hides in said if hides is not None), False)

    def _outline(self, style: str) -> int:
        """Return the outline level of a style, counted from 0."""
        if style not in self._by_id:
            level = _level_of_name(style)
            return _TEXT if level is None else level
        for name, one in self._chain(style):
            said = number(find(one, "pPr", "outlineLvl"))
            level = _level_of_name(value(find(one, "name")) or name)
            if said == _TEXT or level is None:
                level = said
            if level is not None:
                return level
        return _TEXT

    def _chain(self, style: str) -> Iterator[tuple[str, Element]]:
        """Yield a style and those that it is based on, the nearest first."""
        seen: set[str] = set()
        while style in self._by_id and style not in seen:
            seen.add(style)
            yield style, self._by_id[style]
            style = value(find(self._by_id[style], "basedOn")) or ""


def _level_of_name(name: str) -> int | None:
    """Return the outline level that a style has by its name."""
    if heading := _HEADING.fullmatch(name):
        return int(heading[1]) - 1
    return 0 if _TITLE.fullmatch(name) else None
