"""Small archives with sit-ins: observations and problems in a line each."""

from pathlib import Path

from generator.compiler import gather
from generator.practice.single_sitting import Sitting
from generator.practice.sitting_checks import check_sittings
from generator.practice.sittings import Sittings, sittings_of
from generator.records.diagnostics import Diagnostic
from generator.study.preparing import Study, prepare_study
from generator.text.normal import fingerprint
from tests.building import TODAY
from tests.conftest import Archive
from tests.study.examples import FA, VOCABULARIES, Files, study_at, unit
from tests.views.examples import material

STAGES: Files = {
    "materials/vocabulary/stages.yml": (
        "title: 环节\nterms:\n  - {id: before, name: 会前, note: 收材料}\n"
        "  - {id: talk, name: 访谈}\n  - {id: answer, name: 反馈}\n"
    )
}
AHEAD = "name: 送材料, value: 五日, measure: 列席期限, stages: [会前], ahead: 5, basis: rules/fa#c1"
AFTER = "name: 反馈, value: 十日, measure: 列席期限, stages: [反馈], days: 10, basis: rules/fa#c2"
COVERAGE = "name: 覆盖, value: 一次, measure: 列席覆盖, least: 1, months: 12, basis: rules/fa#c3"
LENGTH = "name: 字数, value: 十字, measure: 反馈长度, most: 10, basis: rules/fa#c4"

# An organisation in which everything is expected: `jie` and `zhen` stand below `qu`.
BASE = (
    STAGES
    | FA
    | unit("qu", expects=(AHEAD, AFTER, COVERAGE, LENGTH))
    | unit("jie", "parent: qu")
    | unit("zhen", "parent: qu")
)


def observation(key: str, unit: str, day: str, *fields: str) -> Files:
    """Return an observation."""
    text = material(key, f"date: {day}", f"unit: {unit}", *fields)
    return {f"materials/observations/{key}.md": text}


def stages(*taken: str) -> str:
    """Return the field for stages, each written as name and day."""
    pairs = (one.split() for one in taken)
    return "stages: [" + ", ".join(f"{{stage: {name}, on: {day}}}" for name, day in pairs) + "]"


def problem(title: str, unit: str, found_in: str, *fields: str) -> Files:
    """Return a problem that an observation found; its id is made of its title."""
    key = f"p{fingerprint(title)}"
    text = material(title, f"unit: {unit}", f"found_in: observations/{found_in}", *fields)
    return {f"materials/problems/{key}.md": text}


def archive_of(archive: Archive, files: Files) -> Path:
    """Return an archive of these files and the vocabularies."""
    return archive({**VOCABULARIES, **STAGES, **files})


def seen(root: Path, audience: str | None = None) -> tuple[Study, Sittings]:
    """Return study years and sit-ins of an archive, as everybody or one audience sees them."""
    study = study_at(root, TODAY, audience)
    standards = study.standards
    return study, sittings_of(standards.library, standards.links, study)


def sittings(archive: Archive, files: Files, audience: str | None = None) -> Sittings:
    """Return the sit-ins of an archive of these files."""
    return seen(archive_of(archive, files), audience)[1]


def sitting(archive: Archive, files: Files, key: str = "o") -> Sitting:
    """Return one sit-in, which must be there."""
    return sittings(archive, files).by_key[f"observations/{key}"]


def checked(archive: Archive, files: Files) -> list[Diagnostic]:
    """Return everything that is said of the sit-ins of an archive."""
    gathered = gather(archive_of(archive, files))
    assert not gathered.diagnostics, gathered.diagnostics
    study = prepare_study(gathered.library, gathered.links, TODAY)
    return sorted(check_sittings(gathered.library, gathered.links, study))
