"""One sit-in: the unit, the session, its stages, its feedback and what was open before it."""

from dataclasses import dataclass
from datetime import date

from generator.practice.sitting_points import Point
from generator.practice.sitting_records import Feedback, observation_fields
from generator.practice.sitting_stages import StageTaken
from generator.records.kinds.observation import Observation
from generator.records.library import Record
from generator.study.organisation import Member


@dataclass(frozen=True, slots=True)
class Sitting:
    """One sit-in.

    Attributes:
        record: the observation.
        member: the unit that was visited.
        session: what was held on that day, None where it is not named.
        stages: all stages, in the order of the vocabulary.
        feedback: what was fed back.
        points: what the sit-ins before it had left open.
        repeats: key of the observation of which this is a second record, or an empty string.
    """

    record: Record
    member: Member
    session: Record | None
    stages: tuple[StageTaken, ...]
    feedback: Feedback
    points: tuple[Point, ...]
    repeats: str

    @property
    def key(self) -> str:
        """The key of the record."""
        return self.record.key

    @property
    def fields(self) -> Observation:
        """The fields of the record."""
        return observation_fields(self.record)

    @property
    def on(self) -> date:
        """The day, the first where only a month or year is known."""
        return self.fields.date.first

    @property
    def title(self) -> str:
        """Unit and day, as lists have it."""
        return f"{self.member.title}{self.fields.date.chinese}"
