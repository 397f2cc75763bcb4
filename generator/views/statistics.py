"""A few honest figures about the archive."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.records.library import Library
from generator.text.reading_time import count_characters
from generator.views.chronology import INDEX, Chronology
from generator.views.facets import FacetView


@dataclass(frozen=True, slots=True)
class Bar:
    """One value of a figure, with the page that lists what was counted."""

    label: str
    value: int
    uri: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and its table in one: bars with labels.

    Attributes:
        id: ASCII name.
        title: what it shows, as a sentence would.
        unit: of the values, e.g. 份.
        note: how it was counted.
        bars: in the order of display.
    """

    id: str
    title: str
    unit: str
    note: str
    bars: tuple[Bar, ...]


def figures(library: Library, facets: Sequence[FacetView], years: Chronology) -> tuple[Figure, ...]:
    """Return the figures that have something to show."""
    counts = Counter(record.kind.name for record in library.records)
    characters: Counter[str] = Counter()
    for record in library.records:
        text = "\n".join(block.text for block in record.blocks)
        characters[record.kind.name] += count_characters(text)
    kinds = [kind for kind in library.kinds if counts[kind.name]]
    uris = {kind.name: f"{kind.folder}/index.html" for kind in kinds}
    shown = [
        Figure(
            "kinds",
            "各类资料各有多少份",
            "份",
            "按资料的类别计数。",
            tuple(Bar(kind.section, counts[kind.name], uris[kind.name]) for kind in kinds),
        ),
        Figure(
            "characters",
            "各类资料各有多少字",
            "字",
            "只计正文：汉字逐字计，外文按词计。",
            tuple(Bar(kind.section, characters[kind.name], uris[kind.name]) for kind in kinds),
        ),
        Figure(
            "years",
            "每年各有多少份资料",
            "份",
            f"按资料的日期计数，专题按学习月份；另有 {len(years.undated)} 份没有日期。",
            tuple(
                Bar(f"{year.number}年", year.count, year.uri if year.count else INDEX)
                for year in reversed(years.years)
            ),
        ),
        *(
            Figure(
                f"facet-{facet.id}",
                f"按{facet.title}各有多少份",
                "份",
                "一份资料可以有几个，所以合计可能大于总数。",
                tuple(Bar(value.label, len(value.records), value.uri) for value in facet.values),
            )
            for facet in facets
            if facet.id in {"duties", "unit"}
        ),
    ]
    return tuple(figure for figure in shown if figure.bars)
