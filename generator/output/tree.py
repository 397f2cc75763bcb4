"""Keep a folder equal to a set of files, touching only what differs."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Changes:
    """How many files were written, removed, and left alone."""

    written: int
    removed: int
    kept: int


def write_tree(folder: Path, contents: Mapping[str, bytes | Path]) -> Changes:
    """Make `folder` hold exactly `contents`.

    A file whose bytes are right already keeps its time stamp.  Every file is written beside its
    place and renamed, so that none is ever seen half-written.

    Args:
        folder: made if it does not exist.
        contents: by path relative to `folder`, the bytes or a file to copy.
    """
    existing = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }
    stale = set(existing) - set(contents)
    for name in stale:
        existing[name].unlink()
    _remove_empty_folders(folder)
    written = sum(_put(folder / name, content) for name, content in contents.items())
    return Changes(written, len(stale), len(contents) - written)


def mirror(source: Path, target: Path) -> Changes:
    """Make the folder `target` hold what `source` holds; see `write_tree`."""
    files = {
        path.relative_to(source).as_posix(): path for path in source.rglob("*") if path.is_file()
    }
    return write_tree(target, files)


def _put(path: Path, content: bytes | Path) -> bool:
    data = content.read_bytes() if isinstance(content, Path) else content
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    # A name of its own length could be too long for the file system with anything added to it.
    beside = path.with_name(".part")
    beside.write_bytes(data)
    beside.replace(path)
    return True


def _remove_empty_folders(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
