"""Write pages as the engine reads them: Markdown files whose content stands in front matter.

The HTML is ready; the engine's Markdown pass would only copy it, slowly.  As the value of a
front-matter key it reaches the theme's template untouched (see
``docs/dev/decisions/0002-html-in-front-matter.md``).
"""

import json
import re
from collections.abc import Mapping

from generator.pages.page import Page

# JSON strings are YAML double-quoted scalars, but for characters that YAML counts as line breaks
# or refuses; the engine would drop a page's whole front matter over one of them.
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def staged_name(uri: str) -> str:
    """Return the staged file of a page: ``a/b.html`` comes from ``a/b.md``."""
    return uri.removesuffix(".html") + ".md"


def stage(page: Page) -> bytes:
    """Return the staged file's content."""
    values: Mapping[str, str] = {
        "title": page.title,
        "description": page.description,
        "section": page.section,
        **page.meta,
        "html": page.html,
    }
    lines = (f"{key}: {_quoted(value)}" for key, value in values.items())
    return ("---\n" + "\n".join(lines) + "\n---\n").encode("utf-8")


def _quoted(value: str) -> str:
    return _NOT_IN_YAML.sub(
        lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False)
    )
