"""The verdict on quotations that are hard to judge, and on many at once."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.desk.checking import Desk
from generator.desk.verdicts import Verdict
from tests.desk.examples import desk_of, judged, write
from tests.desk.hard_cases import FILES, HARD_CASES, NEW, HardCase

SENTENCE = "没有调查清楚的事项，不列入年度计划；一时弄不清楚的，注明“待核”。"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return desk_of(write(tmp_path_factory.mktemp("archive"), FILES))


@pytest.mark.parametrize("case", HARD_CASES, ids=lambda case: case.name)
def test_hard_cases(case: HardCase, desk: Desk) -> None:
    judgement = judged(desk, case.draft)[-1]
    assert judgement.verdict.value == case.verdict, judgement
    if case.source:
        assert judgement.spot
        assert judgement.spot.key == case.source
    assert case.said in judgement.said


def test_there_are_sixty() -> None:
    assert len(HARD_CASES) >= 60


def test_the_paragraph_is_named(desk: Desk) -> None:
    (judgement,) = judged(desk, "“谁走访谁动笔。不能用听来的话”")
    paragraph = desk.library.by_key[NEW].blocks[-1]
    assert str(judgement.spot) == f"{NEW}#{paragraph.id}"


def test_what_holds_besides_is_told(desk: Desk) -> None:
    (judgement,) = judged(
        desk, "《在秋季会议上的讲话》：“开会之前先把材料读完，读不完的不要来开会”"
    )
    assert judgement.verdict is Verdict.OTHER_SOURCE
    assert [one.verdict for one in judgement.also] == [Verdict.SUPERSEDED]


def test_other_places_with_the_same_words_are_named(desk: Desk) -> None:
    (judgement,) = judged(desk, "“其中困难户不少于十户，走访结果在”")
    assert [one.spot.key for one in judgement.also] == ["speeches/old"]


def test_what_stands_inside_a_quotation_that_was_found_is_not_judged_again(desk: Desk) -> None:
    assert len(judged(desk, "“一时弄不清楚的，注明‘待核’。数对不上”")) == 1


def test_what_stands_inside_one_that_is_not_whole_is(desk: Desk) -> None:
    outer, inner = judged(
        desk, "老李说：“我就记住一句‘没有调查清楚的事项，列入年度计划’，别的忘了。”"
    )
    assert outer.verdict in {Verdict.NOT_FOUND, Verdict.CHANGED}
    assert inner.verdict is Verdict.CHANGED


def test_a_record_is_no_source_of_itself(tmp_path: Path) -> None:
    own = f"---\ntitle: 甲\n---\n\n他说：“{SENTENCE}”\n"
    desk = desk_of(
        write(
            tmp_path,
            {
                "materials/cases/a.md": own.replace("title: 甲", "title: 甲\nunit: b"),
                "materials/units/b.md": "---\ntitle: 乙\n---\n\n文。\n",
            },
        )
    )
    (judgement,) = desk.of_records(desk.library.records)["cases/a"][:1]
    assert judgement.verdict is Verdict.NOT_FOUND


def test_records_that_misquote_the_same_source_do_not_vouch_for_each_other(tmp_path: Path) -> None:
    wrong = "没有调查清楚的事项，列入年度计划"
    files = {
        **FILES,
        "materials/experiences/wrong.md": f"---\ntitle: 误\n---\n\n讲话说“{wrong}”。\n",
    }
    (judgement,) = judged(desk_of(write(tmp_path, files)), f"“{wrong}”")
    assert judgement.verdict is Verdict.CHANGED
    assert judgement.spot
    assert judgement.spot.key == NEW


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_no_alteration_of_letters_passes(desk: Desk, data: st.DataObject) -> None:
    """Whatever letter is dropped, added or replaced inside a sentence: it is called changed."""
    text = SENTENCE.replace("“", "‘").replace("”", "’")
    letters = [place for place, letter in enumerate(text) if letter.isalnum()]
    place = data.draw(st.sampled_from(letters[1:-1]))
    way = data.draw(st.sampled_from(["drop", "add", "replace"]))
    other = data.draw(st.sampled_from("山水木火土3不"))
    before, after = text[:place], text[place + 1 :]
    if way != "drop" and other in (text[place], text[place - 1]):
        return
    altered = {
        "drop": before + after,
        "add": before + other + text[place:],
        "replace": before + other + after,
    }
    judgement = judged(desk, f"“{altered[way]}”")[0]
    assert judgement.verdict is Verdict.CHANGED
    assert judgement.spot
    assert judgement.spot.key == NEW


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="没有调查清楚的事项“”‘’「」……不列入12，。\n ", max_size=80))
def test_no_draft_is_too_strange(desk: Desk, draft: str) -> None:
    for judgement in judged(desk, draft):
        assert judgement.verdict in Verdict
        assert (judgement.spot is None) == (judgement.verdict in {Verdict.NOT_FOUND, Verdict.TERM})


def test_ten_thousand_quotations(desk: Desk) -> None:
    draft = "“没有调查清楚的事项，列入年度计划”，" * 5_000 + "“这一句哪里也没有，是编的”，" * 5_000
    judgements = judged(desk, draft)
    assert len(judgements) == 10_000
    assert {one.verdict for one in judgements} == {Verdict.CHANGED, Verdict.NOT_FOUND}
