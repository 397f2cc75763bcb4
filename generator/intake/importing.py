"""Turn files from outside into material files of an archive."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from generator.intake.describing import Description, describe
from generator.intake.draft import Draft, Refusal
from generator.intake.naming import make_id
from generator.intake.plan_sheet import Known, Titles, read_plans
from generator.intake.readers import READERS
from generator.records import rules
from generator.records.configuration import Configuration
from generator.records.diagnostics import Diagnostic, Severity
from generator.records.document import Document, parse_document
from generator.records.kinds.plan import PLAN
from generator.records.kinds.topic import TOPIC
from generator.records.kinds.unit import UNIT
from generator.records.layout import DEBRIS, MATERIALS, Candidate, survey
from generator.records.loading import make_record
from generator.records.naming_paragraphs import remember_new
from generator.records.nodes import Scalar, to_data
from generator.records.progress import Progress, silent
from generator.records.reading import read_all
from generator.records.schema import Kind
from generator.records.skeleton import write_material
from generator.records.source_text import decode_source
from generator.records.yaml_reader import read_mapping

PLAN_SHEET = ".xlsx"
"""The suffix of the files that may hold several plans."""


class Outcome(StrEnum):
    """What became of one file."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Imported:
    """The line that one file has in the report, or one plan of a file of several.

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

    @cached_property
    def known(self) -> Known:
        """The units and topics of the archive; read where the first sheet asks for them."""
        titles: dict[str, dict[str, str]] = {UNIT.name: {}, TOPIC.name: {}}
        candidates = survey(self.root, (UNIT, TOPIC)).candidates
        for candidate, reading in zip(candidates, read_all(candidates, {}).values(), strict=True):
            node = reading.document.front.get("title") if reading.document else None
            title = node.value if isinstance(node, Scalar) else candidate.id
            titles[candidate.kind.name][candidate.id] = title
        return Known(Titles(titles[UNIT.name]), Titles(titles[TOPIC.name]))


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

    An Excel file gets a line for each plan in it.  A file whose text is in the archive already
    changes nothing, and nothing is ever overwritten.
    """
    report: list[Imported] = []
    for number, path in enumerate(files, start=1):
        if path.suffix.lower() == PLAN_SHEET:
            report.extend(_import_plans(path, destination))
        else:
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
        what = f" {path.suffix} 文件" if path.suffix else "没有后缀的文件"
        return _refused(path, Refusal(f"不能导入{what}", _other_format(path.suffix.lower())))
    draft = reader(path)
    if isinstance(draft, Refusal):
        return _refused(path, draft)
    given = {name: _given(value) for name, value in destination.given.items()}
    described = describe(path, draft, destination.kind, given, destination.fits)
    if isinstance(described, Refusal):
        return _refused(path, described)
    return _write(path, described, destination)


def _other_format(suffix: str) -> str:
    """Say what can be done about a file with this suffix."""
    if suffix in {".xls", ".xlsm", ".xlsb", ".et"}:
        return "学习计划先在 Excel 或 WPS 里另存为 .xlsx，再导入"
    return (
        f"目前可以导入：{'、'.join(READERS)}，学习计划还可以是 {PLAN_SHEET}；"
        "旧的 .doc 文件先在 Word 或 WPS 里另存为 .docx"
    )


def _import_plans(path: Path, destination: Destination) -> Iterator[Imported]:
    """Import every plan of an Excel file; a sheet that cannot be read is refused as a whole."""
    if destination.kind is not PLAN:
        remedy = "加上 --kind plan；别的资料存成 Word 或文本再导入"
        yield _refused(path, Refusal("只有学习计划可以从 Excel 导入", remedy))
        return
    drafts = read_plans(path, destination.known, destination.given)
    if isinstance(drafts, Refusal):
        yield _refused(path, drafts)
        return
    for draft in drafts:
        yield _write_plan(path, draft, destination)


def _write_plan(path: Path, draft: Draft, destination: Destination) -> Imported:
    """Write a plan under the name of its unit and year."""
    given = {name: _given(value) for name, value in destination.given.items()}
    given |= {name: draft.stated[name] for name in ("unit", "year")}
    text = write_material({**draft.stated, **given}, "")
    document, mistakes = destination.parse(text)
    errors = [one for one in mistakes if one.severity is Severity.ERROR]
    if errors:
        reason = f"{_wrong_row(draft, destination)}{errors[0].message}"
        return _refused(path, Refusal(reason, errors[0].hint))
    file = f"{MATERIALS}/{PLAN.folder}/{draft.stated['unit']}-{draft.stated['year']}.md"
    target, data = destination.root / file, text.encode("utf-8")
    if not target.exists():
        _save(target, data)
        return Imported(path, Outcome.WRITTEN, file, losses=draft.losses, document=document)
    if target.read_bytes() != data:
        return _refused(path, Refusal(f"已经有 {file}，内容不同", "改名或先删去原来的一份"))
    return Imported(path, Outcome.UNCHANGED, file, losses=draft.losses)


def _wrong_row(draft: Draft, destination: Destination) -> str:
    """Name the row of the first line that cannot stand in a plan, if it is for a line."""
    for row, line in zip(draft.lines, draft.stated["lines"], strict=True):
        if not destination.fits({**draft.stated, "lines": [line]}):
            return f"第 {row} 行："
    return ""


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
    _save(target, data)
    return Imported(path, Outcome.WRITTEN, file, losses=losses, document=document)


def _save(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    # A dot in front: what a crash leaves behind is nobody's material.
    beside = target.with_name(f".{target.name}.part")
    beside.write_bytes(data)
    beside.replace(target)


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
