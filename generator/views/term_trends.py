"""How often a phrase stands in the records, year by year and kind by kind.

A phrase matches as in search: its tokens are consecutive within one run of visible words.  Every
record is cut into tokens once, for all phrases that are asked for; occurrences do not overlap.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.records.library import Library, Record
from generator.records.partial_date import PartialDate
from generator.records.schema import Kind
from generator.text.normal import fingerprint
from generator.text.tokens import tokens
from generator.views.deriving import Views
from generator.views.printing import Printer
from generator.views.visible_text import Words, visible_words

# A keyword is a term of the archive when so many records carry it.
LEAST_RECORDS = 5
SYNONYMS, DUTIES = "synonyms", "duties"

# A token of several characters that is asked for becomes one of these, any other becomes the one
# that nothing asks for; so counting tokens is counting characters.
_FIRST_CODE, _OTHER, _BORDER = 0xF0000, "\0", "\n"


@dataclass(frozen=True, slots=True)
class Place:
    """A run of words in which a phrase stands.

    Attributes:
        name: what readers call it: 第3段, 标题.
        block: id of the block, empty outside the body.
        times: how often it stands there.
    """

    name: str
    block: str
    times: int


@dataclass(frozen=True, slots=True)
class Appearance:
    """A record in which a phrase stands, with all places, in the order of the page."""

    record: Record
    places: tuple[Place, ...]

    @property
    def times(self) -> int:
        """How often it stands in the record."""
        return sum(place.times for place in self.places)

    def uri(self, place: Place) -> str:
        """Return the address of a place."""
        return self.record.uri + (f"#{place.block}" if place.block else "")


@dataclass(frozen=True)
class Trend:
    """A phrase through the years.

    Attributes:
        phrase: as it was asked for.
        appearances: the records in which it stands: by date, those without one last.
    """

    phrase: str
    appearances: tuple[Appearance, ...]

    @property
    def times(self) -> int:
        """How often it stands in all records together."""
        return sum(one.times for one in self.appearances)

    @cached_property
    def dated(self) -> tuple[Appearance, ...]:
        """The records with a date."""
        return tuple(one for one in self.appearances if one.record.when)

    @property
    def first(self) -> Appearance | None:
        """The earliest dated record, None where there is none."""
        return self.dated[0] if self.dated else None

    @property
    def last(self) -> Appearance | None:
        """The latest dated record, None where there is none."""
        return self.dated[-1] if self.dated else None

    @cached_property
    def years(self) -> tuple[int | None, ...]:
        """The years in which it stands somewhere, the oldest first; None, last, for undated."""
        return tuple(dict.fromkeys(_year(one.record) for one in self.appearances))

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of records in which it stands, the one with most records first."""
        found = Counter(one.record.kind for one in self.appearances)
        return tuple(sorted(found, key=lambda kind: (-found[kind], kind.name)))

    @cached_property
    def _cells(self) -> Mapping[tuple[int | None, str], tuple[Appearance, ...]]:
        found: defaultdict[tuple[int | None, str], list[Appearance]] = defaultdict(list)
        for one in self.appearances:
            found[_year(one.record), one.record.kind.name].append(one)
        return {key: tuple(ones) for key, ones in found.items()}

    def in_year(self, year: int | None, kind: Kind | None = None) -> tuple[Appearance, ...]:
        """Return the records of a year, None for undated ones; of one kind where it is given."""
        if kind is None:
            return tuple(one for one in self.appearances if _year(one.record) == year)
        return self._cells.get((year, kind.name), ())

    def times_in(self, year: int | None, kind: Kind | None = None) -> int:
        """Return how often it stands in the records of a year."""
        return sum(one.times for one in self.in_year(year, kind))


@dataclass(frozen=True, slots=True)
class ArchiveTerm:
    """A word that an archive has chosen for itself.

    Attributes:
        id: ASCII name, unlike that of any other term.
        name: the word.
        origin: where it comes from: a vocabulary's title, or 关键词.
    """

    id: str
    name: str
    origin: str


def trend_of(views: Views, phrase: str) -> Trend:
    """Return how often a phrase stands in what the audience may see."""
    (trend,) = trends(views.library.records, views.printer, [phrase])
    return trend


def archive_trends(views: Views) -> tuple[tuple[ArchiveTerm, Trend], ...]:
    """Return the trend of each of the archive's own terms, in the order of `archive_terms`.

    A term that stands in none of the records that the audience may see is left out: it may be one
    of those that are hidden from it.
    """
    terms = archive_terms(views.library)
    found = trends(views.library.records, views.printer, [term.name for term in terms])
    pairs = zip(terms, found, strict=True)
    return tuple((term, trend) for term, trend in pairs if trend.appearances)


def archive_terms(library: Library) -> tuple[ArchiveTerm, ...]:
    """Return the terms of an archive: short names, duties, and keywords that many records carry.

    A word that is in several of these stands under the first.
    """
    found: dict[tuple[str, ...], ArchiveTerm] = {}
    for name, mark in ((SYNONYMS, "word"), (DUTIES, "duty")):
        vocabulary = library.vocabularies.get(name)
        if vocabulary is None:
            continue
        for term in vocabulary.terms:
            chosen = ArchiveTerm(f"{mark}-{term.id}", term.name, vocabulary.title)
            found.setdefault(tokens(term.name), chosen)
    carried = Counter(
        word
        for record in library.records
        for word in {tokens(keyword) for keyword in record.fields.keywords}
    )
    spelled: dict[tuple[str, ...], str] = {}
    for record in sorted(library.records, key=lambda record: record.key):
        for keyword in record.fields.keywords:
            spelled.setdefault(tokens(keyword), keyword)
    many = sorted(word for word, count in carried.items() if count >= LEAST_RECORDS)
    for word in many:
        identifier = f"keyword-{fingerprint(' '.join(word), 10)}"
        found.setdefault(word, ArchiveTerm(identifier, spelled[word], "关键词"))
    return tuple(term for word, term in found.items() if word)


def trends(
    records: Iterable[Record], printer: Printer, phrases: Sequence[str]
) -> tuple[Trend, ...]:
    """Return the trend of each phrase; one without letters, digits and ideographs is nowhere."""
    code = _Code(phrases)
    wanted = [code.encoded(tokens(phrase)) for phrase in phrases]
    found: list[list[Appearance]] = [[] for _ in phrases]
    for record in sorted(records, key=_order):
        runs = tuple(visible_words(record, printer))
        coded = [code.encoded(tokens(run.text)) for run in runs]
        # The whole record at once: most phrases stand in few records.
        whole = _BORDER.join(coded)
        for word, into in zip(wanted, found, strict=True):
            if word and word in whole:
                into.append(Appearance(record, tuple(_places(word, runs, coded))))
    return tuple(
        Trend(phrase, tuple(appearances))
        for phrase, appearances in zip(phrases, found, strict=True)
    )


class _Code:
    """Writes tokens as one character each."""

    def __init__(self, phrases: Iterable[str]) -> None:
        long = dict.fromkeys(
            token for phrase in phrases for token in tokens(phrase) if len(token) > 1
        )
        self._codes = {token: chr(_FIRST_CODE + number) for number, token in enumerate(long)}

    def encoded(self, words: Sequence[str]) -> str:
        """Return tokens in a row."""
        codes = self._codes
        return "".join([word if len(word) == 1 else codes.get(word, _OTHER) for word in words])


def _places(word: str, runs: Sequence[Words], coded: Sequence[str]) -> Iterator[Place]:
    for run, text in zip(runs, coded, strict=True):
        if times := text.count(word):
            yield Place(run.place, run.block, times)


def _order(record: Record) -> tuple[date, PartialDate, str]:
    when = record.when
    return (when.first if when else date.max, when or PartialDate(9999), record.key)


def _year(record: Record) -> int | None:
    return record.when.year if record.when else None
