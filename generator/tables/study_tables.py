"""Plans, sessions and topics against units as tables."""

from collections.abc import Iterator, Sequence

from generator.intake.plan_sheet import COLUMNS, RESULTS
from generator.records.library import Library
from generator.records.vocabulary import TermSetting
from generator.study.followings import Following, FollowState
from generator.study.organisation import Member
from generator.study.preparing import Study, StudyYear
from generator.study.sessions import StudySession
from generator.study.unit_years import Cell as YearCell
from generator.tables.table import Cell, Table

_SEPARATOR = "、"


def plan_table(years: Sequence[StudyYear], units: frozenset[str]) -> Table:
    """Return the plans with what became of each line; the first columns can be imported again."""
    rows = tuple(
        _plan_row(unit.member, year.number, cell)
        for year in sorted(years, key=lambda one: one.number)
        for unit in year.units
        if unit.member.key in units
        for cell in unit.cells
        if cell.line
    )
    notes = ("结果、学习日期和学习活动由程序对照得出，再导入时不读。",)
    return Table("学习计划", (*COLUMNS, *RESULTS), rows, notes)


def _plan_row(member: Member, year: int, cell: YearCell) -> tuple[Cell, ...]:
    planned = cell.line
    assert planned is not None  # noqa: S101 - the caller looked
    line = planned.line
    return (
        member.record.id,
        year,
        line.month,
        planned.topic.id if planned.topic else None,
        None if planned.topic else line.title,
        line.form,
        line.category,
        line.lead,
        line.note,
        cell.state.label,
        cell.sessions[0].on if cell.sessions else None,
        _SEPARATOR.join(session.record.id for session in (*cell.sessions, *cell.others)) or None,
    )


def matrix_table(study: Study, year: StudyYear, units: frozenset[str]) -> Table:
    """Return topics against units: working days, or what is to be said instead."""
    following = year.following
    head = ("单位", "类型", *(column.topic.title for column in following.columns))
    rows = tuple(
        (
            member.title,
            member.group,
            *(
                _followed(study.followings_of(member.key).get(column.topic.key))
                for column in following.columns
            ),
        )
        for member in following.members
        if member.key in units
    )
    notes = (
        "数字是上级单位学过以后的工作日；过了期限的写“迟”；空白是还没有开始。",
        "无记录指没有归档，不等于没有学。",
    )
    return Table(f"{year.number}年专题跟进", head, rows, notes)


def _followed(one: Following | None) -> Cell:
    if one is None or one.state is FollowState.AHEAD:
        return None
    if one.state is FollowState.LATE:
        return f"迟 {one.days}"
    return one.days if one.days is not None else one.state.label


def sessions_table(
    study: Study, library: Library, years: Sequence[StudyYear], units: frozenset[str]
) -> Table:
    """Return the sessions of some years and units, one a row."""
    numbers = {year.number for year in years}
    chosen = [one for one in study.sessions if one.on.year in numbers and one.unit in units]
    steps = tuple(_steps(library, chosen))
    head = (
        "编号", "日期", "单位", "标题", "形式", "方式", "专题", "跟进",
        *(step.name for step in steps),
        "领学人", "重点发言", "应到", "实到", "扩大范围", "计划月份", "计入", "不计入的原因",
    )  # fmt: skip
    rows = tuple(_session_row(one, study, steps) for one in chosen)
    return Table("学习活动", head, rows)


def _steps(library: Library, sessions: Sequence[StudySession]) -> Iterator[TermSetting]:
    """Yield the steps that were taken, in the order of the vocabulary."""
    taken = {step.id for session in sessions for step in session.steps}
    vocabulary = library.vocabularies.get("steps")
    for term in vocabulary.terms if vocabulary else ():
        if term.id in taken:
            yield term


def _session_row(
    session: StudySession, study: Study, steps: Sequence[TermSetting]
) -> tuple[Cell, ...]:
    fields = session.fields
    line = study.matching.line_of.get(session.key)
    return (
        session.record.id,
        session.on if fields.date.day else str(fields.date),
        study.organisation.by_key[session.unit].title,
        session.record.title,
        fields.study_form,
        _SEPARATOR.join(fields.ways) or None,
        _SEPARATOR.join(key.rpartition("/")[2] for key in session.topics) or None,
        session.follows.rpartition("/")[2] or None,
        *((taken.on if (taken := session.step(step.id)) else None) for step in steps),
        fields.lead,
        _SEPARATOR.join(fields.speakers) or None,
        fields.expected,
        fields.attended,
        _SEPARATOR.join(fields.invited) or None,
        str(line.month) if line else None,
        "是" if session.counts else "否",
        session.uncounted or None,
    )
