"""Check attachments and pictures: there, whole, safe to publish, and claimed."""

import posixpath
import warnings
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from PIL import Image, UnidentifiedImageError

from generator.records import rules
from generator.records.diagnostics import Diagnostic, Place
from generator.records.layout import MATERIALS
from generator.records.library import Library, Record
from generator.records.schema import values_of
from generator.records.validation import value_place
from generator.text.addresses import Address, AddressKind, read_address
from generator.text.blocks import Target

# Files that a browser or an office program shows without running anything in them.
PUBLISHABLE = frozenset(
    [
        ".pdf",
        ".ofd",
        ".doc",
        ".docx",
        ".xls",
        ".xlsx",
        ".ppt",
        ".pptx",
        ".wps",
        ".et",
        ".dps",
        ".txt",
        ".csv",
        ".zip",
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".webp",
        ".mp3",
        ".mp4",
    ]
)
_NO_PICTURE = "不是 PNG、JPEG、GIF 或 WebP 图片"
PICTURE_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
PICTURE_SUFFIXES = frozenset([".png", ".jpg", ".jpeg", ".gif", ".webp"])


def file_of(record: Record, written: str) -> str | None:
    """Return the file that an address in a body means, relative to ``materials/``.

    None for addresses that mean no file of the archive: other sites, other records.
    """
    address = read_address(written)
    if address.kind is not AddressKind.FILE:
        return None
    return posixpath.normpath(posixpath.join(record.kind.folder, address.path))


def check_files(library: Library) -> tuple[frozenset[str], tuple[Diagnostic, ...]]:
    """Check every file of the library against the records that use it.

    Returns:
        The files that can be published, relative to ``materials/``; what is wrong.
    """
    usable: set[str] = set()
    claimed: set[str] = set()
    found: list[Diagnostic] = []
    for record in library.records:
        for name, problems in _uses(library, record):
            claimed.add(name)
            found.extend(problems)
            if not any(problem.severity == "error" for problem in problems):
                usable.add(name)
    found.extend(_unclaimed(library, claimed))
    return frozenset(usable & library.files), tuple(found)


def _uses(library: Library, record: Record) -> Iterator[tuple[str, list[Diagnostic]]]:
    for value in values_of(record.fields):
        if value.path[0] == "attachments" and value.spec.name == "file":
            place = value_place(record.document.front, value.path, record.document.file)
            yield _attachment(library, record, str(value.value), place)
    for block in record.blocks:
        for target in block.targets:
            name = file_of(record, target.address)
            place = Place(record.document.file, target.line, target.column)
            address = read_address(target.address)
            if address.kind is AddressKind.REFUSED:
                yield target.address, [_refused_address(target, address, place)]
            elif target.is_image and name is None:
                reason, remedy = "图片必须放在资料库里", "下载图片，放进与资料同名的文件夹"
                bad = rules.BAD_LINK.at(
                    place, target=unquote(target.address), reason=reason, remedy=remedy
                )
                yield target.address, [bad]
            elif target.is_image and name:
                yield name, list(_picture(library, record, target, name, place))
            elif name:
                yield _linked_file(library, record, target, name, place)


def _attachment(
    library: Library, record: Record, file: str, place: Place
) -> tuple[str, list[Diagnostic]]:
    name = f"{record.key}/{file}"
    folder = f"{MATERIALS}/{record.key}"
    if name not in library.files:
        return name, [rules.MISSING_ATTACHMENT.at(place, file=file, folder=folder)]
    return name, list(_refusal(name, file, place))


def _linked_file(
    library: Library, record: Record, target: Target, name: str, place: Place
) -> tuple[str, list[Diagnostic]]:
    if name not in library.files or posixpath.dirname(name) != record.key:
        suggestion = f"只能指到 {MATERIALS}/{record.key}/ 里的文件，或别的资料（.md）"
        problem = rules.UNRESOLVED_LINK.at(
            place, target=unquote(target.address), suggestion=suggestion
        )
        return name, [problem]
    return name, list(_refusal(name, unquote(target.address), place))


def _refusal(name: str, shown: str, place: Place) -> Iterator[Diagnostic]:
    if PurePosixPath(name).suffix.lower() not in PUBLISHABLE:
        known = " ".join(sorted(PUBLISHABLE))
        yield rules.REFUSED_ATTACHMENT.at(place, file=shown, known=known)


def _picture(
    library: Library, record: Record, target: Target, name: str, place: Place
) -> Iterator[Diagnostic]:
    shown = unquote(target.address)
    if not target.text.strip():
        yield rules.PICTURE_WITHOUT_TEXT.at(place, target=shown)
    if name not in library.files or posixpath.dirname(name) != record.key:
        folder = f"{MATERIALS}/{record.key}"
        example = f"{record.id}/{PurePosixPath(name).name}"
        yield rules.MISSING_PICTURE.at(place, target=shown, folder=folder, example=example)
    elif PurePosixPath(name).suffix.lower() not in PICTURE_SUFFIXES:
        yield rules.BROKEN_PICTURE.at(place, target=shown, reason=_NO_PICTURE)
    elif reason := _picture_flaw(library.root / MATERIALS / name):
        yield rules.BROKEN_PICTURE.at(place, target=shown, reason=reason)


def _picture_flaw(path: Path) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=PICTURE_FORMATS) as picture:
                picture.load()
    except UnidentifiedImageError:
        return _NO_PICTURE
    except Image.DecompressionBombError:
        return "图片的尺寸过大"
    except (OSError, SyntaxError, ValueError):
        return "文件不完整或已损坏"
    return ""


def _refused_address(target: Target, address: Address, place: Place) -> Diagnostic:
    shown, reason, remedy = unquote(target.address), address.reason, address.remedy
    return rules.BAD_LINK.at(place, target=shown, reason=reason, remedy=remedy)


def _unclaimed(library: Library, claimed: set[str]) -> Iterator[Diagnostic]:
    for name in sorted(library.files - claimed):
        owner = posixpath.dirname(name)
        if owner in library.broken:
            continue
        if owner in library.by_key:
            file = library.by_key[owner].document.file
            remedy = f"写进 {file} 的 attachments，或在正文里引用，不用就删去"
        else:
            remedy = f"没有编号为 {owner} 的资料；改文件夹的名字，或移走文件"
        yield rules.UNCLAIMED_FILE.at(Place(f"{MATERIALS}/{name}"), remedy=remedy)
