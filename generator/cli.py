"""The command line: every command of `generator.commands` under one name."""

import gc
import sys

import click

from generator.commands.appraisal import appraisal
from generator.commands.build import build
from generator.commands.check import check
from generator.commands.chinese_click import Group, explain
from generator.commands.circular import circular
from generator.commands.dossier import dossier
from generator.commands.due import due
from generator.commands.export import export
from generator.commands.find import find_
from generator.commands.ids import ids
from generator.commands.import_ import import_
from generator.commands.init import init
from generator.commands.new import new
from generator.commands.pack import pack
from generator.commands.quotes import quotes
from generator.commands.schema import schema
from generator.commands.serve import serve
from generator.commands.shared import stop
from generator.commands.similar import similar
from generator.commands.sitting import sit_in
from generator.commands.statement import statement
from generator.commands.terminal import prepare_streams
from generator.commands.trend import trend


@click.group(cls=Group)
def cli() -> None:
    """把一个文件夹的学习资料编成静态网站。

    \b
    例：
      generator init 我的资料库
      generator build --root 我的资料库
    """


_COMMANDS = (
    init, check, build, serve, new, import_, ids, find_, quotes, pack, due, export, sit_in,
    circular, appraisal, statement, dossier, similar, trend, schema,
)  # fmt: skip
for _command in _COMMANDS:
    cli.add_command(_command)


def main() -> None:
    """Run the command line; wrong use ends with status 2."""
    prepare_streams()
    # Records stay until the end; looking for garbage among them takes half the time of reading.
    gc.set_threshold(200_000, 50, 1000)
    try:
        if len(sys.argv) == 1:
            sys.argv.append("--help")
        cli.main(standalone_mode=False)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "generator"
        stop(f"{explain(error)}。用法见：{command} --help")
    except click.Abort:
        sys.exit(130)
