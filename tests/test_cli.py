"""The commands: what they print, what they write, how they end."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.records.id_locks import read_lock
from tests.building import contents
from tests.conftest import ROOT, Archive

GOOD = {"materials/speeches/a.md": "---\ntitle: 甲\ndate: 2024-05-01\n---\n\n文。\n"}
BAD = {"materials/speeches/b.md": "---\ntitle: 乙\ndate: 2024年5月1日\n---\n\n文。\n"}
DOUBTFUL = {"materials/speeches/c.md": "---\ntitle: 丙 #1\n---\n\n文。\n"}


def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, with a fixed day where the clock would count."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "100"}
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_init_makes_an_archive_that_builds_without_a_word_of_complaint(tmp_path: Path) -> None:
    assert run("init", "库", cwd=tmp_path).returncode == 0
    result = run("build", "--root", "库", "--strict", cwd=tmp_path)
    assert result.returncode == 0, result.stdout
    assert result.stdout == ""
    assert (tmp_path / "库" / "site" / "index.html").is_file()


def test_init_never_writes_into_a_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    result = run("init", str(tmp_path))
    assert result.returncode == 2
    assert "不是空文件夹，没有写入任何东西" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_check_passes_a_good_archive(archive: Archive) -> None:
    result = run("check", "--root", str(archive(GOOD)), "--today", "2026-11-20")
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr == "1 份资料；没有发现问题。\n"


def test_check_prints_place_code_reason_and_remedy(archive: Archive) -> None:
    result = run("check", "--root", str(archive(GOOD | BAD)), "--today", "2026-11-20")
    assert result.returncode == 1
    assert result.stdout == (
        "materials/speeches/b.md:3:7 错误 F105 “date”的日期“2024年5月1日”看不懂："
        "应写成 2024、2024-05 或 2024-05-01\n    办法：写成 2024-05-01\n"
    )
    assert "2 份资料，其中 1 份有错误、不能发布；1 个错误。" in result.stderr


def test_check_as_json(archive: Archive) -> None:
    result = run("check", "--root", str(archive(BAD)), "--today", "2026-11-20", "--format", "json")
    assert json.loads(result.stdout) == [
        {
            "code": "F105",
            "severity": "error",
            "message": "“date”的日期“2024年5月1日”看不懂：应写成 2024、2024-05 或 2024-05-01",
            "hint": "写成 2024-05-01",
            "file": "materials/speeches/b.md",
            "line": 3,
            "column": 7,
        }
    ]


def test_check_as_json_prints_an_empty_array_where_all_is_well(archive: Archive) -> None:
    result = run("check", "--root", str(archive(GOOD)), "--format", "json")
    assert json.loads(result.stdout) == []


def test_check_for_a_forge(archive: Archive) -> None:
    result = run(
        "check", "--root", str(archive(BAD)), "--today", "2026-11-20", "--format", "github"
    )
    assert result.stdout.startswith("::error file=materials/speeches/b.md,line=3,col=7::F105 ")
    assert "%0A办法：写成 2024-05-01" in result.stdout


def test_warnings_pass_unless_strict(archive: Archive) -> None:
    root = str(archive(DOUBTFUL))
    assert run("check", "--root", root).returncode == 0
    assert run("check", "--root", root, "--strict").returncode == 1


def test_build_leaves_a_bad_record_out_and_publishes_the_rest(archive: Archive) -> None:
    root = archive(GOOD | BAD)
    result = run("build", "--root", str(root), "--today", "2026-11-20")
    assert result.returncode == 1
    assert "1 份因有错误没有发布" in result.stderr
    assert (root / "site/speeches/a.html").is_file()
    assert not (root / "site/speeches/b.html").exists()


def test_build_says_which_day_it_took(archive: Archive) -> None:
    root = archive(GOOD)
    assert "（本机日期）" in run("build", "--root", str(root)).stderr
    (root / "archive.yml").write_text("today: 2026-11-20\n")
    assert "今天按 2026-11-20 计（资料库的设置）。" in run("build", "--root", str(root)).stderr
    given = run("build", "--root", str(root), "--today", "2025-01-02")
    assert "今天按" not in given.stderr
    assert "2025年1月2日" in (root / "site/index.html").read_text("utf-8")


def test_build_without_materials_is_a_diagnostic(tmp_path: Path) -> None:
    result = run("build", "--root", str(tmp_path))
    assert result.returncode == 1
    assert "A101" in result.stdout
    assert not (tmp_path / "site").exists()


def test_build_for_an_unknown_audience_is_wrong_use(archive: Archive) -> None:
    result = run("build", "--root", str(archive(GOOD)), "--audience", "everyon")
    assert result.returncode == 2
    assert "没有名为“everyon”的读者范围。是不是想写“everyone”？" in result.stderr


def test_build_finds_the_archive_in_the_current_folder(archive: Archive) -> None:
    root = archive(GOOD)
    assert run("build", cwd=root).returncode == 0
    assert (root / "site/index.html").is_file()


def test_new_writes_a_skeleton_and_never_over_a_file(archive: Archive) -> None:
    root = archive({})
    first = run("new", "speech", "2024-05-01-x", "--root", str(root), "--title", "新标题")
    assert first.returncode == 0
    text = (root / "materials/speeches/2024-05-01-x.md").read_text("utf-8")
    assert 'title: "新标题"' in text
    assert "# 讲话人" in text
    second = run("new", "讲话", "2024-05-01-x", "--root", str(root))
    assert second.returncode == 2
    assert (root / "materials/speeches/2024-05-01-x.md").read_text("utf-8") == text


def test_new_of_an_unknown_kind_suggests_one(archive: Archive) -> None:
    result = run("new", "speach", "x", "--root", str(archive({})))
    assert result.returncode == 2
    assert "没有名为“speach”的类别。是不是想写“speech”？" in result.stderr


@pytest.mark.parametrize("identifier", ["讲话", "a/b", "../x", "Index", "index", "2024"])
def test_new_refuses_ids_that_cannot_be_addresses(archive: Archive, identifier: str) -> None:
    root = archive({})
    result = run("new", "speech", identifier, "--root", str(root))
    assert result.returncode == 2
    assert contents(root) == {}


def test_schema_prints_json_schema(archive: Archive) -> None:
    result = run("schema", "case", "--root", str(archive({})))
    data = json.loads(result.stdout)
    assert data["title"] == "典型案例"
    assert data["required"] == ["title", "unit"]
    assert data["properties"]["date"]["title"] == "日期"


def test_schema_takes_what_the_program_takes(archive: Archive) -> None:
    data = json.loads(run("schema", "topic", "--root", str(archive({}))).stdout)
    duties = data["properties"]["duties"]
    assert [one.get("type") for one in duties["anyOf"]] == ["string", "array"]
    assert duties["examples"] == [["基层治理"]]
    reading = data["$defs"]["Reading"]
    assert {"type": "string"} in reading["anyOf"]


def test_schema_writes_a_file_a_kind(archive: Archive, tmp_path: Path) -> None:
    result = run("schema", "--root", str(archive({})), "--out", str(tmp_path / "out"))
    assert result.returncode == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert "speech.schema.json" in names
    assert len(names) == 16


def test_import_reports_every_file(archive: Archive, tmp_path: Path) -> None:
    root = archive({})
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "一.md").write_text("# 标题一\n\n文一。\n", encoding="utf-8")
    (drafts / "二.txt").write_bytes("标题二\n文二，这个是的。\n".encode("gb18030"))
    (drafts / "三.xyz").write_bytes(b"?")
    result = run("import", str(drafts), "--kind", "speech", "--root", str(root))
    assert result.returncode == 1
    assert "共 3 个文件：新写入 2，已有 0，没有导入 1。" in result.stderr
    assert "不能导入 .xyz 文件" in result.stdout
    assert "GB18030" in result.stdout
    again = run("import", str(drafts), "--kind", "speech", "--root", str(root))
    assert "新写入 0，已有 2，没有导入 1。" in again.stderr
    written = sorted(path.stem for path in (root / "materials/speeches").glob("*.md"))
    assert len(written) == 2
    lock, wrong = read_lock(root, "speeches")
    assert (wrong, sorted(lock or {})) == ((), written)


def test_import_sets_fields(archive: Archive, tmp_path: Path) -> None:
    root = archive({"materials/units/yulin.md": "---\ntitle: 榆林\n---\n\n文。\n"})
    draft = tmp_path / "案例.md"
    draft.write_text("# 题\n\n文。\n", encoding="utf-8")
    lacking = run("import", str(draft), "--kind", "case", "--root", str(root))
    assert lacking.returncode == 1
    assert "缺少“unit”" in lacking.stdout
    given = run("import", str(draft), "--kind", "case", "--set", "unit=yulin", "--root", str(root))
    assert given.returncode == 0
    assert run("check", "--root", str(root)).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "没有这个命令：nonsense"),
        (["build", "--nonsense"], "没有选项 --nonsense"),
        (["build", "--today", "昨天"], "“昨天”不是 2026-11-20 这样的日期"),
        (["init"], "缺少 文件夹"),
        (["init", "a", "b"], "多余的参数：b"),
        (["import", "x"], "缺少 --kind"),
        (["check", "--format", "xml"], "--format 的值不对"),
    ],
)
def test_wrong_use_is_explained_in_chinese_with_status_2(
    arguments: list[str], said: str, tmp_path: Path
) -> None:
    result = run(*arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert said in result.stderr
    assert "--help" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "command", [[], ["init"], ["check"], ["build"], ["serve"], ["new"], ["schema"], ["import"]]
)
def test_help_is_chinese_with_examples(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.returncode == 0
    assert result.stdout.startswith("用法：")
    assert "例：" in result.stdout
    assert "显示这份说明" in result.stdout
    for english in ("Usage", "Options", "Commands", "Show this"):
        assert english not in result.stdout


def test_output_survives_a_console_that_cannot_print_chinese(archive: Archive) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    result = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--root", str(archive(BAD))],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert result.returncode == 1
    assert "看不懂".encode() in result.stdout
