"""Read YAML into nodes with positions.

Works from the parser's events, so that anchors, aliases, tags and depth are seen before anything is
built; types are the schema's business.
"""

import re
from collections.abc import Iterator

import yaml

from generator.records import rules
from generator.records.diagnostics import Diagnostic, Place, Rule
from generator.records.nodes import Mapping, Mark, Node, Scalar, Sequence
from generator.records.yaml_mistakes import (
    keyboard_slips,
    position_of,
    quoted,
    swallows_a_field,
    syntax_diagnostic,
)

MAX_BYTES = 64 * 1024
MAX_DEPTH = 20

_TOO_DEEP = "exceeded maximum nesting depth"
_COMMENT = re.compile(r"[ \t]+(#.*)")


class _StopReadingError(Exception):
    """Carries the diagnostic that makes going on pointless."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def read_mapping(
    source: str, file: str, *, first_line: int = 1, limit: int = MAX_BYTES
) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
    """Read YAML text that should hold ``field: value`` lines.

    Args:
        source: the YAML, without its ``---`` lines, free of control characters.
        file: path for the diagnostics.
        first_line: line of the file on which `source` begins.
        limit: how many bytes of UTF-8 it may have.

    Returns:
        The mapping, or None where the text cannot be read, and what is wrong.
    """
    size = len(source.encode("utf-8"))
    if size > limit:
        place = Place(file, first_line)
        return None, (
            rules.FRONT_MATTER_TOO_LARGE.at(place, size=-(-size // 1024), limit=limit // 1024),
        )
    if (index := source.find("\ufeff")) >= 0:
        line, column = position_of(source, index)
        place = Place(file, first_line + line, column + 1)
        return None, (rules.CONTROL_CHARACTER.at(place, character="U+FEFF"),)
    reader = _Reader(source, file, first_line)
    try:
        root = reader.read()
    except _StopReadingError as stop:
        return None, (*reader.found, stop.diagnostic)
    except yaml.MarkedYAMLError as error:
        if error.problem == _TOO_DEEP and error.problem_mark:
            # The parser looks ahead and may meet its own limit before we meet ours.
            mark = error.problem_mark
            place = Place(file, first_line + mark.line, mark.column + 1)
            return None, (*reader.found, rules.TOO_DEEP.at(place, limit=MAX_DEPTH))
        if slips := tuple(keyboard_slips(source, file, first_line)):
            return None, slips
        return None, (*reader.found, syntax_diagnostic(error, source, file, first_line))
    if root is None:
        return Mapping((), Mark(first_line, 1)), tuple(reader.found)
    if slips := tuple(keyboard_slips(source, file, first_line, reader.slips)):
        return None, slips
    if not isinstance(root, Mapping):
        place = Place(file, root.mark.line, root.mark.column)
        return None, (*reader.found, rules.NOT_A_MAPPING.at(place))
    return root, tuple(reader.found)


class _Reader:
    """Builds nodes from the events of one document."""

    def __init__(self, source: str, file: str, first_line: int) -> None:
        self.found: list[Diagnostic] = []
        self.slips: set[int] = set()
        """Lines of the source, from 0, that an input method made part of something else."""
        self._lines = source.split("\n")
        self._file = file
        self._first_line = first_line
        self._events: Iterator[yaml.Event] = yaml.parse(source, Loader=yaml.CBaseLoader)

    def read(self) -> Node | None:
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                break
        else:
            return None
        root = self._node(next(self._events), 1)
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                problem, remedy = "资料信息中间出现了不该有的分隔", "删去多余的 --- 行"
                raise _StopReadingError(
                    rules.YAML_SYNTAX.at(self._place(event), problem=problem, remedy=remedy)
                )
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise _StopReadingError(rules.TOO_DEEP.at(self._place(event), limit=MAX_DEPTH))
        self._refuse_shortcuts(event)
        mark = self._mark(event)
        match event:
            case yaml.ScalarEvent():
                plain = not event.style
                scalar = Scalar(event.value, mark, plain)
                if plain:
                    self._warn_of_comment(event, scalar)
                    self._look_for_slips(event)
                return scalar
            case yaml.SequenceStartEvent():
                items = []
                while not isinstance(inner := next(self._events), yaml.SequenceEndEvent):
                    items.append(self._node(inner, depth + 1))
                    if event.flow_style:
                        self._warn_of_comma(items[-1])
                return Sequence(tuple(items), mark)
            case _:
                return self._mapping(mark, depth)

    def _mapping(self, mark: Mark, depth: int) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        first: dict[str, int] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise _StopReadingError(rules.NOT_A_MAPPING.at(self._place(event)))
            if key.value.startswith("\u3000") and key.value.strip():
                self.slips.add(key.mark.line - self._first_line)
            value = self._node(next(self._events), depth + 1)
            if key.value in first:
                self._report(rules.DUPLICATE_KEY, key.mark, key=key.value, first=first[key.value])
                continue
            first[key.value] = key.mark.line
            entries.append((key, value))
        return Mapping(tuple(entries), mark)

    def _refuse_shortcuts(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            what = f"别名 *{event.anchor}"
        elif getattr(event, "anchor", None):
            what = f"锚点 &{event.anchor}"  # type: ignore[attr-defined]
        elif getattr(event, "tag", None) not in {None, "!"}:
            what = f"类型标签 {event.tag}"  # type: ignore[attr-defined]
        else:
            return
        raise _StopReadingError(rules.ANCHOR.at(self._place(event), what=what))

    def _warn_of_comment(self, event: yaml.ScalarEvent, scalar: Scalar) -> None:
        end = event.end_mark
        assert end is not None  # noqa: S101 - the parser marks every event
        cut = _COMMENT.match(self._lines[end.line], end.column) if scalar.value else None
        if cut:
            mark = Mark(self._first_line + end.line, cut.start(1) + 1)
            whole = quoted(f"{scalar.value} {cut[1].strip()}")
            self._report(
                rules.COMMENT_CUT, mark, cut=cut[1].strip(), kept=scalar.value, whole=whole
            )

    def _look_for_slips(self, event: yaml.ScalarEvent) -> None:
        """Note the lines that a value swallowed although they were meant as fields."""
        start, end = event.start_mark, event.end_mark
        assert start is not None  # noqa: S101 - the parser marks every event
        assert end is not None  # noqa: S101
        for line in range(start.line, min(end.line + 1, len(self._lines))):
            before_end = self._lines[line][: end.column] if line == end.line else self._lines[line]
            if swallows_a_field(before_end):
                self.slips.add(line)

    def _warn_of_comma(self, item: Node) -> None:
        if isinstance(item, Scalar) and item.plain and re.search("[，、]", item.value):
            fixed = ", ".join(re.split("[，、]", item.value))
            self._report(rules.FULL_WIDTH_COMMA, item.mark, value=item.value, fixed=fixed)

    def _report(self, rule: Rule, mark: Mark, **values: object) -> None:
        self.found.append(rule.at(Place(self._file, mark.line, mark.column), **values))

    def _mark(self, event: yaml.Event) -> Mark:
        start = event.start_mark
        assert start is not None  # noqa: S101 - the parser marks every event
        return Mark(self._first_line + start.line, start.column + 1)

    def _place(self, event: yaml.Event) -> Place:
        mark = self._mark(event)
        return Place(self._file, mark.line, mark.column)
