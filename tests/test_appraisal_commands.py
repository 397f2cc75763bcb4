"""The commands that write the appraisal sheet and the study statement."""

from pathlib import Path

from click import Command
from click.testing import CliRunner, Result

from generator.commands.appraisal import appraisal
from generator.commands.statement import statement
from tests.conftest import Archive
from tests.practice.appraisal_examples import BASE, indicators
from tests.study.examples import VOCABULARIES
from tests.word import texts

FILES = VOCABULARIES | BASE


def _run(command: Command, root: Path, *arguments: str) -> Result:
    options = ["--root", str(root), "--today", "2026-11-20"]
    return CliRunner().invoke(command, [*arguments, *options])


def test_both_write_word_files(archive: Archive) -> None:
    root = archive(FILES | indicators("source: 典型案例"))
    sheet, told = root / "out" / "a.docx", root / "b.docx"
    found = _run(appraisal, root, "qu", "2026", "--out", str(sheet))
    assert found.exit_code == 0
    assert "qu2026年考核表，写到" in found.output
    assert texts(sheet.read_bytes())[0] == "qu2026年考核表"
    found = _run(statement, root, "units/qu", "2026", "--out", str(told))
    assert found.exit_code == 0
    assert "qu2026年述学报告的初稿，写到" in found.output
    assert texts(told.read_bytes())[0] == "qu2026年述学报告"


def test_both_stop_where_there_is_nothing_to_write(archive: Archive) -> None:
    root = archive(FILES)
    cases = [
        (
            appraisal,
            ("qu", "2026", "--out", "a.docx"),
            "没有qu2026年的考核表。现行的制度没有",
        ),
        (appraisal, ("qu", "2026", "--out", "a.pdf"), "考核表只能写成 .docx 文件，写的却是 a.pdf"),
        (appraisal, ("ku", "2026", "--out", "a.docx"), "没有名为“ku”的单位"),
        (statement, ("qu", "2020", "--out", "a.docx"), "没有qu2020年的学习年度"),
        (statement, ("qu", "2026", "--out", "a.pdf"), "述学报告只能写成 .docx 文件"),
    ]
    for command, arguments, said in cases:
        found = _run(command, root, *arguments)
        assert found.exit_code == 2
        assert said in found.output
    assert not Path("a.docx").exists()


def test_another_year_is_named(archive: Archive) -> None:
    root = archive(FILES | indicators("source: 典型案例"))
    found = _run(appraisal, root, "qu", "2020", "--out", "a.docx")
    assert "有考核表的年份：2026" in found.output
