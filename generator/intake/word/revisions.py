"""Read a Word file as it is once all tracked changes are accepted."""

from collections.abc import Iterator

from generator.intake.word.losses import Losses, Lost
from generator.intake.word.xml import Element, W, children, find

_REMOVED = frozenset({f"{W}del", f"{W}moveFrom"})
_KEPT = frozenset({f"{W}ins", f"{W}moveTo"})
# The two ends of a move are one revision.
_COUNTED = frozenset({f"{W}ins", *_REMOVED})


def accepted(parent: Element, losses: Losses) -> Iterator[Element]:
    """Yield the elements in `parent`: what was inserted is unwrapped, what was deleted left out.

    Properties are left out, too: no text stands in them.
    """
    before = ""
    for child in children(parent):
        tag = child.tag
        if tag in _COUNTED and tag != before:
            losses.add(Lost.REVISIONS)
        before = tag
        if tag in _KEPT:
            yield from accepted(child, losses)
        elif tag not in _REMOVED and not tag.endswith("Pr"):
            yield child


def loses_its_mark(paragraph: Element, losses: Losses) -> bool:
    """Say whether the end of a paragraph is deleted, so that it runs on into the next."""
    changes = _changes(find(paragraph, "pPr", "rPr"))
    if changes and not any(child.tag in _COUNTED for child in paragraph):
        losses.add(Lost.REVISIONS)
    return bool(changes & _REMOVED)


def is_deleted_row(row: Element, losses: Losses) -> bool:
    """Say whether a row of a table is deleted."""
    changes = _changes(find(row, "trPr"))
    losses.add(Lost.REVISIONS, count=bool(changes))
    return bool(changes & _REMOVED)


def is_deleted_cell(cell: Element, losses: Losses) -> bool:
    """Say whether a cell of a table is deleted."""
    is_deleted = find(cell, "tcPr", "cellDel") is not None
    is_changed = is_deleted or find(cell, "tcPr", "cellIns") is not None
    losses.add(Lost.REVISIONS, count=is_changed)
    return is_deleted


def _changes(properties: Element | None) -> frozenset[str]:
    tags = () if properties is None else (one.tag for one in properties)
    return frozenset(tag for tag in tags if tag in _COUNTED)
