"""``generator pack``: the Word files of a pack, or a starting pack for a topic."""

from datetime import date
from pathlib import Path

import click

from generator.commands.chinese_click import Command
from generator.commands.shared import (
    audience_option,
    choose_readers,
    decide_day,
    finish,
    root_option,
    save,
    stop,
    strict_option,
    today_option,
)
from generator.commands.terminal import print_diagnostics, progress_bar, say
from generator.compiler import examine
from generator.desk.checking import Desk
from generator.desk.outlines import outline
from generator.desk.packs import compile_pack
from generator.records.configuration import load_configuration
from generator.records.kinds.pack import PACK
from generator.records.kinds.topic import TOPIC
from generator.records.layout import MATERIALS
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.schema import Kind
from generator.records.suggestions import did_you_mean
from generator.word.pack_papers import handout, speakers_sheet


@click.command(cls=Command)
@click.argument("identifier", metavar="编号", required=False)
@click.option("--from-topic", "topic", metavar="专题编号", help="从一个学习专题生成资料包的初稿")
@click.option(
    "--out",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="写进这个文件（默认：编号.docx；初稿写进 materials/packs/）",
)
@click.option("--speaker", is_flag=True, help="写讲授提纲，不写讲义")
@root_option
@today_option
@audience_option
@strict_option
def pack(
    identifier: str | None,
    topic: str | None,
    out: Path | None,
    speaker: bool,
    root: Path,
    today: date | None,
    audience: str | None,
    strict: bool,
) -> None:
    """把一个学习资料包写成 Word 讲义，或者从一个学习专题生成资料包的初稿。

    \b
    例：
      generator pack 2026-11-zoufang --out 讲义.docx
      generator pack 2026-11-zoufang --speaker --out 讲授提纲.docx
      generator pack --from-topic 2026-11-diaocha
    """
    if (identifier is None) == (topic is None):
        stop("写一个资料包的编号，或者用 --from-topic 写一个学习专题的编号")
    configuration, _ = load_configuration(root)
    day = decide_day(today, configuration.settings)
    readers = choose_readers(configuration.settings, audience) if audience else None
    with progress_bar() as progress:
        examination = examine(root, today=day, progress=progress)
    library, links = examination.library, examination.links
    if readers:
        library = library.seen_by(readers)
        links = links.within(library)
    if topic is not None:
        _write_outline(_chosen(library, TOPIC, topic), library, links, out)
        return
    record = _chosen(library, PACK, identifier or "")
    judgements = Desk(library, links).of_records([record]).get(record.key, ())
    compiled = compile_pack(record, library, links, judgements)
    file = record.document.file
    problems = tuple(one for one in examination.diagnostics if one.place.file == file)
    write = speakers_sheet if speaker else handout
    target = out or Path(f"{record.id}.docx")
    save(target, write(compiled, configuration.settings, day))
    print_diagnostics(problems, "text")
    state = f"草稿，{'，'.join(compiled.hindrances)}" if compiled.hindrances else "定稿"
    say(f"{len(compiled.lines)} 项，{compiled.total} 分钟，{state}；写到 {target}")
    finish(problems, strict=strict)


def _chosen(library: Library, kind: Kind, identifier: str) -> Record:
    """Return the record of this id; stop where there is none."""
    key = f"{kind.folder}/{identifier.removeprefix(kind.folder + '/')}"
    if key not in library.by_key:
        known = [record.id for record in library.of(kind)]
        if key in library.broken:
            stop(f"{MATERIALS}/{key}.md 有错误，先运行 generator check，改好再来")
        stop(f"没有编号为“{identifier}”的{kind.label}。{did_you_mean(identifier, known)}")
    return library.by_key[key]


def _write_outline(topic: Record, library: Library, links: Links, out: Path | None) -> None:
    target = out or library.root / MATERIALS / PACK.folder / f"{topic.id}.md"
    if target.exists():
        stop(f"{target} 已经有了，没有改动它。用 --out 换一个名字。")
    save(target, outline(topic, library, links).encode("utf-8"))
    say(f"初稿写到 {target}。改好以后运行 generator ids 和 generator check。")
