"""Checking a dossier: what was changed, lost or added, and files that are no dossier."""

import struct
import subprocess
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from generator.dossiers.packing import MANIFEST, manifest_of, zipped
from generator.dossiers.verifying import Verification, verify
from tests.conftest import Archive
from tests.dossiers.examples import packed
from tests.study.examples import session, unit

FILES = {"1-甲/a.md": "甲".encode(), "目录.json": b"{}\n", "9-其他/b/c.txt": b"c" * 5000}


def _whole() -> dict[str, bytes]:
    return {**FILES, MANIFEST: manifest_of(dict(FILES))}


def _verified(tmp_path: Path, content: bytes) -> Verification:
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    return verify(path)


def _zip(*entries: tuple[zipfile.ZipInfo | str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", how) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return target.getvalue()


def test_dossier_as_it_was_made(archive: Archive, tmp_path: Path) -> None:
    found = packed(archive, unit("u") | session("s", "u", "2026-03-05"))
    checked = _verified(tmp_path, found.dossier.content)
    assert checked.flaws == ()
    # Cover and its twin for programs are on the list too.
    assert checked.files == len(found.dossier.entries) + 2


def test_counts_of_a_whole_one(tmp_path: Path) -> None:
    assert _verified(tmp_path, zipped(_whole())) == Verification((), 3, 5006)


def test_packed_again_with_folders_and_compression(tmp_path: Path) -> None:
    folders = [("1-甲/", b""), ("9-其他/", b""), ("9-其他/b/", b"")]
    again = _zip(*folders, *_whole().items(), how=zipfile.ZIP_DEFLATED)
    assert _verified(tmp_path, again).flaws == ()


def test_sha256sum_agrees(tmp_path: Path) -> None:
    for name, content in _whole().items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    command = ["sha256sum", "--check", "--strict", "--status", MANIFEST]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0


def test_every_change_of_a_file_is_found(tmp_path: Path) -> None:
    for name, content in FILES.items():
        changed = {**_whole(), name: content + b"x"}
        flaws = _verified(tmp_path, zipped(changed)).flaws
        assert flaws == (f"“{name}”改动过，和清单不符。",)


def test_lost_and_added_files_are_found(tmp_path: Path) -> None:
    lost = {name: content for name, content in _whole().items() if name != "目录.json"}
    assert _verified(tmp_path, zipped(lost)).flaws == ("缺“目录.json”。",)
    added = {**_whole(), "9-其他/d.txt": b""}
    assert _verified(tmp_path, zipped(added)).flaws == ("多出“9-其他/d.txt”，清单里没有。",)
    empty = _zip(*_whole().items(), ("空/", b""))
    assert _verified(tmp_path, empty).flaws == ("多出“空/”，清单里没有。",)


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("乱\n", "第 1 行不是“校验值  路径”。"),
        ("", "第 1 行不是“校验值  路径”。"),
        (f"{'0' * 63}  a\n", "第 1 行不是“校验值  路径”。"),
        (f"{'A' * 64}  a\n", "第 1 行不是“校验值  路径”。"),
        (f"{'0' * 64} *a\n", "第 1 行不是“校验值  路径”。"),
        (f"{'0' * 64}  ../a\n", "第 1 行不是“校验值  路径”。"),
        (f"{'0' * 64}  /a\n", "第 1 行不是“校验值  路径”。"),
        (f"{'0' * 64}  a\r\n", "第 1 行不是“校验值  路径”。"),
        (f"{'0' * 64}  a\n\n", "第 2 行不是“校验值  路径”。"),
        (f"{'0' * 64}  a\n{'0' * 64}  a\n", "第 2 行又列了“a”。"),
        (f"{'0' * 64}  {MANIFEST}\n", "第 1 行列了它自己。"),
    ],
)
def test_list_that_is_none(tmp_path: Path, text: str, flaw: str) -> None:
    checked = _verified(tmp_path, zipped({**_whole(), MANIFEST: text.encode()}))
    assert checked.flaws == (f"“{MANIFEST}”{flaw}",)


def test_list_that_is_lacking_or_not_text(tmp_path: Path) -> None:
    assert _verified(tmp_path, zipped(dict(FILES))).flaws == (f"没有“{MANIFEST}”，不是学习档案。",)
    wrong = zipped({**_whole(), MANIFEST: b"\xff\xfe"})
    assert _verified(tmp_path, wrong).flaws == (f"“{MANIFEST}”不是 UTF-8 文本。",)


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all", b"PK\x03\x04" + b"\0" * 40])
def test_file_that_is_no_zip(tmp_path: Path, content: bytes) -> None:
    assert _verified(tmp_path, content).flaws == ("不是 ZIP 文件，或者文件不完整。",)


def test_cut_off_anywhere_is_never_whole(tmp_path: Path) -> None:
    content = zipped(_whole())
    for length in range(0, len(content), 97):
        assert _verified(tmp_path, content[:length]).flaws


def test_any_byte_changed_is_found_or_harmless(tmp_path: Path) -> None:
    content = zipped(_whole())
    whole = {**_whole()}
    for place in range(0, len(content), 41):
        broken = bytearray(content)
        broken[place] ^= 0xFF
        checked = _verified(tmp_path, bytes(broken))
        if not checked.flaws:
            # Only what is no part of any file, such as a time stamp, may differ.
            with zipfile.ZipFile(BytesIO(bytes(broken))) as archive:
                assert {name: archive.read(name) for name in archive.namelist()} == whole


def test_bomb_is_not_opened(tmp_path: Path) -> None:
    bomb = b"\0" * (60 * 1024 * 1024)
    listed = f"{sha256(bomb).hexdigest()}  a\n".encode()
    content = _zip(("a", bomb), (MANIFEST, listed), how=zipfile.ZIP_DEFLATED)
    (flaw,) = _verified(tmp_path, content).flaws
    assert "大得不正常，没有打开" in flaw


def test_size_that_lies_is_found(tmp_path: Path) -> None:
    content = bytearray(_zip(("a", b"\0" * 900_000), how=zipfile.ZIP_DEFLATED))
    entry = content.rindex(b"PK\x01\x02")
    struct.pack_into("<L", content, entry + 24, 10)
    with zipfile.ZipFile(BytesIO(bytes(content))) as archive:
        assert archive.infolist()[0].file_size == 10
    files = {"a": b"\0" * 10}
    joined = BytesIO(bytes(content))
    with zipfile.ZipFile(joined, "a") as archive:
        archive.writestr(MANIFEST, manifest_of(files))
    (flaw,) = _verified(tmp_path, joined.getvalue()).flaws
    assert flaw == "“a”读不出，文件不完整或者改动过。"


def test_encrypted_entry_is_refused(tmp_path: Path) -> None:
    content = bytearray(zipped(_whole()))
    entry = content.index(b"PK\x01\x02")
    content[entry + 8] |= 1
    (flaw,) = _verified(tmp_path, bytes(content)).flaws
    assert flaw.endswith("加了密码，不能核对。")


def test_link_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("1-甲/a.md")
    link.create_system = 3
    link.external_attr = 0o120777 << 16
    rest = {name: content for name, content in _whole().items() if name != "1-甲/a.md"}
    content = _zip((link, FILES["1-甲/a.md"]), *rest.items())
    assert _verified(tmp_path, content).flaws == ("“1-甲/a.md”是链接或者特殊文件，不是普通文件。",)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_name_twice_is_refused(tmp_path: Path) -> None:
    content = _zip(*_whole().items(), ("目录.json", b"{}\n"))
    assert _verified(tmp_path, content).flaws == ("“目录.json”出现了两次。",)


def test_names_that_differ_in_case_only_are_refused(tmp_path: Path) -> None:
    files = {"a": b"1", "A": b"2"}
    content = zipped({**files, MANIFEST: manifest_of(files)})
    assert _verified(tmp_path, content).flaws == ("“a”和“A”只差大小写或者字形，有的系统分不开。",)


@pytest.mark.parametrize("name", ["../a", "/a", "a/../b", "C:/a", "a\\b", "a//b", "a/./b", "a\nb"])
def test_path_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    info = zipfile.ZipInfo("x")
    info.filename = name
    content = _zip(*_whole().items(), (info, b""))
    (flaw,) = _verified(tmp_path, content).flaws
    assert flaw.endswith("不是档案里面的路径。")
    assert "\n" not in flaw


def test_missing_file_is_not_a_flaw_of_a_dossier(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"no\.zip"):
        verify(tmp_path / "no.zip")
