"""The Jinja environment of the pages: autoescaped, strict, with links relative to each page."""

from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.text.markup import relative_address


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

    The template gets `link`, which turns the address of a page or file into a link from `uri`.
    """
    return _environment().get_template(template).render(link=linker(uri), **values)


def linker(uri: str) -> Callable[[str], str]:
    """Return a function that writes links from the page at `uri`."""
    return lambda target: relative_address(uri, target)
