"""What the commands of the study year share: options, open the archive, choose units."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from generator.commands.shared import (
    audience_option,
    choose_readers,
    decide_day,
    root_option,
    stop,
    today_option,
)
from generator.commands.terminal import print_diagnostics, progress_bar, say, summary
from generator.compiler import gather
from generator.records.configuration import load_configuration
from generator.records.diagnostics import Severity
from generator.records.library import Library
from generator.records.suggestions import did_you_mean
from generator.study.organisation import Member, Organisation
from generator.study.preparing import Study, prepare_study

CommandT = TypeVar("CommandT", bound=Callable[..., None])

# A paper on one unit and year: both, the Word file, then the archive, the day and the readers.
_PAPER_OF_A_YEAR = (
    click.argument("unit", metavar="单位"),
    click.argument("year", metavar="年份", type=click.IntRange(1000, 2999)),
    click.option(
        "--out",
        metavar="文件",
        required=True,
        type=click.Path(path_type=Path),
        help="写成 Word 文件（.docx）",
    ),
    root_option,
    today_option,
    audience_option,
)


def paper_of_a_year(command: CommandT) -> CommandT:
    """Give a command what it takes to write a paper on a unit and a year."""
    for option in reversed(_PAPER_OF_A_YEAR):
        command = option(command)
    return command


@dataclass(frozen=True)
class Opened:
    """An archive with its study years.

    Attributes:
        library: the records that the audience may see, or all of them.
        study: its study years.
    """

    library: Library
    study: Study


def open_study(
    root: Path, today: date | None, audience: str | None, *, everything: bool = False
) -> Opened:
    """Read an archive; records with errors are left out and said to be.

    Args:
        root: the archive's folder.
        today: the day that was asked for.
        audience: the audience that was asked for; without one what is written holds what the
            first audience may see, as the site does, since it is sent around.
        everything: take all records where no audience is asked for.
    """
    configuration, _ = load_configuration(root)
    day = decide_day(today, configuration.settings)
    whole = everything and not audience
    readers = None if whole else choose_readers(configuration.settings, audience)
    with progress_bar() as progress:
        gathered = gather(root, progress=progress)
    errors = tuple(one for one in gathered.diagnostics if one.severity is Severity.ERROR)
    if errors:
        print_diagnostics(errors, "text")
        say(f"{summary(errors)}；有错误的资料没有算在内。")
    library, links = gathered.library, gathered.links
    if readers:
        library = library.seen_by(readers)
        links = links.within(library)
    return Opened(library, prepare_study(library, links, day))


def chosen_member(organisation: Organisation, name: str) -> Member:
    """Return the unit of this id or title; stop where there is none."""
    found = [one for one in organisation.members if name in {one.record.id, one.key, one.title}]
    if not found:
        known = [word for one in organisation.members for word in (one.record.id, one.title)]
        stop(f"没有名为“{name}”的单位。{did_you_mean(name, known)}")
    return found[0]
