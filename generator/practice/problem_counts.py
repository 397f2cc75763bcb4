"""The numbers of problems by state, by age and by type, each with the list behind it."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.practice.problem_chains import Chain, MeasureState, MeasureTaken
from generator.practice.problems import TypeProblems, UnitProblems
from generator.records.kinds.problem import ProblemState
from generator.study.counts import Count, Counted


@dataclass(frozen=True, slots=True)
class AgeBand:
    """A span of days since a problem was found; `most` is None for the last."""

    id: str
    label: str
    least: int
    most: int | None


AGE_BANDS = (
    AgeBand("age-30", "30 天以内", 0, 30),
    AgeBand("age-90", "31 至 90 天", 31, 90),
    AgeBand("age-180", "91 至 180 天", 91, 180),
    AgeBand("age-365", "181 至 365 天", 181, 365),
    AgeBand("age-more", "超过 365 天", 366, None),
)


def problem_counts(chains: Iterable[Chain], prefix: str = "") -> dict[str, Count]:
    """Return how many problems have each state, and what is lacking, by name.

    Args:
        chains: the problems.
        prefix: what the ids of the counts begin with, where several such groups share a page.
    """
    found = tuple(chains)
    counts = {
        "total": Count(f"{prefix}total", "问题", tuple(map(_problem, found))),
        **{
            state.id: Count(
                f"{prefix}{state.id}",
                state.label,
                tuple(_problem(one) for one in found if one.state is state),
            )
            for state in ProblemState
        },
        "no-measure": Count(
            f"{prefix}no-measure",
            "没有措施",
            tuple(_problem(one) for one in found if one.lacks_measure),
        ),
    }
    for state in (MeasureState.UNPROVED, MeasureState.OVERDUE):
        items = (
            _measure(one, measure)
            for one in found
            for measure in one.measures
            if measure.state is state
        )
        counts[state.id] = Count(f"{prefix}{state.id}", f"措施{state.label}", tuple(items))
    return counts


def age_counts(chains: Iterable[Chain]) -> tuple[Count, ...]:
    """Return how many open problems were found how long ago, those without a date last."""
    still = [chain for chain in chains if chain.is_open]
    bands = [
        Count(
            band.id,
            band.label,
            tuple(
                _problem(one)
                for one in still
                if one.age is not None
                and one.age >= band.least
                and (band.most is None or one.age <= band.most)
            ),
        )
        for band in AGE_BANDS
    ]
    undated = tuple(_problem(one) for one in still if one.age is None)
    return (*bands, Count("age-unknown", "没有写日期", undated))


def type_counts(one: TypeProblems) -> dict[str, Count]:
    """Return how many problems, units and cases a type has, by name."""
    prefix = f"type-{one.id}-"
    return {
        "problems": Count(f"{prefix}problems", "问题", tuple(map(_problem, one.chains))),
        "units": Count(f"{prefix}units", "有这类问题的单位", _units(one.units)),
        "facing": Count(f"{prefix}facing", "还没有解决的单位", _units(one.facing)),
        "solving": Count(f"{prefix}solving", "解决过的单位", _units(one.solving)),
        "cases": Count(
            f"{prefix}cases",
            "典型案例",
            tuple(Counted(case.key, case.title, "", case.uri, (case,)) for case in one.cases),
        ),
    }


def _units(units: tuple[UnitProblems, ...]) -> tuple[Counted, ...]:
    return tuple(
        Counted(
            unit.unit.key if unit.unit else unit.id,
            unit.title,
            "",
            unit.unit.record.uri if unit.unit else unit.chains[0].record.uri,
            tuple(chain.record for chain in unit.chains),
        )
        for unit in units
    )


def _problem(chain: Chain) -> Counted:
    when = f"{chain.record.when.chinese}发现，" if chain.record.when else ""
    return Counted(
        chain.key,
        f"{chain.unit_title}：{chain.record.title}",
        f"{when}{chain.state.label}",
        chain.record.uri,
        (chain.record,),
    )


def _measure(chain: Chain, measure: MeasureTaken) -> Counted:
    until = f"期限{measure.due.chinese}" if measure.due else ""
    done = f"{measure.done.chinese}完成" if measure.done else ""
    return Counted(
        measure.item,
        f"{chain.unit_title}：{measure.text}",
        "，".join(filter(None, (measure.owner, until, done))),
        f"{chain.record.uri}#{measure.anchor}",
        (chain.record,),
    )
