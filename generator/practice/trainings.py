"""The training of study secretaries: what there is for each step of their work, what is missing."""

from dataclasses import dataclass

from generator.practice.adoptions import Named, all_named, named
from generator.records.kinds.training import TRAINING, Training
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.study.counts import Count, Counted
from generator.views.paging import newest_first

TRAINING_PAGE = "practice/training.html"


@dataclass(frozen=True, slots=True)
class TrainingItem:
    """Material for training, with what it names.

    Attributes:
        record: the material.
        course: the resource with which it is taught, or None.
        lecturers: who teaches it.
        materials: what is used with it.
        gaps: what nobody has named, in Chinese.
    """

    record: Record
    course: Named | None
    lecturers: tuple[Named, ...]
    materials: tuple[Named, ...]
    gaps: tuple[str, ...]

    @property
    def fields(self) -> Training:
        """The fields of the record."""
        assert isinstance(self.record.fields, Training)  # noqa: S101 - made from training only
        return self.record.fields


@dataclass(frozen=True, slots=True)
class WorkStep:
    """One step of the work of a study secretary.

    Attributes:
        id: of the term, empty for what has no step.
        name: of the step.
        note: what it consists of, or an empty string.
        items: the material for it, newest first.
    """

    id: str
    name: str
    note: str
    items: tuple[TrainingItem, ...]

    @property
    def anchor(self) -> str:
        """The id of its section on the page."""
        return f"step-{self.id}" if self.id else "no-step"

    @property
    def count(self) -> Count:
        """Its material, counted."""
        return Count(
            self.anchor,
            self.name,
            tuple(
                Counted(one.record.key, one.record.title, "", one.record.uri, (one.record,))
                for one in self.items
            ),
        )


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """All steps, in the order of the vocabulary; at the end what has no step, if there is any."""

    steps: tuple[WorkStep, ...]

    @property
    def gaps(self) -> Count:
        """The steps without material, counted."""
        bare = (step for step in self.steps if not step.items)
        items = (
            Counted(step.anchor, step.name, "", f"{TRAINING_PAGE}#{step.anchor}", ())
            for step in bare
        )
        return Count("gaps", "还没有培训资料的环节", tuple(items))


def training_plan(library: Library, links: Links) -> TrainingPlan:
    """Return the material for the training of study secretaries by step of their work."""
    spec = next(spec for spec in TRAINING.specs if spec.name == "step")
    vocabulary = library.vocabularies.get("secretary_steps")
    by_step: dict[str, list[Record]] = {}
    for record in library.records:
        if isinstance(record.fields, Training):
            term = library.term(spec, record.fields.step) if record.fields.step else None
            by_step.setdefault(term.id if term else "", []).append(record)

    def items(step: str) -> tuple[TrainingItem, ...]:
        records = newest_first(tuple(by_step.get(step, ())))
        return tuple(_item(record, library, links) for record in records)

    steps = [
        WorkStep(term.id, term.name, term.note or "", items(term.id))
        for term in (vocabulary.terms if vocabulary else ())
    ]
    if "" in by_step:
        steps.append(WorkStep("", "没有写工作环节", "", items("")))
    return TrainingPlan(tuple(steps))


def _item(record: Record, library: Library, links: Links) -> TrainingItem:
    fields = record.fields
    assert isinstance(fields, Training)  # noqa: S101 - the caller looked
    gaps = (
        ("课程", fields.course),
        ("授课人", fields.lecturers),
        ("用到的资料", fields.materials),
    )
    return TrainingItem(
        record,
        named(library, links, record, ("course",)),
        all_named(library, links, record, "lecturers", len(fields.lecturers)),
        all_named(library, links, record, "materials", len(fields.materials)),
        tuple(name for name, value in gaps if not value),
    )
