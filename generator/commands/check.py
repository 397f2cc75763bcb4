"""``generator check``: every problem, with its place and its remedy."""

from datetime import date
from pathlib import Path

import click

from generator.commands.chinese_click import Command
from generator.commands.shared import (
    decide_day,
    finish,
    root_option,
    strict_option,
    today_option,
)
from generator.commands.terminal import print_diagnostics, progress_bar, say, summary
from generator.compiler import examine
from generator.records.configuration import load_configuration


@click.command(cls=Command)
@root_option
@today_option
@strict_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    metavar="格式",
    help="输出格式：text、json 或 github（默认 text）",
)
def check(root: Path, today: date | None, strict: bool, form: str) -> None:
    """检查全部资料，逐条列出问题、位置和办法。

    \b
    例：
      generator check
      generator check --root 我的资料库 --format json
    """
    configuration, _ = load_configuration(root)
    day = decide_day(today, configuration.settings)
    with progress_bar() as progress:
        examination = examine(root, today=day, progress=progress)
    print_diagnostics(examination.diagnostics, form)
    library = examination.library
    total = len(library.records) + len(library.broken)
    broken = f"，其中 {len(library.broken)} 份有错误、不能发布" if library.broken else ""
    say(f"{total} 份资料{broken}；{summary(examination.diagnostics)}。")
    finish(examination.diagnostics, strict=strict)
