"""Say in plain words what is wrong with YAML, at the place where an author would look."""

import json
import re
from collections.abc import Collection, Iterator

import yaml

from generator.records import rules
from generator.records.diagnostics import Diagnostic, Place

_FULL_WIDTH_KEY = re.compile(r"^([ \t]*)([A-Za-z_][\w-]*)：", re.MULTILINE)
_IDEOGRAPHIC_INDENT = re.compile("^[ \t]*\u3000[ \t\u3000]*([^:：\n]+?)[ \t]*[:：]", re.MULTILINE)
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


def keyboard_slips(
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
            line, column = position_of(source, match.start(group))
            if line in in_block if only is None else line not in only:
                continue
            yield rule.at(Place(file, first_line + line, column + 1), key=match[group])


def position_of(source: str, index: int) -> tuple[int, int]:
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


def syntax_diagnostic(
    error: yaml.MarkedYAMLError, source: str, file: str, first_line: int
) -> Diagnostic:
    """Turn the parser's complaint about `source` into a diagnostic with a remedy."""
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
        return f"值里有“: ”，给整个值加引号：{match[1]}: {quoted(match[2])}"
    if match := _SPECIAL_START.match(line):
        return f"值以“{match[2][0]}”开头，给整个值加引号：{match[1]}: {quoted(match[2])}"
    return ""


def quoted(value: str) -> str:
    """Write a value between double quotation marks, as YAML reads it."""
    return json.dumps(value.strip(), ensure_ascii=False)


def swallows_a_field(line: str) -> bool:
    """Say whether a line inside a value was meant as a field of its own."""
    return bool(_FULL_WIDTH_KEY.match(line) or _IDEOGRAPHIC_INDENT.match(line))
