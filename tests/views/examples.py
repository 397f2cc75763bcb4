"""Derive views from small archives."""

from generator.compiler import examine
from generator.views.deriving import Views, derive
from tests.building import TODAY
from tests.conftest import Archive


def views_of(archive: Archive, files: dict[str, str]) -> Views:
    """Return the views of an archive made of these files, for its first audience."""
    examination = examine(archive(dict(files)), today=TODAY)
    audience = examination.library.settings.audience(None)
    assert audience is not None
    visible = examination.library.seen_by(audience)
    return derive(visible, examination.links.within(visible), TODAY)


def material(title: str, *fields: str, body: str = "文。") -> str:
    """Return the text of a material file."""
    lines = "".join(f"{field}\n" for field in fields)
    return f"---\ntitle: {title}\n{lines}---\n\n{body}\n"
