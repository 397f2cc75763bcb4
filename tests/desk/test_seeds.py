"""Every place of some letters is found in one pass."""

from hypothesis import given
from hypothesis import strategies as st

from generator.desk.seeds import SEED, sow
from generator.text.letters import encoded

TEXT = st.text(alphabet="甲乙丙丁a1", max_size=200)
NEEDLES = st.lists(st.text(alphabet="甲乙丙丁a1", min_size=SEED, max_size=12), max_size=5)


@given(TEXT, NEEDLES)
def test_all_places(text: str, needles: list[str]) -> None:
    seeds = sow(encoded(text), [encoded(needle) for needle in needles])
    for needle in needles:
        expected = [at for at in range(len(text)) if text.startswith(needle, at)]
        assert seeds.exact(encoded(needle)).tolist() == expected


def test_what_is_shorter_than_a_seed_is_not_looked_for() -> None:
    assert sow(encoded("甲乙丙"), [encoded("甲乙")]).exact(encoded("甲乙")).tolist() == []


def test_a_long_text_is_read_in_pieces() -> None:
    text = "甲乙丙丁" * 1_200_000
    seeds = sow(encoded(text), [encoded("丁甲乙")])
    assert len(seeds.exact(encoded("丁甲乙"))) == 1_200_000 - 1
