"""``generator appraisal``: the appraisal sheet of a unit, as a Word file."""

from datetime import date
from pathlib import Path

import click

from generator.commands.chinese_click import Command
from generator.commands.shared import must_be_word, save, stop
from generator.commands.study_archive import chosen_member, open_study, paper_of_a_year
from generator.commands.terminal import say
from generator.practice.appraisals import appraise
from generator.word.appraisal_paper import appraisal_paper


@click.command(cls=Command)
@paper_of_a_year
def appraisal(
    unit: str,
    year: int,
    out: Path,
    root: Path,
    today: date | None,
    audience: str | None,
) -> None:
    """打印一个单位一年的考核表：指标、权重、证据和结果，不合计、不排名次。

    \b
    例：
      generator appraisal yulin 2026 --out 考核表.docx
    """
    must_be_word(out, "考核表")
    opened = open_study(root, today, audience)
    study = opened.study
    member = chosen_member(study.organisation, unit)
    appraisals = appraise(study, opened.library, study.standards.links)
    sheet = appraisals.sheet(member.key, year)
    if sheet is None:
        known = [f"{one.year}" for one in appraisals.sheets_of(member.key)]
        there = f"有考核表的年份：{'、'.join(known)}" if known else "现行的制度没有考核指标"
        stop(f"没有{member.title}{year}年的考核表。{there}")
    save(out, appraisal_paper(sheet, opened.library.settings, study.today))
    say(f"{sheet.title}，写到 {out}")
