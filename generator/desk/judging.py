"""Compare quotations with the records and give a verdict on each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from generator.desk.differences import Piece, difference
from generator.desk.nearest import Near, nearest
from generator.desk.occurrences import (
    Match,
    Part,
    Words,
    is_quoted,
    matches,
    words_of,
)
from generator.desk.patchwork import patches
from generator.desk.seeds import Seeds, sow
from generator.desk.sources import Sources
from generator.desk.verdicts import (
    MINIMUM,
    Asked,
    Besides,
    Judgement,
    Spot,
    Standing,
    Verdict,
)
from generator.text.letters import folded

# Other places with the same words: so many are named.
_NAMED = 5
# Below this share of letters in one place, a quotation may be several passages put together.
_ONE_PLACE = 0.85

# What is shorter is too often like something else by chance to be held against its only source.
_VOUCHED = 12

_UNCLOSED = "引号没有配对，按到段末为止核对"
_JOINED = "由几处原文拼接，中间没有用省略号"
_OUT_OF_ORDER = "省略号两边的话不是按这个次序出自同一篇"


def judge(
    asked: Sequence[Asked],
    sources: Sources,
    standing: Standing,
    progress: Callable[[int], None] = lambda done: None,
) -> tuple[Judgement, ...]:
    """Return the judgement on each of `asked`, in order.

    Args:
        asked: the quotations.
        sources: the records that they can be from.
        standing: what is known of these.
        progress: told how many are judged.
    """
    every = [words_of(one.quotation) for one in asked]
    needles = (
        folded(part.letters.codes) for words in every for part in (words.whole, *words.parts)
    )
    seeds = sow(sources.codes, needles)
    judgements = []
    for number, (one, words) in enumerate(zip(asked, every, strict=True), start=1):
        case = _Case(one, words, sources, standing, seeds)
        judgements.append(case.judgement())
        progress(number)
    return tuple(judgements)


@dataclass(frozen=True)
class _Case:
    """One quotation before the records."""

    asked: Asked
    words: Words
    sources: Sources
    standing: Standing
    seeds: Seeds

    def judgement(self) -> Judgement:
        stated = bool(self.asked.stated)
        if not len(self.words) or (len(self.words) < MINIMUM and not stated):
            return Judgement(self.asked.quotation, Verdict.TERM)
        found = matches(self.words, self.sources, self.seeds, self._stated, self._own)
        judgement = self._of_matches(found) if found else self._of_no_match()
        notes = [judgement.note, _UNCLOSED if self.asked.quotation.unclosed else ""]
        return replace(judgement, stated=stated, note="；".join(filter(None, notes)))

    @property
    def _stated(self) -> tuple[int, ...]:
        numbers = self.sources.numbers
        return tuple(numbers[key] for key in sorted(self.asked.stated) if key in numbers)

    @property
    def _own(self) -> int | None:
        return self.sources.numbers.get(self.asked.own)

    def _of_matches(self, found: Sequence[Match]) -> Judgement:
        """Judge a quotation whose letters stand somewhere: which place, and may it be quoted so."""
        ranked = sorted(found, key=self._rank)
        best = ranked[0]
        is_long = len(self.words) >= _VOUCHED
        if is_long and all(self._is_quoted(one) for one in found):
            near = self._nearest(self.words.whole, original=True)
            if near:
                return self._changed(self.words.whole, near)
        holds = list(self._holding(best))
        spot = self._spot(best.number, best.start)
        also = [Besides(spot, verdict) for verdict in holds[1:] if verdict is not Verdict.SAME]
        others = dict.fromkeys(self._spot(one.number, one.start) for one in ranked[1:])
        others.pop(spot, None)
        also += [Besides(other) for other in list(others)[:_NAMED]]
        # Beside a quotation with omissions, all that it omits would seem to be missing.
        is_whole = best.end - best.start == len(self.words.whole.letters)
        pieces = self._pieces(self.words.whole, best) if is_whole and not best.is_same else ()
        return Judgement(self.asked.quotation, holds[0], spot, pieces, tuple(also))

    def _rank(self, match: Match) -> tuple[object, ...]:
        """Sort places: the stated source, words of its own, in force, in full, printed so."""
        key = self._key(match.number)
        return (
            match.number not in self._stated,
            self._is_quoted(match),
            key in self.standing.superseded,
            key in self.standing.summaries,
            not match.is_same,
            match.number,
            match.start,
        )

    def _holding(self, match: Match) -> list[Verdict]:
        key = self._key(match.number)
        holds = {
            Verdict.OTHER_SOURCE: bool(self._stated) and match.number not in self._stated,
            Verdict.SUPERSEDED: key in self.standing.superseded,
            Verdict.SUMMARY_ONLY: key in self.standing.summaries,
            Verdict.PUNCTUATION: not match.is_same,
            Verdict.SAME: match.is_same,
        }
        return [verdict for verdict, held in holds.items() if held]

    def _of_no_match(self) -> Judgement:
        """Judge a quotation whose letters stand nowhere as they are given."""
        if len(self.words.parts) > 1:
            return self._of_parts()
        near = self._nearest(self.words.whole)
        length = len(self.words)
        if near and near.matched >= _ONE_PLACE * length and near.missing <= length // 2:
            return self._changed(self.words.whole, near)
        places = patches(self.words.whole.letters, self.sources, self.seeds, self._own)
        if places:
            spots = [self._spot(number, start) for number, start in places]
            also = tuple(Besides(spot) for spot in dict.fromkeys(spots[1:]))
            return Judgement(self.asked.quotation, Verdict.CHANGED, spots[0], (), also, _JOINED)
        if near:
            return self._changed(self.words.whole, near)
        return Judgement(self.asked.quotation, Verdict.NOT_FOUND)

    def _of_parts(self) -> Judgement:
        """Judge a quotation with omissions, of which some part was changed, moved or is nowhere."""
        spots: list[tuple[int, Spot]] = []
        changed: list[tuple[Part, Near]] = []
        for part in self.words.parts:
            alone = Words(part, (part,), self.words.mark)
            found = matches(alone, self.sources, self.seeds, self._stated, self._own)
            if found:
                spots.append((len(part.letters), self._spot(found[0].number, found[0].start)))
            elif near := self._nearest(part):
                changed.append((part, near))
            else:
                note = f"“{part.text.strip()}”找不到出处"
                return Judgement(self.asked.quotation, Verdict.NOT_FOUND, note=note)
        if changed:
            return self._changed(*changed[0])
        _, spot = max(spots, key=lambda pair: pair[0])
        return Judgement(self.asked.quotation, Verdict.CHANGED, spot, note=_OUT_OF_ORDER)

    def _is_quoted(self, place: Match | Near) -> bool:
        return is_quoted(place.start, place.end, self.sources.sources[place.number])

    def _nearest(self, part: Part, *, original: bool = False) -> Near | None:
        """Return the place that a part comes closest to, or None.

        With `original`, a place that quotes yet another does not count, and it must be very close:
        records that misquote the same source must not vouch for each other.
        """
        codes = folded(part.letters.codes)
        found = nearest(codes, self.sources, self.seeds, self._stated, self._own)
        if original:
            close = _ONE_PLACE * len(codes)
            found = tuple(one for one in found if one.matched >= close and not self._is_quoted(one))
        if not found:
            return None
        best = found[0]
        equal = [
            one
            for one in found
            if one.matched == best.matched
            and (one.number in self._stated) == (best.number in self._stated)
        ]
        return min(equal, key=self._rank_near)

    def _rank_near(self, near: Near) -> tuple[object, ...]:
        key = self._key(near.number)
        return (
            self._is_quoted(near),
            key in self.standing.superseded or key in self.standing.summaries,
            near.end - near.start,
        )

    def _changed(self, part: Part, near: Near) -> Judgement:
        spot = self._spot(near.number, near.start)
        also = []
        if self._stated and near.number not in self._stated:
            also.append(Besides(spot, Verdict.OTHER_SOURCE))
        if self._key(near.number) in self.standing.superseded:
            also.append(Besides(spot, Verdict.SUPERSEDED))
        pieces = self._pieces(part, near)
        return Judgement(self.asked.quotation, Verdict.CHANGED, spot, pieces, tuple(also))

    def _pieces(self, part: Part, place: Match | Near) -> tuple[Piece, ...]:
        """Return the quotation beside its source, with as much punctuation around it."""
        there = self.sources.sources[place.number].around(place.start, place.end)
        here = part.printed
        before = there.before[-len(here.before) :] if here.before else ""
        source = before + there.middle + there.after[: len(here.after)]
        return difference(source, part.text)

    def _key(self, number: int) -> str:
        return self.sources.sources[number].record.key

    def _spot(self, number: int, start: int) -> Spot:
        source = self.sources.sources[number]
        return Spot(source.record.key, source.block_at(int(source.letters.places[start])))
