"""Decide whether a folder may be overwritten with a site."""

from pathlib import Path

from generator.output.publishing import MANIFEST


def target_flaw(site: Path, root: Path) -> str:
    """Say in Chinese why `site` must not be written to, or return an empty string.

    Publishing overwrites files of the same name; a folder that holds anything, and was not written
    by an earlier publication, is therefore refused.

    Args:
        site: the folder for the site, resolved.
        root: the archive's folder, resolved.
    """
    if site == root or site in root.parents:
        return "资料库就在里面"
    for name in ("materials", ".build"):
        inside = root / name
        if site == inside or inside in site.parents:
            return f"它在资料库的 {name}/ 里面"
    if site.is_dir() and any(site.iterdir()) and not (site / MANIFEST).is_file():
        return "里面有别的文件"
    return "它不是文件夹" if site.exists() and not site.is_dir() else ""
