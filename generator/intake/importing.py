"""Turn files from outside into material files of an archive."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any

from generator.intake.describing import Description, describe
from generator.intake.draft import Refusal
from generator.intake.naming import make_id
from generator.intake.readers import READERS
from generator.records import rules
from generator.records.configuration import Configuration
from generator.records.diagnostics import Diagnostic, Severity
from generator.records.document import Document, parse_document
from generator.records.layout import DEBRIS, MATERIALS, Candidate
from generator.records.loading import make_record
from generator.records.naming_paragraphs import remember_new
from generator.records.nodes import to_data
from generator.records.progress import Progress, silent
from generator.records.schema import Kind
from generator.records.skeleton import write_material
from generator.records.source_text import decode_source
from generator.records.yaml_reader import read_mapping


class Outcome(StrEnum):
    """What became of one file."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Imported:
    """The line that one file has in the report.

    Attributes:
        path: the file from outside.
        outcome: what became of it.
        target: the material file relative to the archive's root, empty where refused.
        reason: why it was refused, or an empty string.
        remedy: what to do about it.
        losses: what could not be kept, one Chinese clause each.
        document: what was written, None where nothing was.
    """

    path: Path
    outcome: Outcome
    target: str = ""
    reason: str = ""
    remedy: str = ""
    losses: tuple[str, ...] = ()
    document: Document | None = None


@dataclass(frozen=True)
class Destination:
    """The archive and kind that files are imported into.

    Attributes:
        root: the archive's folder.
        kind: of the records to make.
        given: fields for every file, as text, over what the files say.
        configuration: of the archive.
    """

    root: Path
    kind: Kind
    given: Mapping[str, str]
    configuration: Configuration

    def parse(self, text: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
        """Return the text of a material file of this kind as parsed, and what is wrong with it."""
        file = f"{MATERIALS}/{self.kind.folder}/x.md"
        document, wrong = parse_document(text, file)
        if document is None:
            return None, wrong
        candidate = Candidate(self.kind, "x", self.root / file, file)
        _, mistakes = make_record(candidate, document, self.configuration)
        return document, (*wrong, *mistakes)

    def fits(self, fields: Mapping[str, Any]) -> bool:
        """Say whether values can stand in the fields of these names, others lacking or not."""
        return not any(
            problem.severity is Severity.ERROR and problem.code != rules.MISSING_FIELD.code
            for problem in self.parse(write_material({"title": "题", **fields}, "文"))[1]
        )


def find_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files under `paths`, folders searched in depth, debris left out."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (one for one in path.rglob("*") if one.is_file())
            found.extend(
                one
                for one in sorted(inside)
                if not any(DEBRIS.match(part) for part in one.relative_to(path).parts)
            )
        else:
            found.append(path)
    return tuple(found)


def import_files(
    files: Sequence[Path], destination: Destination, progress: Progress = silent
) -> tuple[Imported, ...]:
    """Import every file; each gets its line in the report, in order.

    A file whose text is in the archive already changes nothing, and nothing is ever overwritten.
    """
    report = []
    for number, path in enumerate(files, start=1):
        report.append(_import(path, destination))
        progress("导入", number, len(files))
    return tuple(report)


def remember_imported(
    report: Sequence[Imported], destination: Destination
) -> tuple[Diagnostic, ...]:
    """Note the paragraphs of what was written in the lock of its folder.

    Returns:
        Why they could not be noted, or nothing.

    Raises:
        OSError: where the lock cannot be written.
    """
    written = {
        PurePosixPath(one.target).stem: one.document
        for one in report
        if one.outcome is Outcome.WRITTEN
    }
    folder = destination.kind.folder
    return remember_new(destination.root, folder, written) if written else ()


def _import(path: Path, destination: Destination) -> Imported:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = "、".join(READERS)
        what = f" {path.suffix} 文件" if path.suffix else "没有后缀的文件"
        return _refused(
            path,
            Refusal(
                f"不能导入{what}",
                f"目前可以导入：{known}；旧的 .doc 文件先在 Word 或 WPS 里另存为 .docx",
            ),
        )
    draft = reader(path)
    if isinstance(draft, Refusal):
        return _refused(path, draft)
    given = {name: _given(value) for name, value in destination.given.items()}
    described = describe(path, draft, destination.kind, given, destination.fits)
    if isinstance(described, Refusal):
        return _refused(path, described)
    return _write(path, described, destination)


def _write(path: Path, described: Description, destination: Destination) -> Imported:
    kind = destination.kind
    if lacking := _lacking(described, kind):
        return _refused(path, lacking)
    title, date = str(described.fields["title"]), str(described.fields.get("date", ""))
    identifier = make_id(kind, title, date, described.body)
    file = f"{MATERIALS}/{kind.folder}/{identifier}.md"
    text = write_material(described.fields, described.body)
    document, mistakes = destination.parse(text)
    errors = [one for one in mistakes if one.severity is Severity.ERROR]
    if errors:
        return _refused(path, Refusal(errors[0].message, errors[0].hint))
    losses = described.losses
    target = destination.root / file
    data = text.encode("utf-8")
    if target.exists():
        if target.read_bytes() != data:
            if _holds_another_text(target, identifier, kind, (title, date, described.body)):
                reason = f"编号与 {file} 相同，文字却不同"
                return _refused(path, Refusal(reason, "用 --set title=… 给其中一份换个标题"))
            losses = (*losses, f"没有改动 {file}：它导入以后改过")
        return Imported(path, Outcome.UNCHANGED, file, losses=losses)
    target.parent.mkdir(parents=True, exist_ok=True)
    # A dot in front: what a crash leaves behind is nobody's material.
    beside = target.with_name(f".{target.name}.part")
    beside.write_bytes(data)
    beside.replace(target)
    return Imported(path, Outcome.WRITTEN, file, losses=losses, document=document)


def _holds_another_text(
    target: Path, identifier: str, kind: Kind, ours: tuple[str, str, str]
) -> bool:
    """Say whether a file of the same id was made from other words, and not edited since.

    Its own title, date and body then give its own id; after an edit they give another.
    """
    text, _ = decode_source(target.read_bytes(), target.name)
    front, fence, body = (text or "").removeprefix("---\n").partition("\n---\n")
    node, _ = read_mapping(front, target.name)
    fields = to_data(node) if node and fence else {}
    theirs = (str(fields.get("title", "")), str(fields.get("date", "")), body)
    same = [part.strip() for part in theirs] == [part.strip() for part in ours]
    return not same and make_id(kind, *theirs) == identifier


def _lacking(described: Description, kind: Kind) -> Refusal | None:
    """Say which required field the file does not give, and how to give it from outside."""
    for spec in kind.specs:
        if spec.required and spec.name not in described.fields:
            reason = rules.MISSING_FIELD.message.format(field=spec.name, title=spec.title)
            return Refusal(reason, f"加上 --set {spec.name}=…")
    return None


def _given(value: str) -> Any:
    """Read a value of ``--set``: one word, or ``[甲, 乙]``."""
    if value.startswith("[") and value.endswith("]"):
        return [part.strip() for part in re.split("[,，]", value[1:-1]) if part.strip()]
    return value


def _refused(path: Path, refusal: Refusal) -> Imported:
    return Imported(path, Outcome.REFUSED, reason=refusal.reason, remedy=refusal.remedy)
