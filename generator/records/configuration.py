"""What an archive says before its first record: settings, kinds, vocabularies."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.records.custom_kinds import load_kinds
from generator.records.diagnostics import Diagnostic
from generator.records.kinds import KINDS
from generator.records.layout import MATERIALS
from generator.records.schema import Kind
from generator.records.settings import Settings, load_settings
from generator.records.vocabulary import Vocabulary, load_vocabularies


@dataclass(frozen=True)
class Configuration:
    """What records are read against.

    Attributes:
        settings: ``archive.yml``.
        kinds: every kind of the archive, in the order of the navigation.
        vocabularies: by id.
    """

    settings: Settings
    kinds: tuple[Kind, ...]
    vocabularies: Mapping[str, Vocabulary]


def load_configuration(
    root: Path, builtin: tuple[Kind, ...] = KINDS
) -> tuple[Configuration, tuple[Diagnostic, ...]]:
    """Read the configuration of the archive at `root`, and find what is wrong with it."""
    settings, node, found = load_settings(root)
    kinds, bad_kinds = load_kinds(root, settings.kinds, node, builtin)
    vocabularies, bad_terms = load_vocabularies(root / MATERIALS)
    configuration = Configuration(settings, kinds, vocabularies)
    return configuration, (*found, *bad_kinds, *bad_terms)
