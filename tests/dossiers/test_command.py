"""``generator dossier`` and ``generator trend``: what they print, what they write, how they end."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from generator.commands.dossier import dossier
from generator.commands.trend import trend
from tests.conftest import Archive
from tests.dossiers.examples import FORMS
from tests.study.examples import VOCABULARIES, Files, session, unit
from tests.views.examples import material

FILES: Files = (
    {**VOCABULARIES, **FORMS}
    | {"archive.yml": "name: 库\naudiences: [{id: all, name: 众}, {id: few, name: 少数}]\n"}
    | unit("yulin")
    | session("s", "yulin", "2026-03-05", title="学治理")
    | session("t", "yulin", "2024-03-05", title="再学治理")
    | {
        "materials/speeches/x.md": material(
            "讲治理", "audience: [few]", "date: 2025", body="治理。"
        )
    }
)


@pytest.fixture
def root(archive: Archive) -> Path:
    return archive(FILES)


def _run(command: click.Command, root: Path, *arguments: str) -> Result:
    where = () if "--verify" in arguments else ("--root", str(root), "--today", "2026-11-20")
    result = CliRunner().invoke(command, [*arguments, *where])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_dossier_is_written_and_verified(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "neu" / "档案.zip"
    made = _run(dossier, root, "yulin", "2026", "--out", str(out))
    assert made.exit_code == 0
    assert f"yulin2026年学习档案：资料 1 份，文件 6 个，缺 6 项；写到 {out}" in made.stderr
    assert "缺　学习体会　学习体会：无记录\n" in made.stdout
    checked = _run(dossier, root, "--verify", str(out))
    assert (checked.exit_code, checked.stdout) == (0, "")
    assert f"{out} 完好：8 个文件、" in checked.stderr
    content = bytearray(out.read_bytes())
    content[content.index("学治理".encode())] ^= 1
    out.write_bytes(content)
    broken = _run(dossier, root, "--verify", str(out))
    assert broken.exit_code == 1
    assert "改动过" in broken.stdout
    assert "处不符。" in broken.stderr


def test_name_of_the_file_comes_from_unit_and_year(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert _run(dossier, root, "yulin", "2024").exit_code == 0
    assert (tmp_path / "yulin-2024.zip").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("yulim", "2026"), "没有名为“yulim”的单位。是不是想写“yulin”？"),
        (("yulin", "2025"), "yulin 2025 年没有资料。有资料的年份：2026、2024"),
        (("yulin",), "写单位和年份"),
        ((), "写单位和年份"),
        (("yulin", "2026", "--out", "a.docx"), "只能写成 .zip 文件"),
        (("yulin", "2026", "--audience", "fem"), "没有名为“fem”的读者范围。"),
        (("--verify", "no-such.zip"), "读不出 no-such.zip"),
        (("--verify", "."), "读不出 ."),
        (("yulin", "2026", "--verify", "a.zip"), "--verify 只核对一份档案"),
    ],
)
def test_wrong_use_ends_with_two(root: Path, arguments: tuple[str, ...], said: str) -> None:
    result = _run(dossier, root, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_unknown_part_in_the_vocabulary_is_wrong_use(archive: Archive) -> None:
    words = "title: 学习档案\nterms: [{id: report, name: 报告}]\n"
    root = archive(FILES | {"materials/vocabulary/dossier_parts.yml": words})
    result = _run(dossier, root, "yulin", "2026")
    assert result.exit_code == 2
    assert (
        "词表 dossier_parts 里的“report”不是学习档案的部分。是不是想写“reports”？" in result.stderr
    )


def test_trend_is_printed_as_a_table(root: Path) -> None:
    result = _run(trend, root, "治理")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "第一次　  2024年3月5日  《再学治理》标题  sessions/t.html",
        "最近一次  2026年3月5日  《学治理》标题  sessions/s.html",
        "年份    学习活动  合计  资料",
        "2024年         1     1  1 份",
        "2026年         1     1  1 份",
        "合计           2     2  2 份",
    ]
    assert "截至 2026-11-20，“治理”在 2 份资料里出现 2 次。" in result.stderr
    few = _run(trend, root, "治理", "--audience", "few")
    assert "2025年" in few.stdout


def test_trend_of_what_is_nowhere_and_of_nothing(root: Path) -> None:
    nowhere = _run(trend, root, "没有的词")
    assert (nowhere.exit_code, nowhere.stdout) == (0, "")
    assert "“没有的词”没有出现过。" in nowhere.stderr
    nothing = _run(trend, root, "——")
    assert nothing.exit_code == 2
    assert "没有可以查找的字词。" in nothing.stderr
