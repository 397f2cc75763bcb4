"""Find what an author probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the word of `known` that is most like `word`, or None where none is alike."""
    candidates = sorted(set(known))
    close = get_close_matches(word, candidates, n=1, cutoff=0.6)
    if close:
        return close[0]
    return next((one for one in candidates if one.casefold() == word.casefold()), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return “是不是想写…？” for the closest of `known`, or an empty string."""
    close = closest(word, known)
    return f"是不是想写“{close}”？" if close else ""
