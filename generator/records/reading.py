"""Read many material files, each distinct text once."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import blake2b
from multiprocessing import get_context
from os import cpu_count

from generator.records.diagnostics import Diagnostic
from generator.records.document import Document, parse_document
from generator.records.layout import Candidate
from generator.records.progress import Progress, silent
from generator.records.source_text import decode_source, read_bytes

# Below this many bytes, starting processes costs more than it saves.
_WORTH_PROCESSES = 8_000_000
_CHUNK = 16


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file held when it was read.

    Attributes:
        digest: hexadecimal hash of the file's bytes, empty where they could not be read.
        document: the document, or None where the file cannot be used.
        diagnostics: what is wrong with it.
    """

    digest: str
    document: Document | None
    diagnostics: tuple[Diagnostic, ...]


Readings = Mapping[str, Reading]
"""Readings by file, as one run hands them to the next."""


def read_all(
    candidates: Sequence[Candidate], earlier: Readings, progress: Progress = silent
) -> Readings:
    """Read every candidate; a file whose bytes are those of `earlier` is not parsed again.

    Parsing depends on nothing but the bytes and the file's name, so the result is the same with
    and without `earlier`.
    """
    readings: dict[str, Reading] = {}
    pending: list[tuple[str, bytes]] = []
    for candidate in candidates:
        data, problem = read_bytes(candidate.path, candidate.file)
        if data is None:
            readings[candidate.file] = Reading("", None, problem)
            continue
        known = earlier.get(candidate.file)
        if known and known.digest == _digest(data):
            readings[candidate.file] = known
        else:
            pending.append((candidate.file, data))
    total = len(candidates)
    for file, reading in _parse_all(pending):
        readings[file] = reading
        progress("读取资料", len(readings), total)
    return {candidate.file: readings[candidate.file] for candidate in candidates}


def _parse_all(pending: Sequence[tuple[str, bytes]]) -> list[tuple[str, Reading]]:
    workers = cpu_count() or 1
    if workers == 1 or sum(len(data) for _, data in pending) < _WORTH_PROCESSES:
        return [_parse(item) for item in pending]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(_parse, pending, chunksize=_CHUNK))


def _parse(item: tuple[str, bytes]) -> tuple[str, Reading]:
    file, data = item
    text, found = decode_source(data, file)
    if text is None:
        return file, Reading(_digest(data), None, found)
    document, mistakes = parse_document(text, file)
    return file, Reading(_digest(data), document, (*found, *mistakes))


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
