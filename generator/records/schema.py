"""A kind of record, and its fields as the rest of the program sees them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.records.fields import Choice, Fields, Part

M = TypeVar("M")


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
        dated_by: the field with the date by which its records are sorted and grouped.
        template: Jinja template of a record's page.
        listing_template: Jinja template of the listing.
        paged: whether the listing is cut into pages; one that shows the whole at a glance is not.
        needs_text: whether a record without a body is doubtful.
        reading: whether its records are reading matter: offered beside others as related, and
            counted as written on a topic.
        within: name of the kind whose navigation entry it stands under; empty for one of its own.
    """

    name: str
    folder: str
    label: str
    section: str
    about: str
    model: type[Fields]
    dated_by: str = "date"
    template: str = "record.html.j2"
    listing_template: str = "listing.html.j2"
    paged: bool = True
    needs_text: bool = True
    reading: bool = True
    within: str = ""

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
