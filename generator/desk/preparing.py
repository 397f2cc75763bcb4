"""Everything that pages say from the desk, prepared for one audience."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.desk.checking import Desk
from generator.desk.packs import CompiledPack, compile_pack
from generator.desk.verdicts import Judgement
from generator.records.kinds.pack import Pack
from generator.records.library import Library
from generator.records.links import Links
from generator.views.paragraphs import place_names


@dataclass(frozen=True)
class DeskViews:
    """What the desk has to say about the visible part of a library.

    Attributes:
        library: what the audience may see.
        judgements: on what each record quotes, by key; made from that part alone, so that nothing
            is said of a source that the audience may not see.
        packs: the packs, compiled, by key.
    """

    library: Library
    judgements: Mapping[str, tuple[Judgement, ...]]
    packs: Mapping[str, CompiledPack]

    @cached_property
    def titles(self) -> Mapping[str, tuple[str, Mapping[str, str]]]:
        """Title and names of places by block, of each record that something is quoted from."""
        keys = {
            spot.key
            for judged in self.judgements.values()
            for one in judged
            for spot in (one.spot, *(besides.spot for besides in one.also))
            if spot
        }
        records = (self.library.by_key[key] for key in sorted(keys))
        return {record.key: (record.title, place_names(record.blocks)) for record in records}


def prepare(library: Library, links: Links) -> DeskViews:
    """Judge the quotations of a library's records and compile its packs."""
    judged = Desk(library, links).of_records(library.records)
    packs = {
        record.key: compile_pack(record, library, links, judged.get(record.key, ()))
        for record in library.records
        if isinstance(record.fields, Pack)
    }
    return DeskViews(library, judged, packs)
