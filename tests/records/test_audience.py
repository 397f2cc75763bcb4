"""Who may see what."""

import pytest

from generator.records.audience import Audience

LEADERS = Audience("leaders", "领导", frozenset({"leaders", "members"}))


@pytest.mark.parametrize("limit", [(), ("leaders",), ("members",), ("members", "staff")])
def test_sees_what_is_for_everybody_or_for_one_of_its_own(limit: tuple[str, ...]) -> None:
    assert LEADERS.may_see(limit)


@pytest.mark.parametrize("limit", [("staff",), ("staff", "guests"), ("Leaders",), ("",)])
def test_does_not_see_what_is_for_others_only(limit: tuple[str, ...]) -> None:
    assert not LEADERS.may_see(limit)
