"""What a visitor loads and waits for: the first query on a page, and the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from playwright.sync_api import Browser

from benchmarks.search.browser import opened
from benchmarks.search.server import Counter, Transfer
from benchmarks.search.setups import Index, Setup

# The page says how many there are, and where there are any, shows a passage of one.
_FILLED = """
() => document.querySelector("[data-search-total]")
  && (!document.querySelector("[data-search-hit]")
    || document.querySelector("[data-search-hit] mark"))
  && performance.now()
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one query took.

    Attributes:
        transfer: what was sent for it.
        milliseconds: in the page, from asking to the answer.
    """

    transfer: Transfer
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two queries, one after the other, on a page opened with an empty cache."""

    first: Cost
    second: Cost


def measure_costs(
    setup: Setup,
    index: Index,
    browser: Browser,
    served: tuple[str, Counter],
    queries: Sequence[str],
) -> tuple[Pair, ...]:
    """Open the start page anew for each of `queries`, ask it, and then ask another one.

    The page itself does not count; what belongs to the search and is loaded with it does, and is
    added to the first query.
    """
    address, counter = served
    files = frozenset(index.files)
    pairs = []
    for number, query in enumerate(queries):
        other = queries[(number + len(queries) // 2) % len(queries)]
        counter.take()
        with opened(browser, address + index.start) as page:
            early = counter.take(files)
            answer = setup.ask(page, query, show=True)
            first = Cost(early + counter.take(), answer.milliseconds)
            answer = setup.ask(page, other, show=True)
            second = Cost(counter.take(), answer.milliseconds)
        pairs.append(Pair(first, second))
    return tuple(pairs)


def measure_page(
    index: Index, browser: Browser, served: tuple[str, Counter], queries: Sequence[str]
) -> tuple[Cost, ...]:
    """Open the engine's own page of results anew for each of `queries`.

    The time is from the beginning of the navigation to the first passage; the transfer is all that
    belongs to the search and is loaded until the page is at rest, without the page itself.  An
    engine without such a page has no costs.
    """
    address, counter = served
    files = frozenset(index.files)
    costs = []
    for query in queries if index.results else ():
        counter.take()
        with opened(browser, f"{address}{index.results}{quote(query)}") as page:
            filled = page.wait_for_function(_FILLED).json_value()
            page.wait_for_load_state("networkidle")
            costs.append(Cost(counter.take(files), filled))
    return tuple(costs)
