"""Who may see what."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Audience:
    """The readers for whom a site is built.

    Attributes:
        id: what authors and the command line write.
        name: its Chinese name.
        sees: the ids of every audience whose records these readers may see, its own among them.
    """

    id: str
    name: str
    sees: frozenset[str]

    def may_see(self, audiences: Iterable[str]) -> bool:
        """Say whether a record limited to `audiences` is for these readers; no limit means yes."""
        wanted = frozenset(audiences)
        return not wanted or not self.sees.isdisjoint(wanted)
