"""``generator circular``: what it writes, what it refuses, how it ends."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.commands.circular import circular
from tests.conftest import Archive
from tests.practice.circular_examples import FILES
from tests.word import texts


@pytest.fixture
def root(archive: Archive) -> Path:
    return archive(FILES)


def _run(root: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(
        circular, [*arguments, "--root", str(root), "--today", "2026-11-20"]
    )
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_circular_is_written(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "新的" / "通报.docx"
    result = _run(root, "--period", "2026Q3", "--out", str(out))
    assert result.exit_code == 0
    assert result.stderr == f"各单位2026年第三季度学情通报，41 个数，写到 {out}\n"
    assert texts(out.read_bytes())[:2] == ["学情通报", "2026年第三季度　各单位"]


def test_scope_feedback_and_sources(root: Path, tmp_path: Path) -> None:
    out, folder, sources = tmp_path / "a.docx", tmp_path / "反馈", tmp_path / "出处.DOCX"
    result = _run(
        root, "--period", "2026-07", "--scope", "jie", "--out", str(out), "--feedback", str(folder),
        "--sources", str(sources),
    )  # fmt: skip
    assert result.exit_code == 0
    assert [path.name for path in folder.iterdir()] == ["jie-2026-07.docx"]
    assert texts(out.read_bytes())[1] == "2026年7月　jie"
    assert texts(sources.read_bytes())[0] == "学情通报数字出处"
    assert f"反馈 1 份，写到 {folder}" in result.stderr


def test_without_a_word_it_holds_what_the_first_audience_may_see(
    root: Path, tmp_path: Path
) -> None:
    case = root / "materials" / "cases" / "a.md"
    hidden = case.read_text("utf-8").replace("unit: jie", "unit: jie\naudience: [secretaries]")
    case.write_text(hidden, encoding="utf-8")
    out = tmp_path / "a.docx"
    _run(root, "--period", "2026Q3", "--out", str(out))
    assert not any("一张<表>" in text for text in texts(out.read_bytes()))
    _run(root, "--period", "2026Q3", "--audience", "secretaries", "--out", str(out))
    assert any("一张<表>" in text for text in texts(out.read_bytes()))


def test_every_unit_of_the_period_gets_feedback(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "反馈"
    _run(root, "--period", "2026Q1", "--out", str(tmp_path / "a.docx"), "--feedback", str(folder))
    assert sorted(path.name for path in folder.iterdir()) == [
        "jiao-2026Q1.docx", "jie-2026Q1.docx", "old-2026Q1.docx", "qu-2026Q1.docx",
        "zhen-2026Q1.docx",
    ]  # fmt: skip


def test_period_without_records(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    result = _run(root, "--period", "2024H1", "--out", str(out))
    assert (result.exit_code, result.stderr) == (
        0,
        f"各单位2024年上半年没有记录，通报写到 {out}\n",
    )
    assert "本期没有记录。" in texts(out.read_bytes())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--period", "2026年三季度"), "看不懂时期“2026年三季度”。写法：2026（全年）、2026H1"),
        (("--period", "2026Q5"), "2026Q3（第三季度）、2026-07（7月）"),
        (("--period", "2027"), "2027年还没有开始：今天按2026年11月20日计。"),
        (("--period", "2026-12"), "2026年12月还没有开始"),
        (("--period", "2026Q3", "--scope", "jia"), "没有名为“jia”的单位。是不是想写“"),
        (("--period", "2026Q3", "--sources", "a.doc"), "通报只能写成 .docx 文件，写的却是 a.doc"),
    ],
)
def test_wrong_use_is_explained_and_nothing_written(
    arguments: tuple[str, ...], said: str, root: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.docx"
    result = _run(root, *arguments, "--out", str(out))
    assert result.exit_code == 2
    assert said in result.stderr
    assert not out.exists()


def test_other_files_are_refused(root: Path, tmp_path: Path) -> None:
    result = _run(root, "--period", "2026Q3", "--out", str(tmp_path / "a.pdf"))
    assert result.exit_code == 2
    assert "通报只能写成 .docx 文件，写的却是 a.pdf" in result.stderr
    out = str(tmp_path / "a.docx")
    again = _run(root, "--period", "2026Q3", "--out", out, "--sources", out)
    assert again.exit_code == 2
    assert "不能是同一个文件" in again.stderr


def test_broken_wording_writes_no_file(root: Path, tmp_path: Path) -> None:
    own = root / "templates" / "circular.md.j2"
    own.parent.mkdir()
    own.write_text("第一行\n{{ n.sesions }}\n", encoding="utf-8")
    out, folder = tmp_path / "a.docx", tmp_path / "反馈"
    result = _run(
        root, "--period", "2026Q3", "--out", str(out), "--feedback", str(folder)
    )  # fmt: skip
    assert result.exit_code == 1
    assert "templates/circular.md.j2:2:1 错误 C150 通报的文字模板不能用：" in result.stdout
    assert "没有名为“sesions”的内容" in result.stdout
    assert "没有写出通报。" in result.stderr
    assert not out.exists()
    assert not folder.exists()
