"""What the analyser in JavaScript must know: the tables of the one in Python."""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain, pairwise

from generator.text.folding import folded_characters
from generator.text.tokens import TokenClass, character_ranges


@cache
def analyser_tables() -> Mapping[str, object]:
    """Return the tables as plain data.

    ``from`` and ``to`` say what characters in NFKC are folded to, where that is not their lower
    case; ``squares``, ``digits`` and ``letters`` are ranges of code points, first and last by
    turns, each as the distance from the one before.
    """
    folded = folded_characters()
    ranges = character_ranges()
    return {
        "from": _distances(map(ord, folded)),
        "to": " ".join(folded.values()),
        "squares": _distances(chain.from_iterable(ranges[TokenClass.SQUARE])),
        "digits": _distances(chain.from_iterable(ranges[TokenClass.DIGIT])),
        "letters": _distances(chain.from_iterable(ranges[TokenClass.LETTER])),
    }


def _distances(codes: Iterable[int]) -> list[int]:
    return [code - before for before, code in pairwise(chain([0], codes))]
