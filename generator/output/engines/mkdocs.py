"""Run MkDocs over the staged pages."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from generator.output.staging import staged_name
from generator.pages.page import NavigationEntry
from generator.records.settings import Settings

THEME = Path(str(files("generator") / "theme"))
_DEFAULT_CONFIG = Path(__file__).with_name("mkdocs.yml")
_PACKAGES = ("mkdocs", "mkdocs-material", "jinja2", "study-archive")


@dataclass(frozen=True)
class Job:
    """What the engine is to do.

    Attributes:
        pages: folder of staged pages.
        target: folder for the site.
        config: file to write the engine's configuration to.
        base: the archive's own ``mkdocs.yml``, or None for the package's.
        settings: of the archive.
        navigation: the entries of the navigation.
        today: the day that the site speaks of.
    """

    pages: Path
    target: Path
    config: Path
    base: Path | None
    settings: Settings
    navigation: Sequence[NavigationEntry]
    today: date


class EngineError(Exception):
    """The engine did not finish; the message is what it said."""


def fingerprint(job: Job) -> str:
    """Return a hash of everything but the pages that shapes the engine's output."""
    digest = blake2b(digest_size=16)
    digest.update(_config_text(job).encode("utf-8"))
    digest.update((job.base or _DEFAULT_CONFIG).read_bytes())
    for package in _PACKAGES:
        digest.update(f"{package} {version(package)}\n".encode())
    for path in sorted(THEME.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(THEME).as_posix().encode("utf-8"))
            digest.update(path.read_bytes())
    return digest.hexdigest()


def run(job: Job, *, changed_only: bool) -> None:
    """Build the site.

    Args:
        job: what to build.
        changed_only: build only pages that are newer than their output.  The caller removes what
            vanished.

    Raises:
        EngineError: with what the engine said.
    """
    job.config.parent.mkdir(parents=True, exist_ok=True)
    job.config.write_text(_config_text(job), encoding="utf-8")
    # The engine stamps the sitemap; the day of the archive makes builds reproducible.
    noon = datetime.combine(job.today, time(12), UTC)
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(int(noon.timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONWARNINGS": "ignore",
    }
    mode = "--dirty" if changed_only else "--clean"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", mode, "-f", str(job.config)]
    result = subprocess.run(command, env=environment, capture_output=True, check=False)
    said = (result.stdout + result.stderr).decode("utf-8", errors="replace").strip()
    problems = [line for line in said.splitlines() if not line.startswith("INFO")]
    if result.returncode != 0 or any(line.startswith(("ERROR", "WARNING")) for line in problems):
        raise EngineError("\n".join(problems[-20:]) or f"退出状态 {result.returncode}")


def _config_text(job: Job) -> str:
    """Return the configuration: the archive's own, with what must hold put over it."""
    settings = job.settings
    config: dict[str, Any] = {
        "INHERIT": str(job.base or _DEFAULT_CONFIG),
        "site_name": settings.name,
        "docs_dir": str(job.pages),
        "site_dir": str(job.target),
        "use_directory_urls": False,
        "plugins": [],
        "hooks": [],
        "not_in_nav": "*",
        # The engine leaves out dot files and /templates/ unless told otherwise.
        "exclude_docs": "!.*\n!/templates/\n",
        "draft_docs": "",
        "nav": [{entry.label: staged_name(entry.uri)} for entry in job.navigation],
        "validation": {"nav": {"omitted_files": "ignore"}},
        "theme": {
            "name": "material",
            "custom_dir": str(THEME),
            "font": False,
            "language": "zh",
        },
        "extra": {
            "archive": {
                "language": settings.language,
                "notice": settings.notice or "",
                "organisation": settings.organisation or "",
                "accent": settings.accent,
                "today": job.today.isoformat(),
                "today_chinese": f"{job.today.year}年{job.today.month}月{job.today.day}日",
                "navigation": [
                    {"label": entry.label, "uri": entry.uri} for entry in job.navigation
                ],
            }
        },
    }
    if settings.site_url:
        config["site_url"] = settings.site_url
    text: str = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    return text
