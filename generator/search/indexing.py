"""Make the whole index: the story of this station, readable in one look."""

import json
from collections.abc import Mapping
from hashlib import blake2b

from generator.search.analyser_tables import analyser_tables
from generator.search.catalogue import Directory, Measures, catalogue
from generator.search.numbering import Stream, number_tokens
from generator.search.parts import FOLDER, pack, part, part_uri
from generator.search.passages import Chunk, chunks
from generator.search.postings import postings
from generator.search.searchable import Entry, Searchable
from generator.search.shards import shards
from generator.search.suggestions import suggestions

VERSION_URI = f"{FOLDER}/version.js"
"""A small script that names the version; the only one that a browser asks for anew each time."""


def index_files(source: Searchable) -> Mapping[str, bytes]:
    """Return the files of the index, by address relative to the site's root."""
    packed: dict[str, str] = {}
    stream = number_tokens([[words.text for words in entry.words] for entry in source.entries])
    firsts: list[str] = []
    counts: list[int] = []
    for number, shard in enumerate(shards(postings(stream))):
        firsts.append(shard.first)
        counts.append(shard.count)
        packed[f"k{number}"] = pack(shard.documents)
        packed[f"p{number}"] = pack(shard.positions)
    measures = []
    first = 0
    for number, entry in enumerate(source.entries):
        last = first + len(entry.words)
        begins = (stream.runs[first:last] - stream.starts[number]).tolist()
        first = last
        cut = tuple(chunks(entry, begins))
        packed |= {chunk.name: pack(chunk.content) for chunk in cut}
        measures.append(_measures(entry, begins, stream, number, cut))
    directory = Directory(tuple(firsts), tuple(counts))
    packed["catalogue"] = pack(_json(catalogue(source, measures, directory)))
    packed["suggestions"] = pack(_json(suggestions(source)))
    packed["analyser"] = pack(_json(analyser_tables()))
    version = _version(packed)
    files = {part_uri(name): part(name, version, data) for name, data in packed.items()}
    files[VERSION_URI] = f'archiveSearch.version("{version}");\n'.encode("ascii")
    return files


def _measures(
    entry: Entry, begins: list[int], stream: Stream, number: int, cut: tuple[Chunk, ...]
) -> Measures:
    length = int(stream.starts[number + 1] - stream.starts[number])
    bodies = (begin for words, begin in zip(entry.words, begins, strict=True) if words.block)
    return Measures(
        title=begins[1] if len(begins) > 1 else length,
        body=next(bodies, length),
        length=length,
        chunks=tuple(chunk.start for chunk in cut),
    )


def _version(packed: Mapping[str, str]) -> str:
    digest = blake2b(digest_size=8)
    for name in sorted(packed):
        digest.update(f"{name} {packed[name]}\n".encode("ascii"))
    return digest.hexdigest()


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
