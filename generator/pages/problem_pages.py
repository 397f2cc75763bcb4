"""The pages of problems: by unit, by type and by age, and the chain of each problem."""

from collections.abc import Iterator
from typing import Any

from generator.pages.counted_pages import count_pages
from generator.pages.cutting import numbered, page_uris
from generator.pages.number_lists import NumberLists
from generator.pages.page import Page
from generator.pages.study_pages import SECTION
from generator.pages.templates import fill
from generator.practice.problem_counts import age_counts, problem_counts, type_counts
from generator.practice.problems import Problems, TypeProblems, by_unit
from generator.records.library import Record
from generator.study.counts import Count
from generator.study.preparing import Study
from generator.views.deriving import Views

PROBLEMS = "practice/problems.html"
_TITLE = "问题、措施和结果"
_PARENT = (_TITLE, PROBLEMS)

# So many units stand in one table; of one type, so many open and solved problems on one page.
_UNITS = 40
_FACING = 60
_SOLVING = 25

# What is said of each unit, and under which heading.
_UNIT_COLUMNS = {
    "total": "问题",
    "solved": "已解决",
    "working": "整改中",
    "no-measure": "没有措施",
    "overdue": "措施过期",
    "unproved": "没有佐证",
}


def problem_pages(problems: Problems, study: Study, views: Views) -> Iterator[Page]:
    """Yield the pages of problems; none where there is no problem."""
    if not problems.chains:
        return
    counts = problem_counts(problems.chains)
    ages = age_counts(problems.chains)
    kinds = [(one, type_counts(one)) for one in problems.types]
    yield from _overview(problems, counts, ages, kinds)
    for count in (*counts.values(), *ages):
        yield from count_pages(count, _list_stem(count), _PARENT)
    for one, numbers in kinds:
        yield from _type_pages(one, numbers, problems, views)


def problem_values(record: Record, problems: Problems) -> dict[str, Any]:
    """Return what the page of a problem needs: its chain, and all problems of its type."""
    chain = problems.of(record.key)
    return {
        "chain": chain,
        "like": problems.like(chain) if chain else None,
        "problems_uri": PROBLEMS,
    }


def _overview(
    problems: Problems,
    counts: dict[str, Count],
    ages: tuple[Count, ...],
    kinds: list[tuple[TypeProblems, dict[str, Count]]],
) -> Iterator[Page]:
    rows = []
    for unit in problems.units:
        numbers = problem_counts(unit.chains, f"{unit.id}-")
        shown = tuple(numbers[name] for name in _UNIT_COLUMNS)
        lists = NumberLists(unit.title, shown, f"practice/problems/by_unit/{unit.id}", _PARENT)
        rows.append((unit, shown, lists))
        yield from lists.pages()
    chunks = [rows[start : start + _UNITS] for start in range(0, len(rows), _UNITS)]
    uris = page_uris(PROBLEMS, len(chunks))
    for number, (uri, chunk) in enumerate(zip(uris, chunks, strict=True), start=1):
        html = fill(
            "problems.html.j2",
            uri,
            title=_TITLE,
            counts=counts,
            ages=ages,
            kinds=[(one, numbers, _type_lists(one, numbers)) for one, numbers in kinds],
            rows=chunk,
            headings=_UNIT_COLUMNS.values(),
            list_uri=lambda count: f"{_list_stem(count)}.html",
            today=problems.today,
            number=number,
            uris=uris,
            uri=uri,
        )
        title = numbered(_TITLE, number)
        yield Page(uri, title, html, SECTION, "问题从发现到解决：谁负责，到什么时候，结果怎样。")


def _type_pages(
    one: TypeProblems, counts: dict[str, Count], problems: Problems, views: Views
) -> Iterator[Page]:
    stem = one.uri.removesuffix(".html")
    unsolved = [chain for unit in one.facing for chain in unit.unsolved]
    solved = [chain for unit in one.solving for chain in unit.solved]
    pages = max(1, -(-len(unsolved) // _FACING), -(-len(solved) // _SOLVING))
    uris = [f"{stem}/{number}.html" if number > 1 else one.uri for number in range(1, pages + 1)]
    for number, uri in enumerate(uris):
        html = fill(
            "problem_type.html.j2",
            uri,
            type=one,
            counts=counts,
            facing=by_unit(unsolved[number * _FACING : (number + 1) * _FACING]),
            solving=by_unit(solved[number * _SOLVING : (number + 1) * _SOLVING]),
            parent=_PARENT,
            lists=_type_lists(one, counts),
            printer=views.printer,
            today=problems.today,
            uris=uris,
            uri=uri,
        )
        title = numbered(f"问题类型：{one.title}", number + 1)
        yield Page(uri, title, html, SECTION, "哪些单位有这类问题，哪些单位解决了，用了什么办法。")
    yield from _type_lists(one, counts).pages()


def _type_lists(one: TypeProblems, counts: dict[str, Count]) -> NumberLists:
    stem = f"practice/problems/{one.id}/lists"
    return NumberLists(one.title, tuple(counts.values()), stem, (one.title, one.uri))


def _list_stem(count: Count) -> str:
    return f"practice/problems/lists/{count.id}"
