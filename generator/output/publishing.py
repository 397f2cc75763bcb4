"""Bring a finished site to the folder where readers find it."""

from collections.abc import Mapping
from pathlib import Path

from generator.output.tree import Changes, files_below, update_tree

MANIFEST = "assets/archive/files.txt"
"""Lists the files of the site, so that the next publication removes what vanished and no more."""


def publish(finished: Path, site: Path, beside: Mapping[str, Path]) -> Changes:
    """Make `site` hold what `finished` holds, and the files `beside` it, by address.

    Files of an earlier publication that vanished are removed; whatever else lies in the folder (a
    server's own files, version control) is left alone.
    """
    files: dict[str, bytes | Path] = {**files_below(finished), **beside}
    files[MANIFEST] = "".join(f"{name}\n" for name in (*sorted(files), MANIFEST)).encode("utf-8")
    manifest = site / MANIFEST
    earlier = manifest.read_text("utf-8").splitlines() if manifest.is_file() else []
    return update_tree(site, files, [name for name in earlier if _is_inside(name)])


def _is_inside(name: str) -> bool:
    """Say whether a listed name can be a file of the site: the list may have been edited."""
    path = Path(name)
    return not path.is_absolute() and ".." not in path.parts
