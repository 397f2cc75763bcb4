"""The text of a circular: Markdown from a wording that each organisation may write itself."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import total_ordering
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.practice.circular_figures import Circular, Figure
from generator.practice.periods import chinese_day
from generator.records import rules
from generator.records.diagnostics import Diagnostic, Place
from generator.records.settings import Settings
from generator.records.source_text import explain_os_error
from generator.records.suggestions import did_you_mean
from generator.text.blocks import Block
from generator.text.body_parser import parse_body
from generator.text.markdown_escape import escape_line
from generator.text.numerals import chinese_number

WORDING = "templates/circular.md.j2"
"""Where an archive keeps its own wording."""

NOTHING = "本期没有记录。"

_UNKNOWN = re.compile(r"'([^']+)' is undefined|has no attribute '([^']+)'")
_UNKNOWN_TOOL = re.compile(r"No (filter|test) named '([^']+)'")


@dataclass(frozen=True, slots=True)
class CircularText:
    """The text of a circular.

    Attributes:
        markdown: the text.
        blocks: the same, parsed.
        figures: the numbers that it prints, in the order in which they first appear.
    """

    markdown: str
    blocks: tuple[Block, ...]
    figures: tuple[Figure, ...]


@total_ordering
class _Number:
    """A number as a wording sees it: it prints how much it is, and remembers that it did."""

    __slots__ = ("_figure", "_printed")

    def __init__(self, figure: Figure, printed: dict[str, Figure]) -> None:
        self._figure = figure
        self._printed = printed

    def __str__(self) -> str:
        return str(len(self))

    def __len__(self) -> int:
        self._printed.setdefault(self._figure.name, self._figure)
        return len(self._figure)

    def __bool__(self) -> bool:
        return len(self._figure) > 0

    def __eq__(self, other: object) -> bool:
        return len(self._figure) == _amount(other)

    def __lt__(self, other: object) -> bool:
        return len(self._figure) < _amount(other)

    def __hash__(self) -> int:
        return hash(len(self._figure))


def _amount(other: object) -> int:
    if isinstance(other, _Number):
        return len(other._figure)
    if isinstance(other, int):
        return other
    raise TypeError(f"{type(other).__name__} is not a number")


def circular_text(circular: Circular, settings: Settings, root: Path) -> CircularText | Diagnostic:
    """Return the text of a circular, or what is wrong with the wording.

    Args:
        circular: the numbers.
        settings: of the archive.
        root: the archive's folder; its own wording is used where there is one.
    """
    if circular.is_empty:
        return CircularText(NOTHING, parse_body(NOTHING).blocks, ())
    wording = _wording(root)
    if isinstance(wording, Diagnostic):
        return wording
    printed: dict[str, Figure] = {}
    filled = _filled(wording, _values(circular, settings, printed))
    if isinstance(filled, Diagnostic):
        return filled
    blocks = parse_body(filled).blocks
    if not blocks:
        return _wrong("写出来是空的", "写上通报的文字；不用自己的文字，就删去这个文件", 1)
    return CircularText(filled, blocks, tuple(printed.values()))


def _wording(root: Path) -> str | Diagnostic:
    own = root / WORDING
    if not own.exists():
        package = files("generator.practice") / "templates" / "circular.md.j2"
        return package.read_text("utf-8")
    try:
        content = own.read_bytes()
    except OSError as error:
        return _wrong(explain_os_error(error), "检查文件是否被别的程序占用、权限是否允许", 1)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _wrong("文件不是 UTF-8 编码", "在编辑器里另存为 UTF-8", line)


def _filled(wording: str, values: Mapping[str, Any]) -> str | Diagnostic:
    """Fill a wording; whatever it does wrong is told with its line."""
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["chinese"] = chinese_number
    try:
        return environment.from_string(wording).render(**values)
    except TemplateSyntaxError as error:
        return _wrong(*_syntax(error, environment.filters), error.lineno)
    except UndefinedError as error:
        return _wrong(*_undefined(error, values), _line(error.__traceback__))
    except SecurityError as error:
        remedy = "只用手册“定期通报”里列出的名字"
        return _wrong(f"用了不许用的东西（{error}）", remedy, _line(error.__traceback__))
    # A wording may fail in any way in which Python can: it is its author's mistake, with a line.
    except Exception as error:
        problem = f"算不出来（{type(error).__name__}：{error}）"
        remedy = "检查这一行；数只能印出来或比较大小，不能相加"
        return _wrong(problem, remedy, _line(error.__traceback__))


def _syntax(
    error: TemplateSyntaxError, filters: Mapping[str, Callable[..., Any]]
) -> tuple[str, str]:
    unknown = _UNKNOWN_TOOL.search(error.message or "")
    if unknown and unknown[1] == "filter":
        return f"没有名为“{unknown[2]}”的过滤器", did_you_mean(unknown[2], filters) or "删去它"
    if unknown:
        return f"没有名为“{unknown[2]}”的判断", "删去它"
    return f"写法有误（{error.message}）", "检查这一行的花括号、百分号和 if、for 是否成对"


def _undefined(error: UndefinedError, values: Mapping[str, Any]) -> tuple[str, str]:
    match = _UNKNOWN.search(error.message or "")
    if not match:
        return f"有没有定义的名字（{error.message}）", "只用手册“定期通报”里列出的名字"
    name = match[1] or match[2]
    suggestion = did_you_mean(name, [*values, *values["n"]])
    return f"没有名为“{name}”的内容", f"{suggestion}可用的名字见手册“定期通报”"


def _line(traceback: TracebackType | None) -> int:
    """Return the line of the wording in which something went wrong, the innermost one."""
    line = 1
    while traceback:
        # Jinja puts a frame of this sort where the wording was being filled.
        if "__jinja_exception__" in traceback.tb_frame.f_globals:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def _wrong(problem: str, remedy: str, line: int) -> Diagnostic:
    place = Place(WORDING, line)
    return rules.BAD_CIRCULAR_TEMPLATE.at(place, problem=problem, remedy=remedy)


def _values(
    circular: Circular, settings: Settings, printed: dict[str, Figure]
) -> Mapping[str, Any]:
    """Return what a wording may use: words, written so that Markdown takes none for a mark."""

    def numbers(figures: Mapping[str, Figure]) -> Mapping[str, _Number]:
        return {name: _Number(figure, printed) for name, figure in figures.items()}

    lists: Mapping[str, Sequence[Mapping[str, Any]]] = {
        name: [{"title": _words(row.title), "n": numbers(row.n)} for row in rows]
        for name, rows in circular.lists.items()
    }
    practices = [
        {
            "unit": _words(one.unit),
            "title": _words(one.record.title),
            "summary": _words(one.record.fields.summary or ""),
            "state": one.state,
            "exemplary": one.exemplary,
        }
        for one in circular.practices
    ]
    return {
        "period": circular.period.name,
        "begins": chinese_day(circular.period.first),
        "ends": chinese_day(circular.period.last),
        "today": chinese_day(circular.today),
        "is_open": circular.is_open,
        "scope": _words(circular.scope_name),
        "organisation": _words(settings.organisation or settings.name),
        "n": numbers(circular.n),
        "practices": practices,
        **lists,
    }


def _words(text: str) -> str:
    return escape_line(" ".join(text.split()))
