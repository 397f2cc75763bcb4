"""Who cites a record, and in which words."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.records.library import Library, Record
from generator.records.links import Link, Links
from generator.records.markers import Facet
from generator.records.schema import FieldSpec, specs_of
from generator.text.blocks import Block
from generator.views.paging import newest_first


@dataclass(frozen=True, slots=True)
class Citation:
    """One place that cites a record.

    Attributes:
        source: the record that cites.
        block_id: the block of `source` that cites, empty for a field.
        label: for a field, what it is called; empty for a body.
        before: the citing sentence up to the words of the link.
        words: the words of the link.
        after: the rest of the sentence.
        anchor: the block that is cited, empty for the whole record.
    """

    source: Record
    block_id: str
    label: str
    before: str
    words: str
    after: str
    anchor: str

    @property
    def uri(self) -> str:
        """The place that cites, relative to the site's root."""
        return f"{self.source.uri}#{self.block_id}" if self.block_id else self.source.uri


def citations_of(library: Library, links: Links) -> Mapping[str, tuple[Citation, ...]]:
    """Return the citations of every record that has any, by key, newest source first.

    Membership (the topics, duties and units that a record names) is no citation: the pages of those
    list their members themselves.
    """
    found: dict[str, list[Citation]] = {}
    for source in newest_first(library.records):
        blocks = {block.id: block for block in source.blocks}
        for link in links.leaving(source.key):
            if link.target and link.target != source.key:
                citation = _citation(source, link, blocks)
                if citation:
                    found.setdefault(link.target, []).append(citation)
    return {key: tuple(citations) for key, citations in found.items()}


def _citation(source: Record, link: Link, blocks: Mapping[str, Block]) -> Citation | None:
    if link.path:
        spec = _spec(source, link)
        if spec.marker(Facet):
            return None
        return Citation(source, "", spec.title, "", "", "", link.anchor)
    block = blocks[link.block_id]
    words = next((t.text for t in block.targets if t.address == link.written), "")
    sentence = next((one for one in block.sentences if words and words in one), block.text)
    before, _, after = sentence.partition(words) if words else (sentence, "", "")
    return Citation(source, block.id, "", before, words, after, link.anchor)


def _spec(source: Record, link: Link) -> FieldSpec:
    """Return the field of the record that a reference stands in."""
    specs = {spec.name: spec for spec in specs_of(source.kind.model)}
    return specs[str(link.path[0])]
