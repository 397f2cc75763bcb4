"""The Library: every record that could be read, and what they share."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from generator.records.audience import Audience
from generator.records.common import Attachment, CommonFields
from generator.records.configuration import Configuration
from generator.records.document import Document
from generator.records.id_locks import Lock
from generator.records.markers import Anchor, SeenBy, Term
from generator.records.partial_date import PartialDate
from generator.records.schema import FieldSpec, Kind, values_of
from generator.records.settings import Settings
from generator.records.vocabulary import TermSetting, Vocabulary
from generator.text.blocks import Block


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its fields, its body, and where it came from."""

    kind: Kind
    id: str
    fields: CommonFields
    document: Document

    def __hash__(self) -> int:
        """Hash by key; what was imported may hold values that have no hash."""
        return hash(self.key)

    @property
    def key(self) -> str:
        """Folder and id: the record's name in references, and its address without ``.html``."""
        return f"{self.kind.folder}/{self.id}"

    @property
    def uri(self) -> str:
        """The address of its page, relative to the site's root."""
        return f"{self.key}.html"

    @property
    def title(self) -> str:
        """The title."""
        return self.fields.title

    @property
    def when(self) -> PartialDate | None:
        """The date by which its kind is sorted and grouped."""
        when: PartialDate | None = getattr(self.fields, self.kind.dated_by)
        return when

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The body."""
        return self.document.blocks

    @property
    def anchors(self) -> frozenset[str]:
        """The places on its page that references may lead to: paragraphs, and named fields."""
        named = (str(value.value) for value in values_of(self.fields) if value.spec.marker(Anchor))
        return frozenset([*(block.id for block in self.blocks), *named])


def _without_hidden_fields(record: Record, audience: Audience) -> Record:
    """Empty the fields of a record that are for other audiences than the record itself."""
    hidden = {
        spec.attribute: type(record.fields).model_fields[spec.attribute].get_default()
        for spec in record.kind.having(SeenBy)
        if (marker := spec.marker(SeenBy))
        and not audience.may_see(getattr(record.fields, marker.audience_field))
    }
    return replace(record, fields=record.fields.model_copy(update=hidden)) if hidden else record


@dataclass(frozen=True)
class Library:
    """All that an archive holds, as values; cross-references are keys.

    Attributes:
        root: the archive's folder.
        configuration: settings, kinds and vocabularies.
        records: the records, by folder and id.
        broken: keys of material files that could not be used.
        files: every attachment and picture found, as paths relative to ``materials/``.
        locks: by folder, the ids of its paragraphs as they are to be remembered from now on.
    """

    root: Path
    configuration: Configuration
    records: tuple[Record, ...]
    broken: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    locks: Mapping[str, Lock] = field(default_factory=dict)

    @property
    def settings(self) -> Settings:
        """The archive's settings."""
        return self.configuration.settings

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Every kind of the archive, in the order of the navigation."""
        return self.configuration.kinds

    @property
    def vocabularies(self) -> Mapping[str, Vocabulary]:
        """The vocabularies, by id."""
        return self.configuration.vocabularies

    @cached_property
    def by_key(self) -> Mapping[str, Record]:
        """Records by folder and id."""
        return {record.key: record for record in self.records}

    @cached_property
    def kind_by_name(self) -> Mapping[str, Kind]:
        """Kinds by name."""
        return {kind.name: kind for kind in self.kinds}

    def of(self, kind: Kind) -> tuple[Record, ...]:
        """Return the records of one kind."""
        return tuple(record for record in self.records if record.kind is kind)

    def seen_by(self, audience: Audience) -> "Library":
        """Return the part of the library that `audience` may see.

        Everything that is derived from the result knows nothing of the rest.
        """
        visible = tuple(
            _without_hidden_fields(record, audience)
            for record in self.records
            if audience.may_see(record.fields.audience)
        )
        owners = {record.key for record in visible}
        files = frozenset(name for name in self.files if name.rpartition("/")[0] in owners)
        return replace(self, records=visible, broken=frozenset(), files=files, locks={})

    def term(self, spec: FieldSpec, word: str) -> TermSetting | None:
        """Return the term that `word` means in a field with a `Term` marker, or None."""
        marker = spec.marker(Term)
        vocabulary = self.vocabularies.get(marker.vocabulary) if marker else None
        return vocabulary.find(word) if vocabulary else None

    def attachment_path(self, record: Record, attachment: Attachment) -> str:
        """Return where an attachment lies, relative to ``materials/``."""
        return f"{record.key}/{attachment.file}"
