"""Which texts that units handed in have much of their wording in common.

Quotations do not count, nor does anything that stands in a source: a record of a kind that no unit
hands in, such as a speech, a rule or a topic.  What is left is cut into runs of eight letters; two
texts are as similar as the share of the shorter one's runs that the other has too.  The runs are
looked up, not the texts compared: the time grows with the length of all texts together.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.desk.checking import quoting_blocks
from generator.desk.quotations import Quotation, quotations_in
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.text.blocks import Block
from generator.text.letters import BARRIER, Codes, decoded, folded, letters
from generator.views.printing import Printer
from generator.views.visible_text import visible_words

Hashes = NDArray[np.uint64]

RUN = 8
"""Letters of one run."""

MOST_RECORDS = 50
"""A run that stands in more texts than that is a form of words, and tells nothing of any two."""

LEAST_RUNS = 20
"""A text with fewer runs of its own is too short to be compared."""

_PASSAGES = 3
# An odd number of 64 bits: each letter moves every bit above its own.
_FACTOR = 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that two texts have in common.

    Attributes:
        text: as the first text has it.
        letters: how many letters it has, white space and punctuation left out.
        first_line: the line of the first text's file on which its paragraph begins.
        second_line: the same of the second.
    """

    text: str
    letters: int
    first_line: int
    second_line: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts with wording in common.

    Attributes:
        first: the one with the earlier date; of two with the same, by key.
        second: the other.
        percent: how much of the shorter one the other has too, rounded down.
        passages: the longest passages in common.
    """

    first: Record
    second: Record
    percent: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the comparison of many texts found.

    Attributes:
        compared: how many texts were long enough.
        too_short: those that were not.
        widespread: those most of whose wording stands in more texts than are compared in pairs.
        pairs: the most similar first.
    """

    compared: int
    too_short: tuple[Record, ...]
    widespread: tuple[Record, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two quotations of a paragraph.

    Attributes:
        text: the words.
        line: the line of the file on which the paragraph begins.
        codes: the letters, folded.
        places: where each stands in `text`.
        runs: the hash of the run that begins at each letter.
    """

    text: str
    line: int
    codes: Codes
    places: NDArray[np.int64]
    runs: Hashes


@dataclass(frozen=True, slots=True)
class _Text:
    record: Record
    pieces: tuple[_Piece, ...]
    runs: Hashes


def similar_pairs(
    library: Library, links: Links, kinds: Sequence[str], least: int
) -> tuple[Pair, ...]:
    """Return the pairs of texts of some kinds that have at least `least` percent in common.

    Args:
        library: the records.
        links: between them.
        kinds: names of the kinds that are compared, all with each other.
        least: percent.
    """
    return compare(library, links, kinds, least).pairs


def compare(library: Library, links: Links, kinds: Sequence[str], least: int) -> Comparison:
    """Compare texts of some kinds, and say which could not be compared."""
    records = [record for record in library.records if record.kind.name in kinds]
    records.sort(key=lambda record: (str(record.when or "9999"), record.key))
    sources = _source_runs(library, links, kinds)
    whole = [_text(record, sources) for record in records]
    texts = [text for text in whole if len(text.runs) >= LEAST_RUNS]
    short = tuple(text.record for text in whole if len(text.runs) < LEAST_RUNS)
    runs, owners = _index(texts)
    lengths = np.bincount(owners, minlength=len(texts))
    common = _common(runs, owners, len(texts))
    widespread = tuple(
        text.record
        for text, left in zip(texts, lengths.tolist(), strict=True)
        if 2 * left < len(text.runs)
    )
    pairs = []
    for (first, second), count in common.items():
        shorter = int(min(lengths[first], lengths[second]))
        percent = 100 * count // shorter if shorter >= LEAST_RUNS else 0
        if percent and percent >= least:
            shared = _passages(texts[first], texts[second])
            pairs.append(Pair(texts[first].record, texts[second].record, percent, shared))
    pairs.sort(key=lambda pair: (-pair.percent, pair.first.key, pair.second.key))
    return Comparison(len(texts), short, widespread, tuple(pairs))


def own_pieces(blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    """Yield what a text says in its own words, quotations left out, with the line of each piece."""
    quoted: dict[int, list[tuple[int, int]]] = {}
    for quotation in quotations_in(blocks):
        # Without its closing mark nobody knows how much of the paragraph is quoted.
        if not quotation.unclosed:
            for index, start, end in _spans(blocks, quotation):
                quoted.setdefault(index, []).append((start, end))
    for index, block in enumerate(blocks):
        place = 0
        for start, end in sorted(quoted.get(index, ())):
            if start > place:
                yield block.text[place:start], block.line
            place = max(place, end)
        if place < len(block.text):
            yield block.text[place:], block.line


def _spans(blocks: Sequence[Block], quotation: Quotation) -> Iterator[tuple[int, int, int]]:
    """Yield block, start and end of each part of a quotation; it may go on in later blocks."""
    first = blocks[quotation.block]
    if quotation.mark == ">":
        yield quotation.block, 0, len(first.text)
        return
    yield quotation.block, quotation.start, quotation.end
    begun = first.text[quotation.start + 1 :].lstrip().removeprefix(quotation.mark)
    if quotation.end < len(first.text) or not quotation.text.startswith(f"{begun}\n"):
        return
    rest = quotation.text.removeprefix(f"{begun}\n")
    for index in range(quotation.block + 1, len(blocks)):
        text = blocks[index].text
        piece = text.lstrip().removeprefix(quotation.mark)
        if not rest.startswith(f"{piece}\n"):
            yield index, 0, len(text) - len(piece) + len(rest) + 1
            return
        yield index, 0, len(text)
        rest = rest.removeprefix(f"{piece}\n")


def _text(record: Record, sources: Hashes) -> _Text:
    pieces = []
    for text, line in own_pieces(quoting_blocks(record)):
        found = letters(text.replace(BARRIER, " "))
        codes = folded(found.codes)
        pieces.append(_Piece(text, line, codes, found.places, _runs(codes)))
    together = np.unique(_joined(piece.runs for piece in pieces))
    own = together[~np.isin(together, sources, assume_unique=True)]
    return _Text(record, tuple(pieces), own)


def _source_runs(library: Library, links: Links, kinds: Sequence[str]) -> Hashes:
    """Return the runs of everything that was not handed in by a unit."""
    printer = Printer(library, links)
    given = {kind.name for kind in library.kinds if any(s.name == "unit" for s in kind.specs)}
    return np.unique(
        _joined(
            _runs(folded(letters(words.text).codes))
            for record in library.records
            if record.kind.name not in given and record.kind.name not in kinds
            for words in visible_words(record, printer)
        )
    )


def _runs(codes: Codes) -> Hashes:
    """Return a hash of each run of letters, by the letter with which it begins."""
    count = len(codes) - RUN + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    hashes = np.zeros(count, np.uint64)
    factor = np.uint64(_FACTOR)
    for offset in range(RUN):
        # The product keeps its lowest 64 bits.
        hashes = (hashes + codes[offset : offset + count].astype(np.uint64)) * factor
        hashes ^= hashes >> np.uint64(29)
    return hashes


def _joined(parts: Iterable[Hashes]) -> Hashes:
    listed = list(parts)
    return np.concatenate(listed) if listed else np.zeros(0, np.uint64)


def _index(texts: Sequence[_Text]) -> tuple[Hashes, NDArray[np.int64]]:
    """Return all runs with the number of their text, sorted by both; common forms left out."""
    runs = _joined(text.runs for text in texts)
    lengths = [len(text.runs) for text in texts]
    owners = np.repeat(np.arange(len(texts), dtype=np.int64), lengths)
    order = np.lexsort((owners, runs))
    runs, owners = runs[order], owners[order]
    _, inverse, counts = np.unique(runs, return_inverse=True, return_counts=True)
    kept = counts[inverse] <= MOST_RECORDS
    return runs[kept], owners[kept]


def _common(runs: Hashes, owners: NDArray[np.int64], texts: int) -> dict[tuple[int, int], int]:
    """Return how many runs each two texts have in common, for those that have any."""
    found: dict[int, int] = {}
    for distance in range(1, MOST_RECORDS):
        same = np.flatnonzero(runs[distance:] == runs[:-distance])
        if not len(same):
            break
        codes = owners[same] * texts + owners[same + distance]
        names, counts = np.unique(codes, return_counts=True)
        for name, count in zip(names.tolist(), counts.tolist(), strict=True):
            found[name] = found.get(name, 0) + count
    return {divmod(name, texts): count for name, count in sorted(found.items())}


def _passages(first: _Text, second: _Text) -> tuple[Passage, ...]:
    """Return the longest passages that two texts have in common, none of them inside another."""
    shared = np.intersect1d(first.runs, second.runs, assume_unique=True)
    starts = []
    pieces = []
    place = 0
    for piece in second.pieces:
        starts.append(place)
        pieces.append(decoded(piece.codes))
        place += len(piece.codes) + 1
    other = BARRIER.join(pieces)
    found: dict[str, Passage] = {}
    for piece in first.pieces:
        for start, end in _stretches(np.isin(piece.runs, shared)):
            for begin, stop, where in _whole(decoded(piece.codes[start:end]), other):
                words = decoded(piece.codes[start + begin : start + stop])
                line = second.pieces[bisect_right(starts, where) - 1].line
                found.setdefault(words, _passage(piece, start + begin, start + stop, line))
    longest = sorted(found.values(), key=lambda one: (-one.letters, one.first_line, one.text))
    return tuple(longest[:_PASSAGES])


def _stretches(marked: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Yield where letters begin and end all of whose runs are marked."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], marked.astype(np.int8), [0]))))
    for start, end in edges.reshape(-1, 2).tolist():
        yield start, end + RUN - 1


def _whole(words: str, other: str) -> Iterator[tuple[int, int, int]]:
    """Cut words into passages that stand in `other` as a whole: start, end, and where."""
    start = 0
    while start + RUN <= len(words):
        low, high = start, len(words)
        where = -1
        while low < high:
            middle = (low + high + 1) // 2
            place = other.find(words[start:middle])
            if place < 0:
                high = middle - 1
            else:
                low, where = middle, place
        if low - start >= RUN:
            yield start, low, where
        # The next passage may share letters with this one, but does not lie inside it.
        start = max(low - RUN + 2, start + 1)


def _passage(piece: _Piece, start: int, end: int, line: int) -> Passage:
    text = piece.text[int(piece.places[start]) : int(piece.places[end - 1]) + 1]
    return Passage(" ".join(text.split()), end - start, piece.line, line)
