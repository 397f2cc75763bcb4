"""Dossiers of small archives."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.compiler import gather
from generator.dossiers.missing import Gap, gaps_of
from generator.dossiers.packing import Dossier, pack_dossier
from generator.dossiers.parts import Contents, contents_of
from generator.records.library import Library
from generator.study.preparing import prepare_study
from tests.building import TODAY
from tests.conftest import Archive
from tests.study.examples import VOCABULARIES, Files
from tests.views.examples import material

FORMS: Files = {
    "materials/vocabulary/forms.yml": (
        "title: 形式\nterms:\n  - {id: reflection, name: 学习体会, also: [体会]}\n"
        "  - {id: summary, name: 经验总结}\n  - {id: research, name: 调研报告}\n"
        "  - {id: verse, name: 打油诗}\n"
    ),
    "materials/vocabulary/steps.yml": (
        "title: 步骤\nterms:\n  - {id: before, name: 自学}\n  - {id: talk, name: 讨论}\n"
        "  - {id: after, name: 小结}\n"
    ),
}


@dataclass(frozen=True)
class Packed:
    """A dossier with what it was made of."""

    library: Library
    contents: Contents
    gaps: tuple[Gap, ...]
    dossier: Dossier


def written(key: str, form: str, *fields: str, title: str = "") -> Files:
    """Return an experience."""
    named = [f"form: {form}"] if form else []
    return {f"materials/experiences/{key}.md": material(title or key, *named, *fields)}


def packed_at(
    root: Path, unit: str, year: int = TODAY.year, today: date = TODAY, audience: str | None = None
) -> Packed:
    """Return the dossier of a unit from an archive, for all or for one audience."""
    gathered = gather(root)
    library, links = gathered.library, gathered.links
    readers = library.settings.audience(audience) if audience else None
    if readers:
        library = library.seen_by(readers)
        links = links.within(library)
    study = prepare_study(library, links, today)
    member = study.organisation.by_key[f"units/{unit}"]
    contents = contents_of(library, links, study, member, year)
    gaps = gaps_of(contents, study, library)
    return Packed(
        library, contents, gaps, pack_dossier(contents, gaps, study, library, links, readers)
    )


def packed(
    archive: Archive,
    files: Files,
    year: int = TODAY.year,
    today: date = TODAY,
    audience: str | None = None,
) -> Packed:
    """Return the dossier of the unit `u` from an archive of these files."""
    return packed_at(archive({**VOCABULARIES, **FORMS, **files}), "u", year, today, audience)
