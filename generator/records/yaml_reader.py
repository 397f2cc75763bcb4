"""Read YAML into nodes with positions, and say in plain words what is wrong with it.

Works from the parser's events, so that anchors, aliases, tags and depth are seen before anything is
built; types are the schema's business.
"""

import json
import re
from collections.abc import Collection, Iterator

import yaml

from generator.records import rules
from generator.records.diagnostics import Diagnostic, Place, Rule
from generator.records.nodes import Mapping, Mark, Node, Scalar, Sequence

MAX_BYTES = 64 * 1024
MAX_DEPTH = 20

_FULL_WIDTH_KEY = re.compile(r"^([ \t]*)([A-Za-z_][\w-]*)：", re.MULTILINE)
_IDEOGRAPHIC_INDENT = re.compile("^[ \t]*\u3000[ \t\u3000]*([^:：\n]+?)[ \t]*[:：]", re.MULTILINE)
_COMMENT = re.compile(r"[ \t]+(#.*)")
# A value that begins with a sign of YAML's own, or is quoted and goes on after the quotation.
_SPECIAL_START = re.compile(
    r"^\s*(?:- )?([\w-]+):\s+"
    r"(\[[^\]]*\]\s*[^\s,#\]].*|([\"'])[^\"']*\3\s*[^\s,#].*|[@*%`&!].*)$"
)
_TWO_COLONS = re.compile(r"^\s*(?:- )?([\w-]+):\s+(\S.*:\s.*)$")

_PROBLEMS = {
    "mapping values are not allowed": "这里不能再有“: ”",
    "could not find expected ':'": "缺少冒号，或者换行后的缩进不齐",
    "found character '\\t'": "用了制表符（Tab）",
    "found character that cannot start any token": "这个字符不能放在值的开头",
    "found unexpected end of stream": "引号没有成对",
    "did not find expected ',' or ']'": "方括号没有成对，或者括号后面还有字",
    "did not find expected ',' or '}'": "花括号没有成对，或者括号后面还有字",
    "did not find expected key": "缩进不齐，或者值后面还有多余的字",
    "did not find expected '-' indicator": "列表的各项没有对齐",
    "did not find expected node content": "这里缺少一个值",
    "did not find expected <document start>": "资料信息中间出现了不该有的分隔",
    "did not find expected alphabetic or numeric character": "“&”或“*”不能放在值的开头",
    "found undefined tag handle": "“!”不能放在值的开头",
    "block sequence entries are not allowed": "“- ”不能放在这里",
    "found unknown escape character": "双引号里的反斜杠要写成 \\\\",
    "control characters are not allowed": "有控制字符",
    "found a tab character": "用了制表符（Tab）",
}

# The parser notices these far from where they happened; its context is where.
_NOTICED_LATE = (
    "found unexpected end of stream",
    "did not find expected ',' or",
    "could not find expected ':'",
)


class _StopReadingError(Exception):
    """Carries the diagnostic that makes going on pointless."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def read_mapping(
    source: str, file: str, *, first_line: int = 1
) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
    """Read YAML text that should hold ``field: value`` lines.

    Args:
        source: the YAML, without its ``---`` lines, free of control characters.
        file: path for the diagnostics.
        first_line: line of the file on which `source` begins.

    Returns:
        The mapping, or None where the text cannot be read, and what is wrong.
    """
    size = len(source.encode("utf-8"))
    if size > MAX_BYTES:
        place = Place(file, first_line)
        limit = MAX_BYTES // 1024
        return None, (rules.FRONT_MATTER_TOO_LARGE.at(place, size=-(-size // 1024), limit=limit),)
    if (index := source.find("\ufeff")) >= 0:
        line, column = _position(source, index)
        place = Place(file, first_line + line, column + 1)
        return None, (rules.CONTROL_CHARACTER.at(place, character="U+FEFF"),)
    reader = _Reader(source, file, first_line)
    try:
        root = reader.read()
    except _StopReadingError as stop:
        return None, (*reader.found, stop.diagnostic)
    except yaml.MarkedYAMLError as error:
        if slips := tuple(_keyboard_slips(source, file, first_line)):
            return None, slips
        return None, (*reader.found, _syntax_diagnostic(error, source, file, first_line))
    if root is None:
        return Mapping((), Mark(first_line, 1)), tuple(reader.found)
    if slips := tuple(_keyboard_slips(source, file, first_line, reader.slips)):
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
            whole = _quoted(f"{scalar.value} {cut[1].strip()}")
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
            if _FULL_WIDTH_KEY.match(before_end) or _IDEOGRAPHIC_INDENT.match(before_end):
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


def _keyboard_slips(
    source: str, file: str, first_line: int, only: Collection[int] | None = None
) -> Iterator[Diagnostic]:
    """Find what Chinese input methods type by mistake and YAML reads as something else.

    Args:
        source: YAML text that could not be read, or was read wrongly.
        file: path for the diagnostics.
        first_line: line of the file on which `source` begins.
        only: the lines to look at, from 0; all but those of block values when None.
    """
    in_block = _block_scalar_lines(source)
    for pattern, rule, group in (
        (_FULL_WIDTH_KEY, rules.FULL_WIDTH_COLON, 2),
        (_IDEOGRAPHIC_INDENT, rules.IDEOGRAPHIC_SPACE, 1),
    ):
        for match in pattern.finditer(source):
            line, column = _position(source, match.start(group))
            if line in in_block if only is None else line not in only:
                continue
            yield rule.at(Place(file, first_line + line, column + 1), key=match[group])


def _position(source: str, index: int) -> tuple[int, int]:
    """Return line and column of a character, both counted from 0."""
    return source.count("\n", 0, index), index - (source.rfind("\n", 0, index) + 1)


def _block_scalar_lines(source: str) -> frozenset[int]:
    """Return the lines (from 0) inside ``|`` and ``>`` values, where anything may stand."""
    inside: set[int] = set()
    indent: int | None = None
    for number, line in enumerate(source.split("\n")):
        width = len(line) - len(line.lstrip(" "))
        if indent is not None and (not line.strip() or width > indent):
            inside.add(number)
            continue
        indent = width if re.search(r":\s+[|>][+-]?\d?\s*$", line) else None
    return frozenset(inside)


def _syntax_diagnostic(
    error: yaml.MarkedYAMLError, source: str, file: str, first_line: int
) -> Diagnostic:
    english = (error.problem or error.context or "").strip()
    marks = [error.problem_mark, error.context_mark]
    if any(known in english for known in _NOTICED_LATE):
        marks.reverse()
    mark = marks[0] or marks[1]
    line, column = (mark.line, mark.column) if mark else (0, 0)
    problem = next(
        (chinese for known, chinese in _PROBLEMS.items() if known in english),
        "写法不合 YAML 的规定",
    )
    lines = source.split("\n")
    line = min(line, len(lines) - 1)
    # The parser often notices only on the following line that a value went wrong.
    for candidate in (line, line - 1):
        remedy = _quote_remedy(lines[candidate]) if candidate >= 0 else ""
        if remedy:
            line = candidate
            break
    else:
        remedy = "检查这一行和上一行的引号、括号、缩进和冒号"
    place = Place(file, first_line + line, min(column, len(lines[line])) + 1)
    if mark and mark.line < len(lines) and lines[mark.line][mark.column :].startswith("\t"):
        problem = "用了制表符（Tab）"
    return rules.YAML_SYNTAX.at(place, problem=f"{problem}（{english}）", remedy=remedy)


def _quote_remedy(line: str) -> str:
    """Return how to quote the value of `line` where that is what is lacking."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "用空格代替制表符（Tab）缩进"
    if match := _TWO_COLONS.match(line):
        return f"值里有“: ”，给整个值加引号：{match[1]}: {_quoted(match[2])}"
    if match := _SPECIAL_START.match(line):
        return f"值以“{match[2][0]}”开头，给整个值加引号：{match[1]}: {_quoted(match[2])}"
    return ""


def _quoted(value: str) -> str:
    return json.dumps(value.strip(), ensure_ascii=False)
