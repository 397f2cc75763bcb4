"""The stages of a sit-in: until when each is to be done, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.records.fields import Labelled
from generator.records.kinds.expectation import Measure
from generator.records.kinds.observation import Observation
from generator.records.kinds.observation import Stage as StageField
from generator.records.library import Library
from generator.records.markers import Term
from generator.records.partial_date import PartialDate
from generator.records.schema import specs_of
from generator.records.vocabulary import TermSetting
from generator.study.standards import Basis, Standard, Standards, term_ids
from generator.study.workdays import add_working_days, working_days_between

_STAGE = next(spec for spec in specs_of(StageField) if spec.name == "stage")


class StageState(Labelled):
    """What became of one stage of a sit-in."""

    ON_TIME = ("on-time", "按期")
    LATE = ("late", "迟")
    MISSING = ("no-record", "缺记录")
    PENDING = ("pending", "未到期")
    RECORDED = ("done", "有记录")
    NOT_ASKED = ("exempt", "不计期限")


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when a stage is to be done.

    Attributes:
        term: the stage.
        standard: the expectation, None where nobody asks for it.
        due: the last day, None where there is no expectation or the day of the session is not
            known.
    """

    term: TermSetting
    standard: Standard | None
    due: date | None

    @property
    def words(self) -> str:
        """The deadline as a rule has it, empty where there is none."""
        if self.standard is None:
            return ""
        expectation = self.standard.expectation
        if expectation.ahead is not None:
            return f"学习以前至少 {expectation.ahead} 个工作日"
        return f"学习以后 {expectation.days} 个工作日以内" if expectation.days else "学习当天"

    @property
    def basis(self) -> Basis | None:
        """The clause, None where none is named."""
        return self.standard.basis if self.standard else None

    @property
    def is_ahead(self) -> bool:
        """Whether it is to be done before the session."""
        return self.standard is not None and self.standard.expectation.ahead is not None


@dataclass(frozen=True, slots=True)
class StageTaken:
    """One stage of a sit-in.

    Attributes:
        deadline: which stage, and until when.
        state: what became of it.
        on: the day of the record, the first of several; None without one.
        note: what the record says of it.
        late: by how many working days it was late.
    """

    deadline: Deadline
    state: StageState
    on: PartialDate | None
    note: str
    late: int

    @property
    def id(self) -> str:
        """The id of the stage."""
        return self.deadline.term.id

    @property
    def name(self) -> str:
        """The name of the stage."""
        return self.deadline.term.name

    @property
    def words(self) -> str:
        """The state, with the number of days where it was late."""
        return f"迟 {self.late} 天" if self.state is StageState.LATE else self.state.label


@dataclass(frozen=True)
class Stages:
    """The stages of a sit-in and their deadlines."""

    library: Library
    standards: Standards

    @cached_property
    def terms(self) -> tuple[TermSetting, ...]:
        """The stages, in the order of the vocabulary."""
        marker = _STAGE.marker(Term)
        vocabulary = self.library.vocabularies.get(marker.vocabulary) if marker else None
        return vocabulary.terms if vocabulary else ()

    def taken(self, fields: Observation) -> Mapping[str, tuple[StageField, ...]]:
        """Return what a record says of each stage, by the stage's id, the earliest day first."""
        found: dict[str, list[StageField]] = {}
        for stage in sorted(fields.stages, key=lambda stage: stage.on.first):
            if term := self.library.term(_STAGE, stage.stage):
                found.setdefault(term.id, []).append(stage)
        return {key: tuple(stages) for key, stages in found.items()}

    def deadlines(self, unit: str, day: date, *, known: bool = True) -> tuple[Deadline, ...]:
        """Return the deadline of each stage.

        Args:
            unit: key of the unit that is visited.
            day: the day of the session; the expectations of this day hold.
            known: whether it is the day, or only a day near it.
        """
        return tuple(self._deadline(term, unit, day, known) for term in self.terms)

    def _deadline(self, term: TermSetting, unit: str, day: date, known: bool) -> Deadline:
        standard = next(
            (
                one
                for one in self.standards.measuring(unit, Measure.SITTING_IN)
                if one.holds_on(day)
                and term.id in term_ids(self.library, "stages", one.expectation.stages)
            ),
            None,
        )
        if standard is None or not known:
            return Deadline(term, standard, None)
        expectation = standard.expectation
        # What is done so long before the session is also done within the days after it.
        ahead = expectation.ahead
        count = -ahead if ahead is not None else expectation.days or 0
        return Deadline(term, standard, add_working_days(day, count))


def stages_taken(
    fields: Observation, stages: Stages, unit: str, today: date
) -> tuple[StageTaken, ...]:
    """Return what became of each stage of a sit-in.

    Args:
        fields: the record of the sit-in.
        stages: the stages and their deadlines.
        unit: key of the unit that was visited.
        today: the day for which it is judged.
    """
    taken = stages.taken(fields)
    known = fields.date.day is not None
    found = []
    for deadline in stages.deadlines(unit, fields.date.first, known=known):
        records = taken.get(deadline.term.id, ())
        on = records[0].on if records else None
        state, late = _judged(deadline, on, today)
        notes = "；".join(one.note for one in records if one.note)
        found.append(StageTaken(deadline, state, on, notes, late))
    return tuple(found)


def _judged(deadline: Deadline, on: PartialDate | None, today: date) -> tuple[StageState, int]:
    """Say what became of a stage; what is written for a later day has not happened yet."""
    happened = on.first if on and on.first <= today else None
    if deadline.due is None:
        return (StageState.RECORDED if happened else StageState.NOT_ASKED), 0
    if happened is None:
        return (StageState.PENDING if deadline.due >= today else StageState.MISSING), 0
    # A day off after the last working day is still within the time.
    late = max(0, working_days_between(deadline.due, happened))
    return (StageState.LATE if late else StageState.ON_TIME), late
