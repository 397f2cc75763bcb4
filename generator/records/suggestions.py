"""Find what an author probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return “是不是想写…？” for the closest of `known`, or an empty string."""
    candidates = sorted(set(known))
    close = get_close_matches(word, candidates, n=1, cutoff=0.6)
    if not close:
        folded = {candidate.casefold(): candidate for candidate in candidates}
        close = [folded[word.casefold()]] if word.casefold() in folded else []
    return f"是不是想写“{close[0]}”？" if close else ""
