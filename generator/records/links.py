"""Find what every reference and every link of a library leads to."""

import posixpath
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.records import rules
from generator.records.diagnostics import Diagnostic, Place
from generator.records.layout import MATERIALS
from generator.records.library import Library, Record
from generator.records.markers import Ref
from generator.records.schema import Kind, Value, values_of
from generator.records.suggestions import closest, did_you_mean
from generator.records.validation import value_place
from generator.text.addresses import Address, AddressKind, read_address
from generator.text.blocks import Block, Target

_MOST_SUGGESTIONS = 50
_CHECK_ID = "检查编号；编号就是文件名去掉 .md"


@dataclass(frozen=True, slots=True)
class Link:
    """A reference in a field, or a link in a body, from one record to another.

    Attributes:
        source: key of the record that it stands in.
        path: the way to the field's value, empty for a link in a body.
        block_id: the block that a body's link stands in, empty for a field.
        written: what the author wrote.
        target: key of the record that it leads to, None where there is none.
        anchor: id of the block that it leads to, empty for the whole record.
        broken: whether it names a record that has errors.  Who may see that one is not known, so
            nothing of it is printed, not even its id.
    """

    source: str
    path: tuple[str | int, ...]
    block_id: str
    written: str
    target: str | None
    anchor: str = ""
    broken: bool = False

    @property
    def uri(self) -> str:
        """The address that it leads to, relative to the site's root."""
        return f"{self.target}.html" + (f"#{self.anchor}" if self.anchor else "")


@dataclass(frozen=True)
class Links:
    """All links of a library.  A link that is not here must not be printed."""

    links: tuple[Link, ...]

    @cached_property
    def _fields(self) -> Mapping[tuple[str, tuple[str | int, ...]], Link]:
        return {(link.source, link.path): link for link in self.links if link.path}

    @cached_property
    def _bodies(self) -> Mapping[tuple[str, str], Link]:
        return {(link.source, link.written): link for link in self.links if not link.path}

    @cached_property
    def _towards(self) -> Mapping[str, tuple[Link, ...]]:
        towards: defaultdict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            if link.target:
                towards[link.target].append(link)
        return {key: tuple(links) for key, links in towards.items()}

    def from_field(self, source: str, path: tuple[str | int, ...]) -> Link | None:
        """Return the reference at `path` in the fields of the record `source`."""
        return self._fields.get((source, path))

    def from_body(self, source: str, written: str) -> Link | None:
        """Return the link that is `written` so in the body of the record `source`."""
        return self._bodies.get((source, written))

    @cached_property
    def _leaving(self) -> Mapping[str, tuple[Link, ...]]:
        leaving: defaultdict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            leaving[link.source].append(link)
        return {key: tuple(links) for key, links in leaving.items()}

    def leaving(self, source: str) -> tuple[Link, ...]:
        """Return the links that stand in the record `source`."""
        return self._leaving.get(source, ())

    def towards(self, target: str) -> tuple[Link, ...]:
        """Return the links that lead to the record `target`."""
        return self._towards.get(target, ())

    def within(self, visible: Library) -> "Links":
        """Return the links whose both ends `visible` holds, and those that lead nowhere."""
        return Links(
            tuple(
                link
                for link in self.links
                if link.source in visible.by_key
                and (link.target is None or link.target in visible.by_key)
            )
        )


def resolve(library: Library) -> tuple[Links, tuple[Diagnostic, ...]]:
    """Follow every reference and every relative link between records.

    Returns:
        The links; what leads nowhere.  References to records that have errors of their own are
        counted in one diagnostic at that record.
    """
    resolver = _Resolver(library)
    links = tuple(
        link
        for record in library.records
        for link in (*resolver.fields_of(record), *resolver.bodies_of(record))
    )
    broken = (
        rules.REFERENCE_TO_BROKEN.at(Place(f"{MATERIALS}/{key}.md"), count=count)
        for key, count in sorted(resolver.into_broken.items())
    )
    return Links(links), (*resolver.diagnostics, *broken)


class _Resolver:
    def __init__(self, library: Library) -> None:
        self._library = library
        self._ids = {key: record.anchors for key, record in library.by_key.items()}
        self.diagnostics: list[Diagnostic] = []
        self._suggestions = 0
        self.into_broken: Counter[str] = Counter()

    def fields_of(self, record: Record) -> Iterator[Link]:
        # A group is left before the next begins, and names its record before that one's blocks.
        named: dict[tuple[tuple[str | int, ...], str], str] = {}
        for value in values_of(record.fields):
            if marker := value.spec.marker(Ref):
                group = value.path[:-2] if value.spec.many else value.path[:-1]
                written = str(value.value)
                if marker.within:
                    written = f"{named[group, marker.within]}#{written}"
                else:
                    named[group, value.spec.name] = written.partition("#")[0]
                yield self._reference(record, value, marker, written)

    def bodies_of(self, record: Record) -> Iterator[Link]:
        for block in record.blocks:
            for target in block.targets:
                address = read_address(target.address)
                if not target.is_image and address.kind is AddressKind.RECORD:
                    yield self._link(record, block, target, address)

    def _reference(self, record: Record, value: Value, marker: Ref, written: str) -> Link:
        name, _, anchor = written.partition("#")
        allowed = [self._library.kind_by_name[kind] for kind in marker.kinds]
        key = name if "/" in name or len(allowed) != 1 else f"{allowed[0].folder}/{name}"
        place = value_place(record.document.front, value.path, record.document.file)
        found = self._library.by_key.get(key)
        if found and allowed and found.kind not in allowed:
            self.diagnostics.append(
                rules.WRONG_KIND.at(
                    place,
                    field=value.spec.title,
                    target=written,
                    expected="或".join(kind.label for kind in allowed),
                    found=found.kind.label,
                )
            )
            found = None
        elif not found and key in self._library.broken:
            self.into_broken[key] += 1
        elif not found and not marker.within:
            suggestion = self._suggest_reference(name, allowed)
            self.diagnostics.append(
                rules.UNRESOLVED_REFERENCE.at(
                    place, field=value.spec.title, target=written, suggestion=suggestion
                )
            )
        anchor = self._check_anchor(found, anchor, written, place)
        broken = not found and key in self._library.broken
        key_found = found.key if found else None
        return Link(record.key, value.path, "", written, key_found, anchor, broken)

    def _link(self, record: Record, block: Block, target: Target, address: Address) -> Link:
        key = record.key
        if address.path:
            joined = posixpath.normpath(posixpath.join(record.kind.folder, address.path))
            key = joined.removesuffix(".md")
        place = Place(record.document.file, target.line, target.column)
        found = self._library.by_key.get(key)
        if not found and key in self._library.broken:
            self.into_broken[key] += 1
        elif not found:
            suggestion = self._suggest_link(record, address.path)
            self.diagnostics.append(
                rules.UNRESOLVED_LINK.at(place, target=address.path, suggestion=suggestion)
            )
        anchor = self._check_anchor(found, address.fragment, address.path or "本篇", place)
        key_found = found.key if found else None
        broken = not found and key in self._library.broken
        return Link(record.key, (), block.id, target.address, key_found, anchor, broken)

    def _check_anchor(self, found: Record | None, anchor: str, written: str, place: Place) -> str:
        if not found or not anchor or anchor in self._ids[found.key]:
            return anchor if found else ""
        former = self._former_text(found, anchor)
        self.diagnostics.append(
            rules.UNKNOWN_BLOCK.at(
                place, target=written.partition("#")[0], block=anchor, former=former
            )
        )
        return ""

    def _former_text(self, record: Record, anchor: str) -> str:
        """Say what a paragraph said that is gone, as far as the lock remembers it."""
        lock = self._library.locks.get(record.kind.folder, {})
        words = (kept.excerpt for kept in lock.get(record.id, ()) if kept.id == anchor)
        return next((f"那一段原来写的是“{text}”。" for text in words), "")

    def _suggest_reference(self, name: str, allowed: Sequence[Kind]) -> str:
        """Suggest a reference in the form in which the field takes it."""
        if self._has_suggested_enough():
            return _CHECK_ID
        folders = {kind.folder for kind in allowed}
        keys = [one for one in self._library.by_key if not folders or one.split("/")[0] in folders]
        if len(allowed) == 1:
            return did_you_mean(name, [one.partition("/")[2] for one in keys]) or _CHECK_ID
        folder, slash, identifier = name.partition("/")
        if slash:
            inside = {one.partition("/")[2]: one for one in keys if one.startswith(f"{folder}/")}
            close = closest(identifier, inside)
            return f"是不是想写“{inside[close]}”？" if close else _CHECK_ID
        by_id = {one.partition("/")[2]: one for one in keys}
        if name in by_id:
            return f"要写上文件夹：“{by_id[name]}”"
        return did_you_mean(name, keys) or "要写成“文件夹/编号”"

    def _suggest_link(self, record: Record, path: str) -> str:
        """Suggest a relative path as it would stand in the body of `record`."""
        if self._has_suggested_enough():
            return _CHECK_ID
        others = (key for key in self._library.by_key if key != record.key)
        paths = [f"{posixpath.relpath(key, record.kind.folder)}.md" for key in others]
        return did_you_mean(path, paths) or _CHECK_ID

    def _has_suggested_enough(self) -> bool:
        """Count suggestions: each looks at every id, and nobody reads hundreds of them."""
        self._suggestions += 1
        return self._suggestions > _MOST_SUGGESTIONS
