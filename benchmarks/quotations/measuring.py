"""Run the quotation check on drafts made of real passages, beside two plain ways to do the same."""

import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from benchmarks.quotations.alterations import Altered, Passage, altered, passages
from generator.compiler import gather
from generator.desk.checking import Desk
from generator.desk.judging import judge
from generator.desk.quotations import Quotation
from generator.desk.sources import Sources
from generator.desk.verdicts import Asked, Judgement, Standing
from generator.records.library import Library
from generator.text.letters import letters

_SEED = 20240501
_PASSED = frozenset({"same", "punctuation"})
# A score that people take for "the same".
_ALIKE = 95
_DRAFT = 30_000


@dataclass(frozen=True)
class Row:
    """How one kind of passage fared.

    Attributes:
        kind: of the alteration, or that there is none.
        count: how many passages.
        right: how many got the right verdict, with the right thing singled out.
        accused: how many were accused (changed or not found).
        alike: how many a score of likeness with their own source would pass as the same.
    """

    kind: str
    count: int
    right: int
    accused: int
    alike: int


@dataclass(frozen=True)
class Results:
    """What was measured on one archive.

    Attributes:
        documents: in the archive.
        letters: of all of them, in millions.
        rows: by kind of passage.
        reading: seconds to read the archive.
        laying_out: seconds to lay the texts out.
        judging: seconds for a draft of 30,000 characters that is all quotations.
        quotations: in that draft.
        finding: seconds to look for the same with `str.find` in every text.
        memory: bytes at the peak of the process.
    """

    documents: int
    letters: float
    rows: tuple[Row, ...]
    reading: float
    laying_out: float
    judging: float
    quotations: int
    finding: float
    memory: int


def measure(archive: Path, count: int) -> Results:
    """Measure on the archive at `archive`, with `count` passages of each set."""
    start = time.perf_counter()

    gathered = gather(archive)
    reading = time.perf_counter() - start
    library = gathered.library
    start = time.perf_counter()
    sources = Desk(library, gathered.links).sources
    laying_out = time.perf_counter() - start
    chance = random.Random(_SEED)  # noqa: S311 - nothing is secret here
    drawn = passages(library.records, count, chance)
    changed = list(altered(drawn[::2], chance))
    rows = [
        *_altered_rows(changed, sources, library),
        _unaltered_row(drawn[1::2], sources, library),
    ]
    rows.append(_twice_row(_in_two(library, sources, count, chance), sources, library))
    draft = _draft(library, chance)
    start = time.perf_counter()
    judge([_asked(one.text) for one in draft], sources, Standing())
    judging = time.perf_counter() - start
    start = time.perf_counter()
    for one in draft:
        text = letters(one.text).text
        _ = [source for source in sources.sources if text in source.words]
    finding = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    memory = peak * (1 if sys.platform == "darwin" else 1024)
    return Results(
        documents=len(library.records),
        letters=len(sources.codes) / 1_000_000,
        rows=tuple(rows),
        reading=reading,
        laying_out=laying_out,
        judging=judging,
        quotations=len(draft),
        finding=finding,
        memory=memory,
    )


def _asked(text: str) -> Asked:
    return Asked(Quotation(text, "“", 0, 0, len(text), 1))


def _judged(texts: Sequence[str], sources: Sources) -> tuple[Judgement, ...]:
    return judge([_asked(text) for text in texts], sources, Standing())


def _altered_rows(changed: Sequence[Altered], sources: Sources, library: Library) -> list[Row]:
    judgements = _judged([one.text for one in changed], sources)
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    accused: Counter[str] = Counter()
    alike: Counter[str] = Counter()
    for one, judgement in zip(changed, judgements, strict=True):
        total[one.kind] += 1
        signed = not one.sign or any(getattr(piece, one.sign) for piece in judgement.pieces)
        right[one.kind] += judgement.verdict.value == one.verdict and signed
        accused[one.kind] += judgement.verdict.value not in _PASSED
        alike[one.kind] += _is_alike(one.text, one.passage, library)
    return [Row(kind, total[kind], right[kind], accused[kind], alike[kind]) for kind in total]


def _unaltered_row(drawn: Sequence[Passage], sources: Sources, library: Library) -> Row:
    return _row("unaltered", drawn, sources, library)


def _twice_row(drawn: Sequence[Passage], sources: Sources, library: Library) -> Row:
    return _row("unaltered, in two or more documents", drawn, sources, library)


def _row(kind: str, drawn: Sequence[Passage], sources: Sources, library: Library) -> Row:
    verdicts = [one.verdict.value for one in _judged([one.text for one in drawn], sources)]
    return Row(
        kind,
        len(drawn),
        verdicts.count("same"),
        sum(verdict not in _PASSED for verdict in verdicts),
        sum(_is_alike(one.text, one, library) for one in drawn),
    )


def _is_alike(text: str, passage: Passage, library: Library) -> bool:
    blocks = library.by_key[passage.key].blocks
    source = next(block.text for block in blocks if block.id == passage.block)
    return fuzz.partial_ratio(text, source) >= _ALIKE


def _in_two(library: Library, sources: Sources, count: int, chance: random.Random) -> list[Passage]:
    """Draw passages whose letters stand in two documents at least."""
    found: list[Passage] = []
    while len(found) < count:
        drawn = passages(library.records, count, chance)
        for one, judgement in zip(
            drawn, _judged([one.text for one in drawn], sources), strict=True
        ):
            other = {besides.spot.key for besides in judgement.also}
            if judgement.spot and other - {judgement.spot.key}:
                found.append(one)
    return found[:count]


def _draft(library: Library, chance: random.Random) -> list[Passage]:
    """Draw as many passages as fill a draft of 30,000 characters; half of them are altered."""
    drawn: list[Passage] = []
    length = 0
    while length < _DRAFT:
        (one,) = passages(library.records, 1, chance)
        drawn.append(one)
        length += len(one.text)
    half = {id(one.passage): one.text for one in altered(drawn[::2], chance)}
    return [Passage(one.key, one.block, half.get(id(one), one.text)) for one in drawn]
