"""Under which entry of the navigation a kind stands."""

from collections.abc import Sequence

from generator.records.schema import Kind


def section_of(kind: Kind, kinds: Sequence[Kind]) -> str:
    """Return the address of the navigation entry under which the records of a kind stand."""
    return f"{(_host(kind, kinds) or kind).folder}/index.html"


def trail_above(kind: Kind, kinds: Sequence[Kind]) -> list[tuple[str, str]]:
    """Return label and address of what stands above a kind's listing, besides the home page."""
    host = _host(kind, kinds)
    return [(host.section, f"{host.folder}/index.html")] if host else []


def _host(kind: Kind, kinds: Sequence[Kind]) -> Kind | None:
    return next((one for one in kinds if kind.within and one.name == kind.within), None)
