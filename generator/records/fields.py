"""The types that fields are made of."""

from enum import Enum
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class Labelled(Enum):
    """A fixed set of values, each ``NAME = (id, Chinese label)``."""

    id: str
    label: str

    def __init__(self, identifier: str, label: str) -> None:
        self.id = identifier
        self.label = label


class Choice(Labelled):
    """A fixed set of values that authors choose from; they may write label or id."""

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


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


class _OneOrMany:
    """Lets authors write a single value where a list is asked for."""

    @staticmethod
    def _as_list(value: object) -> object:
        return [value] if isinstance(value, str | dict) else value

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._as_list, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        array = handler(schema)
        return {"anyOf": [array["items"], array]} if "items" in array else array


OneOrMany = _OneOrMany()


class Part(BaseModel):
    """A group of values inside a field, such as one reading of a topic."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_name=False)

    shorthand: ClassVar[str | None] = None
    """The field that a bare string stands for, or None where a group must be written out."""

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, value: object) -> object:
        return {cls.shorthand: value} if cls.shorthand and isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        group = handler(schema)
        return {"anyOf": [{"type": "string"}, group]} if cls.shorthand else group


class Fields(BaseModel):
    """The front matter of a record: base of every kind's model."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_name=False)
