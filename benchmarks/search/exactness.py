"""Compare the sets that an engine finds with those that are there."""

from collections.abc import Mapping
from dataclasses import dataclass

from playwright.sync_api import Page

from benchmarks.search.setups import Index, Setup


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an engine found for a phrase.

    Attributes:
        phrase: that was asked.
        expected: how many documents contain it.
        missed: how many of them were not found.
        wrong: how many were found that do not contain it.
    """

    phrase: str
    expected: int
    missed: int
    wrong: int

    @property
    def found(self) -> int:
        """How many documents were found."""
        return self.expected - self.missed + self.wrong

    @property
    def is_exact(self) -> bool:
        """Whether exactly the documents that contain the phrase were found."""
        return not self.missed and not self.wrong


def judge(
    setup: Setup, index: Index, page: Page, expected: Mapping[str, frozenset[int]]
) -> tuple[Verdict, ...]:
    """Ask for each phrase of `expected` on an open page of the site."""
    verdicts = []
    for phrase, wanted in expected.items():
        answer = setup.ask(page, phrase, show=False)
        found = {index.positions[address] for address in answer.exact}
        verdicts.append(Verdict(phrase, len(wanted), len(wanted - found), len(found - wanted)))
    return tuple(verdicts)
