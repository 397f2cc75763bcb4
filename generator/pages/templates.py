"""The Jinja environment of the pages: autoescaped, strict, with links relative to each page."""

from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined

from generator.text.markup import relative_address, relative_file


@cache
def _environment(own: Path | None) -> Environment:
    package = PackageLoader("generator.pages")
    return Environment(
        loader=ChoiceLoader([package, FileSystemLoader(own)]) if own else package,
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def fill(template: str, uri: str, /, *, own: Path | None = None, **values: Any) -> str:
    """Fill a template for the page at `uri`.

    The template gets `link` and `link_file`, which turn the address of a page or a file into a
    link from `uri`.

    Args:
        template: its name.
        uri: the page that is made.
        own: a folder with an archive's own templates, looked into after the package's.
        values: what the template may use.
    """
    links = {"link": partial(relative_address, uri), "link_file": partial(relative_file, uri)}
    return _environment(own).get_template(template).render(**links, **values)
