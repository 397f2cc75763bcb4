"""Check what sit-ins say: of the session, of their stages, of their feedback."""

from collections.abc import Iterator
from itertools import pairwise

from generator.practice.sitting_records import feedback_length, observation_fields, observations
from generator.practice.sitting_stages import Stages
from generator.records import rules
from generator.records.diagnostics import Diagnostic, Place
from generator.records.kinds.expectation import Measure
from generator.records.kinds.session import Session
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.partial_date import PartialDate
from generator.records.validation import value_place
from generator.study.preparing import Study


def check_sittings(library: Library, links: Links, study: Study) -> Iterator[Diagnostic]:
    """Yield what is wrong with the sit-ins of a whole library."""
    checks = _Checks(library, links, study)
    first: dict[tuple[str, PartialDate], Record] = {}
    for record, unit in observations(library, links):
        yield from checks.session(record, unit)
        yield from checks.stages(record)
        yield from checks.feedback(record, unit)
        yield from checks.unit(record, unit)
        when = observation_fields(record).date
        known = first.setdefault((unit, when), record)
        if when.day and known is not record:
            other = known.document.file
            yield rules.REPEATED_OBSERVATION.at(_place(record, "date"), other=other)


class _Checks:
    def __init__(self, library: Library, links: Links, study: Study) -> None:
        self._library = library
        self._links = links
        self._study = study
        self._stages = Stages(library, study.standards)

    def session(self, record: Record, unit: str) -> Iterator[Diagnostic]:
        link = self._links.from_field(record.key, ("session",))
        session = self._library.by_key.get(link.target or "") if link else None
        if session is None or not isinstance(session.fields, Session):
            return
        held_by = self._links.from_field(session.key, ("unit",))
        owner = self._study.organisation.by_key.get(held_by.target or "") if held_by else None
        if owner and owner.key != unit:
            yield rules.OBSERVED_ELSEWHERE.at(
                _place(record, "session"),
                session=session.title,
                owner=owner.title,
                unit=self._study.organisation.by_key[unit].title,
            )
        mine, held = observation_fields(record).date, session.fields.date
        if mine.last < held.first or held.last < mine.first:
            yield rules.OBSERVED_ANOTHER_DAY.at(
                _place(record, "date"), date=mine, session=session.title, held=held
            )

    def stages(self, record: Record) -> Iterator[Diagnostic]:
        fields = observation_fields(record)
        by_stage = self._stages.taken(fields)
        taken = [
            (term.name, by_stage[term.id][0]) for term in self._stages.terms if term.id in by_stage
        ]
        for (earlier, one), (later, other) in pairwise(taken):
            if other.on.last < one.on.first:
                yield rules.STAGES_OUT_OF_ORDER.at(
                    _place(record, "stages", fields.stages.index(other), "on"),
                    later=later,
                    later_date=other.on,
                    earlier=earlier,
                    earlier_date=one.on,
                )
        for index, stage in enumerate(fields.stages):
            if stage.on.first > self._study.today:
                place = _place(record, "stages", index, "on")
                yield rules.STAGE_TO_COME.at(
                    place, stage=stage.stage, date=stage.on, today=self._study.today
                )

    def feedback(self, record: Record, unit: str) -> Iterator[Diagnostic]:
        fields = observation_fields(record)
        standard = self._study.standards.on(unit, Measure.FEEDBACK, fields.date.first)
        most = standard.expectation.most if standard else None
        length = feedback_length(fields)
        if standard and most is not None and length > most:
            parts = {
                "weaknesses": fields.weaknesses,
                "strengths": fields.strengths,
                "overall": fields.overall,
            }
            yield rules.FEEDBACK_TOO_LONG.at(
                _place(record, next(name for name, text in parts.items() if text)),
                length=length,
                most=most,
                over=length - most,
                basis=f"（{standard.basis.name}）" if standard.basis else "",
            )

    def unit(self, record: Record, unit: str) -> Iterator[Diagnostic]:
        member = self._study.organisation.by_key[unit]
        when = observation_fields(record).date
        if not member.existed(when.first, when.last):
            begins = member.fields.valid_from
            early = begins and begins.first > when.last
            why = f"{begins.chinese}才成立" if begins and early else member.fate
            yield rules.OBSERVED_OUTSIDE_UNIT.at(
                _place(record, "date"), date=when, unit=member.title, why=why
            )


def _place(record: Record, *path: str | int) -> Place:
    return value_place(record.document.front, path, record.document.file)
