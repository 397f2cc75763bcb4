"""The pages of the appraisal: units against indicators, and the sheet of each unit."""

from collections.abc import Iterator, Sequence
from typing import Any

from generator.pages.counted_pages import COUNTED_ON_A_PAGE, count_pages
from generator.pages.cutting import cut, numbered, page_uris
from generator.pages.page import Page
from generator.pages.study_pages import SECTION
from generator.pages.templates import fill
from generator.practice.appraisals import (
    APPRAISALS,
    Appraisals,
    AppraisalYear,
    Criterion,
    Result,
    Sheet,
    criteria_on,
)
from generator.records.kinds.rule import Regulation
from generator.records.kinds.unit import Unit
from generator.records.library import Record
from generator.study.counts import Count
from generator.study.organisation import by_level, in_groups
from generator.study.preparing import Study
from generator.views.deriving import Views

# So many fields one table has, whatever the number of indicators.
_FIELDS_ON_A_PAGE = 200
_FEWEST_UNITS = 5


def appraisal_pages(appraisals: Appraisals, study: Study, views: Views) -> Iterator[Page]:
    """Yield the table of each year and the sheet of each unit; without indicators, how to begin.

    Args:
        appraisals: of what the audience may see.
        study: the study years of the same.
        views: what else pages are made from.
    """
    if not appraisals.years:
        html = fill("appraisals.html.j2", APPRAISALS, year=None, years=(), uris=[], uri=APPRAISALS)
        yield Page(APPRAISALS, "考核", html, SECTION)
    for year in appraisals.years:
        yield from _year_pages(year, appraisals)
        for sheet in year.sheets:
            yield from _sheet_pages(sheet, year, appraisals, study)


def appraisal_values(record: Record, appraisals: Appraisals, study: Study) -> dict[str, Any]:
    """Return what the template of a unit or a rule needs to lead to the appraisal.

    Args:
        record: a unit or a rule.
        appraisals: of what the audience may see.
        study: the study years of the same.
    """
    sheets = appraisals.sheets_of(record.key) if isinstance(record.fields, Unit) else ()
    return {
        "appraisal_sheets": sheets,
        "criteria": tuple(_own_criteria(record, study)),
        "appraisals_uri": APPRAISALS,
    }


def _own_criteria(record: Record, study: Study) -> Iterator[Criterion]:
    """Yield the indicators of a rule, also of one that is not in force today."""
    span = study.rules.get(record.key)
    if span is None or not isinstance(record.fields, Regulation):
        return
    day = min(max(study.today, span.begins or study.today), span.ends or study.today)
    for one in criteria_on(day, study):
        if one.basis.record.key == record.key:
            yield one


def _year_pages(year: AppraisalYear, appraisals: Appraisals) -> Iterator[Page]:
    by_unit = {sheet.member.key: sheet for sheet in year.sheets}
    size = max(_FEWEST_UNITS, _FIELDS_ON_A_PAGE // max(len(year.criteria), 1))
    chunks = cut(by_level([sheet.member for sheet in year.sheets]), size)
    uris = page_uris(year.uri, len(chunks))
    for number, (uri, members) in enumerate(zip(uris, chunks, strict=True), start=1):
        html = fill(
            "appraisals.html.j2",
            uri,
            year=year,
            years=appraisals.years,
            rules=_rules(year),
            groups=[
                (name, [by_unit[one.key] for one in group]) for name, group in in_groups(members)
            ],
            quiet=(Result.MET, Result.NOT_ASKED),
            uris=uris,
            uri=uri,
        )
        title = numbered(f"{year.number}年考核", number)
        yield Page(uri, title, html, SECTION, "每个单位每项指标有没有证据，不打分，不排名次。")


def _rules(year: AppraisalYear) -> tuple[Record, ...]:
    found = (one.basis.record for one in year.criteria)
    return tuple({record.key: record for record in found}.values())


def _sheet_pages(
    sheet: Sheet, year: AppraisalYear, appraisals: Appraisals, study: Study
) -> Iterator[Page]:
    counts = [figure.count for mark in sheet.marks for figure in mark.figures]
    stem = sheet.uri.removesuffix(".html")
    apart = {count.id: f"{stem}-{count.id}" for count in counts} if _is_apart(counts) else {}
    known = study.year(sheet.year)
    html = fill(
        "appraisal.html.j2",
        sheet.uri,
        sheet=sheet,
        year=year,
        sheets=appraisals.sheets_of(sheet.member.key),
        unit_year=known.of(sheet.member.key) if known else None,
        counts=() if apart else [count for count in counts if len(count)],
        apart=apart,
    )
    yield Page(sheet.uri, sheet.title, html, SECTION, "每项指标的证据、结果和可以补的记录。")
    for count in counts:
        if count.id in apart:
            yield from count_pages(count, apart[count.id], (sheet.title, sheet.uri))


def _is_apart(counts: Sequence[Count]) -> bool:
    """Say whether the lists of all numbers together are too long for the page of the numbers."""
    return sum(map(len, counts)) > COUNTED_ON_A_PAGE
