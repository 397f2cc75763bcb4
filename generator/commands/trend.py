"""``generator trend``: how often a phrase stands in the materials, year by year."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from generator.commands.chinese_click import Command
from generator.commands.shared import (
    audience_option,
    choose_readers,
    decide_day,
    root_option,
    stop,
    today_option,
)
from generator.commands.terminal import print_diagnostics, progress_bar, say, summary
from generator.compiler import gather
from generator.records.configuration import load_configuration
from generator.records.diagnostics import Severity
from generator.text.cjk import is_square
from generator.text.tokens import tokens
from generator.views.printing import Printer
from generator.views.term_trends import Appearance, Place, Trend, trends


@click.command(cls=Command)
@click.argument("phrase", metavar="词语")
@root_option
@today_option
@audience_option
def trend(phrase: str, root: Path, today: date | None, audience: str | None) -> None:
    """列出一个词语每年在哪一类资料里出现多少次，最早和最近在哪里。

    汉字要连着出现，标点和空白不论；繁简、全半角、大小写不论。

    \b
    例：
      generator trend 基层治理
      generator trend "安全生产责任" --audience members
    """
    if not tokens(phrase):
        stop("没有可以查找的字词。")
    configuration, _ = load_configuration(root)
    readers = choose_readers(configuration.settings, audience)
    day = decide_day(today, configuration.settings)
    with progress_bar() as progress:
        gathered = gather(root, progress=progress)
    errors = tuple(one for one in gathered.diagnostics if one.severity is Severity.ERROR)
    if errors:
        print_diagnostics(errors, "text", to_errors=True)
        say(f"{summary(errors)}；有错误的资料没有算在内。")
    library = gathered.library.seen_by(readers)
    printer = Printer(library, gathered.links.within(library))
    (found,) = trends(library.records, printer, [phrase])
    if not found.appearances:
        say(f"“{phrase}”没有出现过。")
        return
    for said, one, number in (("第一次　", found.first, 0), ("最近一次", found.last, -1)):
        if one:
            click.echo(f"{said}  {_place(one, one.places[number])}")
    for line in _table(found):
        click.echo(line)
    say(f"截至 {day}，“{phrase}”在 {len(found.appearances)} 份资料里出现 {found.times} 次。")


def _place(one: Appearance, place: Place) -> str:
    when = one.record.when.chinese if one.record.when else ""
    return f"{when}  《{one.record.title}》{place.name}  {one.uri(place)}"


def _table(found: Trend) -> list[str]:
    """Return the table of years and kinds, its columns in line; each number is of occurrences."""
    head = ["年份", *(kind.label for kind in found.kinds), "合计", "资料"]
    rows = [
        [
            f"{year}年" if year else "未注明日期",
            *(str(found.times_in(year, kind)) for kind in found.kinds),
            str(found.times_in(year)),
            f"{len(found.in_year(year))} 份",
        ]
        for year in found.years
    ]
    by_kind = (str(sum(found.times_in(year, kind) for year in found.years)) for kind in found.kinds)
    last = ["合计", *by_kind, str(found.times), f"{len(found.appearances)} 份"]
    lines = [head, *rows, last]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    return ["  ".join(_aligned(line, widths)) for line in lines]


def _aligned(line: Sequence[str], widths: Sequence[int]) -> list[str]:
    first, *numbers = line
    return [
        first + " " * (widths[0] - _width(first)),
        *(
            " " * (width - _width(text)) + text
            for text, width in zip(numbers, widths[1:], strict=True)
        ),
    ]


def _width(text: str) -> int:
    return sum(2 if is_square(one) else 1 for one in text)
