"""The yearly study statement (述学) of a unit, drafted from its records."""

from dataclasses import dataclass
from datetime import date

from generator.practice.statement_paragraphs import Part
from generator.practice.statement_records import StatementRecords
from generator.practice.statement_sentences import parts_of
from generator.practice.unit_records import UnitRecords
from generator.records.library import Library
from generator.records.links import Links
from generator.study.counts import Count
from generator.study.organisation import Member
from generator.study.preparing import Study


@dataclass(frozen=True, slots=True)
class Statement:
    """The study statement of a unit for a year.

    Attributes:
        member: the unit.
        year: the year.
        today: the day up to which records were looked at.
        parts: in order.
    """

    member: Member
    year: int
    today: date
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """What it is called."""
        return f"{self.member.title}{self.year}年述学报告"

    @property
    def counts(self) -> tuple[tuple[Part, Count], ...]:
        """Every number with the part that it stands in, in the order of the text."""
        return tuple(
            (part, count)
            for part in self.parts
            for paragraph in part.paragraphs
            for count in paragraph.counts
        )


def statement_of(
    study: Study, library: Library, links: Links, unit_key: str, year: int
) -> Statement | None:
    """Draft the statement of a unit for a year, None where nothing is known of the two together.

    Args:
        study: the study years of what an audience may see.
        library: what it may see.
        links: the links inside it.
        unit_key: key of the unit.
        year: the year.
    """
    known = study.year(year)
    unit = known.of(unit_key) if known else None
    if known is None or unit is None:
        return None
    records = StatementRecords(study, known, unit, UnitRecords(library, links, study.today))
    return Statement(unit.member, year, study.today, parts_of(records))
