"""Figures and rows of a circular made of what is counted, whatever it is."""

from collections.abc import Iterable, Iterator, Mapping

from generator.practice.circular_figures import Figure, Row
from generator.practice.period_records import Owned, PeriodRecords
from generator.records.library import Library, Record
from generator.study.counts import Count, Counted

# How a row of what has no term is named.
NO_TERM = "none"


def figure_of(name: str, label: str, items: Iterable[Counted], *, discreet: bool = False) -> Figure:
    """Return a number of a circular.

    Args:
        name: by which a wording names it.
        label: what is counted.
        items: what was counted.
        discreet: whether the list would name units that the circular does not name.
    """
    identifier = name.replace(".", "-").replace("_", "-")
    return Figure(name, Count(identifier, label, tuple(items)), discreet)


def counted(record: Record, said: str = "") -> Counted:
    """Return a record as one of those that are counted."""
    return Counted(record.key, record.title, said, record.uri, (record,))


def of_unit(owned: Owned, titles: Mapping[str, str]) -> Counted:
    """Return a record as one of those that are counted, with the name of its unit."""
    return counted(owned.record, titles.get(owned.unit or "", ""))


def by_unit(found: Iterable[Owned], records: PeriodRecords) -> list[Counted]:
    """Return the units of some records, in the order of the organisation."""
    groups: dict[str, list[Record]] = {}
    for owned in found:
        if owned.unit:
            groups.setdefault(owned.unit, []).append(owned.record)
    members = records.study.organisation.by_key
    return [
        Counted(key, title, f"{len(groups[key])} 份", members[key].record.uri, tuple(groups[key]))
        for key, title in records.titles.items()
        if key in groups
    ]


def term_id(library: Library, record: Record, field: str, word: str | None) -> str:
    """Return the id of the term that a field of a record names, or an empty string."""
    spec = next(spec for spec in record.kind.specs if spec.name == field)
    term = library.term(spec, word) if word else None
    return term.id if term else ""


def terms_of(
    library: Library, vocabulary: str, groups: Mapping[str, object], without: str
) -> Iterator[tuple[str, str]]:
    """Yield id and name of each term that has a group, in the order of the vocabulary.

    Args:
        library: what the audience may see.
        vocabulary: the id of the list of words.
        groups: what was found, by term; an empty string is no term.
        without: what is said of those without a term; they come last.
    """
    found = library.vocabularies.get(vocabulary)
    for term in found.terms if found else ():
        if term.id in groups:
            yield term.id, term.name
    if "" in groups:
        yield "", without


def term_rows(
    named: tuple[str, str],
    words: tuple[Library, str],
    without: str,
    found: Iterable[tuple[Counted, tuple[str, ...]]],
) -> tuple[Row, ...]:
    """Return a row for each term that something has, in the order of the vocabulary.

    Args:
        named: the name of the list and what its terms are.
        words: the library and the id of the list of words.
        without: what is said of those without a term.
        found: what is counted, each with the ids of its terms.
    """
    name, what = named
    groups: dict[str, list[Counted]] = {}
    for item, identifiers in found:
        for identifier in identifiers:
            groups.setdefault(identifier, []).append(item)
    return tuple(
        Row(
            title, {"count": figure_of(f"{name}.{key or NO_TERM}", f"{what}：{title}", groups[key])}
        )
        for key, title in terms_of(*words, groups, without)
    )
