"""Time our own indexing alone; ``python -m benchmarks.search.our_index ARCHIVE DAY`` prints JSON.

Runs in a process of its own, so that nothing else is in memory or in its caches.
"""

import json
import sys
from datetime import date
from pathlib import Path
from time import perf_counter

from generator.compiler import examine
from generator.search.indexing import index_files
from generator.search.searchable import searchable
from generator.views.deriving import Views, derive


def read_views(root: Path, today: date) -> Views:
    """Read the archive at `root` as its first audience sees it; this is not timed."""
    examination = examine(root, today=today)
    audience = examination.library.settings.audience(None)
    if audience is None:
        raise ValueError("the archive has no audience")
    visible = examination.library.seen_by(audience)
    return derive(visible, examination.links.within(visible), today)


def time_indexing(views: Views) -> float:
    """Make all files of the index, without writing them; returns the seconds that this takes."""
    begun = perf_counter()
    for _ in index_files(searchable(views), "0"):
        pass
    return perf_counter() - begun


if __name__ == "__main__":
    print(json.dumps(time_indexing(read_views(Path(sys.argv[1]), date.fromisoformat(sys.argv[2])))))
