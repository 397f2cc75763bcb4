"""The records of sit-ins: at which unit each was, and what it fed back."""

from dataclasses import dataclass

from generator.records.kinds.observation import Observation
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.study.standards import Standard


@dataclass(frozen=True, slots=True)
class Feedback:
    """The feedback in three parts.

    Attributes:
        parts: the name of each part with its paragraphs.
        length: how many characters all three have, counted without white space.
        standard: the expectation of its length, None where there is none.
    """

    parts: tuple[tuple[str, tuple[str, ...]], ...]
    length: int
    standard: Standard | None

    @property
    def limit(self) -> int | None:
        """The most characters that it may have."""
        return self.standard.expectation.most if self.standard else None

    @property
    def over(self) -> int:
        """By how many characters it is too long."""
        return max(0, self.length - self.limit) if self.limit is not None else 0


def observations(library: Library, links: Links) -> tuple[tuple[Record, str], ...]:
    """Return the observations of known units with the unit's key, by day and key."""
    found = [
        (record, link.target)
        for record in library.records
        if isinstance(record.fields, Observation)
        and (link := links.from_field(record.key, ("unit",)))
        and link.target
    ]
    return tuple(
        sorted(found, key=lambda pair: (observation_fields(pair[0]).date.first, pair[0].key))
    )


def observation_fields(record: Record) -> Observation:
    """Return the fields of an observation."""
    assert isinstance(record.fields, Observation)  # noqa: S101 - made from observations only
    return record.fields


def feedback_of(fields: Observation, standard: Standard | None) -> Feedback:
    """Return the feedback of a sit-in, to be measured against an expectation."""
    parts = (
        ("总体评价", (fields.overall,) if fields.overall else ()),
        ("特色亮点", fields.strengths),
        ("存在问题", fields.weaknesses),
    )
    return Feedback(parts, feedback_length(fields), standard)


def feedback_length(fields: Observation) -> int:
    """Count the characters of the three parts together, without white space."""
    texts = (fields.overall or "", *fields.strengths, *fields.weaknesses)
    return sum(len("".join(text.split())) for text in texts)
