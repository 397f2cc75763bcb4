"""A table as values, before it becomes a file."""

from dataclasses import dataclass
from datetime import date

Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one head.

    Attributes:
        title: what it shows; the name of the sheet.
        head: the names of the columns.
        rows: as many cells in each as there are columns.
        notes: how it was counted, one sentence each.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
