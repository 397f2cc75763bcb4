"""Look for what cannot be right in problems and decisions."""

from collections.abc import Iterator

from generator.records import rules
from generator.records.diagnostics import Diagnostic, Place
from generator.records.kinds.decision import Decision
from generator.records.kinds.problem import Problem, ProblemState, Remedy
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.suggestions import did_you_mean
from generator.records.validation import value_place
from generator.study.preparing import Study


def check_problems(library: Library, links: Links, study: Study) -> Iterator[Diagnostic]:
    """Yield what is wrong with the problems of a whole library.

    A problem is compared with itself; links and study are there as for every such check.
    """
    for record in library.records:
        if isinstance(record.fields, Problem):
            yield from _problem(record, record.fields, library)


def check_decisions(library: Library, links: Links, study: Study) -> Iterator[Diagnostic]:
    """Yield what is wrong with the decisions of a whole library."""
    for record in library.records:
        if isinstance(record.fields, Decision):
            yield from _read_afterwards(record, record.fields)
            yield from _unit_of_then(record, record.fields, links, study)


def _problem(record: Record, fields: Problem, library: Library) -> Iterator[Diagnostic]:
    for index, remedy in enumerate(fields.measures):
        yield from _measure_dates(record, fields, index, remedy)
        if remedy.done and not remedy.evidence:
            yield rules.MEASURE_WITHOUT_EVIDENCE.at(
                _place(record, "measures", index, "done"), measure=remedy.text, done=remedy.done
            )
        yield from _evidence_files(record, index, remedy, library)
    lacking = [
        name
        for name, held in (("measures（措施）", fields.measures), ("result（结果）", fields.result))
        if not held
    ]
    if fields.state is ProblemState.SOLVED and lacking:
        yield rules.SOLVED_WITHOUT_RESULT.at(_place(record, "state"), lacking="和 ".join(lacking))


def _measure_dates(
    record: Record, fields: Problem, index: int, remedy: Remedy
) -> Iterator[Diagnostic]:
    if not fields.date:
        return
    if remedy.due and remedy.due.last < fields.date.first:
        yield rules.MEASURE_DUE_BEFORE_PROBLEM.at(
            _place(record, "measures", index, "due"), due=remedy.due, found=fields.date
        )
    if remedy.done and remedy.done.last < fields.date.first:
        yield rules.MEASURE_DONE_BEFORE_PROBLEM.at(
            _place(record, "measures", index, "done"), done=remedy.done, found=fields.date
        )


def _evidence_files(
    record: Record, index: int, remedy: Remedy, library: Library
) -> Iterator[Diagnostic]:
    listed = {one.file for one in record.fields.attachments}
    for number, proof in enumerate(remedy.evidence):
        file = proof.file
        if not file:
            continue
        lies_there = f"{record.key}/{file}" in library.files
        if file in listed and lies_there:
            continue
        if file in listed:
            flaw, what_to_do = "没有这个文件", f"把文件放进 materials/{record.key}/；"
        elif lies_there:
            flaw, what_to_do = "没有列在 attachments 里", "在 attachments 里加上这个文件名；"
        else:
            flaw = "没有列在 attachments 里，也没有这个文件"
            what_to_do = did_you_mean(file, listed) or "检查文件名；"
        known = "、".join(sorted(listed)) or "一个也没有"
        yield rules.EVIDENCE_FILE.at(
            _place(record, "measures", index, "evidence", number, "file"),
            file=file,
            flaw=flaw,
            remedy=what_to_do,
            known=known,
        )


def _read_afterwards(record: Record, fields: Decision) -> Iterator[Diagnostic]:
    for index, one in enumerate(fields.read_by):
        if one.on and fields.date and one.on.first > fields.date.last:
            yield rules.READ_AFTER_MEETING.at(
                _place(record, "read_by", index, "on"), post=one.post, on=one.on, date=fields.date
            )


def _unit_of_then(
    record: Record, fields: Decision, links: Links, study: Study
) -> Iterator[Diagnostic]:
    unit = links.from_field(record.key, ("unit",))
    member = study.organisation.by_key.get(unit.target or "") if unit else None
    if not member or not fields.date or member.existed(fields.date.first, fields.date.last):
        return
    begins = member.fields.valid_from
    early = begins and begins.first > fields.date.last
    why = f"{begins.chinese}才成立" if begins and early else member.fate
    yield rules.DECISION_OUTSIDE_UNIT.at(
        _place(record, "date"), date=fields.date, unit=member.title, why=why
    )


def _place(record: Record, *path: str | int) -> Place:
    return value_place(record.document.front, path, record.document.file)
