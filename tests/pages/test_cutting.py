"""Long lists are cut into pages; nothing is lost, and every page has an address."""

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.cutting import cut, cut_groups, numbered, page_uris

GROUPS = st.lists(st.tuples(st.text(max_size=2), st.lists(st.integers(), max_size=9)), max_size=6)


@given(st.lists(st.integers(), max_size=40), st.integers(1, 9))
def test_parts_hold_everything_in_order(items: list[int], size: int) -> None:
    parts = cut(items, size)
    assert [item for part in parts for item in part] == items
    assert all(len(part) <= size for part in parts)
    assert len(parts) == max(1, -(-len(items) // size))


@given(GROUPS, st.integers(1, 5))
def test_groups_go_on_where_there_is_no_room(
    groups: list[tuple[str, list[int]]], size: int
) -> None:
    pages = cut_groups(groups, size)
    assert all(sum(len(portion.items) for portion in page) <= size for page in pages)
    portions = [portion for page in pages for portion in page]
    assert [item for portion in portions for item in portion.items] == [
        item for _, items in groups for item in items
    ]
    assert [portion.group for portion in portions if portion.begins] == [name for name, _ in groups]


def test_pages_are_numbered_from_the_second() -> None:
    assert page_uris("a/b.html", 3) == ["a/b.html", "a/b-2.html", "a/b-3.html"]
    assert page_uris("a/b.html", 2, more="a/c") == ["a/b.html", "a/c-2.html"]
    assert page_uris("a/b.html", 0) == []
    assert [numbered("题", number) for number in (1, 2)] == ["题", "题（第 2 页）"]
