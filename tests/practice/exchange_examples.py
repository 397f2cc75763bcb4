"""Small archives for the exchange of practice: cases, problems, meetings, training, outcomes."""

from generator.compiler import gather
from generator.practice.exchange import Exchange, prepare_exchange
from generator.study.preparing import Study, prepare_study
from tests.building import TODAY
from tests.conftest import Archive
from tests.study.examples import VOCABULARIES, Files, session, unit
from tests.views.examples import material

TYPES: Files = {
    "materials/vocabulary/problem_types.yml": (
        "title: 问题类型\nterms:\n  - {id: forms, name: 重复填报, note: 一件事填几张表}\n"
        "  - {id: visits, name: 走访不实, also: [走过场]}\n  - {id: safety, name: 隐患反复}\n"
    ),
    "materials/vocabulary/secretary_steps.yml": (
        "title: 工作环节\nterms:\n  - {id: plan, name: 排计划, note: 年初}\n"
        "  - {id: filing, name: 归档}\n"
    ),
    "materials/vocabulary/outcome_forms.yml": "title: 形式\nterms: [{id: rule, name: 改了制度}]\n",
}
AUDIENCES = {
    "archive.yml": "audiences: [{id: all, name: 众}, {id: few, name: 寡, includes: [all]}]\n"
}
HIDDEN = "audience: few"
UNITS = unit("jia") | unit("yi") | unit("bing", "parent: jia")


def case(key: str, unit: str, *fields: str, body: str = "文。") -> Files:
    """Return a case; its title is its key."""
    return {f"materials/cases/{key}.md": material(key, f"unit: {unit}", *fields, body=body)}


def problem(key: str, unit: str, *fields: str) -> Files:
    """Return a problem."""
    return {f"materials/problems/{key}.md": material(key, f"unit: {unit}", *fields)}


def outcome(key: str, unit: str, *fields: str) -> Files:
    """Return an outcome."""
    return {f"materials/outcomes/{key}.md": material(key, f"unit: {unit}", *fields)}


def training(key: str, *fields: str) -> Files:
    """Return material for training."""
    return {f"materials/training/{key}.md": material(key, *fields)}


def resource(key: str, *fields: str) -> Files:
    """Return a resource."""
    return {f"materials/resources/{key}.md": material(key, *fields)}


def meeting(key: str, unit: str, day: str, *turns: str) -> Files:
    """Return a session with a programme; its title is its key."""
    return session(key, unit, day, "programme:", *(f"  - {{{one}}}" for one in turns))


def exchanged(
    archive: Archive, files: Files, audience: str | None = None
) -> tuple[Exchange, Study]:
    """Return the exchange of an archive of these files, as everybody or one audience sees it."""
    gathered = gather(archive({**VOCABULARIES, **TYPES, **files}))
    assert not gathered.diagnostics, gathered.diagnostics
    library, links = gathered.library, gathered.links
    if audience is not None:
        readers = library.settings.audience(audience)
        assert readers is not None
        library = library.seen_by(readers)
        links = links.within(library)
    study = prepare_study(library, links, TODAY)
    return prepare_exchange(library, links, study), study
