"""Keep the search index on disk, made anew only when what can be searched has changed."""

import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from generator.output.tree import files_below, write_stream
from generator.records.progress import Progress
from generator.search.indexing import index_files
from generator.search.searchable import Searchable

_CODE = ("search", "text")
_PACKAGES = ("numpy", "opencc", "pypinyin")


def update_index(
    source: Searchable, folder: Path, clean: bool, progress: Progress
) -> Mapping[str, Path]:
    """Make `folder` hold the index of `source`.

    Args:
        source: what can be searched.
        folder: for the files of the index alone.
        clean: make it anew even if nothing changed.
        progress: told when the index is begun and done.

    Returns:
        The files, by address relative to the site's root.
    """
    digest = _digest(source)
    stamp = folder.with_name(f"{folder.name}-fingerprint")
    if clean or not folder.is_dir() or not stamp.is_file() or stamp.read_text("ascii") != digest:
        # A run that is cut off from here on leaves no stamp, so that the next one starts again.
        stamp.unlink(missing_ok=True)
        progress("编制检索", 0, 1)
        write_stream(folder, index_files(source, digest))
        progress("编制检索", 1, 1)
        stamp.write_text(digest, encoding="ascii")
    return files_below(folder)


def _digest(source: Searchable) -> str:
    """Hash what the index depends on: the words, and the code and tables that make it."""
    digest = blake2b(digest_size=16)
    versions = [f"{name} {version(name)}" for name in _PACKAGES]
    versions += [unicodedata.unidata_version, zlib.ZLIB_RUNTIME_VERSION]
    digest.update(repr(versions).encode("ascii"))
    for name in _CODE:
        for code in _modules(files("generator") / name):
            digest.update(code.read_bytes())
    digest.update(repr((source.filters, source.synonyms)).encode("utf-8"))
    for entry in source.entries:
        head = (entry.key, entry.title, entry.number, entry.when, entry.values)
        digest.update(repr(head).encode("utf-8"))
        for words in entry.words:
            line = f"{words.block}\x1f{words.place}\x1f{words.text}\x1e"
            digest.update(line.encode("utf-8"))
    return digest.hexdigest()


def _modules(folder: Traversable) -> Iterator[Traversable]:
    named = {entry.name: entry for entry in folder.iterdir() if entry.name.endswith(".py")}
    yield from (named[name] for name in sorted(named))
