"""The steps that a table of sessions has columns for."""

from generator.compiler import gather
from generator.study.step_columns import step_columns
from tests.conftest import Archive
from tests.study.examples import (
    FA,
    STEPS,
    VOCABULARIES,
    Files,
    session,
    study_at,
    unit,
)

TAKEN = "steps: [{step: 小结, on: 2026-05-14}, {step: 预读, on: 2026-05-06}]"


def _names(archive: Archive, files: Files, number: int = 2026) -> list[str]:
    root = archive(VOCABULARIES | FA | files)
    study, library = study_at(root), gather(root).library
    found = step_columns(library, study.standards, "units/qu", number, study.sessions)
    return [term.name for term in found]


def test_those_that_are_asked_for_in_their_order(archive: Archive) -> None:
    asked = "name: 步, value: 依次, measure: 学习步骤, steps: [小结, talk], basis: rules/fa"
    files = unit("qu", expects=(asked,)) | session("s", "qu", "2026-05-12", TAKEN)
    assert _names(archive, files) == ["小结", "讨论"]


def test_else_those_that_were_taken_in_the_order_of_the_vocabulary(archive: Archive) -> None:
    files = unit("qu") | session("s", "qu", "2026-05-12", TAKEN)
    assert _names(archive, files) == ["预读", "小结"]


def test_what_is_asked_in_another_year_does_not_count(archive: Archive) -> None:
    files = unit("qu", expects=(f"{STEPS}, valid_from: 2027",))
    files |= session("s", "qu", "2026-05-12", TAKEN)
    assert _names(archive, files) == ["预读", "小结"]
    assert _names(archive, files, 2027) == ["预读", "讨论", "小结"]


def test_none_where_nobody_speaks_of_steps(archive: Archive) -> None:
    assert _names(archive, unit("qu") | session("s", "qu", "2026-05-12")) == []
