"""What the commands of the study year share: open the archive, choose units."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.commands.shared import choose_readers, decide_day, stop
from generator.commands.terminal import print_diagnostics, progress_bar, say, summary
from generator.compiler import gather
from generator.records.configuration import load_configuration
from generator.records.diagnostics import Severity
from generator.records.library import Library
from generator.records.suggestions import did_you_mean
from generator.study.organisation import Member, Organisation
from generator.study.preparing import Study, prepare_study


@dataclass(frozen=True)
class Opened:
    """An archive with its study years.

    Attributes:
        library: all records, or those of the audience that was asked for.
        study: its study years.
    """

    library: Library
    study: Study


def open_study(root: Path, today: date | None, audience: str | None) -> Opened:
    """Read an archive; records with errors are left out and said to be."""
    configuration, _ = load_configuration(root)
    day = decide_day(today, configuration.settings)
    readers = choose_readers(configuration.settings, audience) if audience else None
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
