"""The pages of the sit-ins: who was visited, who is next, what the visits kept and found."""

from collections.abc import Iterator, Sequence
from typing import Any

from generator.pages.counted_pages import count_pages
from generator.pages.cutting import cut, page_uris
from generator.pages.page import Page
from generator.pages.study_pages import SECTION
from generator.pages.templates import fill
from generator.practice.single_sitting import Sitting
from generator.practice.sitting_coverage import Coverage, CoverageState
from generator.practice.sitting_schedule import Proposal, schedule_of
from generator.practice.sitting_stages import StageState, StageTaken
from generator.practice.sittings import Sittings
from generator.records.kinds.expectation import Measure
from generator.records.kinds.observation import Observation
from generator.records.library import Record
from generator.study.counts import Count, Counted
from generator.study.organisation import in_groups
from generator.study.preparing import Study
from generator.study.standards import Standard
from generator.study.workdays import is_known
from generator.views.deriving import Views

SITTINGS = "practice/sittings.html"
_TITLE = "列席旁听"

# So many rows stand on the page itself, and on each page that continues a table.
_ROWS = {"coverage": 60, "schedule": 30, "recent": 15}

_MEASURES = (Measure.COVERAGE, Measure.SITTING_IN, Measure.FEEDBACK)


def sitting_pages(sittings: Sittings, study: Study, views: Views) -> Iterator[Page]:
    """Yield the page of all sit-ins, what its tables continue on, and the lists of its numbers."""
    proposals = schedule_of(sittings, study)
    counts = sitting_counts(sittings)
    visits = {one.member.key: _visits(one) for one in sittings.coverage if one.standard}
    ranked = [
        one
        for _, group in in_groups(tuple(one.member for one in sittings.coverage))
        for member in group
        if (one := sittings.coverage_of(member.key))
    ]
    tables: dict[str, Sequence[Any]] = {
        "coverage": ranked,
        "schedule": list(enumerate(proposals, start=1)),
        "recent": sittings.recent,
    }
    parts = {name: cut(rows, _ROWS[name]) for name, rows in tables.items()}
    uris = {
        name: page_uris(SITTINGS, len(pages), more=f"practice/sittings/{name}")
        for name, pages in parts.items()
    }
    shared: dict[str, Any] = {
        "sittings": sittings,
        "stages": sittings.stages.terms,
        "today": study.today,
        "counts": counts,
        "visits": visits,
        "list_uri": lambda count: f"{_stem(count)}.html",
        "groups": _groups,
        "uris": uris,
        "unknown_years": _unknown_years(proposals),
        "titles": {"coverage": "覆盖", "schedule": "建议的安排", "recent": "最近十二个月"},
    }
    html = fill(
        "sittings.html.j2",
        SITTINGS,
        uri=SITTINGS,
        rows={name: pages[0] for name, pages in parts.items()},
        totals={name: len(rows) for name, rows in tables.items()},
        standards=_standards(sittings, study),
        **shared,
    )
    yield Page(SITTINGS, _TITLE, html, SECTION, "列席了哪些单位，各环节是否按期，接下来去哪里。")
    for name, pages in parts.items():
        for number, (uri, rows) in enumerate(
            list(zip(uris[name], pages, strict=True))[1:], start=2
        ):
            html = fill("sittings_more.html.j2", uri, uri=uri, name=name, rows=rows, **shared)
            yield Page(uri, f"{_TITLE}：{shared['titles'][name]}（第 {number} 页）", html, SECTION)
    for count in (*counts.values(), *visits.values()):
        yield from count_pages(count, _stem(count), (_TITLE, SITTINGS))


def sitting_values(record: Record, sittings: Sittings, study: Study) -> dict[str, Any]:
    """Return what the template of an observation needs; nothing for any other record."""
    if not isinstance(record.fields, Observation):
        return {}
    sitting = sittings.by_key.get(record.key)
    return {
        "sitting": sitting,
        "today": study.today,
        "visit_before": sittings.before(sitting) if sitting else None,
        "visit_after": sittings.after(sitting) if sitting else None,
    }


def sitting_counts(sittings: Sittings) -> dict[str, Count]:
    """Return how many units are to be visited and were, and what the stages kept, by id."""
    asked = [one for one in sittings.coverage if one.state is not CoverageState.NOT_ASKED]
    stages = [(one, stage) for one in sittings.recent for stage in one.stages]
    counts = [
        Count("asked", "应当覆盖的单位", tuple(map(_unit, asked))),
        Count(
            "covered",
            "已覆盖的单位",
            tuple(_unit(one) for one in asked if one.state is CoverageState.COVERED),
        ),
        Count(
            "uncovered",
            "未覆盖的单位",
            tuple(_unit(one) for one in asked if one.state is CoverageState.UNCOVERED),
        ),
        Count("recent", "最近十二个月的列席", tuple(map(_sitting, sittings.recent))),
        *(
            Count(
                f"stage-{state.id}",
                f"环节{state.label}",
                tuple(_stage(one, stage) for one, stage in stages if stage.state is state),
            )
            for state in StageState
        ),
    ]
    return {count.id: count for count in counts}


def _visits(coverage: Coverage) -> Count:
    """Return how often a unit was visited in the time that counts."""
    months = coverage.standard.expectation.months if coverage.standard else 0
    label = f"{coverage.member.title}：最近 {months} 个月的列席"
    return Count(f"unit-{coverage.member.record.id}", label, tuple(map(_sitting, coverage.visits)))


def _unit(coverage: Coverage) -> Counted:
    last = coverage.last
    said = f"最近一次 {last.fields.date}" if last else "没有列席记录"
    records = (last.record,) if last else ()
    member = coverage.member
    return Counted(member.key, member.title, said, member.record.uri, records)


def _sitting(sitting: Sitting) -> Counted:
    said = sitting.session.title if sitting.session else ""
    return Counted(sitting.key, sitting.title, said, sitting.record.uri, (sitting.record,))


def _stage(sitting: Sitting, stage: StageTaken) -> Counted:
    due = stage.deadline.due
    said = "，".join(
        filter(None, (f"{stage.on}" if stage.on else "", f"期限 {due}" if due else "", stage.words))
    )
    label = f"{sitting.title}：{stage.name}"
    uri = f"{sitting.record.uri}#stages"
    return Counted(f"{sitting.key}+{stage.id}", label, said, uri, (sitting.record,))


def _standards(sittings: Sittings, study: Study) -> list[Standard]:
    """Return every expectation of sit-ins that holds today for a unit that is to be visited."""
    found = {
        (one.declared_by.key, one.index): one
        for measure in _MEASURES
        for coverage in sittings.coverage
        for one in study.standards.measuring(coverage.member.key, measure)
        if one.holds_on(study.today)
    }
    return list(found.values())


def _groups(rows: Sequence[Coverage]) -> list[tuple[str, list[Coverage]]]:
    by_key = {one.member.key: one for one in rows}
    groups = in_groups(tuple(one.member for one in rows))
    return [(name, [by_key[member.key] for member in members]) for name, members in groups]


def _unknown_years(proposals: Sequence[Proposal]) -> list[int]:
    years = {one.begins.year for one in proposals if one.begins}
    return sorted(year for year in years if not is_known(year))


def _stem(count: Count) -> str:
    return f"practice/sittings/{count.id}"
