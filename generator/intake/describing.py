"""Sort what a draft says of itself into the fields of a kind."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.intake.draft import Draft, Refusal
from generator.records.partial_date import PartialDate, suggest_date
from generator.records.schema import Kind

_HEADING = re.compile(r"\A\s*#\s+(.+?)\s*#*\s*$", re.MULTILINE)
_DATE_IN_NAME = re.compile(
    r"(?<!\d)([12]\d{3})(?:[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)|年(\d{1,2})月(\d{1,2})日)"
)
# A line that Markdown reads as part of a table, list, quotation or picture is no title.
_NO_TITLE = re.compile(r"[|!>\-*+#\[]|\d+[.)]\s")
_MAX_TITLE = 300
_MAX_TITLE_LINE = 60
# Fields that say who may read a text: a value that is not understood must not be set aside.
_LIMITING = ("audience", "disclosure")

Fits = Callable[[Mapping[str, Any]], bool]
"""Says whether values can stand in the fields of these names."""


@dataclass(frozen=True, slots=True)
class Description:
    """A draft as the content of a material file."""

    fields: Mapping[str, Any]
    body: str
    losses: tuple[str, ...]


def describe(
    path: Path, draft: Draft, kind: Kind, given: Mapping[str, Any], fits: Fits
) -> Description | Refusal:
    """Decide title, date, other fields and body.

    Args:
        path: the file that the draft was read from.
        draft: what was read.
        kind: of the record to make.
        given: fields that hold for every file, over what the file says.
        fits: decides which stated values are taken over; the rest is kept under ``imported``.
    """
    stated = dict(draft.stated)
    losses = list(draft.losses)
    if not draft.body.strip():
        return Refusal("文件是空的", "检查原件；只有附件的资料用 generator new 新建")
    title, body = _title(path, draft, given)
    if _text(stated.get("title")) == title:
        del stated["title"]
    fields: dict[str, Any] = {"title": title[:_MAX_TITLE]}
    if len(title) > _MAX_TITLE:
        losses.append(f"标题过长，截到 {_MAX_TITLE} 个字，全文留在正文")
        body = f"{title}\n\n{body}"
    if date := _date(stated, path):
        fields["date"] = date
        if _text(stated.get("date")) == date:
            stated.pop("date")
    fields.update({name: value for name, value in given.items() if name != "title"})
    known = {spec.name for spec in kind.specs} - {"imported"}
    for name in sorted(stated, key=lambda name: name != "audience"):
        limits = {key: fields[key] for key in _LIMITING if key in fields}
        if name in known and name not in fields and fits({**limits, name: stated[name]}):
            fields[name] = stated.pop(name)
        elif name in _LIMITING and name not in fields:
            return Refusal(
                f"原文写明了 {name}: {stated[name]}，不能确定谁可以看",
                "用 --set audience=… 指明读者范围；可用的范围在 archive.yml 里",
            )
    if stated:
        fields["imported"] = stated
    return Description(fields, body, tuple(losses))


def _title(path: Path, draft: Draft, given: Mapping[str, Any]) -> tuple[str, str]:
    """Return title and body: given, stated, a heading, a short first line, or the file's name."""
    known = _text(given.get("title")) or _text(draft.stated.get("title"))
    if known:
        return known, draft.body
    if heading := _HEADING.match(draft.body):
        return heading[1], draft.body[heading.end() :]
    first, _, rest = draft.body.strip().partition("\n")
    line = re.sub(r"\\(.)", r"\1", first).strip()
    is_title = 0 < len(line) <= _MAX_TITLE_LINE and not _NO_TITLE.match(first)
    if is_title and not line.endswith(("。", "；", "，", ".", ",")):
        return line, rest
    return path.stem, draft.body


def _date(stated: Mapping[str, Any], path: Path) -> str:
    """Return the date that the file states, or that stands in its name."""
    written = _text(stated.get("date"))
    if written:
        return _parsed(written) or suggest_date(written)
    match = _DATE_IN_NAME.search(path.stem)
    if not match:
        return ""
    year, month, day = (part for part in match.groups() if part)
    return _parsed(f"{year}-{month:0>2}-{day:0>2}")


def _parsed(text: str) -> str:
    try:
        return str(PartialDate.parse(text))
    except ValueError:
        return ""


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
