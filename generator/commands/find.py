"""``generator find``: look for words in the materials themselves."""

from datetime import date
from pathlib import Path

import click

from generator.commands.chinese_click import Command
from generator.commands.shared import (
    audience_option,
    choose_readers,
    decide_day,
    root_option,
    today_option,
)
from generator.commands.terminal import say
from generator.compiler import examine
from generator.records.configuration import load_configuration
from generator.views.finding import Passage, Query, find, readable
from generator.views.paging import newest_first
from generator.views.printing import Printer

_CONTEXT = 60
_PASSAGES = 3


@click.command("find", cls=Command)
@click.argument("query", metavar="词句")
@root_option
@today_option
@audience_option
@click.option("--uris", is_flag=True, help="只列网址，不列词句所在的段落")
def find_(query: str, root: Path, today: date | None, audience: str | None, uris: bool) -> None:
    """在资料原文里查找词句，列出全部包含它的资料。

    词句里的汉字要连着出现，标点和空白不论；空格隔开的几个词都要有，次序不论；
    词前加“-”表示不要包含它。繁简、全半角、大小写不论。

    \b
    例：
      generator find 安全生产责任
      generator find "入户走访 记录 -表格"
    """
    configuration, _ = load_configuration(root)
    readers = choose_readers(configuration.settings, audience)
    examination = examine(root, today=decide_day(today, configuration.settings))
    visible = examination.library.seen_by(readers)
    printer = Printer(visible, examination.links.within(visible))
    asked = Query.parse(query)
    found = find(asked, readable(newest_first(visible.records), printer))
    for one in found:
        click.echo(one.record.uri if uris else f"{one.record.uri}  {one.record.title}")
        for passage in () if uris else one.passages[:_PASSAGES]:
            click.echo(f"    {_shown(passage)}")
    say(f"{len(found)} 份资料。" if asked.parts else "没有可以查找的字词。")


def _shown(passage: Passage) -> str:
    words = " ".join(passage.text.split())
    short = words if len(words) <= _CONTEXT else words[: _CONTEXT - 1] + "…"
    return f"#{passage.block_id} {short}" if passage.block_id else short
