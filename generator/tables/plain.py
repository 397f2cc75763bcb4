"""Write a table as CSV that Excel opens, or as JSON."""

import csv
import json
import re
from collections.abc import Sequence
from datetime import date
from io import StringIO

from generator.tables.cleaning import cleaned
from generator.tables.table import Cell, Table

# Excel takes these for the beginning of a formula, or leaves them out and looks at what follows.
_FORMULA = re.compile(r"[=+\-@\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?\Z", re.ASCII)


def write_csv(table: Table) -> bytes:
    """Return the head and rows of a table; its notes have no place in CSV.

    A text that Excel would calculate gets an apostrophe in front.
    """
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerows([_harmless(cell) for cell in row] for row in (table.head, *table.rows))
    # Without the mark Excel takes the file for GBK.
    return written.getvalue().encode("utf-8-sig")


def write_json(table: Table) -> bytes:
    """Return a table as one object; each row has its cells by column."""
    columns = _distinct([cleaned(name) for name in table.head])
    content = {
        "title": cleaned(table.title),
        "columns": columns,
        "rows": [
            {column: _plain(cell) for column, cell in zip(columns, row, strict=True)}
            for row in table.rows
        ],
        "notes": [cleaned(note) for note in table.notes],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _plain(cell: Cell) -> str | int | None:
    if isinstance(cell, date):
        return cell.isoformat()
    return cleaned(cell) if isinstance(cell, str) else cell


def _harmless(cell: Cell) -> str | int | None:
    value = _plain(cell)
    if isinstance(value, str) and _FORMULA.match(value) and not _NUMBER.match(value):
        return f"'{value}"
    return value


def _distinct(names: Sequence[str]) -> list[str]:
    """Number the names that stand there before, so that no column hides another."""
    found: list[str] = []
    for name in names:
        number, one = 1, name
        while one in found:
            number += 1
            one = f"{name} {number}"
        found.append(one)
    return found
