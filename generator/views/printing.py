"""What a reader sees of a record's fields: the data sheet and the cells of listings."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from generator.records.fields import Choice
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.markers import Facet, Listed, Ref, Term, Unprinted
from generator.records.partial_date import PartialDate
from generator.records.schema import FieldSpec, specs_of, values_of


@dataclass(frozen=True, slots=True)
class Shown:
    """One printed value.

    Attributes:
        text: the words.
        uri: where they lead, or an empty string.
        missing: whether they name something that does not exist.
    """

    text: str
    uri: str = ""
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a data sheet: a field's title with its values, or with groups of lines."""

    name: str
    title: str
    values: tuple[Shown, ...] = ()
    groups: tuple[tuple["Row", ...], ...] = ()


@dataclass(frozen=True)
class Printer:
    """Prints the fields of records of one library."""

    library: Library
    links: Links

    def sheet(self, record: Record) -> tuple[Row, ...]:
        """Return the lines of a record's data sheet; empty fields have none."""
        rows = (
            self._row(record, record.fields, spec, ())
            for spec in record.kind.specs
            if not spec.marker(Unprinted)
        )
        return tuple(row for row in rows if row.values or row.groups)

    def row(self, record: Record, name: str) -> Row | None:
        """Return the line of one field, also where the data sheet leaves it out; None if empty."""
        for spec in record.kind.specs:
            if spec.name == name:
                row = self._row(record, record.fields, spec, ())
                return row if row.values or row.groups else None
        return None

    def cells(self, record: Record) -> tuple[tuple[Shown, ...], ...]:
        """Return a record's row in its kind's listing, a cell for each of its `Listed` fields."""
        return tuple(
            self._row(record, record.fields, spec, ()).values for spec in record.kind.having(Listed)
        )

    def _row(
        self, record: Record, model: BaseModel, spec: FieldSpec, above: tuple[str | int, ...]
    ) -> Row:
        held = getattr(model, spec.attribute)
        items = held if isinstance(held, tuple) else () if held is None else (held,)
        many = isinstance(held, tuple)
        values: list[Shown] = []
        groups: list[tuple[Row, ...]] = []
        for index, item in enumerate(items):
            path = (*above, spec.name, index) if many else (*above, spec.name)
            if isinstance(item, BaseModel):
                if not self._is_hidden(record, item, path):
                    groups.append(tuple(self._group(record, item, path)))
            else:
                values.extend(self._value(record, spec, item, path))
        return Row(spec.name, spec.title, tuple(values), tuple(groups))

    def _is_hidden(self, record: Record, model: BaseModel, path: tuple[str | int, ...]) -> bool:
        """Say whether a group is about a record that the audience may not see.

        What such a group says besides is about that record too, and goes with it.
        """
        return any(
            value.spec.marker(Ref) and self.links.from_field(record.key, value.path) is None
            for value in values_of(model, path)
        )

    def _group(
        self, record: Record, model: BaseModel, path: tuple[str | int, ...]
    ) -> Iterator[Row]:
        for spec in specs_of(type(model)):
            row = self._row(record, model, spec, path)
            if row.values or row.groups:
                yield row

    def _value(
        self, record: Record, spec: FieldSpec, item: object, path: tuple[str | int, ...]
    ) -> Iterator[Shown]:
        if spec.marker(Ref):
            link = self.links.from_field(record.key, path)
            if link and link.target:
                yield Shown(self.library.by_key[link.target].title, link.uri)
            elif link and not link.broken:
                yield Shown(link.written, missing=True)
        elif spec.marker(Term):
            term = self.library.term(spec, str(item))
            if term:
                uri = facet_uri(spec.name, term.id) if spec.marker(Facet) else ""
                yield Shown(term.name, uri)
        elif isinstance(item, Choice):
            yield Shown(item.label, facet_uri(spec.name, item.id) if spec.marker(Facet) else "")
        elif isinstance(item, PartialDate):
            yield Shown(item.chinese)
        else:
            yield Shown(str(item))


def facet_uri(facet: str, value: str) -> str:
    """Return the address of the page that lists the records with one value of a facet."""
    return f"facets/{facet}/{value}.html"
