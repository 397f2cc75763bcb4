"""The lists behind several numbers of one thing: on one page, or each on pages of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.counted_pages import COUNTED_ON_A_PAGE, count_pages
from generator.pages.page import Page
from generator.pages.study_pages import SECTION
from generator.pages.templates import fill
from generator.study.counts import Count


@dataclass(frozen=True, slots=True)
class NumberLists:
    """Several numbers, and where their lists stand.

    Attributes:
        title: what they are the numbers of.
        counts: the numbers.
        stem: the address of their page without ``.html``.
        parent: title and address of the page on which the numbers stand.
    """

    title: str
    counts: tuple[Count, ...]
    stem: str
    parent: tuple[str, str]

    @property
    def _together(self) -> bool:
        return sum(map(len, self.counts)) <= COUNTED_ON_A_PAGE

    def uri(self, count: Count) -> str:
        """Return where the list of one of the numbers begins."""
        if self._together:
            return f"{self.stem}.html#count-{count.id}"
        return f"{self.stem}-{count.id}.html"

    def pages(self) -> Iterator[Page]:
        """Yield the pages; none for nothing."""
        counts = [count for count in self.counts if count.items]
        if not self._together:
            for count in counts:
                named = Count(count.id, f"{self.title}：{count.label}", count.items)
                yield from count_pages(named, f"{self.stem}-{count.id}", self.parent)
        elif counts:
            uri = f"{self.stem}.html"
            html = fill(
                "number_lists.html.j2", uri, title=self.title, counts=counts, parent=self.parent
            )
            yield Page(uri, f"{self.parent[0]}：{self.title}", html, SECTION)
