"""Long lists cut into pages: the parts, their addresses and their titles."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

G = TypeVar("G")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Portion(Generic[G, T]):
    """So much of a group as stands on one page.

    Attributes:
        group: what the items belong to.
        items: those that stand here.
        begins: whether the group begins here.
    """

    group: G
    items: tuple[T, ...]
    begins: bool


def cut(items: Sequence[T], size: int) -> list[tuple[T, ...]]:
    """Cut a list into parts of at most `size` items; an empty list is one empty part."""
    starts = range(0, max(len(items), 1), size)
    return [tuple(items[start : start + size]) for start in starts]


def cut_groups(groups: Sequence[tuple[G, Sequence[T]]], size: int) -> list[list[Portion[G, T]]]:
    """Cut groups into pages of at most `size` items; a group goes on where there is no room."""
    pages: list[list[Portion[G, T]]] = [[]]
    left = size
    for group, items in groups:
        rest = tuple(items)
        begins = True
        while begins or rest:
            if left <= 0:
                pages.append([])
                left = size
            here, rest = rest[:left], rest[left:]
            pages[-1].append(Portion(group, here, begins))
            left -= len(here)
            begins = False
    return pages


def page_uris(first: str, count: int, more: str = "") -> list[str]:
    """Return the addresses of so many pages.

    Args:
        first: of the first page.
        count: how many there are.
        more: of the others, without number and ``.html``; that of the first when left out.
    """
    stem = more or first.removesuffix(".html")
    return [first, *(f"{stem}-{number}.html" for number in range(2, count + 1))][:count]


def numbered(title: str, number: int) -> str:
    """Return the title of one of several pages; the first has the title alone."""
    return f"{title}（第 {number} 页）" if number > 1 else title
