"""Cases beside the units that have their problem, adoption, meetings, training, outcomes."""

from generator.practice.adoptions import ResultState, origins_of, uses_of
from generator.practice.exchange import Exchange, Shelf
from generator.study.counts import Count
from tests.conftest import Archive
from tests.practice.exchange_examples import (
    AUDIENCES,
    HIDDEN,
    UNITS,
    case,
    exchanged,
    meeting,
    outcome,
    problem,
    resource,
    training,
)
from tests.study.examples import Files, lecturer, unit


def _shelves(exchange: Exchange) -> dict[str, Shelf]:
    return {shelf.name: shelf for shelf in exchange.shelves}


def _labels(count: Count) -> list[str]:
    return [one.label for one in count.items]


def _keys(shelf: Shelf) -> list[str]:
    return [one.record.id for one in shelf.cases]


def test_cases_stand_under_their_type_by_state_then_newest_first(archive: Archive) -> None:
    exchange, _ = exchanged(
        archive,
        UNITS
        | case("a", "jia", "problem_type: 走访不实", "state: 推荐", "date: 2026-05-01")
        | case("b", "jia", "problem_type: 走过场", "state: 退出", "date: 2026-06-01")
        | case("c", "yi", "problem_type: visits", "state: 核实", "date: 2026-01-01")
        | case("d", "yi", "problem_type: 走访不实", "state: 推荐", "date: 2026-07-01")
        | case("e", "yi", "problem_type: 走访不实")
        | case("f", "yi", "state: 推荐"),
    )
    assert [shelf.name for shelf in exchange.shelves] == [
        "重复填报",
        "走访不实",
        "隐患反复",
        "没有写问题类型",
    ]
    shelves = _shelves(exchange)
    assert _keys(shelves["走访不实"]) == ["c", "d", "a", "e", "b"]
    assert _keys(shelves["没有写问题类型"]) == ["f"]
    assert [(one.label, len(one)) for one in exchange.state_counts] == [
        ("示范", 0),
        ("核实", 1),
        ("推荐", 3),
        ("没有写状态", 1),
        ("退出", 1),
    ]


def test_without_cases_that_lack_a_type_nothing_stands_at_the_end(archive: Archive) -> None:
    exchange, _ = exchanged(archive, UNITS | case("a", "jia", "problem_type: 走访不实"))
    assert "没有写问题类型" not in _shelves(exchange)


def test_units_face_what_is_open_and_solved_what_is_solved(archive: Archive) -> None:
    exchange, _ = exchanged(
        archive,
        UNITS
        | problem("p1", "yi", "type: 重复填报")
        | problem("p2", "jia", "type: 重复填报", "state: 整改中")
        | problem("p3", "jia", "type: 重复填报", "state: 已登记")
        | problem("p4", "bing", "type: 重复填报", "state: 已解决")
        | problem("p5", "bing", "type: 重复填报", "state: 暂不整改")
        | problem("p6", "bing", "state: 已登记"),
    )
    shelf = _shelves(exchange)["重复填报"]
    # In the order of the organisation, each once.
    assert _labels(shelf.facing) == ["jia", "yi"]
    assert shelf.facing.items[0].said == "问题《p2》；问题《p3》"
    assert [one.key for one in shelf.facing.items[0].records] == ["problems/p2", "problems/p3"]
    assert _labels(shelf.solved) == ["bing"]


def test_a_verified_case_solved_its_problem_a_recommended_one_did_not(archive: Archive) -> None:
    proven = "effect: [{claim: 少, evidence: 清点}]"
    exchange, _ = exchanged(
        archive,
        UNITS
        | case("a", "jia", "problem_type: 重复填报", "state: 核实")
        | case("b", "bing", "problem_type: 重复填报", "state: 示范", proven)
        | case("c", "yi", "problem_type: 重复填报", "state: 推荐")
        | case("d", "yi", "problem_type: 走访不实", "state: 退出")
        | problem("p", "jia", "type: 重复填报", "state: 已解决"),
    )
    shelves = _shelves(exchange)
    assert _labels(shelves["重复填报"].solved) == ["jia", "bing"]
    assert shelves["重复填报"].solved.items[0].said == "问题《p》；典型案例《a》"
    assert not shelves["走访不实"].solved.items


def test_adoption_tells_failures_and_what_nobody_wrote(archive: Archive) -> None:
    exchange, _ = exchanged(
        archive,
        UNITS
        | case(
            "a",
            "jia",
            "date: 2026-01-01",
            "adopted_by:",
            "  - {unit: yi, on: 2026-07, result: 已停用。地方太远}",
            "  - {unit: bing, result: 照用}",
        )
        | case("b", "yi", "date: 2026-02-01", "adopted_by: [jia]"),
    )
    assert [(one.item, one.unit.title, one.state) for one in exchange.adoptions] == [
        ("cases/b#1", "jia", ResultState.NO_RECORD),
        ("cases/a#1", "yi", ResultState.STOPPED),
        ("cases/a#2", "bing", ResultState.TOLD),
    ]
    assert exchange.adoptions[1].counted.said == "2026年7月，已停用"
    assert [one.told for one in exchange.adoptions] == ["", "地方太远", "照用"]
    assert [(one.label, len(one)) for one in exchange.result_counts] == [
        ("写了结果", 1),
        ("已停用", 1),
        ("没有写结果", 1),
    ]
    assert _labels(exchange.cases["cases/a"].adopted) == ["yi：a", "bing：a"]


def test_a_meeting_adds_up_its_minutes(archive: Archive) -> None:
    exchange, _ = exchanged(
        archive,
        UNITS
        | case("a", "jia")
        | meeting(
            "m",
            "jia",
            "2026-05-12",
            "speaker: 甲, case: a, minutes: 15",
            "speaker: 乙",
            "speaker: 丙, case: a, minutes: 20",
        )
        | meeting("later", "yi", "2026-06-12", "speaker: 甲"),
    )
    assert [one.record.id for one in exchange.meetings] == ["later", "m"]
    held = exchange.meetings[1]
    assert [(one.begins, one.ends) for one in held.turns] == [(0, 15), (15, 15), (15, 35)]
    assert held.minutes == 35
    assert [one.speaker for one in held.untimed] == ["乙"]
    assert [one.key for one in held.sources] == ["cases/a"]
    assert [one.item for one in held.count.items] == [
        "sessions/m#1",
        "sessions/m#2",
        "sessions/m#3",
    ]


def test_training_stands_by_step_and_says_what_is_missing(archive: Archive) -> None:
    exchange, _ = exchanged(
        archive,
        UNITS
        | resource("course")
        | lecturer("li")
        | case("a", "jia")
        | training(
            "t",
            "step: 归档",
            "course: course",
            "lecturers: [li]",
            "materials: [cases/a]",
        )
        | training("u", "step: filing", "date: 2026-01-01")
        | training("v"),
    )
    steps = exchange.training.steps
    assert [(step.name, len(step.items)) for step in steps] == [
        ("排计划", 0),
        ("归档", 2),
        ("没有写工作环节", 1),
    ]
    dated, whole = steps[1].items
    assert dated.gaps == ("课程", "授课人", "用到的资料")
    assert whole.gaps == ()
    assert whole.course is not None
    assert whole.course.title == "course"
    assert [one.title for one in whole.lecturers] == ["li"]
    assert [one.title for one in whole.materials] == ["a"]
    assert _labels(exchange.training.gaps) == ["排计划"]


def test_an_outcome_has_origins_and_uses(archive: Archive) -> None:
    exchange, _ = exchanged(
        archive,
        UNITS
        | case("a", "jia")
        | outcome("o", "jia", "came_from: [cases/a]", "used_by: [yi, {unit: bing, result: 停用}]"),
    )
    record = exchange.library.by_key["outcomes/o"]
    assert [one.title for one in origins_of(record, exchange.library, exchange.links)] == ["a"]
    uses = uses_of(record, exchange.library, exchange.links)
    assert [(one.unit.title, one.state) for one in uses] == [
        ("yi", ResultState.NO_RECORD),
        ("bing", ResultState.STOPPED),
    ]


def test_nothing_is_said_of_what_the_audience_may_not_see(archive: Archive) -> None:
    files: Files = (
        AUDIENCES
        | UNITS
        | unit("mi", HIDDEN)
        | case("open", "jia", "problem_type: 重复填报", "adopted_by: [{unit: mi, result: 用了}]")
        | case("secret", "yi", "problem_type: 重复填报", "state: 核实", HIDDEN)
        | problem("p", "yi", "type: 重复填报", HIDDEN)
        | meeting("m", "jia", "2026-05-12", "speaker: 甲, case: open", "speaker: 乙, case: secret")
        | outcome("o", "jia", "came_from: [cases/secret]", "used_by: [mi]", "date: 2026-01-01")
        | training("t", "step: 归档", "materials: [cases/secret]")
    )
    exchange, _ = exchanged(archive, files, "all")
    shelf = _shelves(exchange)["重复填报"]
    assert _keys(shelf) == ["open"]
    assert not shelf.facing.items
    assert not shelf.solved.items
    assert exchange.adoptions == ()
    assert [one.speaker for one in exchange.meetings[0].turns] == ["甲"]
    record = exchange.library.by_key["outcomes/o"]
    assert origins_of(record, exchange.library, exchange.links) == ()
    assert uses_of(record, exchange.library, exchange.links) == ()
    assert exchange.training.steps[1].items[0].materials == ()
    assert exchange.training.steps[1].items[0].gaps == ("课程", "授课人")

    everything, _ = exchanged(archive, files)
    assert len(everything.meetings[0].turns) == 2
    assert _keys(_shelves(everything)["重复填报"]) == ["secret", "open"]


def test_an_archive_without_vocabularies_has_its_cases(archive: Archive) -> None:
    none: Files = {
        "materials/vocabulary/problem_types.yml": "title: 空\nterms: []\n",
        "materials/vocabulary/secretary_steps.yml": "title: 空\nterms: []\n",
    }
    exchange, _ = exchanged(archive, none | UNITS | case("a", "jia"))
    assert [shelf.name for shelf in exchange.shelves] == ["没有写问题类型"]
    assert exchange.training.steps == ()
    empty, _ = exchanged(archive, {})
    assert empty.meetings == ()
