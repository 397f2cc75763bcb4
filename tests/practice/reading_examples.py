"""Problems, decisions and duties of small archives, prepared as the pages have them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.compiler import gather
from generator.practice.decisions import Decisions, decisions_of
from generator.practice.duty_readings import DutyReadings, duty_readings_of
from generator.practice.problem_checks import check_decisions, check_problems
from generator.practice.problems import Problems, problems_of
from generator.records.diagnostics import Diagnostic
from generator.study.preparing import Study, prepare_study
from generator.views.deriving import Views, derive
from tests.building import TODAY
from tests.conftest import Archive
from tests.study.examples import VOCABULARIES, Files, unit
from tests.views.examples import material

AUDIENCES: Files = {
    "archive.yml": (
        "audiences:\n  - {id: all, name: 全体}\n  - {id: inner, name: 内部, includes: [all]}\n"
    )
}
WORDS: Files = VOCABULARIES | {
    "materials/vocabulary/problem_types.yml": (
        "title: 问题类型\nterms:\n  - {id: forms, name: 重复填报, also: [表格多]}\n"
        "  - {id: visits, name: 走访不实}\n  - {id: rare, name: 少见}\n"
    ),
    "materials/vocabulary/duties.yml": (
        "title: 职责\nterms:\n  - {id: theory, name: 理论, also: [理论学习]}\n"
        "  - {id: safety, name: 安全}\n  - {id: farming, name: 农业}\n  - {id: law, name: 法治}\n"
    ),
}
UNITS = unit("qu") | unit("jie", "parent: qu") | unit("zhen", "parent: qu")
# A measure that was carried out, with evidence.
PROVED = "text: 合并, owner: 甲, due: 2026-06-30, done: 2026-06-12, evidence: [{text: 复查}]"


@dataclass(frozen=True)
class Prepared:
    """Everything that the pages are made from, for one audience."""

    views: Views
    study: Study
    problems: Problems
    decisions: Decisions
    duties: DutyReadings


def prepared(
    archive: Archive,
    files: Mapping[str, str | bytes],
    today: date = TODAY,
    audience: str | None = None,
) -> Prepared:
    """Return what the pages of an archive of these files are made from."""
    gathered = gather(archive({**WORDS, **files}))
    library, links = gathered.library, gathered.links
    if audience:
        readers = library.settings.audience(audience)
        assert readers is not None
        library = library.seen_by(readers)
        links = links.within(library)
    study = prepare_study(library, links, today)
    views = derive(library, links, today)
    return Prepared(
        views,
        study,
        problems_of(library, links, study),
        decisions_of(library, links, study),
        duty_readings_of(views, study),
    )


def said(archive: Archive, files: Mapping[str, str | bytes]) -> list[Diagnostic]:
    """Return what the checks of problems and decisions say of an archive."""
    gathered = gather(archive({**WORDS, **files}))
    library, links = gathered.library, gathered.links
    study = prepare_study(library, links, TODAY)
    found = (*check_problems(library, links, study), *check_decisions(library, links, study))
    return sorted(found)


def problem(key: str, unit: str, *fields: str, measures: tuple[str, ...] = ()) -> Files:
    """Return a problem."""
    listed = ["measures:", *(f"  - {{{one}}}" for one in measures)] if measures else []
    text = material(key, f"unit: {unit}", *fields, *listed)
    return {f"materials/problems/{key}.md": text}


def decision(key: str, unit: str, *fields: str) -> Files:
    """Return a decision."""
    return {f"materials/decisions/{key}.md": material(key, f"unit: {unit}", *fields)}


def speech(key: str, *fields: str, body: str = "文。") -> Files:
    """Return a speech."""
    return {f"materials/speeches/{key}.md": material(key, *fields, body=body)}


def case(key: str, unit: str, *fields: str) -> Files:
    """Return a case."""
    return {f"materials/cases/{key}.md": material(key, f"unit: {unit}", *fields)}
