"""How a record is cited, in every style, and the files that reference managers read."""

from base64 import b64encode
from dataclasses import dataclass

from generator.desk.bibliography_files import bibtex, csl_json, ris
from generator.desk.citations import cite
from generator.desk.references import reference_of
from generator.records.library import Library, Record
from generator.records.settings import CitationStyle


@dataclass(frozen=True, slots=True)
class Download:
    """A small file that stands in the page itself, so that it works from a folder too.

    Attributes:
        label: of the link.
        name: that the file gets.
        address: its content as a ``data:`` address.
    """

    label: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Citing:
    """How one record is cited.

    Attributes:
        usual: in the style of the archive.
        passage: the same for a paragraph, with ``{place}`` where its number stands.
        others: the other styles, each with its name.
        downloads: for reference managers.
    """

    usual: str
    passage: str
    others: tuple[tuple[str, str], ...]
    downloads: tuple[Download, ...]


def citing(record: Record, library: Library) -> Citing:
    """Return how `record` is cited."""
    reference = reference_of(record, library)
    style = library.settings.citation_style
    others = tuple(
        (other.label, cite(reference, other)) for other in CitationStyle if other is not style
    )
    downloads = (
        _download("BibTeX", f"{record.id}.bib", "application/x-bibtex", bibtex(reference)),
        _download("RIS", f"{record.id}.ris", "application/x-research-info-systems", ris(reference)),
        _download("CSL-JSON", f"{record.id}.json", "application/json", csl_json(reference)),
    )
    passage = cite(reference, style, locator="{place}")
    return Citing(cite(reference, style), passage, others, downloads)


def _download(label: str, name: str, media_type: str, content: str) -> Download:
    data = b64encode(content.encode("utf-8")).decode("ascii")
    return Download(label, name, f"data:{media_type};charset=utf-8;base64,{data}")
