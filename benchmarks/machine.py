"""Describe the machine and the versions, without its name and without any path."""

import os
import platform
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGES = (
    "study-archive",
    "jinja2",
    "markdown-it-py",
    "nh3",
    "pydantic",
    "mkdocs",
    "mkdocs-material",
    "jieba",
    "hugo",
)


def describe_machine(packages: Sequence[str] = _PACKAGES) -> tuple[tuple[str, str], ...]:
    """Return what a reader must know to compare: pairs of a label and a value.

    Args:
        packages: whose versions matter.
    """
    pairs = [
        ("Cores", str(os.cpu_count())),
        ("Processor", _processor()),
        ("Memory", f"{_memory() / 2**30:.0f} GiB"),
        ("Load before the run", f"{os.getloadavg()[0]:.1f}"),
        ("System", f"{platform.system()}, {platform.machine()}"),
        ("Python", platform.python_version()),
        ("Packages", ", ".join(f"{name} {_version(name)}" for name in packages)),
    ]
    return tuple(pairs)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.processor() or "unknown")


def _memory() -> int:
    """Return the bytes of memory in the machine."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(not installed)"
