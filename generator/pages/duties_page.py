"""The page of who answers for what."""

from generator.pages.page import Page
from generator.pages.templates import fill
from generator.records.kinds.expectation import Responsibility
from generator.study.organisation import in_groups
from generator.study.preparing import Study

DUTIES = "study/responsibilities.html"


def duties_page(study: Study) -> Page:
    """Return the page with the posts of every unit that exists today."""
    by_key = {one.member.key: one for one in study.duties}
    members = tuple(one.member for one in study.duties)
    groups = [(name, [by_key[one.key] for one in group]) for name, group in in_groups(members)]
    asked = {
        responsibility: next(
            (
                duty.standard.basis
                for unit in study.duties
                for duty in unit.duties
                if duty.responsibility is responsibility and duty.standard
            ),
            None,
        )
        for responsibility in Responsibility
    }
    html = fill(
        "responsibilities.html.j2",
        DUTIES,
        groups=groups,
        asked=asked,
        total=len(members),
        gaps=[(unit, duty) for unit in study.duties for duty in unit.gaps],
        today=study.today,
    )
    return Page(DUTIES, "责任分工", html, "units/index.html", "每个单位由谁负责什么，写职务。")
