"""The Jinja environment of the pages: autoescaped, strict, with links relative to each page."""

from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.text.markup import relative_address, relative_file


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("generator.pages"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def fill(template: str, uri: str, /, **values: Any) -> str:
    """Fill a template for the page at `uri`.

    The template gets `link` and `link_file`, which turn the address of a page or a file into a
    link from `uri`.
    """
    return (
        _environment()
        .get_template(template)
        .render(
            link=partial(relative_address, uri), link_file=partial(relative_file, uri), **values
        )
    )
