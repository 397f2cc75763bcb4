"""Where words are written down: in the data of a unit, in its plan, in the rules in force."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from generator.records.kinds.rule import RULE, Regulation
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.study.organisation import Member
from generator.study.preparing import Study
from generator.study.rule_states import RuleState
from generator.text.normal import normal_form
from generator.views.printing import Printer
from generator.views.visible_text import visible_words

# Clauses are looked through one by one; what an indicator looks for is no evidence of itself.
_APART = frozenset(spec.title for spec in RULE.specs if spec.name in {"clauses", "indicators"})


@dataclass(frozen=True, slots=True)
class Found:
    """A record in which words are written.

    Attributes:
        record: the record.
        places: what readers call the places where they stand, in order.
        uri: the first place, relative to the site's root.
    """

    record: Record
    places: tuple[str, ...]
    uri: str


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of words in normal form, with its place and address."""

    words: str
    place: str
    uri: str


@dataclass(frozen=True)
class WrittenWords:
    """Looks words up in the records that bind a unit.

    Attributes:
        study: the study years.
        library: what the audience may see.
        links: the links inside it.
    """

    study: Study
    library: Library
    links: Links
    _runs: dict[str, tuple[_Run, ...]] = field(default_factory=dict)
    _found: dict[tuple[str, str], Found | None] = field(default_factory=dict)

    def find(self, words: str, member: Member, year: int, day: date) -> tuple[Found, ...]:
        """Return the records in which the words are written.

        Looked through are the unit and those above it, their plans of the year, and the rules in
        force on the day.  Width, case, white space and punctuation make no difference.

        Args:
            words: what is looked for.
            member: the unit.
            year: of the plans.
            day: of the rules.
        """
        wanted = normal_form(words)
        if not wanted:
            return ()
        looked = (self._in(record, wanted) for record in self._binding(member, year, day))
        return tuple(found for found in looked if found)

    def _binding(self, member: Member, year: int, day: date) -> Iterator[Record]:
        line = (member, *self.study.organisation.above(member.key))
        yield from (one.record for one in line)
        for one in line:
            if plan := self.study.matching.plans.get((one.key, year)):
                yield plan.record
        for rule in self.study.rules.values():
            if rule.on(day) is RuleState.IN_FORCE:
                yield rule.record

    def _in(self, record: Record, wanted: str) -> Found | None:
        name = (record.key, wanted)
        if name not in self._found:
            if record.key not in self._runs:
                self._runs[record.key] = tuple(self._runs_of(record))
            hits = [run for run in self._runs[record.key] if wanted in run.words]
            places = tuple(dict.fromkeys(run.place for run in hits))
            self._found[name] = Found(record, places, hits[0].uri) if hits else None
        return self._found[name]

    def _runs_of(self, record: Record) -> Iterator[_Run]:
        rule = isinstance(record.fields, Regulation)
        for words in visible_words(record, Printer(self.library, self.links)):
            if not (rule and not words.block and words.place in _APART):
                uri = f"{record.uri}#{words.block}" if words.block else record.uri
                yield _Run(normal_form(words.text), words.place, uri)
        if isinstance(record.fields, Regulation):
            for clause in record.fields.clauses:
                yield _Run(normal_form(clause.text), clause.name, f"{record.uri}#{clause.id}")
