"""The figures of what came of study in a period: good practices, papers, problems, sit-ins."""

from collections.abc import Iterable, Iterator

from generator.practice.circular_figures import Figure, Practice, Row
from generator.practice.circular_remedies import is_done, is_overdue, remedies_of, remedy_state
from generator.practice.circular_rows import (
    NO_TERM,
    by_unit,
    figure_of,
    of_unit,
    term_id,
    term_rows,
    terms_of,
)
from generator.practice.period_records import Owned, PeriodRecords
from generator.records.kinds.case import Case, CaseState, Consent
from generator.records.kinds.experience import Experience
from generator.records.kinds.observation import Observation
from generator.records.kinds.outcome import Outcome
from generator.records.kinds.problem import Problem, ProblemState
from generator.study.counts import Counted


def case_figures(records: PeriodRecords) -> Iterator[Figure]:
    """Yield how many good practices there are, and how many of them may be named."""
    found = list(_cases(records))
    named = [owned for owned, fields, _ in found if fields.named is Consent.YES]
    unnamed = [owned for owned, fields, _ in found if fields.named is not Consent.YES]
    items = _items(records, (owned for owned, _, _ in found))
    yield figure_of("cases", "好做法", items, discreet=True)
    yield figure_of("cases_named", "点名的好做法", _items(records, named))
    items = _items(records, unnamed)
    yield figure_of("cases_unnamed", "不点名的好做法", items, discreet=True)


def practices_of(records: PeriodRecords) -> tuple[Practice, ...]:
    """Return the good practices that may be named, in the order of the organisation."""
    named = [one for one in _cases(records) if one[1].named is Consent.YES]
    rank = {key: place for place, key in enumerate(records.titles)}
    named.sort(key=lambda one: (rank.get(one[0].unit or "", len(rank)), one[0].record.key))
    return tuple(
        Practice(
            records.titles.get(one.unit or "", ""),
            one.record,
            fields.state.label if fields.state else "",
            exemplary,
        )
        for one, fields, exemplary in named
    )


def _cases(records: PeriodRecords) -> Iterator[tuple[Owned, Case, bool]]:
    """Yield the cases that are from the period or became exemplary in it, and whether they did."""
    for owned, fields in records.of(Case):
        steps = [one for one in fields.history if one.state is CaseState.EXEMPLARY]
        exemplary = any(records.has(one.on) for one in steps)
        if fields.state is not CaseState.WITHDRAWN and (exemplary or records.has(fields.date)):
            yield owned, fields, exemplary


def paper_figures(records: PeriodRecords) -> Iterator[Figure]:
    """Yield how many experiences and outcomes there are."""
    for model, name, label in (
        (Experience, "experiences", "经验总结"),
        (Outcome, "outcomes", "学习成果"),
    ):
        yield figure_of(name, label, (item for item, _ in _papers(records, model)))


def experience_rows(records: PeriodRecords) -> tuple[Row, ...]:
    """Return a row for each form of experiences."""
    return term_rows(
        ("experience_forms", "经验总结的形式"),
        (records.library, "forms"),
        "没有写形式",
        _papers(records, Experience),
    )


def outcome_rows(records: PeriodRecords) -> tuple[Row, ...]:
    """Return a row for each form of outcomes."""
    return term_rows(
        ("outcome_forms", "学习成果的形式"),
        (records.library, "outcome_forms"),
        "没有写形式",
        _papers(records, Outcome),
    )


def _papers(
    records: PeriodRecords, model: type[Experience] | type[Outcome]
) -> Iterator[tuple[Counted, tuple[str, ...]]]:
    """Yield what was written in the period, each with the id of its form."""
    for owned, fields in records.of(model):
        if records.has(fields.date):
            form = term_id(records.library, owned.record, "form", fields.form)
            yield of_unit(owned, records.titles), (form,)


def problem_figures(records: PeriodRecords) -> Iterator[Figure]:
    """Yield how many problems were found, what was done about them, and how many were solved."""
    found = [owned for owned, _ in _problems(records)]
    yield figure_of("problems", "发现的问题", _items(records, found), discreet=True)
    yield figure_of("problem_units", "发现问题的单位", by_unit(found, records), discreet=True)
    today = records.study.today
    remedies = [
        (Counted(item, one.text, remedy_state(one, today), owned.record.uri, (owned.record,)), one)
        for owned in found
        for item, one in remedies_of(owned.record)
    ]
    done = (item for item, one in remedies if is_done(one, today))
    late = (item for item, one in remedies if is_overdue(one, today))
    yield figure_of("measures", "这些问题的措施", (item for item, _ in remedies), discreet=True)
    yield figure_of("measures_done", "完成的措施", done, discreet=True)
    yield figure_of("measures_overdue", "过期未完成的措施", late, discreet=True)
    solved = (owned for owned, fields in records.of(Problem) if _was_solved(records, fields))
    yield figure_of("solved", "本期解决的问题", _items(records, solved), discreet=True)


def problem_rows(records: PeriodRecords) -> tuple[Row, ...]:
    """Return a row for each sort of problem: how many there are, and in how many units."""
    groups: dict[str, list[Owned]] = {}
    for owned, fields in _problems(records):
        term = term_id(records.library, owned.record, "type", fields.type)
        groups.setdefault(term, []).append(owned)
    return tuple(
        _problem_row(records, f"problem_types.{key or NO_TERM}", title, groups[key])
        for key, title in terms_of(records.library, "problem_types", groups, "没有写类型")
    )


def _problem_row(records: PeriodRecords, name: str, title: str, group: list[Owned]) -> Row:
    items, units = _items(records, group), by_unit(group, records)
    return Row(
        title,
        {
            "problems": figure_of(f"{name}.problems", f"{title}：问题", items, discreet=True),
            "units": figure_of(f"{name}.units", f"{title}：单位", units, discreet=True),
        },
    )


def _problems(records: PeriodRecords) -> Iterator[tuple[Owned, Problem]]:
    """Yield the problems that were found in the period."""
    for owned, fields in records.of(Problem):
        if records.has(fields.date):
            yield owned, fields


def _was_solved(records: PeriodRecords, problem: Problem) -> bool:
    """Say whether a problem was solved in the period: its last measure was done in it."""
    days = [one.done for one in problem.measures if one.done]
    return problem.state is ProblemState.SOLVED and bool(days) and records.has(max(days))


def sit_in_figures(records: PeriodRecords) -> Iterator[Figure]:
    """Yield how many sit-ins there were, in how many units, and with how much feedback."""
    found = [one for one in records.of(Observation) if records.has(one[1].date)]
    visits = [owned for owned, _ in found]
    told = [owned for owned, one in found if one.overall or one.strengths or one.weaknesses]
    yield figure_of("sit_ins", "列席旁听", _items(records, visits))
    yield figure_of("sit_in_units", "被列席的单位", by_unit(visits, records))
    yield figure_of("sit_ins_with_feedback", "写了反馈的列席旁听", _items(records, told))


def _items(records: PeriodRecords, found: Iterable[Owned]) -> list[Counted]:
    return [of_unit(owned, records.titles) for owned in found]
