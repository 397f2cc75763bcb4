"""Write a table as a file: Excel, CSV or JSON, as the name of the file asks for."""

from collections.abc import Callable, Mapping
from datetime import date

from generator.tables.excel import write_excel
from generator.tables.plain import write_csv, write_json
from generator.tables.table import Table

_WRITERS: Mapping[str, Callable[[Table, date], bytes]] = {
    ".xlsx": write_excel,
    ".csv": lambda table, today: write_csv(table),
    ".json": lambda table, today: write_json(table),
}

SUFFIXES = tuple(_WRITERS)
"""The suffixes that a table can be written with, in lower case."""


def write_table(table: Table, suffix: str, today: date) -> bytes:
    """Return a table as the bytes of a file.

    Args:
        table: what is written.
        suffix: one of `SUFFIXES`.
        today: the day on which the file is made; the same table gives the same bytes that day.
    """
    return _WRITERS[suffix](table, today)
