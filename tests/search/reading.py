"""Read an index the way the browser does, for tests: parts, terms, documents, positions."""

import json
import re
import zlib
from base64 import b64decode
from collections.abc import Iterator, Mapping
from typing import Any

_PART = re.compile(rb'archiveSearch\.part\("([^"]+)","([0-9a-f]+)","([A-Za-z0-9+/=]*)",([01])\);\n')


def unpacked(script: bytes) -> bytes:
    """Return what the script of a part hands over."""
    match = _PART.fullmatch(script)
    assert match
    content = b64decode(match[3])
    return zlib.decompress(content, -15) if match[4] == b"1" else content


def data(files: Mapping[str, bytes], name: str) -> Any:
    """Return the JSON in a part."""
    return json.loads(unpacked(files[f"assets/search/{name}.js"]))


def varint(content: bytes, place: int) -> tuple[int, int]:
    """Return a number and the place behind it."""
    value = scale = 0
    while True:
        byte = content[place]
        value |= (byte & 127) << scale
        place, scale = place + 1, scale + 7
        if byte < 128:
            return value, place


def read_terms(documents: bytes, positions: bytes) -> Iterator[tuple[str, dict[int, list[int]]]]:
    """Yield each term of a shard, and where it stands by entry."""
    count, place = varint(documents, 0)
    size, place = varint(documents, place)
    names = documents[place : place + size].decode().split("\n")
    place += size
    assert len(names) == count
    sizes = []
    for _ in range(2 * count):
        number, place = varint(documents, place)
        sizes.append(number)
    at = 0
    for name, document_size, position_size in zip(names, sizes[::2], sizes[1::2], strict=True):
        found: dict[int, list[int]] = {}
        end, entry = place + document_size, 0
        position_end = at + position_size
        while place < end:
            value, place = varint(documents, place)
            entry += value >> 1
            frequency = 1
            if value & 1:
                more, place = varint(documents, place)
                frequency = more + 2
            kept = frequency if " " in name else min(frequency, 3)
            position = 0
            found[entry] = []
            for _ in range(kept):
                distance, at = varint(positions, at)
                position += distance
                found[entry].append(position)
        assert (place, at) == (end, position_end)
        yield name, found


def all_terms(files: Mapping[str, bytes]) -> dict[str, dict[int, list[int]]]:
    """Return every term of an index, checking that the directory leads to each."""
    catalogue = data(files, "catalogue")
    found: dict[str, dict[int, list[int]]] = {}
    for number, (first, count) in enumerate(
        zip(catalogue["firsts"], catalogue["counts"], strict=True)
    ):
        terms = dict(
            read_terms(
                unpacked(files[f"assets/search/k{number}.js"]),
                unpacked(files[f"assets/search/p{number}.js"]),
            )
        )
        assert next(iter(terms)) == first
        assert len(terms) == count
        found |= terms
    return found
