"""Weigh a finished site."""

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Weight:
    """What a site weighs on disk.

    Attributes:
        size: bytes of all files.
        files: how many.
        pages: how many of them are HTML.
        search: bytes of the search files that a visitor loads, None where there are none.
        search_gzipped: the same as a server sends them.
    """

    size: int
    files: int
    pages: int
    search: int | None
    search_gzipped: int | None


def weigh(site: Path, search: Sequence[str] = ()) -> Weight:
    """Weigh the site in the folder `site`; `search` are patterns of its search files."""
    files = [path for path in site.rglob("*") if path.is_file()]
    found = [path.read_bytes() for pattern in search for path in sorted(site.glob(pattern))]
    return Weight(
        size=sum(path.stat().st_size for path in files),
        files=len(files),
        pages=sum(path.suffix == ".html" for path in files),
        search=sum(map(len, found)) if found else None,
        search_gzipped=sum(len(gzip.compress(data)) for data in found) if found else None,
    )
