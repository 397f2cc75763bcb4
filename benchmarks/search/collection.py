"""Documents as one archive holds them: the same words for every search engine."""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.corpus import Document, write_source
from benchmarks.ours import TODAY
from generator.compiler import examine
from generator.intake.importing import Destination, Outcome, find_files, import_files
from generator.records.configuration import load_configuration
from generator.records.kinds.speech import SPEECH
from generator.records.layout import MATERIALS
from generator.views.printing import Printer
from generator.views.visible_text import visible_words


@dataclass(frozen=True, slots=True)
class Text:
    """What a reader sees of one document.

    Attributes:
        uri: the address of its page in this project's site.
        title: its title.
        printed: the printed values of its front matter.
        blocks: the blocks of its body, in order.
    """

    uri: str
    title: str
    printed: tuple[str, ...]
    blocks: tuple[str, ...]

    @property
    def runs(self) -> tuple[str, ...]:
        """Everything that is visible, in runs that no phrase crosses."""
        return (self.title, *self.printed, *self.blocks)


@dataclass(frozen=True)
class Collection:
    """Documents, imported into an archive of their own.

    Attributes:
        name: of this choice of documents.
        folder: holds ``source`` with the documents' files, and ``archive``.
        texts: of the records; every engine answers with positions in this sequence.
        position: of a document's text, by its path in the corpus; documents with the same words
            share one.
    """

    name: str
    folder: Path
    texts: Sequence[Text]
    position: Mapping[str, int]

    @property
    def archive(self) -> Path:
        """The archive of these documents."""
        return self.folder / "archive"

    @property
    def size(self) -> int:
        """Bytes of all visible text in UTF-8."""
        return sum(len(run.encode("utf-8")) for text in self.texts for run in text.runs)


class RefusedError(Exception):
    """The import refused a document."""


def collect(name: str, documents: Sequence[Document], folder: Path) -> Collection:
    """Import `documents` into a new archive below `folder`, which is made anew.

    Raises:
        RefusedError: where a document cannot be imported.
    """
    if folder.exists():
        shutil.rmtree(folder)
    source, archive = folder / "source", folder / "archive"
    write_source(documents, source)
    archive.mkdir()
    (archive / "archive.yml").write_text("name: 计时用资料库\n", encoding="utf-8")
    uris = _import(source, archive)
    texts = tuple(_texts(archive))
    by_uri = {text.uri: number for number, text in enumerate(texts)}
    position = {path: by_uri[uri] for path, uri in uris.items()}
    return Collection(name, folder, texts, position)


def _import(source: Path, archive: Path) -> dict[str, str]:
    """Import all files below `source`; returns the address of each one's page."""
    configuration, _ = load_configuration(archive)
    destination = Destination(archive, SPEECH, {}, configuration)
    uris = {}
    for line in import_files(find_files([source]), destination):
        path = line.path.relative_to(source).as_posix()
        if line.outcome is Outcome.REFUSED:
            raise RefusedError(f"{path}: {line.reason}")
        uris[path] = line.target.removeprefix(f"{MATERIALS}/").removesuffix(".md") + ".html"
    return uris


def _texts(archive: Path) -> Iterable[Text]:
    examination = examine(archive, today=date.fromisoformat(TODAY))
    audience = examination.library.settings.audience(None)
    if audience is None:
        raise ValueError("the archive has no audience")
    visible = examination.library.seen_by(audience)
    printer = Printer(visible, examination.links.within(visible))
    for record in visible.records:
        title, *others = visible_words(record, printer)
        yield Text(
            uri=record.uri,
            title=title.text,
            printed=tuple(run.text for run in others if not run.block),
            blocks=tuple(run.text for run in others if run.block),
        )
