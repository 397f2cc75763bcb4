"""Turn files from outside into material files of an archive."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from pypinyin import Style, lazy_pinyin

from generator.intake.draft import Draft, Refusal
from generator.intake.readers import READERS
from generator.records.configuration import Configuration
from generator.records.diagnostics import Diagnostic, Severity
from generator.records.document import parse_document
from generator.records.layout import MATERIALS, Candidate
from generator.records.loading import make_record
from generator.records.partial_date import PartialDate, suggest_date
from generator.records.progress import Progress, silent
from generator.records.schema import Kind
from generator.records.skeleton import write_material
from generator.text.normal import fingerprint, normal_form

_HEADING = re.compile(r"\A\s*#\s+(.+?)\s*#*\s*$", re.MULTILINE)
_DATE_IN_NAME = re.compile(r"(?<!\d)([12]\d{3})[-_.年]?(\d\d)[-_.月]?(\d\d)(?!\d)")
_MAX_TITLE = 300
_MAX_INITIALS = 24


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
    """

    path: Path
    outcome: Outcome
    target: str = ""
    reason: str = ""
    remedy: str = ""
    losses: tuple[str, ...] = ()


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


def find_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files under `paths`, folders searched in depth, hidden files left out."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (one for one in path.rglob("*") if one.is_file())
            found.extend(
                one
                for one in sorted(inside)
                if not any(part.startswith(".") for part in one.relative_to(path).parts)
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


def _import(path: Path, destination: Destination) -> Imported:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = "、".join(READERS)
        return _refused(
            path, f"不能导入 {path.suffix or '没有后缀'} 文件", f"目前可以导入：{known}"
        )
    draft = reader(path)
    if isinstance(draft, Refusal):
        return _refused(path, draft.reason, draft.remedy)
    fields, body, losses = _fields(path, draft, destination)
    title = str(fields["title"])
    date = fields.get("date")
    identifier = make_id(destination.kind, title, str(date) if date else "", body)
    file = f"{MATERIALS}/{destination.kind.folder}/{identifier}.md"
    text = write_material(fields, body)
    if problem := _problem(text, file, identifier, destination):
        return _refused(path, f"{problem.place.line} 行：{problem.message}", problem.hint)
    target = destination.root / file
    data = text.encode("utf-8")
    if target.exists():
        if target.read_bytes() != data:
            losses = (*losses, f"没有改动 {file}：它已经在库里，而且导入以后改过（或是另一份文字）")
        return Imported(path, Outcome.UNCHANGED, file, losses=losses)
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_suffix(".part")
    beside.write_bytes(data)
    beside.replace(target)
    return Imported(path, Outcome.WRITTEN, file, losses=losses)


def make_id(kind: Kind, title: str, date: str, body: str) -> str:
    """Return date, pinyin initials of the title and four digits of the content's hash.

    The same content always gets the same id, so importing it twice changes nothing.  A title
    without a single letter gives way to the name of the kind.
    """
    initials = "".join(lazy_pinyin(normal_form(title), style=Style.FIRST_LETTER)).lower()
    words = re.sub(r"[^a-z0-9]", "", initials)[:_MAX_INITIALS] or kind.name
    content = fingerprint(f"{title}\n{date}\n{body.strip()}", 4)
    return "-".join(part for part in (date, words, content) if part)


def _fields(
    path: Path, draft: Draft, destination: Destination
) -> tuple[dict[str, Any], str, tuple[str, ...]]:
    """Sort what a file says of itself into fields of the kind and the rest."""
    known = {spec.name for spec in destination.kind.specs} - {"imported"}
    stated = dict(draft.stated)
    losses = list(draft.losses)
    body = draft.body
    title = destination.given.get("title") or _text(stated.pop("title", None))
    heading = _HEADING.match(body)
    if not title and heading:
        title = heading[1]
        body = body[heading.end() :]
    if not title:
        title, body = _title_from_text(path, body)
    fields: dict[str, Any] = {"title": title[:_MAX_TITLE]}
    if len(title) > _MAX_TITLE:
        losses.append(f"标题过长，截到 {_MAX_TITLE} 个字，全文留在正文")
        body = f"{title}\n\n{body}"
    if date := _date(stated, path):
        fields["date"] = date
        if _text(stated.get("date")) == date:
            stated.pop("date")
    given = {name: value for name, value in destination.given.items() if name != "title"}
    fields.update({name: _given(value) for name, value in given.items()})
    for name in list(stated):
        if name in known and name not in fields and _fits(name, stated[name], destination):
            fields[name] = stated.pop(name)
    if stated:
        fields["imported"] = stated
    return fields, body, tuple(losses)


def _title_from_text(path: Path, body: str) -> tuple[str, str]:
    """Take the first line as title where it looks like one, else the file's name."""
    first, _, rest = body.strip().partition("\n")
    first = re.sub(r"\\(.)", r"\1", first).strip()
    if 0 < len(first) <= 60 and not first.endswith(("。", "；", "，", ".", ",")):
        return first, rest
    return path.stem, body


def _date(stated: Mapping[str, Any], path: Path) -> str:
    """Return the date that the file states, or that stands in its name."""
    written = _text(stated.get("date")).strip()
    try:
        return str(PartialDate.parse(written))
    except ValueError:
        pass
    if written:
        return suggest_date(written)
    match = _DATE_IN_NAME.search(path.stem)
    if match:
        try:
            return str(PartialDate.parse("-".join(match.groups())))
        except ValueError:
            return ""
    return ""


def _fits(name: str, value: Any, destination: Destination) -> bool:
    """Say whether a value that a file states can stand in the field of that name."""
    text = write_material({"title": "题", name: value}, "文")
    title_line = 2
    return not any(
        problem.severity is Severity.ERROR and problem.place.line > title_line
        for problem in _mistakes(text, "", "x", destination)
    )


def _problem(text: str, file: str, identifier: str, destination: Destination) -> Diagnostic | None:
    mistakes = _mistakes(text, file, identifier, destination)
    return next((one for one in mistakes if one.severity is Severity.ERROR), None)


def _mistakes(
    text: str, file: str, identifier: str, destination: Destination
) -> tuple[Diagnostic, ...]:
    document, wrong = parse_document(text, file)
    if document is None:
        return wrong
    candidate = Candidate(destination.kind, identifier, destination.root / file, file)
    _, mistakes = make_record(candidate, document, destination.configuration)
    return (*wrong, *mistakes)


def _given(value: str) -> Any:
    """Read a value of ``--set``: one word, or ``[甲, 乙]``."""
    if value.startswith("[") and value.endswith("]"):
        return [part.strip() for part in re.split("[,，]", value[1:-1]) if part.strip()]
    return value


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _refused(path: Path, reason: str, remedy: str) -> Imported:
    return Imported(path, Outcome.REFUSED, reason=reason, remedy=remedy)
