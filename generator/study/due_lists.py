"""What is due: things to do, and the list of them around a month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.records.fields import Labelled
from generator.records.library import Record
from generator.records.partial_date import PartialDate
from generator.study.organisation import Member, Organisation
from generator.study.standards import Basis


class DueKind(Labelled):
    """What sort of thing is due."""

    SESSION = ("session", "学习")
    FOLLOW = ("follow", "跟进")
    STEP = ("step", "步骤")
    COUNT = ("count", "次数")
    PLAN = ("plan", "计划")
    VETTING = ("vetting", "核定")
    RULE = ("rule", "制度")
    REVIEW = ("review", "复核")


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing to do.

    Attributes:
        item: the name by which it is counted.
        kind: what sort of thing it is.
        unit: who has to do it, None for the archive as a whole.
        when: the last day.
        what: what to do; begins with a verb.
        basis: the clause, None where none is named.
        records: what it was read from.
    """

    item: str
    kind: DueKind
    unit: Member | None
    when: date
    what: str
    basis: Basis | None
    records: tuple[Record, ...]

    def days_over(self, today: date) -> int:
        """Return how many days ago the last day was; 0 while it is not over."""
        return max(0, (today - self.when).days)


@dataclass(frozen=True, slots=True)
class DueList:
    """What is due around a month.

    Attributes:
        month: the month.
        today: the day on which it is asked.
        overdue: what should have been done before today, or before the month if that is another.
        now: what is due in the month.
        soon: what is due in the three months after it.
        later: what is due after that, by day.
    """

    month: PartialDate
    today: date
    overdue: tuple[DueItem, ...]
    now: tuple[DueItem, ...]
    soon: tuple[DueItem, ...]
    later: tuple[DueItem, ...]

    @property
    def next(self) -> DueItem | None:
        """What comes first after the three months, None where nothing does."""
        return self.later[0] if self.later else None

    @property
    def sections(self) -> tuple[tuple[str, str, tuple[DueItem, ...]], ...]:
        """Id, title and items of each part."""
        return (
            ("overdue", "已过期" if self._is_now else f"{self.month.month}月以前", self.overdue),
            ("now", f"{self.month.month}月", self.now),
            ("soon", "此后三个月", self.soon),
        )

    @property
    def _is_now(self) -> bool:
        return self.month.first <= self.today <= self.month.last

    @property
    def count(self) -> int:
        """How many things there are."""
        return len(self.overdue) + len(self.now) + len(self.soon)

    def of(self, units: frozenset[str]) -> "DueList":
        """Return what these units have to do."""

        def chosen(items: Sequence[DueItem]) -> tuple[DueItem, ...]:
            return tuple(one for one in items if one.unit and one.unit.key in units)

        return DueList(
            self.month,
            self.today,
            chosen(self.overdue),
            chosen(self.now),
            chosen(self.soon),
            chosen(self.later),
        )


def by_unit(
    items: Sequence[DueItem], organisation: Organisation
) -> tuple[tuple[Member | None, tuple[DueItem, ...]], ...]:
    """Return the items of each unit, in the order of the organisation, the archive's own last."""
    rank = {member.key: place for place, member in enumerate(organisation.members)}
    last = len(rank)

    def place(item: DueItem) -> int:
        return rank.get(item.unit.key, last) if item.unit else last

    ordered = sorted(items, key=lambda item: (place(item), item.when, item.item))
    return tuple(
        (group[0].unit, tuple(group))
        for _, members in groupby(ordered, key=place)
        if (group := list(members))
    )


def due_list(items: Sequence[DueItem], month: PartialDate, today: date) -> DueList:
    """Sort what is due around a month; what was due in a past month stays in that month."""
    first, last, end = month.first, month.last, months_on(month, 3).last
    cut = today if first <= today <= last else first
    later = sorted((one for one in items if one.when > end), key=lambda one: (one.when, one.item))
    return DueList(
        month,
        today,
        tuple(item for item in items if item.when < cut),
        tuple(item for item in items if cut <= item.when <= last),
        tuple(item for item in items if last < item.when <= end),
        tuple(later),
    )


def months_on(month: PartialDate, count: int) -> PartialDate:
    """Return the month that lies so many months later, or earlier."""
    number = month.year * 12 + (month.month or 1) - 1 + count
    return PartialDate(number // 12, number % 12 + 1)
