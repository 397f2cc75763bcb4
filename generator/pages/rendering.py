"""Turn views into the whole set of pages and files of a site."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.desk.preparing import DeskViews
from generator.pages.accent import accent_css
from generator.pages.basket_page import basket_page, frame_asset
from generator.pages.calendar_pages import calendar_assets, calendar_pages
from generator.pages.due_page import due_pages
from generator.pages.duties_page import duties_page
from generator.pages.exchange_pages import exchange_assets
from generator.pages.feeds import feed_assets
from generator.pages.handbook import INDEX as HANDBOOK
from generator.pages.handbook import handbook_pages
from generator.pages.list_pages import facet_pages, home_page, listing_pages
from generator.pages.pack_page import pack_assets
from generator.pages.page import Asset, NavigationEntry, Page
from generator.pages.practice_pages import offers_beside, practice_pages
from generator.pages.record_page import Told, record_page
from generator.pages.scripts import script_assets
from generator.pages.search_page import search_page
from generator.pages.sections import section_of
from generator.pages.statistics_page import STATISTICS, statistics_page
from generator.pages.study_pages import study_pages
from generator.pages.templates import fill
from generator.pages.time_pages import chronology_pages
from generator.pages.trend_pages import TRENDS
from generator.practice.preparing import Practice
from generator.records.layout import MATERIALS
from generator.records.progress import Progress, silent
from generator.study.preparing import Study
from generator.views.chronology import INDEX as CHRONOLOGY
from generator.views.deriving import Views

NOT_FOUND = "404.html"


@dataclass(frozen=True)
class Rendered:
    """All that a site is made of, before any theme.

    Attributes:
        pages: by address, no two the same.
        assets: scripts, Word files, attachments and pictures.
        navigation: the entries of the site's navigation, in order.
        standalone: whole HTML files that must not depend on their place, by address.
    """

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    navigation: tuple[NavigationEntry, ...]
    standalone: Mapping[str, str]


def render(
    views: Views,
    desk: DeskViews,
    study: Study,
    practice: Practice,
    files: frozenset[str],
    progress: Progress = silent,
) -> Rendered:
    """Render every page.

    Args:
        views: what the audience may see.
        desk: citations, quotations and packs of the same.
        study: its plans, sessions and rules, compared.
        practice: study put to work.
        files: attachments and pictures that can be published, relative to ``materials/``.
        progress: told how many records are rendered.
    """
    published = files & views.library.files
    pages = [home_page(views)]
    total = len(views.library.records)
    for number, record in enumerate(views.library.records, start=1):
        pages.append(record_page(record, Told(views, desk, study, practice), published))
        progress("排出网页", number, total)
    practised = list(practice_pages(practice, study, views))
    pages.extend(practised)
    there = {page.uri for page in practised}
    for kind in views.library.kinds:
        pages.extend(listing_pages(kind, views, study, offers_beside(kind.name, there)))
    pages.extend(facet_pages(views))
    pages.extend(chronology_pages(views))
    pages.extend(study_pages(study, views))
    pages.extend(calendar_pages(study))
    if study.organisation.members:
        pages.append(duties_page(study))
    pages.extend(due_pages(study))
    pages.append(statistics_page(views, TRENDS if TRENDS in there else ""))
    pages.append(search_page(views))
    pages.append(basket_page())
    pages.extend(handbook_pages(views.library.kinds))
    taken = {page.uri for page in pages}
    for page in _moved_pages(views):
        # An address that is taken is a diagnostic of the records.
        if page.uri not in taken:
            taken.add(page.uri)
            pages.append(page)
    root = views.library.root / MATERIALS
    accent = accent_css(views.library.settings.accent).encode("ascii")
    assets = (
        Asset("assets/archive/accent.css", accent),
        *script_assets(),
        frame_asset(views.library.settings, views.today),
        *(
            asset
            for pack in desk.packs.values()
            for asset in pack_assets(pack, views.library.settings, views.today)
        ),
        *calendar_assets(study, views.library.settings),
        *feed_assets(views),
        *exchange_assets(practice.exchange, study),
        *(Asset(name, root / name) for name in sorted(published)),
    )
    return Rendered(tuple(pages), assets, _navigation(views), {NOT_FOUND: _not_found(views)})


def _not_found(views: Views) -> str:
    """A server shows this page at any address, so it holds all that it needs."""
    settings = views.library.settings
    home = f"{settings.site_url}index.html" if settings.site_url else ""
    return fill(
        "not_found.html.j2", NOT_FOUND, name=settings.name, language=settings.language, home=home
    )


def _moved_pages(views: Views) -> Iterator[Page]:
    """Yield a small page at each former address that leads on to the new one."""
    for record in views.library.records:
        for former in dict.fromkeys(record.fields.formerly):
            uri = f"{former}.html"
            html = fill("moved.html.j2", uri, record=record)
            section = f"{record.kind.folder}/index.html"
            yield Page(uri, record.title, html, section, meta={"moved_to": record.uri})


def _navigation(views: Views) -> tuple[NavigationEntry, ...]:
    kinds = views.library.kinds
    used = {section_of(kind, kinds) for kind in views.kinds_in_use()}
    sections = (
        NavigationEntry(kind.section, uri)
        for kind in kinds
        if (uri := f"{kind.folder}/index.html") in used
    )
    return (
        NavigationEntry("首页", "index.html"),
        *sections,
        NavigationEntry("编年", CHRONOLOGY),
        NavigationEntry("统计", STATISTICS),
        NavigationEntry("使用手册", HANDBOOK),
    )
