"""Find the passages that a quotation was put together from without an omission."""

from generator.desk.seeds import Positions, Seeds
from generator.desk.sources import Sources
from generator.text.letters import Letters, folded

# A run of so many letters that stands somewhere as a whole is a passage.
_PASSAGE = 6


def patches(
    whole: Letters, sources: Sources, seeds: Seeds, without: int | None
) -> tuple[tuple[int, int], ...]:
    """Return where each passage stands, in the order of the quotation.

    Args:
        whole: the letters of the quotation.
        sources: all records.
        seeds: made for the quotation among others.
        without: the index of the record that quotes, which is no source of itself.

    Returns:
        Index of the source and place among its letters, of passages that together are the whole
        quotation; nothing where some of it stands nowhere.
    """
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(whole):
        end, place = _reach(whole, start, sources, seeds, without)
        if place is None:
            return ()
        number = int(sources.number_at(place)[0])
        found.append((number, int(place[0] - sources.offsets[number])))
        start = end
    return tuple(found)


def _reach(
    whole: Letters, start: int, sources: Sources, seeds: Seeds, without: int | None
) -> tuple[int, Positions | None]:
    """Return the end and a place of the longest run from `start` on that stands somewhere."""

    def elsewhere(end: int) -> Positions | None:
        positions = seeds.exact(folded(whole.codes[start:end]))
        numbers = sources.number_at(positions)
        positions = positions[numbers != (-1 if without is None else without)]
        return positions[:1] if len(positions) else None

    low, high = start + _PASSAGE, len(whole)
    place = elsewhere(low) if low <= high else None
    if place is None:
        return start, None
    while low < high:
        middle = (low + high + 1) // 2
        longer = elsewhere(middle)
        if longer is None:
            high = middle - 1
        else:
            low, place = middle, longer
    return low, place
