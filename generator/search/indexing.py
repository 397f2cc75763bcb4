"""Make the whole index: the story of this station, readable in one look."""

import json
from collections.abc import Iterator

from generator.search.analyser_tables import analyser_tables
from generator.search.catalogue import Directory, Measures, catalogue
from generator.search.numbering import Stream, number_tokens
from generator.search.parts import FOLDER, part, part_uri
from generator.search.passages import Chunk, chunks
from generator.search.postings import postings
from generator.search.searchable import Searchable
from generator.search.shards import shards
from generator.search.suggestions import suggestions

VERSION_URI = f"{FOLDER}/version.js"
"""A small script that names the version; the only one that a browser asks for anew each time."""


def index_files(source: Searchable, version: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the index: addresses relative to the site's root, and contents.

    Args:
        source: what can be searched.
        version: letters and digits that name what the index is made from.
    """
    stream = number_tokens([[words.text for words in entry.words] for entry in source.entries])
    firsts: list[str] = []
    counts: list[int] = []
    for number, shard in enumerate(shards(postings(stream))):
        firsts.append(shard.first)
        counts.append(shard.count)
        yield _file(f"k{number}", version, shard.documents)
        yield _file(f"p{number}", version, shard.positions, compressed=False)
    measures: list[Measures] = []
    for number, begins in enumerate(_begins(source, stream)):
        cut = tuple(chunks(source.entries[number], begins))
        measures.append(_measures(source, number, begins, stream, cut))
        for chunk in cut:
            yield _file(chunk.name, version, chunk.content)
    directory = Directory(tuple(firsts), tuple(counts))
    yield _file("catalogue", version, _json(catalogue(source, measures, directory)))
    yield _file("suggestions", version, _json(suggestions(source)))
    yield _file("analyser", version, _json(analyser_tables()))
    yield VERSION_URI, f'archiveSearch.version("{version}");\n'.encode("ascii")


def _file(name: str, version: str, content: bytes, *, compressed: bool = True) -> tuple[str, bytes]:
    return part_uri(name), part(name, version, content, compressed=compressed)


def _begins(source: Searchable, stream: Stream) -> Iterator[list[int]]:
    """Yield, for each entry, the positions at which its runs begin, counted in the entry."""
    first = 0
    for number, entry in enumerate(source.entries):
        last = first + len(entry.words)
        yield (stream.runs[first:last] - stream.starts[number]).tolist()
        first = last


def _measures(
    source: Searchable, number: int, begins: list[int], stream: Stream, cut: tuple[Chunk, ...]
) -> Measures:
    length = int(stream.starts[number + 1] - stream.starts[number])
    words = source.entries[number].words
    bodies = (begin for run, begin in zip(words, begins, strict=True) if run.block)
    return Measures(
        title=begins[1] if len(begins) > 1 else length,
        body=next(bodies, length),
        length=length,
        chunks=tuple(chunk.start for chunk in cut),
    )


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
