"""Small archives whose rules have indicators."""

from datetime import date

from generator.practice.appraisals import Appraisals, Mark, appraise
from generator.study.preparing import Study
from tests.building import TODAY
from tests.conftest import Archive
from tests.study.examples import MONTHLY, VOCABULARIES, Files, plan, rule, session, study_at, unit
from tests.views.examples import material

# Nine months are over that were studied in, October is not recorded, November is not over.
NINE = {
    name: text
    for month in range(1, 10)
    for name, text in session(f"s{month}", "qu", f"2026-{month:02}-10").items()
}


def indicators(*lines: str, key: str = "kaohe", fields: tuple[str, ...] = ()) -> Files:
    """Return a rule with these indicators; `id` and `weight` are put in where they are left out."""
    listed = [
        f"  - {{id: i{number}, name: 指标{number}, weight: 3, {line}}}"
        for number, line in enumerate(lines, start=1)
    ]
    return rule(key, *fields, "indicators:", *listed)


def case(key: str, *fields: str) -> Files:
    """Return a case of the unit `qu`."""
    return {f"materials/cases/{key}.md": material(key, "unit: qu", *fields)}


def problem(key: str, *fields: str) -> Files:
    """Return a problem of the unit `qu`."""
    return {f"materials/problems/{key}.md": material(key, "unit: qu", *fields)}


def decision(key: str, *fields: str) -> Files:
    """Return a decision of the unit `qu`."""
    return {f"materials/decisions/{key}.md": material(key, "unit: qu", *fields)}


def observation(key: str, *fields: str) -> Files:
    """Return a sit-in with the unit `qu`."""
    return {f"materials/observations/{key}.md": material(key, "unit: qu", *fields)}


def experience(key: str, *fields: str) -> Files:
    """Return an experience summary of the unit `qu`."""
    return {f"materials/experiences/{key}.md": material(key, "unit: qu", *fields)}


def outcome(key: str, *fields: str) -> Files:
    """Return a result of the unit `qu`."""
    return {f"materials/outcomes/{key}.md": material(key, "unit: qu", *fields)}


BASE = rule("fa") | unit("qu", expects=(MONTHLY,)) | plan("qu", 2026)


def studied(
    archive: Archive, files: Files, today: date = TODAY, audience: str | None = None
) -> Study:
    """Return the study years of the base archive with more files."""
    return study_at(archive(VOCABULARIES | BASE | files), today, audience)


def appraised(
    archive: Archive, files: Files, today: date = TODAY, audience: str | None = None
) -> Appraisals:
    """Return the appraisals of the base archive with more files."""
    study = studied(archive, files, today, audience)
    return appraise(study, study.standards.library, study.standards.links)


def marks(
    archive: Archive,
    files: Files,
    *,
    year: int = 2026,
    today: date = TODAY,
    audience: str | None = None,
) -> tuple[Mark, ...]:
    """Return the marks of the unit `qu`."""
    sheet = appraised(archive, files, today, audience).sheet("units/qu", year)
    assert sheet is not None
    return sheet.marks


def told(mark: Mark) -> tuple[str, dict[str, int], str]:
    """Return the result, the numbers that are not zero, and what would change it."""
    figures = {one.label: len(one.count) for one in mark.figures if len(one.count)}
    return mark.result.label, figures, mark.change
