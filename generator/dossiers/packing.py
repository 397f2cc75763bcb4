"""Pack a yearly dossier: its parts as folders, a cover, and a list of what every file must be."""

import json
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO

from generator.dossiers.missing import Gap
from generator.dossiers.papers import (
    attendance_table,
    briefs_paper,
    cover_paper,
    record_paper,
    self_study_paper,
    shown_keys,
    speakers_paper,
)
from generator.dossiers.parts import (
    ATTENDANCE,
    BRIEFS,
    SELF_STUDY,
    SPEECHES,
    Contents,
    Filed,
    FiledFile,
    Part,
)
from generator.records.audience import Audience
from generator.records.layout import MATERIALS
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.markers import Ref, SeenBy
from generator.records.schema import values_of
from generator.study.preparing import Study
from generator.study.sessions import StudySession
from generator.tables.files import write_table
from generator.text.addresses import AddressKind, read_address
from generator.views.printing import Printer

COVER, LIST, MANIFEST = "目录.docx", "目录.json", "清单.sha256"

_SAME_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16
# What some system does not let a file be called, with what stands for it.
_NOT_IN_NAMES = str.maketrans('\\/:*?"<>|', "＼／：＊？＂＜＞｜")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a dossier.

    Attributes:
        part: the part that it stands in.
        path: its path in the dossier.
        title: of what it shows.
        sort: what it is: the source, a Word file, an attachment, a list over several records.
        records: what it shows or goes with.
        said: a remark, or an empty string.
        content: its bytes.
    """

    part: Part
    path: str
    title: str
    sort: str
    records: tuple[Record, ...]
    said: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Dossier:
    """A packed dossier.

    Attributes:
        entries: every file of its parts, in the order of the cover.
        content: the whole as a ZIP file.
    """

    entries: tuple[Entry, ...]
    content: bytes


def pack_dossier(
    contents: Contents,
    gaps: Sequence[Gap],
    study: Study,
    library: Library,
    links: Links,
    audience: Audience | None,
) -> Dossier:
    """Pack a dossier; the same records and day give the same bytes.

    Args:
        contents: what it is made of.
        gaps: what it lacks.
        study: the study years that it was taken from.
        library: what the audience may see.
        links: the links inside it.
        audience: for whom it is made, None for those who may see everything.
    """
    packer = _Packer(contents, study, library, Printer(library, links))
    entries = tuple(packer.entries())
    readers = _readers(audience)
    listed = [
        (part, [_row(entry) for entry in entries if entry.part == part]) for part in contents.parts
    ]
    cover = cover_paper(contents, listed, gaps, library.settings, study.today, readers)
    files = {entry.path: entry.content for entry in entries}
    files[COVER] = cover
    files[LIST] = _list(contents, entries, gaps, study, audience)
    files[MANIFEST] = manifest_of(files)
    return Dossier(entries, zipped(files))


def manifest_of(files: dict[str, bytes]) -> bytes:
    """Return a line for each file, as ``sha256sum`` writes them."""
    lines = (f"{sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files))
    return "".join(lines).encode("utf-8")


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a ZIP file, sorted, without the time of day.

    Nothing is compressed: documents and pictures are already, and compressed bytes would depend on
    the machine that makes them.
    """
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(files):
            info = zipfile.ZipInfo(path, _SAME_TIME)
            info.create_system = _UNIX
            info.external_attr = _PLAIN_FILE
            archive.writestr(info, files[path], zipfile.ZIP_STORED)
    return target.getvalue()


@dataclass
class _Packer:
    contents: Contents
    study: Study
    library: Library
    printer: Printer
    _owners: dict[tuple[str, str], str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def entries(self) -> Iterator[Entry]:
        """Yield the files of each part: records with their attachments, then lists."""
        for part in self.contents.parts:
            own = self.contents.within(part.id)
            files = [file for file in self.contents.files if file.part == part.id]
            for filed in own:
                yield from self._record(part, filed)
                yield from self._attachments(
                    part, [file for file in files if file.record is filed.record]
                )
            known = {filed.record.key for filed in own}
            yield from self._attachments(
                part, [file for file in files if file.record.key not in known]
            )
            yield from self._lists(part)

    def _record(self, part: Part, filed: Filed) -> Iterator[Entry]:
        record = filed.record
        stem = self._stem(part, record)
        whole = is_whole(record, self.printer.links)
        if whole:
            source = (self.library.root / record.document.file).read_bytes()
            path = self._free(f"{stem}.md")
            yield Entry(part, path, record.title, "原文", (record,), filed.said, source)
        settings, today = self.library.settings, self.study.today
        content = record_paper(record, self.printer, settings, today)
        said = filed.said if whole else "；".join(filter(None, (filed.said, "原文不收")))
        path = self._free(f"{stem}.docx")
        yield Entry(part, path, record.title, "Word", (record,), said, content)

    def _attachments(self, part: Part, files: Sequence[FiledFile]) -> Iterator[Entry]:
        for one in files:
            folder = self._stem(part, one.record)
            path = self._free(f"{folder}/{_safe(one.file.rpartition('/')[2])}")
            content = (self.library.root / MATERIALS / one.file).read_bytes()
            yield Entry(part, path, one.label, "附件", (one.record,), "", content)

    def _lists(self, part: Part) -> Iterator[Entry]:
        """Yield what is put together from all sessions that were held."""
        held = self.contents.held
        if not held:
            return
        settings, today = self.library.settings, self.study.today
        match part.id:
            case ATTENDANCE.id:
                content = write_table(attendance_table(held), ".xlsx", today)
                yield self._list(part, "考勤.xlsx", held, content)
            case BRIEFS.id:
                content = briefs_paper(self.contents, self.library, settings, today)
                yield self._list(part, "学习小结.docx", held, content)
            case SPEECHES.id:
                content = speakers_paper(self.contents, self.printer, settings, today)
                yield self._list(part, "发言安排.docx", held, content)
            case SELF_STUDY.id:
                content = self_study_paper(self.contents, self.printer, settings, today)
                yield self._list(part, "自学安排.docx", held, content)

    def _list(
        self, part: Part, name: str, sessions: Sequence[StudySession], content: bytes
    ) -> Entry:
        records = tuple(session.record for session in sessions)
        path = self._free(f"{part.folder}/{name}")
        return Entry(part, path, name.rpartition(".")[0], "汇总", records, "", content)

    def _stem(self, part: Part, record: Record) -> str:
        """Return where a record stands; of two with one id the second has its kind's folder."""
        owner = self._owners.setdefault((part.id, record.id.casefold()), record.key)
        inner = record.id if owner == record.key else record.key
        return f"{part.folder}/{inner}"

    def _free(self, path: str) -> str:
        """Return a path that no system takes for one that is there already."""
        head, dot, suffix = (
            path.rpartition(".") if "." in path.rpartition("/")[2] else (path, "", "")
        )
        number, free = 1, path
        while unicodedata.normalize("NFKC", free).casefold() in self._taken:
            number += 1
            free = f"{head}（{number}）{dot}{suffix}"
        self._taken.add(unicodedata.normalize("NFKC", free).casefold())
        return free


def is_whole(record: Record, links: Links) -> bool:
    """Say whether an audience may see all that a record's file says.

    It may not where the file names a record that is hidden, or holds a field that is for others.
    """
    for spec in record.kind.having(SeenBy):
        marker = spec.marker(SeenBy)
        limited = marker and getattr(record.fields, marker.audience_field)
        if limited and not getattr(record.fields, spec.attribute):
            return False
    for value in values_of(record.fields):
        if value.spec.marker(Ref) and links.from_field(record.key, value.path) is None:
            return False
    return all(
        links.from_body(record.key, target.address) is not None
        for block in record.blocks
        for target in block.targets
        if not target.is_image and read_address(target.address).kind is AddressKind.RECORD
    )


def _safe(name: str) -> str:
    """Return a file's name as every system takes it."""
    shown = "".join(one if one.isprintable() else "_" for one in unicodedata.normalize("NFC", name))
    return shown.translate(_NOT_IN_NAMES).strip(" .") or "_"


def _readers(audience: Audience | None) -> str:
    if audience is None:
        return "读者范围：不限，收了全部资料，包括限定范围的；不要交给看不到这些资料的人。"
    return f"读者范围：{audience.name}，只收这个范围看得到的资料。"


def _row(entry: Entry) -> list[str]:
    said = f"{entry.sort}；{entry.said}" if entry.said else entry.sort
    return [entry.path.partition("/")[2], entry.title, shown_keys(entry.records), said]


def _list(
    contents: Contents,
    entries: Sequence[Entry],
    gaps: Sequence[Gap],
    study: Study,
    audience: Audience | None,
) -> bytes:
    """Return the cover for programs."""
    content = {
        "title": f"{contents.member.title}{contents.year}年学习档案",
        "unit": contents.member.key,
        "year": contents.year,
        "today": study.today.isoformat(),
        "audience": audience.id if audience else None,
        "parts": [
            {
                "number": part.number,
                "name": part.name,
                "folder": part.folder,
                "files": [
                    {
                        "path": entry.path,
                        "title": entry.title,
                        "sort": entry.sort,
                        "records": [record.key for record in entry.records],
                        "said": entry.said,
                        "bytes": len(entry.content),
                    }
                    for entry in entries
                    if entry.part == part
                ],
            }
            for part in contents.parts
        ],
        "missing": [
            {
                "part": contents.part(gap.part).number,
                "what": gap.what,
                "basis": gap.basis.name if gap.basis else None,
                "basis_uri": gap.basis.uri if gap.basis else None,
                "records": [record.key for record in gap.records],
            }
            for gap in gaps
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
