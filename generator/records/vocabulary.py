"""Lists of words that fields may take, each in a file of its own."""

from collections.abc import Mapping as Dict
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from generator.records import rules
from generator.records.diagnostics import Diagnostic
from generator.records.fields import Fields, OneOrMany, Part, Text
from generator.records.layout import VOCABULARY, visible_files
from generator.records.nodes import Mapping
from generator.records.source_text import read_source
from generator.records.validation import validate, value_place
from generator.records.yaml_reader import read_mapping

_MAX_BYTES = 1024 * 1024


class TermSetting(Part):
    """One word of a vocabulary."""

    id: Annotated[
        Text, Field(title="编号", pattern=r"^[a-z0-9][a-z0-9-]*$", examples=["grassroots"])
    ]
    name: Annotated[Text, Field(title="名称", examples=["基层治理"])]
    note: Annotated[Text | None, Field(title="说明")] = None
    also: Annotated[tuple[Text, ...], OneOrMany, Field(title="别名")] = ()


class VocabularySetting(Fields):
    """The content of a vocabulary file."""

    title: Annotated[Text, Field(title="词表名称", examples=["职责"])]
    terms: Annotated[tuple[TermSetting, ...], OneOrMany, Field(title="词")]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A list of words, in the order of its file.

    Attributes:
        id: the file's name without ``.yml``.
        title: its Chinese name.
        terms: the words.
        spellings: every name, id and alias, with the term that it means.
    """

    id: str
    title: str
    terms: tuple[TermSetting, ...]
    spellings: Dict[str, TermSetting]

    def find(self, word: str) -> TermSetting | None:
        """Return the term that `word` means, or None."""
        return self.spellings.get(word)


def load_vocabularies(
    materials: Path,
) -> tuple[Dict[str, Vocabulary], tuple[Diagnostic, ...]]:
    """Read every ``vocabulary/*.yml`` under `materials`, by id."""
    vocabularies: dict[str, Vocabulary] = {}
    found: list[Diagnostic] = []
    folder = materials / VOCABULARY
    if not folder.is_dir() or folder.is_symlink():
        return {}, ()
    for path in visible_files(folder):
        if path.suffix != ".yml" or path.is_symlink() or not path.is_file():
            continue
        vocabulary, wrong = _load(path, f"{materials.name}/{VOCABULARY}/{path.name}")
        found.extend(wrong)
        if vocabulary:
            vocabularies[vocabulary.id] = vocabulary
    return vocabularies, tuple(found)


def _load(path: Path, file: str) -> tuple[Vocabulary | None, tuple[Diagnostic, ...]]:
    text, found = read_source(path, file)
    if text is None:
        return None, found
    node, mistakes = read_mapping(text, file, limit=_MAX_BYTES)
    if node is None:
        return None, (*found, *mistakes)
    setting, wrong = validate(VocabularySetting, node, file, label="词表")
    if setting is None:
        return None, (*found, *mistakes, *wrong)
    spellings, repeated = _spellings(setting, node, file)
    usable = tuple(dict.fromkeys(spellings.values()))
    vocabulary = Vocabulary(path.stem, setting.title, usable, spellings)
    return vocabulary, (*found, *mistakes, *repeated)


def _spellings(
    setting: VocabularySetting, node: Mapping, file: str
) -> tuple[dict[str, TermSetting], list[Diagnostic]]:
    spellings: dict[str, TermSetting] = {}
    repeated = []
    for index, term in enumerate(setting.terms):
        if term.id == "index" or any(term.id == other.id for other in setting.terms[:index]):
            place = value_place(node, ("terms", index, "id"), file)
            problem = f"词的编号“{term.id}”已经用了或者不能用"
            repeated.append(rules.BAD_SETTINGS.at(place, problem=problem, remedy="换一个编号"))
            continue
        places: dict[str, tuple[str | int, ...]] = {
            **{word: ("also", position) for position, word in enumerate(term.also)},
            term.name: ("name",),
            term.id: ("id",),
        }
        for word, path in places.items():
            if word in spellings:
                place = value_place(node, ("terms", index, *path), file)
                problem = f"“{word}”在词表里出现了两次，第一次是“{spellings[word].name}”"
                repeated.append(
                    rules.BAD_SETTINGS.at(place, problem=problem, remedy="改名或删去其中一处")
                )
            else:
                spellings[word] = term
    return spellings, repeated
