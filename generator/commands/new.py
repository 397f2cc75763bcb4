"""``generator new``: a skeleton to fill in."""

from pathlib import Path

import click

from generator.commands.chinese_click import Command
from generator.commands.shared import choose_kind, finish, root_option, stop
from generator.commands.terminal import print_diagnostics, say
from generator.records.configuration import load_configuration
from generator.records.layout import MATERIALS, naming_flaw
from generator.records.naming_paragraphs import remember_new
from generator.records.skeleton import skeleton


@click.command(cls=Command)
@click.argument("kind", metavar="类别")
@click.argument("identifier", metavar="编号")
@root_option
@click.option("--title", default="（标题）", metavar="标题", help="资料的标题")
def new(kind: str, identifier: str, root: Path, title: str) -> None:
    """新建一份资料的样板，每个字段都有说明。

    \b
    例：
      generator new speech 2024-05-01-zuotan --title 在座谈会上的讲话
    """
    configuration, found = load_configuration(root)
    chosen = choose_kind(configuration, kind, found)
    if flaw := naming_flaw(identifier):
        stop(f"{flaw.message.format(id=identifier)}。{flaw.hint}")
    path = root / MATERIALS / chosen.folder / f"{identifier}.md"
    if path.exists():
        stop(f"{path} 已经有了，没有改动它。换一个编号。")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(skeleton(chosen, title), encoding="utf-8", newline="\n")
    # The text is still to be written: only the record's name is noted, so that a check will say
    # when the ids of its paragraphs are to be.
    doubts = remember_new(root, chosen.folder, {identifier: None})
    say(f"新建了 {path}")
    print_diagnostics(doubts, "text")
    finish(doubts, strict=False)
