"""How a long stage tells how far it has come."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is being done (in Chinese), how many are done, and how many there are."""


def silent(stage: str, done: int, total: int) -> None:
    """Say nothing."""
