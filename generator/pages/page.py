"""What the pages station hands on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site, without theme.

    Attributes:
        uri: its address, relative to the site's root.
        title: for the browser's title and the engine.
        html: the content; every link in it is relative to `uri`.
        section: the address of the navigation entry that it belongs under.
        description: one sentence for the page's metadata.
        meta: what the theme must know besides, by name.
    """

    uri: str
    title: str
    html: str
    section: str
    description: str = ""
    meta: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that goes into the site as it is.

    Attributes:
        uri: its address, relative to the site's root.
        content: where it lies, or its bytes.
    """

    uri: str
    content: Path | bytes


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """One entry of the site's navigation."""

    label: str
    uri: str
