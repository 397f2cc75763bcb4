"""Group records by the values of their facets."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.records.fields import Choice
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.markers import Facet, Ref, Term
from generator.records.partial_date import PartialDate
from generator.records.schema import FieldSpec
from generator.views.followers import units_in_order
from generator.views.paging import ListPage, newest_first, paginate
from generator.views.printing import facet_uri

YEAR = "year"
_NEAR = 6
# So many of the records that name a record stand on its own page, of each kind; beyond that a list
# of its own has them all.
SHOWN_ON_RECORD = 20


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet, with the records that have it.

    Attributes:
        id: ASCII name, as search filters use it.
        label: its Chinese name.
        note: a sentence on what it is, or an empty string.
        uri: the page that it leads to: the list of its records, or the record that it is.
        list_uri: the list of its records; a record's own page shows only the newest of them.
        records: newest first.
        near: ids of the values that most often stand beside it, the most frequent first.
    """

    id: str
    label: str
    note: str
    uri: str
    list_uri: str
    records: tuple[Record, ...]
    near: tuple[str, ...] = ()

    def pages(self) -> tuple[ListPage, ...]:
        """Return the pages that list its records."""
        return paginate(self.records, self.list_uri.removesuffix(".html"))


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet with its values.

    Attributes:
        id: the field's name, ``year`` for dates.
        title: its Chinese name.
        values: in the order of the vocabulary or choice; years newest first; records in their own
            order.
        by_record: whether the values are records, whose own pages list what refers to them.
    """

    id: str
    title: str
    values: tuple[FacetValue, ...]
    by_record: bool = False

    def value(self, identifier: str) -> FacetValue:
        """Return the value of this id."""
        return next(value for value in self.values if value.id == identifier)


def facets_of(library: Library, links: Links) -> tuple[FacetView, ...]:
    """Return every facet that has at least one value, in the order in which kinds declare them."""
    specs: dict[str, FieldSpec] = {}
    for kind in library.kinds:
        for spec in kind.having(Facet):
            specs.setdefault(facet_id(spec), spec)
    members: defaultdict[str, defaultdict[str, list[Record]]] = defaultdict(
        lambda: defaultdict(list)
    )
    beside: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for record in library.records:
        pairs = list(dict.fromkeys(facet_values(record, library, links)))
        for facet, value in pairs:
            members[facet][value].append(record)
            beside[facet, value].update(
                other for name, other in pairs if name == facet and other != value
            )
    views = (
        _view(name, spec, library, links, members[name], beside) for name, spec in specs.items()
    )
    return tuple(view for view in views if view.values)


def facet_id(spec: FieldSpec) -> str:
    """Return the name of the facet that a field makes."""
    return YEAR if spec.value_type is PartialDate else spec.name


def facet_values(record: Record, library: Library, links: Links) -> Iterator[tuple[str, str]]:
    """Yield a record's values as pairs of facet and value id, the same that search filters take."""
    if record.when and any(facet_id(spec) == YEAR for spec in record.kind.having(Facet)):
        yield YEAR, str(record.when.year)
    for spec in record.kind.having(Facet):
        if facet_id(spec) == YEAR:
            continue
        held = getattr(record.fields, spec.attribute)
        items = held if isinstance(held, tuple) else () if held is None else (held,)
        for index, item in enumerate(items):
            path = (spec.name, index) if spec.many else (spec.name,)
            if value := _value_id(record, spec, item, path, library, links):
                yield facet_id(spec), value


def _value_id(
    record: Record,
    spec: FieldSpec,
    item: object,
    path: tuple[str | int, ...],
    library: Library,
    links: Links,
) -> str | None:
    if spec.marker(Ref):
        link = links.from_field(record.key, path)
        return link.target if link else None
    if spec.marker(Term):
        term = library.term(spec, str(item))
        return term.id if term else None
    return item.id if isinstance(item, Choice) else None


def _view(
    identifier: str,
    spec: FieldSpec,
    library: Library,
    links: Links,
    members: Mapping[str, list[Record]],
    beside: Mapping[tuple[str, str], Counter[str]],
) -> FacetView:
    values = tuple(
        FacetValue(
            value,
            label,
            note,
            uri,
            facet_uri(identifier, value),
            newest_first(members[value]),
            tuple(near for near, _ in beside[identifier, value].most_common(_NEAR)),
        )
        for value, label, note, uri in _known_values(identifier, spec, library, links, set(members))
        if value in members
    )
    title = "年份" if identifier == YEAR else spec.title
    return FacetView(identifier, title, values, by_record=bool(spec.marker(Ref)))


def _in_order(records: Sequence[Record], library: Library, links: Links) -> Iterator[Record]:
    """Yield records that are values: units as the organisation has them, others newest first."""
    rank = {unit.key: place for place, (_, unit) in enumerate(units_in_order(library, links))}
    units = [record for record in records if record.key in rank]
    yield from newest_first([record for record in records if record.key not in rank])
    yield from sorted(units, key=lambda unit: rank[unit.key])


def _known_values(
    identifier: str, spec: FieldSpec, library: Library, links: Links, used: set[str]
) -> Iterator[tuple[str, str, str, str]]:
    """Yield id, label, note and address of each value, in the order of display."""
    if spec.marker(Ref):
        for record in _in_order([library.by_key[key] for key in used], library, links):
            yield record.key, record.title, record.fields.summary or "", record.uri
    elif term := spec.marker(Term):
        vocabulary = library.vocabularies.get(term.vocabulary)
        for known in vocabulary.terms if vocabulary else ():
            yield known.id, known.name, known.note or "", facet_uri(identifier, known.id)
    elif spec.choice:
        for choice in spec.choice:
            yield choice.id, choice.label, "", facet_uri(identifier, choice.id)
    else:
        for year in sorted(used, reverse=True):
            yield year, f"{year}年", "", facet_uri(identifier, year)
