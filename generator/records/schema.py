"""What a kind of record is made of: field types, markers, and the declaration of a kind.

A field says everything about itself in its annotation::

    date: Annotated[PartialDate | None, Field(title="日期", description="…"), Listed()] = None

From that one line come validation, the data sheet, the listing's column, the facet and search
filter, the handbook's table, the JSON Schema and the skeleton of ``generator new``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Self, TypeVar, Union, get_args, get_origin

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

M = TypeVar("M")


# --- markers ---


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
    """

    kinds: tuple[str, ...] = ()

    def __init__(self, *kinds: str) -> None:
        object.__setattr__(self, "kinds", kinds)


@dataclass(frozen=True, slots=True)
class Term:
    """The field takes terms of the vocabulary file ``materials/vocabulary/<vocabulary>.yml``."""

    vocabulary: str


@dataclass(frozen=True, slots=True)
class FromSettings:
    """The field names an audience of ``archive.yml``."""


# --- values ---


class Choice(Enum):
    """A fixed set of values, each ``NAME = (id, Chinese label)``; authors may write either."""

    id: str
    label: str

    def __init__(self, identifier: str, label: str) -> None:
        self.id = identifier
        self.label = label

    @classmethod
    def spellings(cls) -> dict[str, Self]:
        """Return every spelling that means a member."""
        return {spelling: member for member in cls for spelling in (member.label, member.id)}

    @classmethod
    def _read(cls, value: object) -> object:
        if isinstance(value, cls):
            return value
        if not isinstance(value, str):
            raise PydanticCustomError("string_type", "a choice is one value")
        if value not in cls.spellings():
            known = [member.label for member in cls]
            raise PydanticCustomError("unknown_choice", "unknown choice", {"known": known})
        return cls.spellings()[value]

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls._read)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "enum": list(cls.spellings())}


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str | dict) else value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
OneOrMany = BeforeValidator(_one_or_many)
"""Lets authors write a single value where a list is asked for."""


class Part(BaseModel):
    """A group of values inside a field, such as one reading of a topic."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_name=False)

    shorthand: ClassVar[str | None] = None
    """The field that a bare string stands for, or None where a group must be written out."""

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, value: object) -> object:
        return {cls.shorthand: value} if cls.shorthand and isinstance(value, str) else value


class Fields(BaseModel):
    """The front matter of a record: base of every kind's model."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_name=False)


# --- what the rest of the program sees ---


@dataclass(frozen=True)
class FieldSpec:
    """One field of a kind or of a part.

    Attributes:
        attribute: its name on the model.
        name: what authors write before the colon.
        title: its Chinese name.
        description: what it is for, for handbook and skeleton.
        required: whether a record is refused without it.
        many: whether it holds a list.
        example: a value as an author would write it, or an empty string.
        value_type: the type of one value.
        markers: the markers of its annotation.
    """

    attribute: str
    name: str
    title: str
    description: str
    required: bool
    many: bool
    example: str
    value_type: Any
    markers: tuple[object, ...]

    def marker(self, kind: type[M]) -> M | None:
        """Return the marker of this type, or None."""
        return next((marker for marker in self.markers if isinstance(marker, kind)), None)

    @property
    def choice(self) -> type[Choice] | None:
        """The fixed set that values come from, or None."""
        return (
            self.value_type
            if isinstance(self.value_type, type) and issubclass(self.value_type, Choice)
            else None
        )

    @property
    def part(self) -> type[Part] | None:
        """The model of the groups that it holds, or None."""
        return (
            self.value_type
            if isinstance(self.value_type, type) and issubclass(self.value_type, Part)
            else None
        )


@cache
def specs_of(model: type[BaseModel]) -> tuple[FieldSpec, ...]:
    """Return the fields of `model` in the order in which pages and handbook show them."""
    return tuple(_spec(attribute, info) for attribute, info in model.model_fields.items())


@dataclass(frozen=True)
class Kind:
    """A kind of record: one folder of materials, one listing, one page a record.

    Attributes:
        name: ASCII identifier, also the value of the search filter.
        folder: folder under ``materials/`` and first part of every address.
        label: what one such record is called, e.g. 讲话.
        section: what the listing is called, e.g. 重要讲话.
        about: one sentence for listing and handbook.
        model: the fields.
        template: Jinja template of a record's page.
    """

    name: str
    folder: str
    label: str
    section: str
    about: str
    model: type[Fields]
    template: str = "record.html.j2"

    @property
    def specs(self) -> tuple[FieldSpec, ...]:
        """The fields as readers want them: title, date, summary, the kind's own, then the rest."""
        own = self.model.__annotations__
        rank = {"title": 0, "date": 1, "summary": 2}
        return tuple(
            sorted(
                specs_of(self.model),
                key=lambda spec: rank.get(spec.name, 3 if spec.attribute in own else 4),
            )
        )

    def having(self, marker: type[object]) -> tuple[FieldSpec, ...]:
        """Return the fields that carry a marker of this type."""
        return tuple(spec for spec in self.specs if spec.marker(marker))


@dataclass(frozen=True, slots=True)
class Value:
    """One value inside a record's fields.

    Attributes:
        spec: the field that it belongs to.
        path: the way to it from the record's fields, as pydantic's ``loc``.
        value: the value; never None, never a list, never a group.
    """

    spec: FieldSpec
    path: tuple[str | int, ...]
    value: Any


def values_of(model: BaseModel, above: tuple[str | int, ...] = ()) -> Iterator[Value]:
    """Yield every single value of `model`, those inside lists and groups too."""
    for spec in specs_of(type(model)):
        held = getattr(model, spec.attribute)
        path = (*above, spec.name)
        pairs = enumerate(held) if isinstance(held, tuple) else [(None, held)]
        for index, item in pairs:
            here = path if index is None else (*path, index)
            if isinstance(item, BaseModel):
                yield from values_of(item, here)
            elif item is not None:
                yield Value(spec, here, item)


def _spec(attribute: str, info: FieldInfo) -> FieldSpec:
    value_type, many = _single(info.annotation)
    return FieldSpec(
        attribute=attribute,
        name=info.alias or attribute,
        title=info.title or attribute,
        description=info.description or "",
        required=info.is_required(),
        many=many,
        example=str(info.examples[0]) if info.examples else "",
        value_type=value_type,
        markers=tuple(info.metadata),
    )


def _single(annotation: Any) -> tuple[Any, bool]:
    """Take ``| None``, ``tuple[…, ...]`` and ``Annotated`` off a type."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _single(get_args(annotation)[0])
    if origin in {Union, UnionType}:
        (inner,) = [argument for argument in get_args(annotation) if argument is not NoneType]
        return _single(inner)
    if origin is tuple:
        return _single(get_args(annotation)[0])[0], True
    return annotation, False
