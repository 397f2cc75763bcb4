"""What a field's annotation may say of it besides its type.

A field says everything about itself in its annotation::

    date: Annotated[PartialDate | None, Field(title="日期", description="…"), Listed()] = None

From that one line come validation, the data sheet, the listing's column, the facet and search
filter, the handbook's table, the JSON Schema and the skeleton of ``generator new``.  Markers stand
outside a union: inside one they would be lost.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listed:
    """The field is a column of its kind's listing."""


@dataclass(frozen=True, slots=True)
class Facet:
    """Records are grouped by the field: a page and a search filter for each value."""


@dataclass(frozen=True, slots=True)
class Unprinted:
    """The field is not a row of the data sheet: the page shows it elsewhere or not at all."""


@dataclass(frozen=True, slots=True)
class Ref:
    """The field names records of one of `kinds` (any kind when empty).

    With exactly one kind a bare id will do; else ``folder/id``.  Either may end in ``#block``.
    With `within`, the field names blocks of the record that the field of that name beside it names.
    """

    kinds: tuple[str, ...] = ()
    within: str = ""

    def __init__(self, *kinds: str, within: str = "") -> None:
        object.__setattr__(self, "kinds", kinds)
        object.__setattr__(self, "within", within)


@dataclass(frozen=True, slots=True)
class Term:
    """The field takes terms of the vocabulary file ``materials/vocabulary/<vocabulary>.yml``."""

    vocabulary: str


@dataclass(frozen=True, slots=True)
class FromSettings:
    """The field names an audience of ``archive.yml``."""


@dataclass(frozen=True, slots=True)
class SeenBy:
    """Only the audiences named in the field `audience_field` beside it may see the field."""

    audience_field: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """The field names a place on the record's page, to which references may lead with ``#name``."""
