"""``generator sit-in``: the Word form of a visit, for who sits in or for the unit."""

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
from generator.practice.sitting_schedule import visit_of
from generator.practice.sittings import sittings_of
from generator.records.suggestions import did_you_mean
from generator.study.organisation import Member
from generator.study.preparing import Study
from generator.study.sessions import StudySession
from generator.word.sitting_forms import observer_form, unit_form

_OBSERVER, _UNIT = "observer", "unit"
_NAMES = {_OBSERVER: "列席旁听记录单", _UNIT: "列席旁听通知单"}


@click.command("sit-in", cls=Command)
@click.argument("unit", metavar="单位")
@click.option(
    "--for",
    "reader",
    type=click.Choice([_OBSERVER, _UNIT]),
    default=_OBSERVER,
    metavar="给谁",
    help="给谁：observer 列席人（默认），unit 单位",
)
@click.option("--session", metavar="编号", help="列席哪一次学习，写学习活动的编号")
@click.option(
    "--out",
    metavar="文件",
    required=True,
    type=click.Path(path_type=Path),
    help="写成这个 Word 文件（.docx）",
)
@root_option
@today_option
@audience_option
def sit_in(
    unit: str,
    reader: str,
    session: str | None,
    out: Path,
    root: Path,
    today: date | None,
    audience: str | None,
) -> None:
    """把一次列席旁听要准备的写成 Word：给列席人的记录单，或者给单位的通知单。

    \b
    例：
      generator sit-in yulin --out 记录单.docx
      generator sit-in yulin --for unit --out 通知单.docx
      generator sit-in yulin --session yulin-202612 --out 记录单.docx
    """
    must_be_word(out, "列席旁听的表格")
    opened = open_study(root, today, audience)
    study = opened.study
    member = chosen_member(study.organisation, unit)
    held = _chosen_session(study, member, session) if session else None
    sittings = sittings_of(opened.library, study.standards.links, study)
    visit = visit_of(member, sittings, study, held)
    write = observer_form if reader == _OBSERVER else unit_form
    save(out, write(visit, study, opened.library.settings))
    when = visit.on.chinese if visit.on else "日期待定"
    say(f"{member.title}的{_NAMES[reader]}（{when}），写到 {out}")


def _chosen_session(study: Study, member: Member, name: str) -> StudySession:
    """Return the session of this id or key; stop where the unit has none."""
    found = next((one for one in study.sessions if name in {one.record.id, one.key}), None)
    if found is None:
        known = [one.record.id for one in study.sessions if one.unit == member.key]
        stop(f"没有编号是“{name}”的学习活动。{did_you_mean(name, known)}")
    if found.unit != member.key:
        holder = study.organisation.by_key[found.unit]
        stop(f"学习活动“{name}”是{holder.title}的，不是{member.title}的。")
    return found
