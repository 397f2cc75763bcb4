"""Dates that say no more than is known: a year, a month or a day."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_REMEDY = "检查日期；不知道哪一天就只写到月，例如 2024-02"
PATTERN = r"^[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"

_PARTS = re.compile(r"([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?\Z", re.ASCII)
_LOOSE = re.compile(r"\s*(\d{4})\s*[年./-]\s*(\d{1,2})(?:\s*[月./-]\s*(\d{1,2})\s*日?|\s*月?)\s*\Z")


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day.

    Sorts by its first day; of two that begin together the less precise comes first.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2024``, ``2024-05`` or ``2024-05-01``.

        Raises:
            ValueError: with a reason in Chinese.
        """
        match = _PARTS.match(text)
        if not match:
            raise ValueError("应写成 2024、2024-05 或 2024-05-01")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None  # noqa: S101 - the pattern has it
        if month is not None and not 1 <= month <= 12:
            raise ValueError(f"没有 {month} 月")
        if month and day is not None and not 1 <= day <= monthrange(year, month)[1]:
            raise ValueError(f"{year} 年 {month} 月没有 {day} 日")
        return cls(year, month, day)

    @property
    def first(self) -> date:
        """The first day that this may be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that this may be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def chinese(self) -> str:
        """The date as running text has it: 2024年5月1日."""
        month = f"{self.month}月" if self.month else ""
        day = f"{self.day}日" if self.day else ""
        return f"{self.year}年{month}{day}"

    def __str__(self) -> str:
        month = f"-{self.month:02}" if self.month else ""
        day = f"-{self.day:02}" if self.day else ""
        return f"{self.year:04}{month}{day}"

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._key() < other._key()

    def _key(self) -> tuple[int, int, int]:
        return (self.year, self.month or 0, self.day or 0)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": ["string", "integer"], "pattern": PATTERN, "examples": ["2024-05-01"]}

    @classmethod
    def _validate(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        if not isinstance(value, str):
            raise PydanticCustomError("string_type", "a date is one value")
        try:
            return cls.parse(value)
        except ValueError as error:
            remedy = suggest_date(value)
            raise PydanticCustomError(
                "partial_date",
                "bad date",
                {"reason": str(error), "remedy": f"写成 {remedy}" if remedy else _REMEDY},
            ) from None


def suggest_date(text: str) -> str:
    """Return the right spelling of a date such as 2024年5月1日, or an empty string."""
    match = _LOOSE.match(text)
    if not match:
        year = re.fullmatch(r"\s*([12]\d{3})\s*年\s*", text)
        return year[1] if year else ""
    spelled = "-".join(f"{int(part):02}" for part in match.groups() if part)
    try:
        return str(PartialDate.parse(spelled))
    except ValueError:
        return ""
