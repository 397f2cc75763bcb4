"""The lock file of a folder: which paragraph has which id, for good.

The file ``ids.lock`` lies beside the records and is kept with them.  It has a line ``[id]`` for
each record and under it a line for each block, in the order of the text: the id; the id that the
text alone would give where that is another one; how it begins and ends.  A ``~`` before the id says
that the paragraph is gone.  Records stand in the order of their ids, so that the changes of two
people merge.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from generator.records import rules
from generator.records.diagnostics import Diagnostic, Place
from generator.records.layout import LOCK, MATERIALS
from generator.records.paragraph_ids import Kept
from generator.records.source_text import explain_os_error

Lock = Mapping[str, Sequence[Kept]]
"""What is remembered of each record of a folder, by the record's id."""

_HEAD = (
    "# 段落编号。由 generator 写，不要手改；和资料一起保存，"
    "段落改过以后，编号（引用时用的）才不会变。\n"
)
_LINE = re.compile(r"(~?)(p[0-9a-f]{6}(?:-\d+)?)(?: <(p[0-9a-f]{6}))? \|(.*)")
_RECORD = re.compile(r"\[([a-z0-9][a-z0-9_-]*)\]")


def lock_name(folder: str) -> str:
    """Return where the lock of a folder lies, relative to the archive's root."""
    return f"{MATERIALS}/{folder}/{LOCK}"


def read_lock(root: Path, folder: str) -> tuple[Lock | None, tuple[Diagnostic, ...]]:
    """Read the lock of a folder.

    Returns:
        What it remembers, or None where there is no lock; what is wrong with it.
    """
    name = lock_name(folder)
    path = root / name
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None, ()
    except OSError as error:
        return None, (rules.UNREADABLE.at(Place(name), reason=explain_os_error(error)),)
    except UnicodeDecodeError:
        return None, (rules.BAD_LOCK.at(Place(name), line="（不是 UTF-8）"),)
    return _parse(text, name)


def lock_text(lock: Lock) -> str:
    """Return the content of a lock file."""
    parts = [_HEAD]
    for record in sorted(lock):
        parts.append(f"\n[{record}]\n")
        parts.extend(_line(kept) for kept in lock[record])
    return "".join(parts)


def write_lock(root: Path, folder: str, lock: Lock) -> bool:
    """Write the lock of a folder; return whether that changed anything.

    Raises:
        OSError: where the file cannot be written; the old one is whole then.
    """
    path = root / lock_name(folder)
    data = lock_text(lock).encode("utf-8")
    if path.is_file() and path.read_bytes() == data:
        return False
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(data)
    beside.replace(path)
    return True


def remembered(lock: Lock, identifier: str, former: Iterable[str]) -> Sequence[Kept]:
    """Return what is remembered of a record, under its id or one that it had before."""
    for name in (identifier, *former):
        if name in lock:
            return lock[name]
    return ()


def _parse(text: str, name: str) -> tuple[Lock, tuple[Diagnostic, ...]]:
    lock: dict[str, list[Kept]] = {}
    current: list[Kept] | None = None
    wrong = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line[0] == "#":
            continue
        if (entry := _LINE.fullmatch(line)) and current is not None:
            gone, identifier, content, words = entry.groups()
            content = content or identifier.partition("-")[0]
            current.append(Kept(identifier, content, words, bool(gone)))
        elif (heading := _RECORD.fullmatch(line)) and heading[1] not in lock:
            current = lock.setdefault(heading[1], [])
        else:
            wrong.append(rules.BAD_LOCK.at(Place(name, number), line=line[:40]))
    return lock, tuple(wrong[:1])


def _line(kept: Kept) -> str:
    own = kept.id.partition("-")[0] == kept.content
    content = "" if own else f" <{kept.content}"
    return f"{'~' if kept.gone else ''}{kept.id}{content} |{kept.excerpt}\n"
