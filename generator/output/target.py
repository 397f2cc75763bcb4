"""Decide whether a folder may be overwritten with a site."""

from pathlib import Path

# What every site of this generator has, and nothing else is likely to.
_SIGNATURE = Path("assets") / "archive" / "tokens.css"


def target_flaw(site: Path, root: Path) -> str:
    """Say in Chinese why `site` must not be written to, or return an empty string.

    Publishing removes what does not belong to the site; a folder with anything of a person's own in
    it is therefore refused.

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
    if site.is_dir() and any(site.iterdir()) and not (site / _SIGNATURE).is_file():
        return "里面有别的文件"
    return "它不是文件夹" if site.exists() and not site.is_dir() else ""
