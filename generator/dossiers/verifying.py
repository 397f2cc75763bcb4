"""Check a dossier against its own list: every file there, unchanged, and nothing else."""

import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import IO

from generator.dossiers.packing import MANIFEST

# How many times its own size a file may unpack to, with some room for small ones, how much may be
# unpacked in all, how many files there may be, and how long the list.
_MOST_TIMES, _ROOM = 200, 1024 * 1024
_MOST_BYTES = 16 * 1024**3
_MOST_FILES = 50_000
_LONGEST_LIST = 16 * 1024**2

_CHUNK = 1024 * 1024
_LINE = re.compile(r"([0-9a-f]{64})  ([^\r\n]+)\Z", re.ASCII)
_ENCRYPTED = 0x1
# What reading a damaged file raises; a way of packing that is not known counts as damage.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check found.

    Attributes:
        flaws: what is wrong, one sentence each; empty for a dossier that is as it was made.
        files: how many files agree with the list.
        size: how many bytes these have.
    """

    flaws: tuple[str, ...]
    files: int = 0
    size: int = 0


def verify(path: Path) -> Verification:
    """Check a dossier.

    Nothing is unpacked to the disk.

    Raises:
        OSError: where the file cannot be opened.
    """
    with path.open("rb") as stream:
        try:
            with zipfile.ZipFile(stream) as archive:
                return _verify(archive, path.stat().st_size)
        except _UNREADABLE:
            return Verification(("不是 ZIP 文件，或者文件不完整。",))


def _verify(archive: zipfile.ZipFile, size: int) -> Verification:
    infos = archive.infolist()
    if flaws := tuple(_unsafe(infos, size)):
        return Verification(flaws)
    listed, wrong = _manifest(archive)
    if wrong:
        return Verification(wrong)
    check = _Check(archive, listed)
    check.run()
    return Verification(tuple(check.flaws), check.files, check.size)


def _unsafe(infos: list[zipfile.ZipInfo], size: int) -> Iterator[str]:
    """Yield what keeps a file from being read at all."""
    if len(infos) > _MOST_FILES:
        yield f"里面有 {len(infos)} 个文件，多于 {_MOST_FILES} 个，没有打开。"
        return
    unpacked = sum(info.file_size for info in infos)
    if unpacked > min(_MOST_BYTES, size * _MOST_TIMES + _ROOM):
        yield f"解开以后有 {unpacked} 字节，而文件只有 {size} 字节，大得不正常，没有打开。"
        return
    seen: dict[str, str] = {}
    for info in infos:
        name = info.orig_filename
        shown = _shown(name)
        folded = unicodedata.normalize("NFKC", name).casefold()
        if not _is_inside(name) or name != info.filename:
            yield f"“{shown}”不是档案里面的路径。"
        if info.flag_bits & _ENCRYPTED:
            yield f"“{shown}”加了密码，不能核对。"
        mode = info.external_attr >> 16
        if stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
            yield f"“{shown}”是链接或者特殊文件，不是普通文件。"
        elif name.endswith("/") and info.file_size:
            yield f"“{shown}”是文件夹，却带有内容。"
        if seen.get(folded) == name:
            yield f"“{shown}”出现了两次。"
        elif folded in seen:
            yield f"“{shown}”和“{_shown(seen[folded])}”只差大小写或者字形，有的系统分不开。"
        seen.setdefault(folded, name)


def _is_inside(name: str) -> bool:
    """Say whether a path stays inside the folder into which it is unpacked."""
    steps = name.removesuffix("/").split("/")
    plain = name.isprintable() and "\\" not in name and not re.match(r"[A-Za-z]:", name)
    return plain and all(step.strip(" .") for step in steps)


def _manifest(archive: zipfile.ZipFile) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Return the hash of each file that the list names, and what is wrong with the list."""
    try:
        info = archive.getinfo(MANIFEST)
    except KeyError:
        return {}, (f"没有“{MANIFEST}”，不是学习档案。",)
    if info.file_size > _LONGEST_LIST:
        return {}, (f"“{MANIFEST}”有 {info.file_size} 字节，大得不正常。",)
    try:
        text = archive.read(info).decode("utf-8")
    except UnicodeDecodeError:
        return {}, (f"“{MANIFEST}”不是 UTF-8 文本。",)
    except _UNREADABLE:
        return {}, (f"“{MANIFEST}”读不出，文件不完整或者改动过。",)
    hashes: dict[str, str] = {}
    flaws = []
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1):
        match = _LINE.match(line)
        path = match[2] if match else ""
        if not match or not _is_inside(path) or path.endswith("/"):
            flaws.append(f"“{MANIFEST}”第 {number} 行不是“校验值  路径”。")
        elif path == MANIFEST:
            flaws.append(f"“{MANIFEST}”第 {number} 行列了它自己。")
        elif path in hashes:
            flaws.append(f"“{MANIFEST}”第 {number} 行又列了“{_shown(path)}”。")
        else:
            hashes[path] = match[1]
    return hashes, tuple(flaws)


@dataclass
class _Check:
    """Compares what is there with what is listed."""

    archive: zipfile.ZipFile
    listed: Mapping[str, str]
    flaws: list[str] = field(default_factory=list)
    files: int = 0
    size: int = 0

    def run(self) -> None:
        names = {info.filename: info for info in self.archive.infolist()}
        above = {
            "/".join(steps[:count]) + "/"
            for path in self.listed
            for steps in [path.split("/")]
            for count in range(1, len(steps))
        }
        for path, wanted in self.listed.items():
            if path not in names:
                self.flaws.append(f"缺“{_shown(path)}”。")
            else:
                self._compare(names[path], wanted)
        for name in names:
            if name not in self.listed and name != MANIFEST and name not in above:
                self.flaws.append(f"多出“{_shown(name)}”，清单里没有。")

    def _compare(self, info: zipfile.ZipInfo, wanted: str) -> None:
        try:
            with self.archive.open(info) as content:
                found = _hash(content)
        except _UNREADABLE:
            self.flaws.append(f"“{_shown(info.filename)}”读不出，文件不完整或者改动过。")
            return
        if found == wanted:
            self.files += 1
            self.size += info.file_size
        else:
            self.flaws.append(f"“{_shown(info.filename)}”改动过，和清单不符。")


def _hash(content: IO[bytes]) -> str:
    found = sha256()
    while chunk := content.read(_CHUNK):
        found.update(chunk)
    return found.hexdigest()


def _shown(name: str) -> str:
    """Return a name that is safe to print."""
    return "".join(one if one.isprintable() else "\ufffd" for one in name)
