"""Give the paragraphs of all records the ids that the locks of their folders remember."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from generator.records import rules
from generator.records.diagnostics import Diagnostic, Place
from generator.records.document import Document
from generator.records.id_locks import Lock, lock_name, read_lock, remembered, write_lock
from generator.records.library import Record
from generator.records.paragraph_ids import keep_ids


def name_paragraphs(
    root: Path, records: Sequence[Record], broken: Collection[str] = ()
) -> tuple[tuple[Record, ...], Mapping[str, Lock], tuple[Diagnostic, ...]]:
    """Return the records with the ids of their paragraphs.

    Args:
        root: the archive's folder.
        records: by folder and id.
        broken: keys of records that could not be used this time; what is remembered of them stays.

    Returns:
        The records; by folder, what its lock should say; locks that cannot be read or that do not
        say it.  A folder without a lock has nothing to keep, and nothing is said of it.
    """
    named: list[Record] = []
    locks: dict[str, Lock] = {}
    diagnostics: list[Diagnostic] = []
    for folder, group in groupby(records, key=lambda record: record.kind.folder):
        lock, wrong = read_lock(root, folder)
        diagnostics.extend(wrong)
        wanted = {name: kept for name, kept in (lock or {}).items() if f"{folder}/{name}" in broken}
        for record in group:
            known = remembered(lock or {}, record.id, _former_ids(record))
            blocks, wanted[record.id] = keep_ids(known, record.blocks)
            named.append(replace(record, document=replace(record.document, blocks=blocks)))
        locks[folder] = wanted
        if lock is not None and not wrong and (count := _differing(lock, wanted)):
            diagnostics.append(rules.STALE_LOCK.at(Place(lock_name(folder)), count=count))
    return tuple(named), locks, tuple(diagnostics)


def _former_ids(record: Record) -> list[str]:
    """Return the ids that the record had in this folder before it was renamed."""
    addresses = (address.partition("/") for address in record.fields.formerly)
    return [identifier for folder, _, identifier in addresses if folder == record.kind.folder]


def _differing(lock: Lock, wanted: Lock) -> int:
    """Count the records that are new to the lock, changed or gone from the folder."""
    names = {*lock, *wanted}
    return sum(tuple(lock.get(name, ())) != tuple(wanted.get(name, ())) for name in names)


def remember_new(
    root: Path, folder: str, documents: Mapping[str, Document | None]
) -> tuple[Diagnostic, ...]:
    """Add new records to the lock of their folder; what it says of others stays as it is.

    Args:
        root: the archive's folder.
        folder: of the records.
        documents: by id of the record, the file as parsed, or None for one that has no text yet.

    Returns:
        Why the lock was left as it was, or nothing.

    Raises:
        OSError: where the lock cannot be written.
    """
    lock, wrong = read_lock(root, folder)
    if wrong:
        return wrong
    new = {
        name: keep_ids((), document.blocks if document else ())[1]
        for name, document in documents.items()
    }
    write_lock(root, folder, {**new, **(lock or {})})
    return ()
