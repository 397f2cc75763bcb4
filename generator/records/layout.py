"""Walk ``materials/`` and say what each file is."""

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.records import rules
from generator.records.diagnostics import Diagnostic, Place, Rule
from generator.records.schema import Kind
from generator.records.suggestions import did_you_mean

MATERIALS = "materials"
VOCABULARY = "vocabulary"
LOCK = "ids.lock"
"""The file of a kind's folder that keeps the ids of its paragraphs."""
# Folders of the site that the generator fills itself.
RESERVED_FOLDERS = frozenset(
    {
        "assets",
        "chronology",
        "facets",
        "handbook",
        "practice",
        "search",
        "statistics",
        "study",
        VOCABULARY,
    }
)

# No longer than every file system and archive format takes, with an ending.
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,199}\Z")
_RESERVED = re.compile(r"(?:index|\d+|page-\d+)\Z")
# What desktop systems and Word leave behind.
DEBRIS = re.compile(r"(?:\..*|~\$.*|Thumbs\.db|desktop\.ini)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A material file that is to be read."""

    kind: Kind
    id: str
    path: Path
    file: str

    @property
    def key(self) -> str:
        """Folder and id."""
        return f"{self.kind.folder}/{self.id}"


@dataclass(slots=True)
class Layout:
    """What lies in ``materials/``.

    Attributes:
        candidates: material files, sorted by key.
        files: attachments and pictures, relative to ``materials/``.
        broken: keys of files that cannot be used because of their names.
        diagnostics: what lies where it should not.
    """

    candidates: list[Candidate] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def survey(root: Path, kinds: Sequence[Kind]) -> Layout:
    """Look at every file under ``materials/`` of the archive at `root`."""
    layout = Layout()
    materials = root / MATERIALS
    if not materials.is_dir():
        layout.diagnostics.append(rules.NO_MATERIALS.at(Place(MATERIALS)))
        return layout
    by_folder = {kind.folder: kind for kind in kinds}
    for entry in _entries(materials, layout, root):
        if not entry.is_dir():
            _unclaimed(entry, root, layout, "放进某一类资料的文件夹，或移出 materials/")
        elif entry.name in by_folder:
            _survey_kind(entry, by_folder[entry.name], root, layout)
        elif entry.name == VOCABULARY:
            _survey_vocabulary(entry, root, layout)
        else:
            known = "、".join(sorted(by_folder))
            suggestion = did_you_mean(entry.name, by_folder)
            layout.diagnostics.append(
                rules.UNKNOWN_FOLDER.at(
                    Place(_name(entry, root)),
                    folder=entry.name,
                    suggestion=suggestion,
                    known=known,
                )
            )
    _refuse_collisions(layout)
    return layout


def naming_flaw(identifier: str) -> Rule | None:
    """Return the rule that forbids a file name (without ``.md``) as an address, or None."""
    if not _ID.match(identifier):
        return rules.BAD_ID
    return rules.RESERVED_ID if _RESERVED.match(identifier) else None


def _survey_kind(folder: Path, kind: Kind, root: Path, layout: Layout) -> None:
    for entry in _entries(folder, layout, root):
        if entry.is_dir():
            _survey_files(entry, root, layout)
        elif entry.name == LOCK:
            continue
        elif entry.suffix != ".md":
            remedy = f"附件放进 {_name(folder, root)}/<编号>/，并写进那份资料的 attachments"
            if entry.suffix.lower() == ".md":
                remedy = "把后缀改成小写的 .md"
            _unclaimed(entry, root, layout, remedy)
        else:
            _survey_material(entry, kind, root, layout)


def _survey_material(path: Path, kind: Kind, root: Path, layout: Layout) -> None:
    place = Place(_name(path, root))
    if flaw := naming_flaw(path.stem):
        layout.diagnostics.append(flaw.at(place, id=path.stem))
        layout.broken.add(f"{kind.folder}/{path.stem}")
    else:
        layout.candidates.append(Candidate(kind, path.stem, path, place.file))


def _survey_files(folder: Path, root: Path, layout: Layout) -> None:
    """Note the attachments of one record; whether anything claims them is checked later."""
    for entry in _entries(folder, layout, root):
        if entry.is_dir():
            _refuse_all(entry, root, layout)
        else:
            layout.files.add(entry.relative_to(root / MATERIALS).as_posix())


def _refuse_all(folder: Path, root: Path, layout: Layout) -> None:
    for entry in _entries(folder, layout, root):
        if entry.is_dir():
            _refuse_all(entry, root, layout)
        else:
            _unclaimed(entry, root, layout, "附件直接放在与资料同名的文件夹里，不再分层")


def _survey_vocabulary(folder: Path, root: Path, layout: Layout) -> None:
    for entry in _entries(folder, layout, root):
        if entry.is_dir() or entry.suffix != ".yml":
            _unclaimed(entry, root, layout, "词表文件以 .yml 结尾，放在 vocabulary/ 里")


def visible_files(folder: Path) -> Iterator[Path]:
    """Yield what lies in `folder`, sorted, without debris; links are yielded as they are."""
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if not DEBRIS.match(entry.name))
    yield from (folder / name for name in names)


def _entries(folder: Path, layout: Layout, root: Path) -> Iterator[Path]:
    """Yield what lies in `folder`, sorted, without debris; links are reported and left out."""
    for path in visible_files(folder):
        if path.is_symlink():
            layout.diagnostics.append(rules.SYMLINK.at(Place(_name(path, root))))
        else:
            yield path


def _refuse_collisions(layout: Layout) -> None:
    """Set aside files whose names some system would take for one another."""
    first: dict[str, str] = {}
    names = sorted(
        [(candidate.key, candidate.file) for candidate in layout.candidates]
        + [(key, f"{MATERIALS}/{key}.md") for key in layout.broken]
    )
    colliding: set[str] = set()
    for key, file in names:
        folded = unicodedata.normalize("NFKC", key).casefold()
        if folded in first:
            other = first[folded]
            layout.diagnostics.append(rules.ID_COLLISION.at(Place(file), other=other))
            colliding |= {file, other}
        first.setdefault(folded, file)
    for candidate in layout.candidates:
        if candidate.file in colliding:
            layout.broken.add(candidate.key)
    layout.candidates = [one for one in layout.candidates if one.file not in colliding]


def _unclaimed(path: Path, root: Path, layout: Layout, remedy: str) -> None:
    layout.diagnostics.append(rules.UNCLAIMED_FILE.at(Place(_name(path, root)), remedy=remedy))


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
