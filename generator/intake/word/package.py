"""Open a Word file without trusting it: a ZIP archive of XML parts that refer to each other.

python-docx's own way of opening reads every part and fails with the first that is missing; here
only the parts that carry text are read, so a lost picture or header does no harm.
"""

import posixpath
import re
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from lzma import LZMAError
from pathlib import Path
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile, ZipInfo

from docx.oxml import parse_xml

from generator.intake.draft import Refusal
from generator.intake.outside_file import MEGABYTE, read_limited
from generator.intake.word.xml import Element, W, find

_MAX_FILE = 100 * MEGABYTE
_MAX_UNPACKED = 200 * MEGABYTE
# One part as a tree takes some ten times its size in memory.
_MAX_PART = 64 * MEGABYTE
# Real parts shrink to a fiftieth at best; more is made to fill up the memory.
_MAX_RATIO = 200
_FREE_OF_RATIO = 4 * MEGABYTE

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# Word's “strict” files differ in the names of their namespaces only.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/\2"

# What the standard library raises on archives that are damaged, in one way or another.
_DAMAGE = (
    BadZipFile,
    EOFError,
    KeyError,
    LZMAError,
    NotImplementedError,
    OSError,
    struct.error,
    ValueError,
    zlib.error,
)

_DAMAGED = Refusal(
    "文件已经损坏，或者没有复制完整", "重新复制一份；能用 Word 打开的，另存一份再导入"
)
_NOT_WORD = Refusal("不是 Word 文件，可能是别的文件改了后缀", "用 Word 打开，另存为 .docx 再导入")
_OLD = Refusal("这是旧格式的 Word 文件（.doc），只是改了后缀", "用 Word 或 WPS 另存为 .docx 再导入")
_LOCKED = Refusal("文件有密码", "用 Word 或 WPS 打开，去掉打开密码，保存以后再导入")
_BOMB_REMEDY = "在 Word 里删去图片和附件，另存一份再导入"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a Word file, with the addresses outside that it refers to, by id."""

    root: Element
    links: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WordFile:
    """The parts of a Word file that carry text or say how it is to be read."""

    main: Part
    body: Element
    styles: Element | None
    numbering: Element | None
    notes: Mapping[str, Part]
    """``footnote`` and ``endnote``, where there are any."""


@dataclass(frozen=True, slots=True)
class _Relation:
    kind: str
    target: str
    is_outside: bool


class _RefusedError(Exception):
    """Ends the reading of an archive; never leaves this module."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.reason)
        self.refusal = refusal


def open_word(path: Path) -> WordFile | Refusal:
    """Open a Word file, or say why it cannot be read."""
    data = read_limited(path, _MAX_FILE, "在 Word 里压缩或删去图片，另存一份再导入")
    if isinstance(data, Refusal):
        return data
    if data.startswith(_OLE):
        return _LOCKED if _ENCRYPTED in data else _OLD
    if not data.startswith(b"PK"):
        return _NOT_WORD if data else Refusal("文件是空的", "重新复制一份")
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _Archive(archive).open()
    except _RefusedError as error:
        return error.refusal
    except _DAMAGE:
        return _DAMAGED


class _Archive:
    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        # Some programs write backslashes, or capitals that their relations do not have.
        self._entries = {
            info.filename.replace("\\", "/").lower(): info for info in archive.infolist()
        }
        unpacked = sum(info.file_size for info in archive.infolist())
        if unpacked > _MAX_UNPACKED:
            reason = f"文件解开以后有 {-(-unpacked // MEGABYTE)} MB，超过 200 MB"
            raise _RefusedError(Refusal(reason, _BOMB_REMEDY))

    def open(self) -> WordFile:
        name = self._name_of_main()
        root = self._parse(name)
        body = find(root, "body")
        if root is None or root.tag != f"{W}document" or body is None:
            raise _RefusedError(_NOT_WORD)
        relations = self._relations(name)
        names = {one.kind: one.target for one in relations.values() if not one.is_outside}
        notes = {kind: self._part(names.get(f"{kind}s")) for kind in ("footnote", "endnote")}
        return WordFile(
            Part(root, _links(relations)),
            body,
            self._parse(names.get("styles")),
            self._parse(names.get("numbering")),
            {kind: part for kind, part in notes.items() if part},
        )

    def _name_of_main(self) -> str:
        for relation in self._relations("").values():
            if relation.kind == "officeDocument":
                return relation.target
        return "word/document.xml"

    def _part(self, name: str | None) -> Part | None:
        root = self._parse(name)
        return None if root is None else Part(root, _links(self._relations(name or "")))

    def _relations(self, name: str) -> dict[str, _Relation]:
        """Return what the part of this name refers to, by id."""
        folder, file = posixpath.split(name)
        root = self._parse(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for one in () if root is None else root:
            written, is_outside = one.get("Target") or "", one.get("TargetMode") == "External"
            inside = posixpath.normpath(posixpath.join("/", folder, unquote(written))).lstrip("/")
            kind = (one.get("Type") or "").rpartition("/")[2]
            target = written if is_outside else inside
            found[one.get("Id") or ""] = _Relation(kind, target, is_outside)
        return found

    def _parse(self, name: str | None) -> Element | None:
        """Return a part as a tree, None where there is no such part."""
        info = self._entries.get((name or "").lower())
        if info is None:
            return None
        _check_size(info)
        if info.flag_bits & 1:
            raise _RefusedError(_LOCKED)
        data = _STRICT.sub(_TRANSITIONAL, self._archive.read(info))
        try:
            root = parse_xml(data)
        except SyntaxError as error:  # what lxml raises is one
            raise _RefusedError(_DAMAGED) from error
        # No program writes declarations into a Word file; entities could hide text in them.
        if root.getroottree().docinfo.doctype:
            raise _RefusedError(_DAMAGED)
        return root


def _check_size(info: ZipInfo) -> None:
    size = info.file_size
    swollen = size > _FREE_OF_RATIO and size > _MAX_RATIO * info.compress_size
    if swollen or size > _MAX_PART:
        reason = f"文件里的 {info.filename} 解开以后有 {size // MEGABYTE} MB，大得不正常"
        raise _RefusedError(Refusal(reason, _BOMB_REMEDY))


def _links(relations: Mapping[str, _Relation]) -> dict[str, str]:
    return {name: one.target for name, one in relations.items() if one.is_outside}
