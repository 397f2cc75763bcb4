"""``generator ids``: remember the ids of all paragraphs."""

import sys
from pathlib import Path

import click

from generator.commands.chinese_click import Command
from generator.commands.shared import root_option, stop
from generator.commands.terminal import print_diagnostics, progress_bar, say
from generator.records.id_locks import lock_name, write_lock
from generator.records.loading import load
from generator.records.rules import BAD_LOCK, NO_MATERIALS
from generator.records.source_text import explain_os_error


@click.command(cls=Command)
@root_option
def ids(root: Path) -> None:
    """记下全部段落的编号；段落以后改几个字，编号也不变。

    \b
    例：
      generator ids
    """
    with progress_bar() as progress:
        library, diagnostics, _ = load(root, progress=progress)
    # A lock that could not be read is not written over.
    hindering = [one for one in diagnostics if one.code in {BAD_LOCK.code, NO_MATERIALS.code}]
    if hindering:
        print_diagnostics(hindering, "text")
        say("没有改动任何编号记录。")
        sys.exit(1)
    written = 0
    for folder, lock in library.locks.items():
        try:
            changed = write_lock(root, folder, lock)
        except OSError as error:
            stop(f"写不出 {lock_name(folder)}：{explain_os_error(error)}")
        if changed:
            written += 1
            click.echo(f"写入 {lock_name(folder)}")
    paragraphs = sum(
        not kept.gone for lock in library.locks.values() for one in lock.values() for kept in one
    )
    say(f"{paragraphs} 段，改动了 {written} 个编号记录。")
