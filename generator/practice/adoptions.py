"""Who took over a case or used an outcome, and what came of it, failures included."""

from dataclasses import dataclass

from generator.practice.case_ways import case_fields
from generator.records.fields import Labelled
from generator.records.kinds.outcome import Outcome
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.partial_date import PartialDate
from generator.study.counts import Counted

# A result that begins so says that the practice was given up.
STOPPED = ("已停用", "停用", "已停办", "停办")


class ResultState(Labelled):
    """What is known of the result of an adoption."""

    TOLD = ("told", "写了结果")
    STOPPED = ("stopped", "已停用")
    NO_RECORD = ("no-record", "没有写结果")


@dataclass(frozen=True, slots=True)
class Named:
    """A record that a field names, or what the author wrote where there is none."""

    record: Record | None
    title: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """A unit that took something over.

    Attributes:
        source: the case or the outcome.
        number: its place in the list of that record, from 1.
        unit: who.
        on: when, None where nobody has said.
        result: what came of it, or an empty string.
        state: whether a result is known, and whether the practice was given up.
    """

    source: Record
    number: int
    unit: Named
    on: PartialDate | None
    result: str
    state: ResultState

    @property
    def item(self) -> str:
        """The name by which it is counted."""
        return f"{self.source.key}#{self.number}"

    @property
    def told(self) -> str:
        """The result, without the words that say that it was given up."""
        if self.state is not ResultState.STOPPED:
            return self.result
        word = max((word for word in STOPPED if self.result.startswith(word)), key=len)
        return self.result.removeprefix(word).lstrip("。，；：,;:. ")

    @property
    def counted(self) -> Counted:
        """It, as one thing that was counted."""
        said = "，".join(filter(None, (self.on.chinese if self.on else "", self.state.label)))
        uri = self.unit.record.uri if self.unit.record else self.source.uri
        label = f"{self.unit.title}：{self.source.title}"
        return Counted(self.item, label, said, uri, (self.source,))


def named(
    library: Library, links: Links, source: Record, path: tuple[str | int, ...]
) -> Named | None:
    """Return what the reference at `path` names, None where the audience may not see it."""
    link = links.from_field(source.key, path)
    if link is None:
        return None
    record = library.by_key.get(link.target or "")
    # Of a record that has errors not even the id is printed.
    title = record.title if record else "" if link.broken else link.written
    return Named(record, title or "（资料有误）")


def all_named(
    library: Library, links: Links, source: Record, field: str, count: int
) -> tuple[Named, ...]:
    """Return what the `count` references of a field name that the audience may see."""
    found = (named(library, links, source, (field, index)) for index in range(count))
    return tuple(one for one in found if one)


def adoptions_of(record: Record, library: Library, links: Links) -> tuple[Adoption, ...]:
    """Return the units that took over a case."""
    return tuple(
        Adoption(record, number, unit, one.on, one.result or "", _state(one.result))
        for number, one in enumerate(case_fields(record).adopted_by, start=1)
        if (unit := named(library, links, record, ("adopted_by", number - 1, "unit")))
    )


def uses_of(record: Record, library: Library, links: Links) -> tuple[Adoption, ...]:
    """Return the units that use an outcome."""
    assert isinstance(record.fields, Outcome)  # noqa: S101 - called for outcomes only
    return tuple(
        Adoption(record, number, unit, one.on, one.result or "", _state(one.result))
        for number, one in enumerate(record.fields.used_by, start=1)
        if (unit := named(library, links, record, ("used_by", number - 1, "unit")))
    )


def origins_of(record: Record, library: Library, links: Links) -> tuple[Named, ...]:
    """Return what an outcome came from."""
    assert isinstance(record.fields, Outcome)  # noqa: S101 - called for outcomes only
    return all_named(library, links, record, "came_from", len(record.fields.came_from))


def _state(result: str | None) -> ResultState:
    if not result:
        return ResultState.NO_RECORD
    return ResultState.STOPPED if result.startswith(STOPPED) else ResultState.TOLD
