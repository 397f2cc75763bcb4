"""Build small sites in tests the way the command does."""

from datetime import date
from pathlib import Path

from generator.compiler import compile_site, examine
from generator.output.building import Built, build_site
from generator.records.diagnostics import Diagnostic

TODAY = date(2026, 11, 20)


def build(
    root: Path,
    *,
    site: Path | None = None,
    audience: str | None = None,
    clean: bool = False,
    today: date = TODAY,
) -> tuple[Built, tuple[Diagnostic, ...]]:
    """Build the archive at `root` into `site` (default ``root/site``)."""
    examination = examine(root, today=today)
    readers = examination.library.settings.audience(audience)
    assert readers is not None
    compilation = compile_site(examination, audience=readers, today=today)
    built = build_site(
        compilation.content,
        root=root,
        site=site or root / "site",
        today=today,
        clean=clean,
    )
    return built, compilation.diagnostics


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below `folder`, by relative name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
