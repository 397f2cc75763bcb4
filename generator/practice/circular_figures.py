"""What a circular is made of: numbers with their records, lists, good practices."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.practice.periods import Period
from generator.records.library import Record
from generator.study.counts import Count
from generator.study.organisation import Member

# Of what is counted these say how much the archive could hold, not what it holds.
_NOT_RECORDED = ("units", "units_no_record", "topics")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a circular.

    Attributes:
        name: by which a wording names it.
        count: the number with its list.
        discreet: whether the list would name units that the circular does not name.
    """

    name: str
    count: Count
    discreet: bool = False

    def __len__(self) -> int:
        """Return the number."""
        return len(self.count)

    @property
    def sources(self) -> tuple[Record, ...]:
        """The records behind it, each once."""
        found = {record.key: record for one in self.count.items for record in one.records}
        return tuple(found.values())

    @property
    def records(self) -> tuple[str, ...]:
        """The keys of the records behind it, each once."""
        return tuple(record.key for record in self.sources)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list of a circular: a form, a topic, a sort of problem.

    Attributes:
        title: what it is.
        n: its numbers, by name.
    """

    title: str
    n: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Practice:
    """A good practice whose unit agreed to be named.

    Attributes:
        unit: the unit's name.
        record: the case.
        state: how far the case has come, or an empty string.
        exemplary: whether it became exemplary in the period.
    """

    unit: str
    record: Record
    state: str
    exemplary: bool


@dataclass(frozen=True)
class Circular:
    """What happened in a period in some units.

    Attributes:
        period: the period.
        scope: the unit that it is about with those below it, None for all units.
        today: the day on which it was counted.
        members: the units that existed in the period, in the order of the organisation.
        n: the numbers that stand for themselves, by name.
        lists: the lists with their own numbers, by name.
        practices: the good practices that are named, in the order of the organisation.
    """

    period: Period
    scope: Member | None
    today: date
    members: tuple[Member, ...]
    n: Mapping[str, Figure]
    lists: Mapping[str, tuple[Row, ...]]
    practices: tuple[Practice, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All numbers: those that stand for themselves, then those of the lists."""
        listed = (
            figure for rows in self.lists.values() for row in rows for figure in row.n.values()
        )
        return (*self.n.values(), *listed)

    @property
    def is_empty(self) -> bool:
        """Whether no record is from the period."""
        return not any(len(one) for name, one in self.n.items() if name not in _NOT_RECORDED)

    @property
    def is_open(self) -> bool:
        """Whether the period is not over."""
        return self.today < self.period.last

    @property
    def scope_name(self) -> str:
        """Whom it is about."""
        if self.scope is None:
            return "各单位"
        alone = all(one.key == self.scope.key for one in self.members)
        return self.scope.title if alone else f"{self.scope.title}和下属单位"
