"""``generator export``: tables for Excel."""

from datetime import date
from pathlib import Path

import click

from generator.commands.chinese_click import Command
from generator.commands.shared import audience_option, root_option, save, stop, today_option
from generator.commands.study_archive import Opened, chosen_member, open_study
from generator.commands.terminal import say
from generator.study.preparing import StudyYear
from generator.tables.files import SUFFIXES, write_table
from generator.tables.study_tables import matrix_table, plan_table, sessions_table
from generator.tables.table import Table

_WHAT = {"plan": "学习计划和结果", "matrix": "专题跟进", "sessions": "学习活动"}


@click.command(cls=Command)
@click.argument("what", metavar="表", type=click.Choice(list(_WHAT)))
@click.option(
    "--out",
    required=True,
    metavar="文件",
    type=click.Path(path_type=Path),
    help="写进这个文件；.xlsx、.csv 或 .json",
)
@click.option(
    "--year", type=int, metavar="年份", help="只要这一年（默认：全部；matrix 取最近一年）"
)
@click.option("--unit", metavar="单位", help="只要这个单位和它的下属单位，写编号或名称")
@root_option
@today_option
@audience_option
def export(
    what: str,
    out: Path,
    year: int | None,
    unit: str | None,
    root: Path,
    today: date | None,
    audience: str | None,
) -> None:
    """把计划（plan）、专题跟进（matrix）或学习活动（sessions）写成表格。

    \b
    例：
      generator export plan --out 计划.xlsx
      generator export matrix --year 2026 --out 跟进.xlsx
      generator export sessions --unit yulin --out 学习活动.csv
    """
    suffix = out.suffix.lower()
    if suffix not in SUFFIXES:
        stop(f"不能写成“{out.suffix}”文件。可用的有：{'、'.join(SUFFIXES)}")
    opened = open_study(root, today, audience)
    years = _years(opened, year)
    organisation = opened.study.organisation
    keys = frozenset(one.key for one in organisation.members)
    units = organisation.below(chosen_member(organisation, unit).key) if unit else keys
    table = _table(what, opened, years, units)
    save(out, write_table(table, suffix, opened.study.today))
    say(f"{table.title}，{len(table.rows)} 行，写到 {out}")


def _years(opened: Opened, year: int | None) -> tuple[StudyYear, ...]:
    years = opened.study.years
    if year is None:
        return years
    chosen = tuple(one for one in years if one.number == year)
    if not chosen:
        known = "、".join(str(one.number) for one in years) or "没有"
        stop(f"资料库里没有 {year} 年的计划和学习活动。有的年份：{known}")
    return chosen


def _table(what: str, opened: Opened, years: tuple[StudyYear, ...], units: frozenset[str]) -> Table:
    match what:
        case "plan":
            return plan_table(years, units)
        case "sessions":
            return sessions_table(opened.study, opened.library, years, units)
        case _:
            if not years:
                stop("资料库里还没有计划和学习活动。")
            recent = next((one for one in years if one.number <= opened.study.today.year), years[0])
            return matrix_table(opened.study, recent, units)
