"""What an archive says before its first record: settings, kinds, vocabularies."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.records import rules
from generator.records.custom_kinds import load_kinds
from generator.records.diagnostics import Diagnostic
from generator.records.kinds import KINDS
from generator.records.layout import MATERIALS
from generator.records.nodes import Mapping as Node
from generator.records.quotation_weights import DRAFT
from generator.records.schema import Kind
from generator.records.settings import FILE, Settings, load_settings
from generator.records.suggestions import did_you_mean
from generator.records.validation import value_place
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
    unknown = _unknown_kinds(settings, kinds, node)
    return configuration, (*found, *bad_kinds, *bad_terms, *unknown)


def _unknown_kinds(settings: Settings, kinds: tuple[Kind, ...], node: Node) -> Iterator[Diagnostic]:
    """Find weights of quotations for kinds that the archive does not have."""
    names = [DRAFT, *(kind.name for kind in kinds)]
    for index, weights in enumerate(settings.quotations):
        if weights.kind not in names:
            problem = f"引文核对写到的类别“{weights.kind}”不存在"
            remedy = f"{did_you_mean(weights.kind, names)}可用的有：{'、'.join(names)}"
            place = value_place(node, ("quotations", index, "kind"), FILE)
            yield rules.BAD_SETTINGS.at(place, problem=problem, remedy=remedy)
