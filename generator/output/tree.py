"""Keep a folder equal to a set of files, touching only what differs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Changes:
    """How many files were written, removed, and left alone, and the names of those written."""

    written: int
    removed: int
    kept: int
    names: frozenset[str] = frozenset()


def write_tree(folder: Path, contents: Mapping[str, bytes | Path]) -> Changes:
    """Make `folder` hold exactly `contents`.

    A file whose bytes are right already keeps its time stamp.  Every file is written beside its
    place and renamed, so that none is ever seen half-written.

    Args:
        folder: made if it does not exist.
        contents: by path relative to `folder`, the bytes or a file to copy.
    """
    return update_tree(folder, contents, files_below(folder))


def write_stream(folder: Path, contents: Iterable[tuple[str, bytes]]) -> None:
    """Make `folder` hold exactly `contents`, without holding them all in memory.

    As `write_tree`; what vanished is removed last.
    """
    earlier = files_below(folder)
    written = set()
    for name, content in contents:
        _put(folder / name, content)
        written.add(name)
    update_tree(folder, {}, [name for name in earlier if name not in written])


def update_tree(
    folder: Path, contents: Mapping[str, bytes | Path], earlier: Iterable[str]
) -> Changes:
    """Make `folder` hold `contents`, and nothing more of `earlier`; leave all else alone.

    Args:
        folder: made if it does not exist.
        contents: as for `write_tree`.
        earlier: names of files that this program wrote before.
    """
    stale = [folder / name for name in earlier if name not in contents]
    removed = [path for path in stale if path.is_file()]
    for path in removed:
        path.unlink()
    _remove_empty_folders(folder, {parent for path in removed for parent in path.parents})
    names = frozenset(name for name, content in contents.items() if _put(folder / name, content))
    return Changes(len(names), len(removed), len(contents) - len(names), names)


def files_below(folder: Path) -> Mapping[str, Path]:
    """Return every file below `folder`, by relative name with forward slashes."""
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


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


def _remove_empty_folders(root: Path, candidates: Iterable[Path]) -> None:
    """Remove those of `candidates` below `root` that hold nothing any more, deepest first."""
    for path in sorted(candidates, key=lambda one: len(one.parts), reverse=True):
        if root in path.parents and path.is_dir() and not any(path.iterdir()):
            path.rmdir()
