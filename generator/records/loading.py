"""Turn a folder into a Library: settings, vocabularies and records that stand on their own."""

from collections.abc import Iterator
from pathlib import Path

from generator.records import rules
from generator.records.common import CommonFields, Disclosure
from generator.records.configuration import Configuration, load_configuration
from generator.records.diagnostics import Diagnostic, has_errors
from generator.records.document import Document
from generator.records.kinds import KINDS
from generator.records.layout import Candidate, survey
from generator.records.library import Library, Record
from generator.records.markers import FromSettings, Term
from generator.records.naming_paragraphs import name_paragraphs
from generator.records.progress import Progress, silent
from generator.records.reading import Readings, read_all
from generator.records.schema import Kind, values_of
from generator.records.suggestions import did_you_mean
from generator.records.validation import validate, value_place


def load(
    root: Path,
    kinds: tuple[Kind, ...] = KINDS,
    *,
    earlier: Readings | None = None,
    progress: Progress = silent,
) -> tuple[Library, tuple[Diagnostic, ...], Readings]:
    """Read the archive at `root`.

    Args:
        root: the folder that holds ``materials/``.
        kinds: the built-in kinds; the archive's own are added.
        earlier: readings of a previous run, which save parsing what did not change.
        progress: told how many files are read.

    Returns:
        The library; everything wrong with single files; the readings for the next run.
    """
    configuration, found = load_configuration(root, kinds)
    layout = survey(root, configuration.kinds)
    readings = read_all(layout.candidates, earlier or {}, progress)
    diagnostics = [*found, *layout.diagnostics]
    records = []
    broken = set(layout.broken)
    for candidate in layout.candidates:
        reading = readings[candidate.file]
        diagnostics.extend(
            one
            for one in reading.diagnostics
            if candidate.kind.needs_text or one.code != rules.EMPTY_BODY.code
        )
        record = None
        if reading.document:
            record, wrong = make_record(candidate, reading.document, configuration)
            diagnostics.extend(wrong)
        if record:
            records.append(record)
        else:
            broken.add(candidate.key)
    named, locks, doubts = name_paragraphs(root, records, broken)
    diagnostics.extend(doubts)
    library = Library(
        root=root,
        configuration=configuration,
        records=named,
        broken=frozenset(broken),
        files=frozenset(layout.files),
        locks=locks,
    )
    return library, tuple(diagnostics), readings


def make_record(
    candidate: Candidate, document: Document, configuration: Configuration
) -> tuple[Record | None, tuple[Diagnostic, ...]]:
    """Validate one document against its kind.

    Returns:
        The record, or None where its own fields have an error, and what is wrong.
    """
    kind = candidate.kind
    fields, wrong = validate(kind.model, document.front, document.file, label=kind.label)
    if fields is None:
        return None, wrong
    assert isinstance(fields, CommonFields)  # noqa: S101 - every kind's model is one
    mistakes = (
        *wrong,
        *_unknown_words(fields, document, configuration),
        *_open_restriction(fields, document, configuration),
    )
    if has_errors(mistakes):
        return None, mistakes
    return Record(kind, candidate.id, fields, document), mistakes


def _unknown_words(
    fields: CommonFields, document: Document, configuration: Configuration
) -> Iterator[Diagnostic]:
    """Find terms and audiences that are not declared."""
    for value in values_of(fields):
        if term := value.spec.marker(Term):
            vocabulary = configuration.vocabularies.get(term.vocabulary)
            if vocabulary is None or vocabulary.find(value.value) is None:
                known = vocabulary.spellings if vocabulary else ()
                yield rules.UNKNOWN_TERM.at(
                    value_place(document.front, value.path, document.file),
                    vocabulary=term.vocabulary,
                    value=value.value,
                    suggestion=did_you_mean(value.value, known),
                )
        elif (
            value.spec.marker(FromSettings)
            and value.value not in configuration.settings.audience_ids
        ):
            yield rules.UNKNOWN_AUDIENCE.at(
                value_place(document.front, value.path, document.file),
                name=value.value,
                suggestion=did_you_mean(value.value, configuration.settings.audience_ids),
                known="、".join(configuration.settings.audience_ids),
            )


def _open_restriction(
    fields: CommonFields, document: Document, configuration: Configuration
) -> Iterator[Diagnostic]:
    """Find texts of limited circulation that say nothing of whom they are limited to."""
    if fields.disclosure is Disclosure.RESTRICTED and not fields.audience:
        yield rules.RESTRICTED_WITHOUT_AUDIENCE.at(
            value_place(document.front, ("disclosure",), document.file),
            known="、".join(configuration.settings.audience_ids),
        )
