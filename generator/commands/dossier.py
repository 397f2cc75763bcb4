"""``generator dossier``: a unit's yearly study dossier as one file, and its check."""

import sys
from datetime import date
from pathlib import Path

import click

from generator.commands.chinese_click import Command
from generator.commands.shared import choose_readers, root_option, save, stop, today_option
from generator.commands.study_archive import chosen_member, open_study
from generator.commands.terminal import say
from generator.dossiers.missing import gaps_of
from generator.dossiers.packing import MANIFEST, pack_dossier
from generator.dossiers.parts import PARTS, VOCABULARY, contents_of, unknown_parts, years_of
from generator.dossiers.verifying import verify as verify_dossier
from generator.records.library import Library
from generator.records.source_text import explain_os_error
from generator.records.suggestions import did_you_mean

_MOST_SHOWN = 50


@click.command(cls=Command)
@click.argument("unit", metavar="单位", required=False)
@click.argument("year", metavar="年份", type=int, required=False)
@click.option(
    "--out",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="写进这个文件，.zip（默认：单位编号-年份.zip）",
)
@click.option(
    "--verify",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="不编档案，只核对这份档案有没有缺失和改动",
)
@root_option
@today_option
@click.option("--audience", metavar="范围", help="只收这个读者范围看得到的（默认：全部资料）")
def dossier(
    unit: str | None,
    year: int | None,
    out: Path | None,
    verify: Path | None,
    root: Path,
    today: date | None,
    audience: str | None,
) -> None:
    """把一个单位一年的学习资料编成九个部分的学习档案，附目录、缺项和校验清单。

    \b
    例：
      generator dossier yulin 2026 --out 榆荫街道2026年学习档案.zip
      generator dossier --verify 榆荫街道2026年学习档案.zip
    """
    if verify is not None:
        if unit is not None or out is not None:
            stop("--verify 只核对一份档案，不能同时写单位、年份或者 --out")
        _verify(verify)
    elif unit is None or year is None:
        stop("写单位和年份，例如 generator dossier yulin 2026；核对用 --verify 文件")
    else:
        target = out or Path(f"{unit}-{year}.zip")
        if target.suffix.lower() != ".zip":
            stop(f"学习档案只能写成 .zip 文件，写的却是 {target.name}")
        _pack(unit, year, out, root, today, audience)


def _pack(
    unit: str, year: int, out: Path | None, root: Path, today: date | None, audience: str | None
) -> None:
    opened = open_study(root, today, audience, everything=True)
    library, study = opened.library, opened.study
    links = study.standards.links
    readers = choose_readers(library.settings, audience) if audience else None
    _refuse_unknown_parts(library)
    member = chosen_member(study.organisation, unit)
    contents = contents_of(library, links, study, member, year)
    if not contents.records:
        years = "、".join(str(one) for one in years_of(library, links, study, member)) or "没有"
        stop(f"{member.title} {year} 年没有资料。有资料的年份：{years}")
    gaps = gaps_of(contents, study, library)
    target = out or Path(f"{member.record.id}-{year}.zip")
    try:
        packed = pack_dossier(contents, gaps, study, library, links, readers)
    except OSError as error:
        stop(f"读不出 {error.filename}：{explain_os_error(error)}")
    save(target, packed.content)
    say(
        f"{member.title}{year}年学习档案：资料 {len(contents.records)} 份，"
        f"文件 {len(packed.entries)} 个，缺 {len(gaps)} 项；写到 {target}"
    )
    for gap in gaps:
        basis = f"（{gap.basis.name}）" if gap.basis else ""
        click.echo(f"缺　{contents.part(gap.part).name}　{gap.what}{basis}")


def _refuse_unknown_parts(library: Library) -> None:
    for name in unknown_parts(library):
        known = [part.id for part in PARTS]
        stop(
            f"词表 {VOCABULARY} 里的“{name}”不是学习档案的部分。{did_you_mean(name, known)}"
            f"可用的有：{'、'.join(known)}"
        )


def _verify(path: Path) -> None:
    try:
        found = verify_dossier(path)
    except OSError as error:
        stop(f"读不出 {path}：{explain_os_error(error)}")
    for flaw in found.flaws[:_MOST_SHOWN]:
        click.echo(flaw)
    if len(found.flaws) > _MOST_SHOWN:
        click.echo(f"还有 {len(found.flaws) - _MOST_SHOWN} 处。")
    if found.flaws:
        say(f"{path} 有 {len(found.flaws)} 处不符。")
        sys.exit(1)
    say(f"{path} 完好：{found.files} 个文件、{found.size} 字节，都和“{MANIFEST}”一致。")
