"""``generator import``: files from outside become material files."""

import sys
from pathlib import Path

import click

from generator.commands.chinese_click import Command
from generator.commands.shared import choose_kind, root_option, stop
from generator.commands.terminal import print_diagnostics, progress_bar, say
from generator.intake.importing import (
    Destination,
    Imported,
    Outcome,
    find_files,
    import_files,
    remember_imported,
)
from generator.records import rules
from generator.records.configuration import load_configuration
from generator.records.diagnostics import Place, has_errors
from generator.records.schema import Kind
from generator.records.source_text import explain_os_error
from generator.records.suggestions import did_you_mean


@click.command("import", cls=Command)
@click.argument("paths", nargs=-1, required=True, metavar="路径…", type=click.Path(path_type=Path))
@click.option("--kind", required=True, metavar="类别", help="导入成哪一类资料，如 speech")
@click.option(
    "--set", "given", multiple=True, metavar="字段=值", help="每份都加上的字段，可以写几次"
)
@root_option
@click.option("--quiet", is_flag=True, help="只列出没有导入的和有损失的")
def import_(
    paths: tuple[Path, ...], kind: str, given: tuple[str, ...], root: Path, quiet: bool
) -> None:
    """把已有的文字稿（Word、Markdown、UTF-8 或 GBK 文本）导入资料库。

    文件夹会连同里面的文件夹一起导入。同一份文字再次导入不会重复。

    学习计划也可以从 Excel（.xlsx）导入，一张表可以有几个单位。

    \b
    例：
      generator import 讲话稿/ --kind speech
      generator import 案例.txt --kind case --set unit=yulin
      generator import 2027年计划.xlsx --kind plan
    """
    configuration, found = load_configuration(root)
    chosen = choose_kind(configuration, kind, found)
    pairs = dict(_pair(text, chosen) for text in given)
    destination = Destination(root, chosen, pairs, configuration)
    if missing := [path for path in paths if not path.exists()]:
        stop(f"没有这个文件或文件夹：{missing[0]}")
    with progress_bar() as progress:
        files = find_files(paths)
        report = import_files(files, destination, progress)
    for line in report:
        _print_line(line, quiet)
    try:
        doubts = remember_imported(report, destination)
    except OSError as error:
        stop(f"资料已经写入，段落编号没有记下来：{explain_os_error(error)}。再运行 generator ids。")
    print_diagnostics(doubts, "text")
    counts = {outcome: sum(one.outcome is outcome for one in report) for outcome in Outcome}
    plans = f"、{len(report)} 份计划" if len(report) > len(files) else ""
    say(
        f"共 {len(files)} 个文件{plans}：新写入 {counts[Outcome.WRITTEN]}，"
        f"已有 {counts[Outcome.UNCHANGED]}，没有导入 {counts[Outcome.REFUSED]}。"
    )
    if counts[Outcome.REFUSED] or has_errors(doubts):
        sys.exit(1)


def _pair(text: str, kind: Kind) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    names = [spec.name for spec in kind.specs]
    if not sign:
        stop(f"--set 应写成 字段=值，写的却是“{text}”")
    if name not in names:
        stop(f"{kind.label}没有“{name}”这个字段。{did_you_mean(name, names)}")
    return name, value


def _print_line(line: Imported, quiet: bool) -> None:
    place = Place(str(line.path))
    if line.outcome is Outcome.REFUSED:
        problem = rules.NOT_IMPORTED.at(place, reason=line.reason, remedy=line.remedy)
        print_diagnostics([problem], "text")
    elif not quiet:
        word = "写入" if line.outcome is Outcome.WRITTEN else "已有"
        click.echo(f"{word} {line.path} → {line.target}")
    for loss in line.losses:
        print_diagnostics([rules.IMPORT_LOSS.at(place, loss=loss)], "text")
