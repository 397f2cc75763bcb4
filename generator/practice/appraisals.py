"""Appraisal: for each unit and year what each indicator rests on, and what would change it.

A result is a word, no figure: nothing is added up, and no unit is put before another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.practice.appraisal_evidence import (
    COMPARED,
    IN_PERCENT,
    Asked,
    Evidence,
    EvidenceFinder,
)
from generator.practice.unit_records import UnitRecords
from generator.practice.written_words import WrittenWords
from generator.records import rules
from generator.records.diagnostics import Diagnostic, Place
from generator.records.fields import Labelled
from generator.records.kinds.rule import EvidenceSource, Indicator, Regulation
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.suggestions import did_you_mean
from generator.records.validation import value_place
from generator.study.counts import Count
from generator.study.organisation import Member
from generator.study.preparing import Study
from generator.study.requirements import Outcome
from generator.study.rule_states import RuleState
from generator.study.standards import Basis
from generator.text.normal import normal_form

APPRAISALS = "practice/appraisals.html"


class Result(Labelled):
    """What an indicator comes to.  Too little evidence is no failure."""

    MET = ("met", "达到")
    UNMET = ("unmet", "未达到")
    THIN = ("no-record", "证据不足")
    NOT_ASKED = ("exempt", "不要求")


@dataclass(frozen=True, slots=True)
class Criterion:
    """An indicator of a rule in force.

    Attributes:
        number: its place among the indicators of the year, from 1.
        indicator: name, weight and source.
        basis: the rule, with the clause where one is named.
    """

    number: int
    indicator: Indicator
    basis: Basis

    @property
    def name(self) -> str:
        """The indicator."""
        return self.indicator.name

    @property
    def anchor(self) -> str:
        """Its place on a sheet."""
        return f"i{self.number}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the evidence: its words, and what it was counted from."""

    label: str
    count: Count


@dataclass(frozen=True, slots=True)
class Mark:
    """One indicator of one unit and year.

    Attributes:
        criterion: the indicator.
        result: what it comes to.
        asked: when it is met, in words; an empty string where nothing is asked.
        figures: the numbers that it rests on.
        change: what record would change the result; why nothing is asked; empty where it is met.
    """

    criterion: Criterion
    result: Result
    asked: str
    figures: tuple[Figure, ...]
    change: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The appraisal of one unit in one year.

    Attributes:
        member: the unit.
        year: the year.
        day: the day as of which it was made: the year's last, or today.
        marks: in the order of the rules and their indicators.
    """

    member: Member
    year: int
    day: date
    marks: tuple[Mark, ...]

    @property
    def uri(self) -> str:
        """The address of its page."""
        return f"practice/appraisal/{self.year}/{self.member.record.id}.html"

    @property
    def title(self) -> str:
        """What it is called."""
        return f"{self.member.title}{self.year}年考核表"

    @property
    def rules(self) -> tuple[Record, ...]:
        """The rules that have the indicators."""
        found = (mark.criterion.basis.record for mark in self.marks)
        return tuple({record.key: record for record in found}.values())


@dataclass(frozen=True, slots=True)
class AppraisalYear:
    """One year of all units.

    Attributes:
        number: the year.
        day: the day as of which it was made.
        uri: the address of its table.
        criteria: the indicators in force on that day.
        sheets: of each unit that existed in the year, in the order of the organisation.
    """

    number: int
    day: date
    uri: str
    criteria: tuple[Criterion, ...]
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class Appraisals:
    """The appraisals of what one audience may see.

    Attributes:
        years: those for which a rule with indicators was in force, newest first.
    """

    years: tuple[AppraisalYear, ...]

    @cached_property
    def _sheets(self) -> dict[tuple[str, int], Sheet]:
        return {(one.member.key, one.year): one for year in self.years for one in year.sheets}

    def sheet(self, unit: str, year: int) -> Sheet | None:
        """Return the sheet of a unit for a year, None where there is none."""
        return self._sheets.get((unit, year))

    def sheets_of(self, unit: str) -> tuple[Sheet, ...]:
        """Return all sheets of a unit, newest first."""
        found = (self.sheet(unit, year.number) for year in self.years)
        return tuple(sheet for sheet in found if sheet)


def appraise(study: Study, library: Library, links: Links) -> Appraisals:
    """Look for the evidence of each indicator in what an audience may see.

    Args:
        study: the study years.
        library: what the audience may see.
        links: the links inside it.
    """
    finder = EvidenceFinder(
        study,
        UnitRecords(library, links, study.today),
        WrittenWords(study, library, links),
    )
    years: list[AppraisalYear] = []
    for year in study.years:
        if year.number > study.today.year:
            continue
        day = min(date(year.number, 12, 31), study.today)
        criteria = tuple(criteria_on(day, study))
        if criteria:
            uri = f"practice/appraisal/{year.number}/index.html" if years else APPRAISALS
            sheets = tuple(
                _sheet(Asked(unit.member, year, day), criteria, finder) for unit in year.units
            )
            years.append(AppraisalYear(year.number, day, uri, criteria, sheets))
    return Appraisals(tuple(years))


def criteria_on(day: date, study: Study) -> Iterator[Criterion]:
    """Yield the indicators of the rules in force on a day, by rule."""
    number = 0
    for _, span in sorted(study.rules.items()):
        fields = span.record.fields
        if not isinstance(fields, Regulation) or span.on(day) is not RuleState.IN_FORCE:
            continue
        for indicator in fields.indicators:
            number += 1
            yield Criterion(number, indicator, _basis(span.record, indicator))


def _basis(rule: Record, indicator: Indicator) -> Basis:
    clauses = rule.fields.clauses if isinstance(rule.fields, Regulation) else ()
    clause = next((one for one in clauses if one.id == indicator.clause), None)
    if clause is None:
        return Basis(rule, "", "", rule.uri)
    return Basis(rule, clause.name, clause.text, f"{rule.uri}#{clause.id}")


def _sheet(asked: Asked, criteria: Sequence[Criterion], finder: EvidenceFinder) -> Sheet:
    marks = tuple(_mark(one, finder.find(one.indicator, asked)) for one in criteria)
    return Sheet(asked.member, asked.year.number, asked.day, marks)


def _mark(criterion: Criterion, evidence: Evidence) -> Mark:
    if evidence.unasked:
        return Mark(criterion, Result.NOT_ASKED, "", (), evidence.unasked)
    figures = tuple(
        Figure(
            group.label,
            Count(
                f"{criterion.anchor}-{group.outcome.id}",
                f"{criterion.name}：{group.label}",
                group.items,
            ),
        )
        for group in evidence.groups
    )
    result = _result(criterion.indicator, evidence)
    return Mark(criterion, result, evidence.asked, figures, _change(result, evidence))


def _result(indicator: Indicator, evidence: Evidence) -> Result:
    """Judge what was found.

    What is not recorded counts neither for nor against: where it would decide, the evidence is
    not enough.
    """
    met, unmet = evidence.having(Outcome.MET), evidence.having(Outcome.UNMET)
    missing = evidence.having(Outcome.MISSING)
    in_percent = indicator.source in IN_PERCENT
    least = indicator.least if indicator.least is not None else (100 if in_percent else 1)
    if not met and not unmet:
        return Result.THIN
    # In hundredths, so that both sides are whole numbers.
    asked = least * (met + unmet + missing) if in_percent else least * 100
    if met * 100 >= asked:
        return Result.MET
    return Result.THIN if missing and (met + missing) * 100 >= asked else Result.UNMET


def _change(result: Result, evidence: Evidence) -> str:
    if result is Result.MET:
        return ""
    if result is Result.THIN:
        return evidence.fill or evidence.mend
    return "；".join(filter(None, (evidence.mend, evidence.fill)))


def check_appraisal(library: Library, links: Links, study: Study) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the indicators of a whole library.

    Args:
        library: all records.
        links: all links between them; what an indicator names is no link.
        study: the study years of the same.
    """
    del links
    return tuple(
        flaw
        for record in library.records
        if isinstance(record.fields, Regulation)
        for index, indicator in enumerate(record.fields.indicators)
        for flaw in _flaws(record, index, indicator, study)
    )


def _flaws(record: Record, index: int, indicator: Indicator, study: Study) -> Iterator[Diagnostic]:
    def place(*field: str) -> Place:
        path: tuple[str | int, ...] = ("indicators", index, *field)
        return value_place(record.document.front, path, record.document.file)

    name, source = indicator.name, indicator.source
    if source is EvidenceSource.EXPECTATION and not indicator.expectation:
        yield rules.INDICATOR_WITHOUT_EVIDENCE.at(
            place(), name=name, source=source.label, field="expectation", what="要求的名称"
        )
    elif source is EvidenceSource.EXPECTATION and (
        flaw := _unknown(indicator.expectation or "", study)
    ):
        yield rules.UNKNOWN_EXPECTATION.at(place("expectation"), name=name, **flaw)
    if source is EvidenceSource.WRITTEN and not normal_form(indicator.words or ""):
        yield rules.INDICATOR_WITHOUT_EVIDENCE.at(
            place(), name=name, source=source.label, field="words", what="要找的字样"
        )
    fields = record.fields
    known = [one.id for one in fields.clauses] if isinstance(fields, Regulation) else []
    if indicator.clause and indicator.clause not in known:
        suggestion = did_you_mean(indicator.clause, known)
        yield rules.UNKNOWN_CLAUSE.at(
            place("clause"), name=name, clause=indicator.clause, suggestion=suggestion
        )
    if source in IN_PERCENT and indicator.least is not None and indicator.least > 100:
        yield rules.MORE_THAN_ALL.at(
            place("least"), name=name, source=source.label, least=indicator.least
        )


def _unknown(name: str, study: Study) -> dict[str, str] | None:
    """Say why an expectation cannot be evidence, or nothing."""
    stated = [
        one for member in study.organisation.members for one in study.standards.of(member.key)
    ]
    named = [one for one in stated if one.name == name]
    if any(one.expectation.measure in COMPARED for one in named):
        return None
    if named:
        measure = named[0].expectation.measure
        what = f"的“{measure.label}”不逐项对照" if measure else "没有写 measure，程序不对照"
        return {"problem": f"要求“{name}”{what}", "suggestion": "换一项由程序对照的要求"}
    known = list(dict.fromkeys(one.name for one in stated))
    suggestion = did_you_mean(name, known) or "写单位 expectations 里一项要求的 name"
    return {"problem": f"没有哪个单位有名为“{name}”的要求", "suggestion": suggestion}
