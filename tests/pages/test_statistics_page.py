"""Each figure shows what its table says, and both what was counted."""

import re
from html.parser import HTMLParser

import pytest

from generator.compiler import examine
from generator.pages.statistics_page import statistics_page
from generator.views.deriving import Views, derive
from tests.building import TODAY
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def views() -> Views:
    examination = examine(ROOT, today=TODAY)
    audience = examination.library.settings.audience(None)
    assert audience is not None
    visible = examination.library.seen_by(audience)
    return derive(visible, examination.links.within(visible), TODAY)


class _Figures(HTMLParser):
    """Reads pictures and tables side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[list[tuple[str, int, float]]] = []
        self.tabled: list[list[tuple[str, int]]] = []
        self._text: list[str] = []
        self._value = 0
        self._length = 0.0
        self._cells: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "svg" and values.get("class") == "bars":
            self.drawn.append([])
        elif tag == "g":
            self._value = int(values["data-value"] or 0)
            self._text = []
        elif tag == "rect" and self.drawn:
            self._length = float(values["width"] or 0)
        elif tag == "tbody":
            self.tabled.append([])
        elif tag == "tr":
            self._cells = []
        elif tag == "td":
            self._cells.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "g":
            label = self._text[0]
            assert self._text[1].replace(",", "").startswith(str(self._value))
            self.drawn[-1].append((label, self._value, self._length))
        elif tag == "tr" and len(self._cells) == 2:
            self.tabled[-1].append((self._cells[0], int(self._cells[1].replace(",", ""))))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self._text.append(data.strip())
            if self._cells:
                self._cells[-1] += data.strip()


def test_pictures_and_tables_say_the_same(views: Views) -> None:
    parser = _Figures()
    parser.feed(statistics_page(views).html)
    assert len(parser.drawn) == len(parser.tabled) == len(views.figures) >= 4
    for drawn, tabled in zip(parser.drawn, parser.tabled, strict=True):
        assert [value for _, value, _ in drawn] == [value for _, value in tabled]
        for (short, _, _), (label, _) in zip(drawn, tabled, strict=True):
            assert label.startswith(short.removesuffix("…"))


def test_bars_are_as_long_as_their_values(views: Views) -> None:
    parser = _Figures()
    parser.feed(statistics_page(views).html)
    for drawn in parser.drawn:
        most = max(value for _, value, _ in drawn)
        full = max(length for _, _, length in drawn)
        for _, value, length in drawn:
            assert length == pytest.approx(full * value / most, abs=0.1)


def test_numbers_are_those_of_the_records(views: Views) -> None:
    figures = {figure.id: figure for figure in views.figures}
    records = views.library.records
    kinds = {bar.label: bar.value for bar in figures["kinds"].bars}
    assert kinds["重要讲话"] == sum(record.kind.name == "speech" for record in records)
    assert sum(kinds.values()) == len(records)
    dated = sum(record.when is not None for record in records)
    assert sum(bar.value for bar in figures["years"].bars) == dated


def test_every_number_links_to_what_was_counted(views: Views) -> None:
    html = statistics_page(views).html
    numbers = re.findall(r'<td class="to-right">(.*?)</td>', html)
    assert numbers
    assert all(number.startswith('<a href="') for number in numbers)
