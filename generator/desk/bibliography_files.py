"""Write a reference as the files that reference managers read: BibTeX, RIS, CSL-JSON."""

import json
import re
from collections.abc import Mapping
from typing import Any

from generator.desk.references import Reference
from generator.records.common import SourceType
from generator.records.partial_date import PartialDate

_BIBTEX = {
    SourceType.BOOK: "book",
    SourceType.NEWSPAPER: "article",
    SourceType.JOURNAL: "article",
    SourceType.WEB_PAGE: "online",
    SourceType.REPORT: "techreport",
    SourceType.POLICY: "misc",
    SourceType.ARCHIVE_ITEM: "misc",
}
_RIS = {
    SourceType.BOOK: "BOOK",
    SourceType.NEWSPAPER: "NEWS",
    SourceType.JOURNAL: "JOUR",
    SourceType.WEB_PAGE: "ELEC",
    SourceType.REPORT: "RPRT",
    SourceType.POLICY: "GOVDOC",
    SourceType.ARCHIVE_ITEM: "UNPB",
}
_BIBTEX_SIGNS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}%&#_$"},
}


def csl_json(reference: Reference) -> str:
    """Return the reference as CSL-JSON: a list with one item."""
    item: dict[str, Any] = {
        "id": reference.key,
        "type": reference.type.id,
        "title": reference.title,
        "author": [{"literal": name} for name in reference.authors],
        "container-title": reference.container,
        "publisher": reference.publisher,
        "publisher-place": reference.place,
        "issued": _date_parts(reference.issued),
        "accessed": _date_parts(reference.accessed),
        "volume": reference.volume,
        "number" if reference.type is not SourceType.JOURNAL else "issue": reference.number,
        "page": reference.page,
        "URL": reference.url,
        "archive": reference.archive,
        "language": "zh-CN",
    }
    known = {name: value for name, value in item.items() if value}
    return json.dumps([known], ensure_ascii=False, indent=2) + "\n"


def bibtex(reference: Reference) -> str:
    """Return the reference as a BibTeX entry."""
    is_article = reference.type in {SourceType.JOURNAL, SourceType.NEWSPAPER}
    values: Mapping[str, str] = {
        "title": reference.title,
        # Braces keep the name of a body from being taken apart.
        "author": " and ".join(f"{{{_escaped(name)}}}" for name in reference.authors),
        "journal" if is_article else "booktitle": reference.container,
        "institution" if reference.type is SourceType.REPORT else "publisher": reference.publisher,
        "address": reference.place,
        "date": str(reference.issued or ""),
        "year": str(reference.issued or "")[:4],
        "volume": reference.volume,
        "number": reference.number,
        "pages": reference.page,
        "url": reference.url,
        "urldate": str(reference.accessed or ""),
        "note": reference.archive,
    }
    lines = [
        f"  {name} = {{{value if name in {'author', 'url'} else _escaped(value)}}},"
        for name, value in values.items()
        if value
    ]
    key = reference.key.replace("/", "-")
    return f"@{_BIBTEX[reference.type]}{{{key},\n" + "\n".join(lines) + "\n}\n"


def ris(reference: Reference) -> str:
    """Return the reference in the RIS format."""
    first, dash, last = reference.page.partition("-")
    pairs = [
        ("TY", _RIS[reference.type]),
        ("TI", reference.title),
        *(("AU", name) for name in reference.authors),
        ("T2", reference.container),
        ("PB", reference.publisher),
        ("CY", reference.place),
        ("PY", str(reference.issued or "")[:4]),
        ("DA", str(reference.issued or "").replace("-", "/")),
        ("Y2", str(reference.accessed or "").replace("-", "/")),
        ("VL", reference.volume),
        ("IS", reference.number),
        ("SP", first),
        ("EP", last if dash else ""),
        ("UR", reference.url),
        ("AV", reference.archive),
        ("LA", "zh-CN"),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in pairs if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _date_parts(day: PartialDate | None) -> dict[str, list[list[int]]] | None:
    """Return as much of a date as is known, in the form of CSL-JSON."""
    return {"date-parts": [[int(part) for part in str(day).split("-")]]} if day else None


def _escaped(text: str) -> str:
    return re.sub(r"[\\~^{}%&#_$]", lambda match: _BIBTEX_SIGNS[match[0]], text)
