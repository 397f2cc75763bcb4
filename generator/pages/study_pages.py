"""The pages of the study years: the whole organisation, each unit, topics against units."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.pages.counted_pages import STUDY, count_pages
from generator.pages.cutting import cut, numbered, page_uris
from generator.pages.page import Page
from generator.pages.templates import fill
from generator.study.counts import cell_counts, follow_counts, requirement_counts
from generator.study.followings import (
    FOLLOW_DUE,
    Following,
    FollowState,
    FollowYear,
    TopicColumn,
)
from generator.study.organisation import Member, by_level, in_groups
from generator.study.preparing import Study, StudyYear
from generator.study.responsibilities import unit_duties
from generator.study.standards import Basis
from generator.study.step_columns import step_columns
from generator.study.unit_years import Cell, CellState, UnitYear
from generator.study.workdays import is_known
from generator.views.deriving import Views

SECTION = STUDY[1]

# So many units stand in one table.
UNITS_ON_A_PAGE = 60

_QUIET_CELLS = (CellState.DONE, CellState.AHEAD, CellState.EXEMPT)
_QUIET_FOLLOWINGS = (
    FollowState.ON_TIME,
    FollowState.EARLY,
    FollowState.AHEAD,
    FollowState.EXEMPT,
)
_RECORDED = (FollowState.ON_TIME, FollowState.EARLY, FollowState.LATE)


@dataclass(frozen=True, slots=True)
class Box:
    """One field of a table of units: what stands in it, and how many columns it spans."""

    entries: tuple[Cell | Following, ...]
    span: int = 1
    said: str = ""
    quiet: bool = False
    label: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit's row."""

    member: Member
    boxes: tuple[Box, ...]
    as_planned: int


def study_pages(study: Study, views: Views) -> Iterator[Page]:
    """Yield the pages of every year."""
    for year in study.years:
        yield from _year_pages(year, study, views)
        yield from _follow_pages(year, study, views)
        for unit in year.units:
            yield _unit_page(unit, year, study, views)


def unit_year_values(unit: UnitYear, year: StudyYear, study: Study, views: Views) -> dict[str, Any]:
    """Return what a template needs to show the year of one unit."""
    key = unit.member.key
    return {
        "unit": unit,
        "year": year,
        "today": study.today,
        "own_years": [one for one in study.years if one.of(key)],
        "counts": cell_counts([unit]),
        "steps": step_columns(views.library, study.standards, key, unit.year, unit.sessions),
        "following": study.followings_of(key),
        "known_year": is_known(unit.year),
    }


def _unit_page(unit: UnitYear, year: StudyYear, study: Study, views: Views) -> Page:
    now = unit.year == study.today.year
    html = fill(
        "unit_year.html.j2",
        unit.uri,
        **unit_year_values(unit, year, study, views),
        requirements=requirement_counts(unit, year.requirements[unit.member.key]),
        duties=unit_duties(unit.member, study.standards, study.today),
        dues=study.due_of(unit.member.key if now else ""),
    )
    title = f"{unit.member.title}{unit.year}年的学习"
    return Page(unit.uri, title, html, SECTION, "计划与实际、各项要求和要办的事。")


def _year_pages(year: StudyYear, study: Study, views: Views) -> Iterator[Page]:
    counts = cell_counts(year.units)
    chunks = cut(by_level([unit.member for unit in year.units]), UNITS_ON_A_PAGE)
    uris = page_uris(year.uri, len(chunks))
    by_unit = {unit.member.key: unit for unit in year.units}
    legend = _cell_legend(year)
    for number, (uri, members) in enumerate(zip(uris, chunks, strict=True), start=1):
        rows = {one.key: _cell_row(by_unit[one.key], study) for one in members}
        html = fill(
            "study_year.html.j2",
            uri,
            year=year,
            years=study.years,
            today=study.today,
            counts=counts,
            list_uri=lambda count: f"study/{year.number}/cells-{count.id}.html",
            groups=[(name, [rows[one.key] for one in group]) for name, group in in_groups(members)],
            months=range(1, 13),
            words_of=_words,
            uris=uris,
            uri=uri,
            legend=legend,
        )
        title = numbered(f"{year.number}年的学习计划与实际", number)
        yield Page(uri, title, html, SECTION, "每个单位每个月计划学什么、学了没有。")
    parent = (f"{year.number}年的学习计划与实际", year.uri)
    for count in counts.values():
        yield from count_pages(count, f"study/{year.number}/cells-{count.id}", parent)


def _follow_pages(year: StudyYear, study: Study, views: Views) -> Iterator[Page]:
    following = year.following
    counts = follow_counts(following)
    chunks = cut(by_level(following.members), UNITS_ON_A_PAGE)
    uris = page_uris(following.uri, len(chunks))
    for number, (uri, members) in enumerate(zip(uris, chunks, strict=True), start=1):
        rows = {one.key: _follow_row(one, following, study) for one in members}
        html = fill(
            "study_topics.html.j2",
            uri,
            year=year,
            years=study.years,
            following=following,
            today=study.today,
            counts=counts,
            list_uri=lambda count: f"study/{year.number}/follow-{count.id}.html",
            groups=[(name, [rows[one.key] for one in group]) for name, group in in_groups(members)],
            uris=uris,
            uri=uri,
            limits=_limits(following),
            states_due=FOLLOW_DUE,
            states_with_record=_RECORDED,
            known_year=is_known(year.number),
        )
        title = numbered(f"{year.number}年专题跟进", number)
        yield Page(uri, title, html, SECTION, "同一个专题，哪个单位跟进了，用了几个工作日。")
    parent = (f"{year.number}年专题跟进", following.uri)
    for count in counts.values():
        yield from count_pages(count, f"study/{year.number}/follow-{count.id}", parent)


def _cell_row(unit: UnitYear, study: Study) -> UnitRow:
    boxes: list[Box] = []
    for month in range(1, 13):
        cells = unit.in_month(month)
        current = (unit.year, month) == (study.today.year, study.today.month)
        box = Box(
            cells,
            quiet=all(cell.state in _QUIET_CELLS for cell in cells) and not current,
            label=f"{month}月",
            current=current,
        )
        boxes.append(box)
    return UnitRow(unit.member, _joined(boxes), len(unit.having(CellState.DONE)))


def _follow_row(member: Member, following: FollowYear, study: Study) -> UnitRow:
    boxes = []
    for column in following.columns:
        one = study.followings_of(member.key).get(column.topic.key)
        boxes.append(
            Box(
                (one,) if one else (),
                quiet=one is None or _is_quiet(one, column.current),
                label=_column_label(column),
                current=column.current,
            )
        )
    on_time = sum(entry.state is FollowState.ON_TIME for box in boxes for entry in box.entries)
    return UnitRow(member, _joined(boxes), on_time)


def _is_quiet(one: Following, current: bool) -> bool:
    if one.state is FollowState.AHEAD:
        return True
    return one.state in _QUIET_FOLLOWINGS and not current


def _column_label(column: TopicColumn) -> str:
    return f"{column.month}月" if column.month else "全年"


def _joined(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Join fields that follow each other and say the same of a unit that is no more."""
    joined: list[Box] = []
    for box in boxes:
        said = box.entries[0].said if len(box.entries) == 1 else ""
        exempt = said and box.entries[0].state in {CellState.EXEMPT, FollowState.EXEMPT}
        if exempt and joined and joined[-1].said == said:
            joined[-1] = Box(joined[-1].entries, joined[-1].span + 1, said, quiet=True)
        elif exempt:
            joined.append(Box(box.entries, 1, said, quiet=True, label=box.label))
        else:
            joined.append(box)
    return tuple(joined)


def _words(cell: Cell) -> str:
    """Return what a field shows in place of its state's name: the day, or until when."""
    if cell.state in {CellState.DONE, CellState.UNPLANNED} and cell.sessions:
        return f"{cell.sessions[0].on:%m-%d}"
    return cell.said if cell.state is CellState.LATE else ""


def _cell_legend(year: StudyYear) -> dict[str, Basis]:
    """Return the clause that most often stands behind each state, by the state's id."""
    found: dict[str, Counter[Basis]] = {}
    for unit in year.units:
        for cell in unit.cells:
            if cell.basis:
                found.setdefault(cell.state.id, Counter())[cell.basis] += 1
    return {state: bases.most_common(1)[0][0] for state, bases in found.items()}


def _limits(following: FollowYear) -> list[tuple[int, Basis | None]]:
    """Return the time limits in force in the year, with their clauses."""
    found = {
        (
            one.standard.expectation.days or 0,
            one.standard.basis.uri if one.standard.basis else "",
        ): (one.standard.basis)
        for column in following.columns
        for one in column.followings
        if one.standard
    }
    return [(days, basis) for (days, _), basis in found.items()]
