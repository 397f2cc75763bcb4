"""``generator statement``: the draft of a unit's yearly study statement, as a Word file."""

from datetime import date
from pathlib import Path

import click

from generator.commands.chinese_click import Command
from generator.commands.shared import must_be_word, save, stop
from generator.commands.study_archive import chosen_member, open_study, paper_of_a_year
from generator.commands.terminal import say
from generator.practice.statements import statement_of
from generator.word.statement_paper import statement_paper


@click.command(cls=Command)
@paper_of_a_year
def statement(
    unit: str,
    year: int,
    out: Path,
    root: Path,
    today: date | None,
    audience: str | None,
) -> None:
    """起草一个单位一年的述学报告，每个数都附资料编号。

    \b
    例：
      generator statement yulin 2026 --out 述学.docx
    """
    must_be_word(out, "述学报告")
    opened = open_study(root, today, audience)
    member = chosen_member(opened.study.organisation, unit)
    drafted = statement_of(
        opened.study, opened.library, opened.study.standards.links, member.key, year
    )
    if drafted is None:
        stop(f"没有{member.title}{year}年的学习年度：那一年没有计划和学习活动，或者还没有这个单位")
    save(out, statement_paper(drafted, opened.library.settings))
    say(f"{drafted.title}的初稿，写到 {out}")
