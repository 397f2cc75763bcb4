"""``generator due``: what is due, on the screen or as a Word file to be sent."""

import re
from datetime import date
from pathlib import Path

import click

from generator.commands.chinese_click import Command
from generator.commands.shared import (
    audience_option,
    must_be_word,
    root_option,
    save,
    stop,
    today_option,
)
from generator.commands.study_archive import chosen_member, open_study
from generator.commands.terminal import say
from generator.records.partial_date import PartialDate
from generator.study.due_lists import DueList, by_unit
from generator.study.organisation import Organisation
from generator.word.due_paper import reminder

_MONTH = re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])\Z", re.ASCII)


@click.command(cls=Command)
@click.option("--unit", metavar="单位", help="只列这个单位和它的下属单位，写编号或名称")
@click.option("--month", metavar="月份", help="哪个月的提醒，如 2026-12（默认：本月）")
@click.option(
    "--out", metavar="文件", type=click.Path(path_type=Path), help="写成 Word 文件（.docx）"
)
@root_option
@today_option
@audience_option
def due(
    unit: str | None,
    month: str | None,
    out: Path | None,
    root: Path,
    today: date | None,
    audience: str | None,
) -> None:
    """列出到期的学习、步骤、计划、核定、制度和复核，可以写成 Word 发出。

    \b
    例：
      generator due
      generator due --unit yulin --out 提醒.docx
      generator due --month 2026-12 --out 十二月提醒.docx
    """
    if out:
        must_be_word(out, "提醒")
    wanted = _month(month) if month else None
    opened = open_study(root, today, audience)
    study = opened.study
    asked = wanted or PartialDate(study.today.year, study.today.month)
    listed = study.due_in(asked)
    member = chosen_member(study.organisation, unit) if unit else None
    if member:
        listed = listed.of(study.organisation.below(member.key))
    if out:
        save(out, reminder(listed, study.organisation, opened.library.settings, member))
        say(f"{asked.chinese}要办的 {listed.count} 件，写到 {out}")
    else:
        _print(listed, study.organisation)


def _month(text: str) -> PartialDate:
    if not _MONTH.match(text):
        stop(f"“{text}”不是 2026-12 这样的月份")
    year, month = (int(part) for part in text.split("-"))
    return PartialDate(year, month)


def _print(due_list: DueList, organisation: Organisation) -> None:
    for _, title, items in due_list.sections:
        click.echo(f"{title}（{len(items)} 件）")
        for member, own in by_unit(items, organisation):
            click.echo(f"  {member.title if member else '全库'}")
            for item in own:
                over = item.days_over(due_list.today)
                late = f"，已过期 {over} 天" if over else ""
                basis = f"  {item.basis.name}" if item.basis else ""
                click.echo(f"    {item.when}  {item.what}{late}{basis}")
                files = "、".join(record.document.file for record in item.records)
                if files:
                    click.echo(f"      {files}")
    if not due_list.count:
        after = due_list.next
        click.echo("没有要办的事。" + (f"再下一件：{after.when} {after.what}。" if after else ""))
