"""The page of what is due."""

from collections.abc import Iterator

from generator.pages.cutting import page_uris
from generator.pages.page import Page
from generator.pages.study_pages import SECTION
from generator.pages.templates import fill
from generator.study.due_lists import DueItem, by_unit
from generator.study.organisation import Member
from generator.study.preparing import Study

DUE = "study/due.html"

# So many things stand on one page.
_ON_A_PAGE = 120

_Group = tuple[Member | None, tuple[DueItem, ...]]


def due_pages(study: Study) -> Iterator[Page]:
    """Yield what is due, grouped by unit; a long list is cut between units."""
    due = study.due
    sections = [
        (identifier, title, len(items), _parts(by_unit(items, study.organisation)))
        for identifier, title, items in due.sections
    ]
    for identifier, title, total, parts in sections:
        uris = _uris(identifier, len(parts))
        for uri, groups in list(zip(uris, parts, strict=True))[1:]:
            html = fill(
                "due_more.html.j2",
                uri,
                title=title,
                total=total,
                groups=groups,
                uris=uris,
                uri=uri,
                identifier=identifier,
                today=study.today,
            )
            yield Page(uri, f"到期提醒：{title}", html, SECTION)
    html = fill(
        "due.html.j2",
        DUE,
        due=due,
        sections=[
            (identifier, title, total, parts[0] if parts else [], _uris(identifier, len(parts)))
            for identifier, title, total, parts in sections
        ],
        today=study.today,
    )
    yield Page(DUE, "到期提醒", html, SECTION, "已过期、本月和此后三个月要办的事。")


def _uris(identifier: str, count: int) -> list[str]:
    return page_uris(DUE, count, more=f"study/due-{identifier}")


def _parts(groups: tuple[_Group, ...]) -> list[list[_Group]]:
    parts: list[list[_Group]] = []
    filled = 0
    for unit, items in groups:
        if not parts or filled + len(items) > _ON_A_PAGE:
            parts.append([])
            filled = 0
        parts[-1].append((unit, items))
        filled += len(items)
    return parts
