"""Study years of small archives: units, plans, sessions and rules in a line each.

Each function returns one file; ``|`` puts files together.  Titles are the keys.
"""

from datetime import date
from pathlib import Path

from generator.compiler import examine, gather
from generator.records.diagnostics import Diagnostic, Severity
from generator.study.preparing import Study, StudyYear, prepare_study
from generator.study.unit_years import Cell, UnitYear
from tests.building import TODAY
from tests.conftest import Archive
from tests.views.examples import material

Files = dict[str, str]

# What is expected, each as a line of `expectations`.
MONTHLY = "name: 月学, value: 按月, measure: 学习次数, least: 1, months: 1, basis: rules/fa#c1"
FOLLOW = "name: 跟进, value: 十五日, measure: 跟进期限, days: 15, basis: rules/fa#c2"
STEPS = "name: 三步, value: 依次, measure: 学习步骤, steps: [预读, 讨论, 小结], basis: rules/fa"
STEP_DUE = "name: 小结, value: 五日, measure: 步骤期限, steps: [小结], days: 5, basis: rules/fa#c3"
APPROVED = "name: 核定, value: 一月, measure: 计划核定, by: 01-29, basis: rules/fa#c4"
VETTED = "name: 授课, value: 先核定, measure: 授课核定, basis: rules/fa#c5"
NOT_COUNTED = (
    "name: 除外, value: 不算, measure: 不计入, forms: [会议], words: [调度], basis: rules/fa#c6"
)
ROLES = "name: 责任, value: 齐全, measure: 责任分工, roles: [主体责任, 学习秘书], basis: rules/fa"

VOCABULARIES: Files = {
    "materials/vocabulary/steps.yml": (
        "title: 步骤\nterms:\n  - {id: before, name: 预读}\n  - {id: talk, name: 讨论}\n"
        "  - {id: after, name: 小结}\n"
    ),
    "materials/vocabulary/study_forms.yml": (
        "title: 形式\nterms:\n  - {id: group, name: 集体, also: [集中]}\n"
        "  - {id: hall, name: 讲堂}\n  - {id: meeting, name: 会议}\n"
    ),
    "materials/vocabulary/categories.yml": (
        "title: 类别\nterms: [{id: law, name: 法治}, {id: safety, name: 安全}]\n"
    ),
    "materials/vocabulary/levels.yml": (
        "title: 类型\nterms: [{id: top, name: 总部}, {id: shop, name: 车间}]\n"
    ),
}


def unit(key: str, *fields: str, expects: tuple[str, ...] = ()) -> Files:
    """Return a unit."""
    listed = ["expectations:", *(f"  - {{{one}}}" for one in expects)] if expects else []
    return {f"materials/units/{key}.md": material(key, *fields, *listed)}


def topic(key: str, period: str, *fields: str) -> Files:
    """Return a topic."""
    return {f"materials/topics/{key}.md": material(key, f"period: {period}", *fields)}


def plan(unit: str, year: int, *lines: str, fields: tuple[str, ...] = (), key: str = "") -> Files:
    """Return the plan of a unit for a year; its key is those of both."""
    listed = ["lines:", *(f"  - {{{one}}}" for one in lines)] if lines else []
    name = key or f"{unit}-{year}"
    text = material(name, f"unit: {unit}", f"year: {year}", *fields, *listed)
    return {f"materials/plans/{name}.md": text}


def session(key: str, unit: str, day: str, *fields: str, title: str = "") -> Files:
    """Return a session."""
    text = material(title or key, f"date: {day}", f"unit: {unit}", *fields)
    return {f"materials/sessions/{key}.md": text}


def rule(key: str, *fields: str) -> Files:
    """Return a rule with the clauses `c1` to `c6`."""
    clauses = (f"  - {{id: c{n}, name: 第{n}条, text: 条文{n}。}}" for n in range(1, 7))
    return {f"materials/rules/{key}.md": material(key, *fields, "clauses:", *clauses)}


def lecturer(key: str, *fields: str) -> Files:
    """Return a lecturer."""
    return {f"materials/lecturers/{key}.md": material(key, *fields)}


# The rule on which the expectations above rest.
FA = rule("fa")


def study_at(root: Path, today: date = TODAY, audience: str | None = None) -> Study:
    """Return the study years of an archive, as everybody or one audience sees it."""
    gathered = gather(root)
    wrong = [one for one in gathered.diagnostics if one.severity is Severity.ERROR]
    assert not wrong, wrong
    library, links = gathered.library, gathered.links
    if audience is not None:
        readers = library.settings.audience(audience)
        assert readers is not None
        library = library.seen_by(readers)
        links = links.within(library)
    return prepare_study(library, links, today)


def study_of(
    archive: Archive, files: Files, today: date = TODAY, audience: str | None = None
) -> Study:
    """Return the study years of an archive of these files and a few vocabularies."""
    return study_at(archive({**VOCABULARIES, **files}), today, audience)


def year_of(study: Study, unit: str, number: int = TODAY.year) -> UnitYear:
    """Return the year of a unit, which must be there."""
    found = whole_year(study, number).of(f"units/{unit}")
    assert found is not None
    return found


def whole_year(study: Study, number: int = TODAY.year) -> StudyYear:
    """Return a year, which must be there."""
    found = study.year(number)
    assert found is not None
    return found


def cells_in(study: Study, unit: str, month: int, number: int = TODAY.year) -> tuple[Cell, ...]:
    """Return the entries of a month."""
    return year_of(study, unit, number).in_month(month)


def said_of(archive: Archive, files: Files, today: date = TODAY) -> list[tuple[str, str, int]]:
    """Return code, file and line of everything that is said of the study year of an archive."""
    return [
        (one.code, one.place.file.removeprefix("materials/"), one.place.line)
        for one in examined(archive, files, today)
    ]


def examined(archive: Archive, files: Files, today: date = TODAY) -> list[Diagnostic]:
    """Return everything that is said of the study year of an archive."""
    found = examine(archive({**VOCABULARIES, **files}), today=today).diagnostics
    return [one for one in found if "C106" <= one.code <= "C118"]
