"""Count the automatically numbered paragraphs of a Word file, and write their numbers as text."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace

from generator.intake.word.losses import Losses, Lost
from generator.intake.word.number_formats import write_number
from generator.intake.word.styles import Numbered, Styles
from generator.intake.word.xml import Element, W, children, find, number, switch, value

_DEEPEST = 8
_PLACE = re.compile("%([1-9])")


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before a paragraph: a number as text, or a bullet."""

    text: str
    is_bullet: bool
    level: int


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered.

    Attributes:
        form: the format of the number.
        pattern: the text around it, ``第%1章``.
        start: the first number.
        suffix: what stands between number and text.
        restart: the number of the level after which this one begins anew, 0 for never.
        is_legal: whether the numbers of all levels are written as digits.
        style: the paragraph style that is numbered so.
    """

    form: str
    pattern: str
    start: int
    suffix: str
    restart: int
    is_legal: bool
    style: str


@dataclass(frozen=True)
class _List:
    """One list: its levels, and where its numbers begin anew, both by level.

    Lists that share a definition are counted together.
    """

    definition: str
    levels: dict[int, _Level]
    restarts: dict[int, int]


class Numbering:
    """The lists of a Word file, counted on with each paragraph."""

    def __init__(self, root: Element | None, styles: Styles, losses: Losses) -> None:
        self._losses = losses
        self._lists = {} if root is None else _read_lists(root, styles)
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._restarted: set[tuple[str, int]] = set()

    def next(self, numbered: Numbered | None) -> Marker | None:
        """Return what stands before the next paragraph; each call counts."""
        found = self._lists.get(numbered.list_id) if numbered else None
        if numbered is None or found is None:
            return None
        place = numbered.level
        if place is None:
            linked = (at for at, one in found.levels.items() if one.style == numbered.style)
            place = next((at for at in linked if numbered.style), 0)
        level = found.levels.get(place)
        if level is None:
            return None
        self._count(numbered.list_id, found, place)
        if level.form == "bullet":
            return Marker("", True, place) if level.pattern.strip() else None
        text = _PLACE.sub(
            lambda match: self._written(found, level, int(match[1]) - 1), level.pattern
        )
        if not text.strip():
            return None
        return Marker(text.lstrip() + _gap(text, level), False, place)

    def _count(self, list_id: str, found: _List, place: int) -> None:
        counts = self._counts[found.definition]
        if place in found.restarts and (list_id, place) not in self._restarted:
            self._restarted.add((list_id, place))
            counts[place] = found.restarts[place]
        elif place in counts:
            counts[place] += 1
        else:
            counts[place] = found.levels[place].start
        for deeper, level in found.levels.items():
            if deeper > place and place < level.restart:
                counts.pop(deeper, None)

    def _written(self, found: _List, level: _Level, place: int) -> str:
        other = found.levels.get(place)
        if other is None or other.form == "bullet":
            return ""
        count = self._counts[found.definition].get(place, other.start)
        form = "decimal" if level.is_legal and other.form != "none" else other.form
        text = write_number(count, form)
        if text is None:
            self._losses.add(Lost.NUMBERS, form)
            return str(count)
        return text


def _gap(text: str, level: _Level) -> str:
    """Return the space after a number; a full-width sign brings its own."""
    last = text[-1]
    is_wide = unicodedata.east_asian_width(last) in "WF" and unicodedata.category(last)[0] == "P"
    return "" if level.suffix == "nothing" or is_wide or last.isspace() else " "


def _read_lists(root: Element, styles: Styles) -> dict[str, _List]:
    definitions = {
        value(one, "abstractNumId") or "": one for one in root.iterchildren(f"{W}abstractNum")
    }
    written = {value(one, "numId") or "": one for one in root.iterchildren(f"{W}num")}
    levels = {name: _read_levels(one) for name, one in definitions.items()}
    lists = {}
    for list_id, one in written.items():
        definition = value(find(one, "abstractNumId")) or ""
        # A definition may only point to a style, whose list has the levels.
        link = value(find(definitions.get(definition), "numStyleLink"))
        if link and (other := written.get(styles.list_of(link) or "")) is not None:
            definition = value(find(other, "abstractNumId")) or ""
        own = dict(levels.get(definition, {}))
        restarts = {}
        for override in one.iterchildren(f"{W}lvlOverride"):
            place = number(override, "ilvl") or 0
            own.update(_read_levels(override))
            start = number(find(override, "startOverride"))
            if start is not None:
                restarts[place] = start
                if place in own:
                    own[place] = replace(own[place], start=start)
        lists[list_id] = _List(definition, own, restarts)
    return lists


def _read_levels(parent: Element) -> dict[int, _Level]:
    found = {}
    for one in parent.iterchildren(f"{W}lvl"):
        place = number(one, "ilvl") or 0
        if 0 <= place <= _DEEPEST:
            found[place] = _read_level(one, place)
    return found


def _read_level(element: Element, place: int) -> _Level:
    forms = (value(one) for one in children(element) if one.tag == f"{W}numFmt")
    start, restart = number(find(element, "start")), number(find(element, "lvlRestart"))
    return _Level(
        form=next(forms, None) or "decimal",
        pattern=value(find(element, "lvlText")) or "",
        start=0 if start is None else start,
        suffix=value(find(element, "suff")) or "tab",
        restart=place if restart is None else min(restart, place),
        is_legal=bool(switch(element, "isLgl")),
        style=value(find(element, "pStyle")) or "",
    )
