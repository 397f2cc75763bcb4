"""All pages about study put to work, and what a listing offers of them."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from generator.pages.appraisal_pages import appraisal_pages
from generator.pages.circular_pages import CIRCULARS, circular_pages
from generator.pages.decision_pages import DECISIONS, DUTIES, decision_pages, duty_pages
from generator.pages.exchange_pages import (
    ADOPTION,
    GALLERY,
    MEETINGS,
    exchange_pages,
)
from generator.pages.page import Page
from generator.pages.problem_pages import PROBLEMS, problem_pages
from generator.pages.sitting_pages import SITTINGS, sitting_pages
from generator.pages.trend_pages import trend_pages
from generator.practice.appraisals import APPRAISALS
from generator.practice.preparing import Practice
from generator.practice.trainings import TRAINING_PAGE
from generator.study.preparing import Study
from generator.views.deriving import Views


@dataclass(frozen=True, slots=True)
class Offer:
    """A page that a listing leads to: its address, its name, and a few words on it."""

    uri: str
    title: str
    about: str


# Beside the listing of which kind each is offered.
_OFFERS = {
    "session": (
        Offer(DUTIES, "按职责读", "每项职责读什么，缺什么"),
        Offer(DECISIONS, "决策前学习", "读了什么，谁读过"),
        Offer(PROBLEMS, "问题清单", "问题、措施、结果"),
        Offer(SITTINGS, "列席旁听", "期限、反馈、覆盖"),
        Offer(CIRCULARS, "学情通报", "每季度一份"),
        Offer(APPRAISALS, "考核表", "每项指标的证据"),
    ),
    "case": (
        Offer(GALLERY, "交流", "按问题找做法"),
        Offer(ADOPTION, "采用情况", "谁用了，后来怎样"),
        Offer(MEETINGS, "交流会", "谁讲哪个案例"),
        Offer(TRAINING_PAGE, "学习秘书培训", "按工作环节"),
    ),
}


def practice_pages(practice: Practice, study: Study, views: Views) -> Iterator[Page]:
    """Yield every page about study put to work."""
    yield from problem_pages(practice.problems, study, views)
    yield from decision_pages(practice.decisions, study, views)
    yield from duty_pages(practice.readings, study, views)
    yield from sitting_pages(practice.sittings, study, views)
    yield from circular_pages(study, views)
    yield from appraisal_pages(practice.appraisals, study, views)
    yield from exchange_pages(practice.exchange, study)
    yield from trend_pages(views)


def offers_beside(kind: str, there: Set[str]) -> tuple[Offer, ...]:
    """Return the pages that the listing of a kind offers, of those that there are."""
    return tuple(offer for offer in _OFFERS.get(kind, ()) if offer.uri in there)
