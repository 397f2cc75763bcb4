"""A desk over a small archive."""

from collections.abc import Mapping
from pathlib import Path

from generator.compiler import gather
from generator.desk.checking import Desk
from generator.desk.verdicts import Judgement
from generator.text.body_parser import parse_body


def desk_of(root: Path) -> Desk:
    """Return the desk of the archive at `root`."""
    gathered = gather(root)
    return Desk(gathered.library, gathered.links)


def write(root: Path, files: Mapping[str, str]) -> Path:
    """Write an archive of these files."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def judged(desk: Desk, draft: str) -> tuple[Judgement, ...]:
    """Return the judgements on a draft in Markdown."""
    return desk.of_draft(parse_body(draft).blocks)
