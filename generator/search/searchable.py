"""What can be searched: the words of every visible record, and what they can be filtered by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.records.library import Library, Record
from generator.views.deriving import Views
from generator.views.facets import facet_values
from generator.views.visible_text import Words, visible_words

SYNONYMS = "synonyms"
"""The vocabulary whose terms and aliases say the same: short names and full names."""

KIND = "kind"


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as search knows it.

    Attributes:
        key: folder and id; its address without ``.html``.
        title: its title.
        number: its document number, or an empty string.
        when: its date as far as it is known (``2024-05``), or an empty string.
        values: pairs of filter and value.
        words: what a reader sees of it.
    """

    key: str
    title: str
    number: str
    when: str
    values: tuple[tuple[str, str], ...]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """Something that results can be narrowed by: a facet, or the kind.

    Attributes:
        id: ASCII name.
        title: its Chinese name.
        values: id and Chinese name of each value, in the order of display.
    """

    id: str
    title: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Searchable:
    """Everything that the index is made from.

    Attributes:
        entries: in the order of the library.
        filters: in the order of display.
        synonyms: groups of names for the same thing.
    """

    entries: tuple[Entry, ...]
    filters: tuple[Filter, ...]
    synonyms: tuple[tuple[str, ...], ...]


def searchable(views: Views) -> Searchable:
    """Return what the audience of `views` may search."""
    entries = tuple(_entry(record, views) for record in views.library.records)
    synonyms = tuple(_synonyms(views.library, entries))
    return Searchable(entries, tuple(_filters(views)), synonyms)


def _entry(record: Record, views: Views) -> Entry:
    facets = dict.fromkeys(facet_values(record, views.library, views.links))
    return Entry(
        key=record.key,
        title=record.title,
        number=(record.fields.source.number if record.fields.source else None) or "",
        when=str(record.when or ""),
        values=((KIND, record.kind.name), *facets),
        words=tuple(visible_words(record, views.printer)),
    )


def _filters(views: Views) -> Iterator[Filter]:
    yield Filter(KIND, "类别", tuple((kind.name, kind.section) for kind in views.kinds_in_use()))
    for facet in views.facets:
        yield Filter(facet.id, facet.title, tuple((one.id, one.label) for one in facet.values))


def _synonyms(library: Library, entries: Sequence[Entry]) -> Iterator[tuple[str, ...]]:
    """Yield the groups of names of which one can be read; others would speak of hidden records."""
    vocabulary = library.vocabularies.get(SYNONYMS)
    for term in vocabulary.terms if vocabulary else ():
        group = (term.name, *term.also)
        readable = (words.text for entry in entries for words in entry.words)
        if len(group) > 1 and any(name in text for text in readable for name in group):
            yield group
