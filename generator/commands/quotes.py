"""``generator quotes``: check what a draft quotes against the archive."""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from generator.commands.chinese_click import Command
from generator.commands.quotation_text import quotation_text
from generator.commands.shared import (
    audience_option,
    choose_readers,
    decide_day,
    finish,
    root_option,
    stop,
    strict_option,
    today_option,
)
from generator.commands.terminal import print_diagnostics, progress_bar, say
from generator.compiler import gather
from generator.desk.checking import Desk
from generator.desk.diagnosing import diagnose
from generator.desk.reporting import DraftReport, as_data
from generator.intake.draft import Refusal
from generator.intake.readers import READERS
from generator.pages.quotation_report import report_page
from generator.records import rules
from generator.records.configuration import load_configuration
from generator.records.diagnostics import Diagnostic, Place
from generator.records.progress import Progress
from generator.records.quotation_weights import DRAFT, weights_for
from generator.records.source_text import explain_os_error
from generator.text.body_parser import parse_body
from generator.word.paper import Imprint
from generator.word.quotation_paper import report_paper

_TO_FILE = frozenset({"html", "docx"})


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True, metavar="文件…", type=click.Path(path_type=Path))
@root_option
@today_option
@audience_option
@strict_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html", "docx"]),
    default="text",
    metavar="格式",
    help="输出格式：text、json、html 或 docx（默认 text）",
)
@click.option(
    "--out",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="写进这个文件；html 和 docx 必须写明",
)
def quotes(
    files: tuple[Path, ...],
    root: Path,
    today: date | None,
    audience: str | None,
    strict: bool,
    form: str,
    out: Path | None,
) -> None:
    """核对稿子（Word、Markdown、文本）里的引文，逐处说明与资料库的原文是否一致。

    不写 --audience 时，与全部资料核对。

    \b
    例：
      generator quotes 讲稿.docx
      generator quotes 讲稿.docx --format docx --out 核对.docx
    """
    if form in _TO_FILE and out is None:
        stop(f"--format {form} 要用 --out 写明写到哪个文件")
    if missing := [path for path in files if not path.is_file()]:
        stop(f"没有这个文件：{missing[0]}")
    configuration, _ = load_configuration(root)
    day = decide_day(today, configuration.settings)
    with progress_bar() as progress:
        gathered = gather(root, progress=progress)
        library, links = gathered.library, gathered.links
        if audience:
            library = library.seen_by(choose_readers(configuration.settings, audience))
            links = links.within(library)
        desk = Desk(library, links)
        results = [_check(path, desk, progress) for path in files]
    reports = [one for one in results if isinstance(one, DraftReport)]
    unread = [one for one in results if isinstance(one, Diagnostic)]
    weights = weights_for(DRAFT, configuration.settings.quotations)
    found = [
        problem
        for report in reports
        for judgement in report.judgements
        for problem in diagnose(judgement, report.file, weights)
    ]
    imprint = Imprint("引文核对", day, configuration.settings.notice or "")
    _hand_over(reports, form, out, imprint)
    print_diagnostics(unread, "text", to_errors=True)
    finish((*unread, *found), strict=strict)


def _check(path: Path, desk: Desk, progress: Progress) -> DraftReport | Diagnostic:
    """Read a draft and judge it; a diagnostic where it cannot be read."""
    reader = READERS.get(path.suffix.lower())
    known = "、".join(READERS)
    draft = (
        reader(path)
        if reader
        else Refusal(f"不能读 {path.suffix or '没有后缀的'} 文件", f"可以核对：{known}")
    )
    if isinstance(draft, Refusal):
        return rules.NOT_READ.at(Place(str(path)), reason=draft.reason, remedy=draft.remedy)
    for loss in draft.losses:
        say(f"{path}：{loss}")
    blocks = parse_body(draft.body, first_line=draft.first_line).blocks
    lines = draft.lines if draft.has_lines else range(1, len(blocks) + 1)
    if lines:
        numbered = zip(blocks, lines, strict=False)
        blocks = tuple(replace(block, line=line) for block, line in numbered)
    unit = "行" if draft.has_lines else "段"
    return DraftReport(str(path), desk.of_draft(blocks, progress), unit)


def _hand_over(
    reports: Sequence[DraftReport], form: str, out: Path | None, imprint: Imprint
) -> None:
    """Print the report, or write it to a file."""
    if form == "text":
        text = quotation_text(reports, coloured=out is None and sys.stdout.isatty())
    elif form == "json":
        data = [one for report in reports for one in as_data(report)]
        text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    elif form == "html":
        text = report_page(reports, imprint.today)
    else:
        text = ""
    if out is None:
        sys.stdout.write(text)
        return
    content = report_paper(reports, imprint) if form == "docx" else text.encode("utf-8")
    try:
        out.write_bytes(content)
    except OSError as error:
        stop(f"写不出 {out}：{explain_os_error(error)}")
    say(f"写到 {out}")
