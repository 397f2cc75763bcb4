"""Choose real documents, always the same ones, and cut them where more are wanted than exist."""

import json
import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "zh"
"""Where the real documents lie: beside this checkout."""

_SEED = 20240501
_TITLE = re.compile(r"^title: .*$", re.MULTILINE)
_MARKS = re.compile(r"^#+\s*")
# A Markdown heading, or a line that begins with the number of a part or chapter.
_CHAPTER = re.compile(
    r"^#{1,6}[ \t]+\S.*$|^第[一二三四五六七八九十百零〇]+[章編编](?:[ \t\u3000].*)?$", re.MULTILINE
)
# Entries in a table of contents look like headings; a chapter is one that text follows.
_MIN_CHAPTER = 300
_MIN_OPENING = 100


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown document of the corpus.

    Attributes:
        path: where it lies under the corpus, with forward slashes.
        title: as its front matter says.
        front: its front matter, without the fences.
        body: the rest.
    """

    path: str
    title: str
    front: str
    body: str

    @property
    def size(self) -> int:
        """Bytes of the body in UTF-8."""
        return len(self.body.encode("utf-8"))


class TooFewError(Exception):
    """More documents are wanted than the corpus can be cut into."""


def read_corpus(folder: Path = CORPUS) -> tuple[Document, ...]:
    """Read all documents under `folder`, in an order that is shuffled but always the same."""
    paths = sorted(folder.rglob("*.md"), key=lambda path: path.relative_to(folder).as_posix())
    documents = [_read(path, path.relative_to(folder).as_posix()) for path in paths]
    random.Random(_SEED).shuffle(documents)  # noqa: S311 - nothing is secret here
    return tuple(documents)


def choose(documents: Sequence[Document], count: int) -> tuple[Document, ...]:
    """Return `count` documents; a smaller choice is contained in every larger one.

    Where `count` is more than there are, chapters drawn at random become documents of their own:
    the text stays the same, in more and shorter documents.

    Raises:
        TooFewError: where there are too few chapters for that.
    """
    missing = count - len(documents)
    if missing <= 0:
        return tuple(documents[:count])
    cuts = [(number, at) for number, one in enumerate(documents) for at in _chapters(one.body)]
    if missing > len(cuts):
        message = f"{len(documents)} documents can be cut into {len(documents) + len(cuts)} at most"
        raise TooFewError(message)
    random.Random(_SEED).shuffle(cuts)  # noqa: S311 - nothing is secret here
    chosen: dict[int, list[int]] = defaultdict(list)
    for number, at in cuts[:missing]:
        chosen[number].append(at)
    return tuple(
        piece
        for number, document in enumerate(documents)
        for piece in _cut(document, sorted(chosen[number]))
    )


def write_source(documents: Sequence[Document], folder: Path) -> None:
    """Write `documents` below `folder` as they are in the corpus: one Markdown file each."""
    for document in documents:
        path = folder / document.path
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"---\n{document.front}\n---\n{document.body}"
        path.write_text(text, encoding="utf-8", newline="\n")


def _read(path: Path, name: str) -> Document:
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    match = _TITLE.search(front)
    title = json.loads(match[0].removeprefix("title: ")) if match else path.stem
    return Document(name, title, front.rstrip("\n"), body)


def _chapters(body: str) -> list[int]:
    """Return where chapters begin that can stand alone, and leave something before them."""
    starts = [match.start() for match in _CHAPTER.finditer(body)]
    return [
        start
        for start, end in zip(starts, [*starts[1:], len(body)], strict=True)
        if end - start >= _MIN_CHAPTER and len(body[:start].strip()) >= _MIN_OPENING
    ]


def _cut(document: Document, cuts: Sequence[int]) -> list[Document]:
    """Cut a document; every piece after the first is named after its heading as well."""
    path = PurePosixPath(document.path)
    pieces = []
    for number, (start, end) in enumerate(
        zip([0, *cuts], [*cuts, len(document.body)], strict=True), start=1
    ):
        body = document.body[start:end]
        if number == 1:
            pieces.append(Document(document.path, document.title, document.front, body))
            continue
        heading = _MARKS.sub("", body.partition("\n")[0]).strip()
        title = f"{document.title}：{heading}"
        line = f"title: {json.dumps(title, ensure_ascii=False)}"
        front = _TITLE.sub(line.replace("\\", r"\\"), document.front, count=1)
        name = path.with_stem(f"{path.stem}-{number}").as_posix()
        pieces.append(Document(name, title, front, body))
    return pieces
