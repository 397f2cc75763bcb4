"""``generator circular``: the circular of a period as a Word file, and the feedback to units."""

from datetime import date
from pathlib import Path

import click

from generator.commands.chinese_click import Command
from generator.commands.shared import (
    audience_option,
    finish,
    must_be_word,
    root_option,
    save,
    stop,
    today_option,
)
from generator.commands.study_archive import Opened, chosen_member, open_study
from generator.commands.terminal import print_diagnostics, say
from generator.practice.circular_feedback import feedback_of
from generator.practice.circular_text import circular_text
from generator.practice.circulars import Circulars
from generator.practice.periods import SPELLINGS, Period, chinese_day, read_period
from generator.records.diagnostics import Diagnostic
from generator.word.circular_paper import circular_paper, feedback_paper, sources_paper


@click.command(cls=Command)
@click.option(
    "--period", "written", required=True, metavar="时期", help=f"哪个时期；写法：{SPELLINGS}"
)
@click.option("--scope", metavar="单位", help="只通报这个单位和它的下属单位，写编号或名称")
@click.option(
    "--feedback",
    metavar="文件夹",
    type=click.Path(path_type=Path, file_okay=False),
    help="另给每个单位写一份反馈，放进这个文件夹",
)
@click.option(
    "--sources",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="另写一份全部数字的出处（.docx），存档用，不下发",
)
@click.option(
    "--out",
    required=True,
    metavar="文件",
    type=click.Path(path_type=Path),
    help="写成这个 Word 文件（.docx）",
)
@root_option
@today_option
@audience_option
def circular(
    written: str,
    scope: str | None,
    feedback: Path | None,
    sources: Path | None,
    out: Path,
    root: Path,
    today: date | None,
    audience: str | None,
) -> None:
    """把一个时期的学情写成通报，可以另给每个单位一份反馈。

    \b
    例：
      generator circular --period 2026Q3 --out 通报.docx
      generator circular --period 2026H1 --scope yulin --out 通报.docx
      generator circular --period 2026Q3 --feedback 反馈 --out 通报.docx
    """
    for target in filter(None, (out, sources)):
        must_be_word(target, "通报")
    if sources and sources.resolve() == out.resolve():
        stop("--sources 和 --out 不能是同一个文件")
    period = read_period(written)
    if period is None:
        stop(f"看不懂时期“{written}”。写法：{SPELLINGS}")
    opened = open_study(root, today, audience)
    study, settings = opened.study, opened.library.settings
    if period.first > study.today:
        stop(f"{period.name}还没有开始：今天按{chinese_day(study.today)}计。")
    member = chosen_member(study.organisation, scope) if scope else None
    counting = Circulars(study, opened.library, study.standards.links)
    counted = counting.of(period, member.key if member else None)
    text = circular_text(counted, settings, opened.library.root)
    if isinstance(text, Diagnostic):
        print_diagnostics((text,), "text")
        say("没有写出通报。")
        finish((text,), strict=False)
        return
    save(out, circular_paper(counted, text, settings))
    if counted.is_empty:
        say(f"{counted.scope_name}{period.name}没有记录，通报写到 {out}")
    else:
        say(f"{counted.scope_name}{period.name}学情通报，{len(text.figures)} 个数，写到 {out}")
    if sources:
        save(sources, sources_paper(counted, text, settings))
        say(f"全部数字的出处写到 {sources}")
    if feedback:
        _write_feedback(counting, period, opened, [one.key for one in counted.members], feedback)


def _write_feedback(
    counting: Circulars, period: Period, opened: Opened, units: list[str], folder: Path
) -> None:
    study = opened.study
    for key in units:
        member = study.organisation.by_key[key]
        content = feedback_paper(
            feedback_of(counting.holdings, period, member), opened.library.settings, study.today
        )
        save(folder / f"{member.record.id}-{period.written}.docx", content)
    say(f"反馈 {len(units)} 份，写到 {folder}")
