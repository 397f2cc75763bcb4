"""Who answers for what: posts against the responsibilities that are expected."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.records.kinds.expectation import Measure, Responsibility
from generator.records.kinds.unit import Role
from generator.study.organisation import Member
from generator.study.standards import Standard, Standards


@dataclass(frozen=True, slots=True)
class Duty:
    """One responsibility of a unit.

    Attributes:
        responsibility: which.
        roles: the posts that have it.
        standard: the expectation that somebody has it, None where nobody asks for it.
    """

    responsibility: Responsibility
    roles: tuple[Role, ...]
    standard: Standard | None

    @property
    def is_gap(self) -> bool:
        """Whether somebody should have it and nobody has."""
        return self.standard is not None and not self.roles


@dataclass(frozen=True, slots=True)
class UnitDuties:
    """The responsibilities of a unit, in the order of `Responsibility`."""

    member: Member
    duties: tuple[Duty, ...]

    @property
    def gaps(self) -> tuple[Duty, ...]:
        """What nobody answers for."""
        return tuple(duty for duty in self.duties if duty.is_gap)


def responsibilities(standards: Standards, today: date) -> tuple[UnitDuties, ...]:
    """Return who answers for what in each unit that exists today."""
    members = standards.organisation.during(today, today)
    return tuple(unit_duties(member, standards, today) for member in members)


def unit_duties(member: Member, standards: Standards, today: date) -> UnitDuties:
    """Return who answers for what in one unit."""
    return UnitDuties(member, tuple(_duties(member, standards, today)))


def _duties(member: Member, standards: Standards, today: date) -> Iterator[Duty]:
    asked = [one for one in standards.measuring(member.key, Measure.ROLES) if one.holds_on(today)]
    for responsibility in Responsibility:
        standard = next((one for one in asked if responsibility in one.expectation.roles), None)
        roles = tuple(role for role in member.fields.roles if role.responsibility is responsibility)
        yield Duty(responsibility, roles, standard)
