"""``generator init``: start an archive."""

from pathlib import Path

import click

from generator.commands.chinese_click import Command
from generator.commands.shared import stop
from generator.commands.terminal import say
from generator.scaffold import start_archive


@click.command(cls=Command)
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """新建一个资料库，建好就能生成网站。

    \b
    例：
      generator init 我的资料库
    """
    try:
        written = start_archive(folder)
    except FileExistsError:
        stop(f"{folder} 不是空文件夹，没有写入任何东西。换一个名字，或先清空它。")
    say(f"新建了 {len(written)} 个文件。接着运行：generator build --root {folder}")
