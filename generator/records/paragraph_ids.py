"""Keep the ids of paragraphs through edits.

A block is born with an id made from its text (`generator.text.body_parser`).  What a lock file
remembers of a record's earlier text lets a block that moved or was reworded keep the id that it had
then, so that references from elsewhere, printed ones too, go on leading to it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from rapidfuzz.fuzz import ratio

from generator.text.blocks import Block

_HEAD = 24
_TAIL = 11
# Below this likeness of two excerpts (per cent), one is not a reworded form of the other.
_ALIKE = 50
# Gaps with more pairs than this are not compared text by text.
_MOST_PAIRS = 40_000


@dataclass(frozen=True, slots=True)
class Kept:
    """What is remembered of one block.

    Attributes:
        id: its id, for good.
        content: the id that its text alone would give, without a repeat's number.
        excerpt: how it begins and ends.
        gone: whether its text has left the record; the id is not given again then.
    """

    id: str
    content: str
    excerpt: str
    gone: bool = False


def excerpt(text: str) -> str:
    """Return the beginning and the end of a text on one line, enough to recognise it."""
    line = " ".join(text.split())
    return line if len(line) <= _HEAD + 1 + _TAIL else f"{line[:_HEAD]}…{line[-_TAIL:]}"


def keep_ids(
    remembered: Sequence[Kept], blocks: Sequence[Block]
) -> tuple[tuple[Block, ...], tuple[Kept, ...]]:
    """Give `blocks` the ids that they had before; new ones keep their own unless it was used.

    A block with the same text keeps its id wherever it stands now.  Between blocks that stayed, one
    whose excerpt is alike keeps its id; so does one that stands where exactly one other has gone.

    Args:
        remembered: what the lock says of the record, in the order of its text.
        blocks: as the body was parsed.

    Returns:
        The blocks with their ids; what is to be remembered from now on.
    """
    if not remembered or _unchanged(remembered, blocks):
        own = tuple(Kept(block.id, _content(block), excerpt(block.text)) for block in blocks)
        return tuple(blocks), own if not remembered else tuple(remembered)
    there = [kept for kept in remembered if not kept.gone]
    pairs = _matched(there, blocks)
    by_block = {new: there[old].id for old, new in pairs.items()}
    for index, block in enumerate(blocks):
        if index not in by_block and (revived := _revived(remembered, block, by_block)):
            by_block[index] = revived
    used = {kept.id for kept in remembered}
    named: list[Block] = []
    for index, block in enumerate(blocks):
        name = by_block.get(index) or _free(_content(block), used)
        used.add(name)
        named.append(block if name == block.id else _renamed(block, name))
    return tuple(named), (*_present(named, blocks), *_gone(remembered, named))


def _unchanged(remembered: Sequence[Kept], blocks: Sequence[Block]) -> bool:
    """Say whether the blocks are those of the lock, each under the id that its text gives."""
    there = [kept.id for kept in remembered if not kept.gone and kept.id.startswith(kept.content)]
    return there == [block.id for block in blocks] and len(there) == sum(
        not kept.gone for kept in remembered
    )


def _matched(there: Sequence[Kept], blocks: Sequence[Block]) -> dict[int, int]:
    """Return, by index of a remembered block, the index of the block that it is now."""
    old = [kept.content for kept in there]
    new = [_content(block) for block in blocks]
    pairs: dict[int, int] = {}
    for run in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        pairs.update((run.a + step, run.b + step) for step in range(run.size))
    anchors = sorted(pairs.items())
    places: dict[str, list[int]] = {}
    for index in sorted(set(range(len(new))) - set(pairs.values())):
        places.setdefault(new[index], []).append(index)
    for index, content in enumerate(old):
        if index not in pairs and places.get(content):
            pairs[index] = places[content].pop(0)
    moved = {index for index in pairs if (index, pairs[index]) not in set(anchors)}
    taken = {pairs[index] for index in moved}
    for olds, news in _gaps(anchors, len(old), len(new)):
        left = [index for index in olds if index not in moved]
        right = [index for index in news if index not in taken]
        pairs.update(_reworded(left, right, there, blocks))
    return pairs


def _gaps(
    anchors: Sequence[tuple[int, int]], olds: int, news: int
) -> Iterator[tuple[range, range]]:
    """Yield what lies between neighbouring pairs, before the first and after the last."""
    before = (-1, -1)
    for after in (*anchors, (olds, news)):
        yield range(before[0] + 1, after[0]), range(before[1] + 1, after[1])
        before = after


def _reworded(
    left: Sequence[int], right: Sequence[int], there: Sequence[Kept], blocks: Sequence[Block]
) -> Iterator[tuple[int, int]]:
    """Pair what was reworded: alike ones first, in order; then as many as were left, in place."""
    if not left or not right:
        return
    alike = list(_alike(left, right, there, blocks))
    yield from alike
    places = [(left.index(old), right.index(new)) for old, new in alike]
    for olds, news in _gaps(places, len(left), len(right)):
        if len(olds) == len(news):
            yield from ((left[o], right[n]) for o, n in zip(olds, news, strict=True))


def _alike(
    left: Sequence[int], right: Sequence[int], there: Sequence[Kept], blocks: Sequence[Block]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs, in order, whose likenesses have the greatest sum."""
    if len(left) * len(right) > _MOST_PAIRS:
        return
    texts = [excerpt(blocks[new].text) for new in right]
    likeness = [
        [score if (score := ratio(there[old].excerpt, text)) >= _ALIKE else 0.0 for text in texts]
        for old in left
    ]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for row in reversed(range(len(left))):
        for column in reversed(range(len(right))):
            score = likeness[row][column]
            best[row][column] = max(
                best[row + 1][column],
                best[row][column + 1],
                best[row + 1][column + 1] + score if score else 0.0,
            )
    row = column = 0
    while row < len(left) and column < len(right):
        if best[row][column] == best[row + 1][column]:
            row += 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            yield left[row], right[column]
            row, column = row + 1, column + 1


def _revived(remembered: Sequence[Kept], block: Block, by_block: dict[int, str]) -> str:
    """Return the id that the same text had before it left the record, or an empty string."""
    taken = set(by_block.values())
    content = _content(block)
    return next(
        (
            one.id
            for one in remembered
            if one.gone and one.content == content and one.id not in taken
        ),
        "",
    )


def _present(named: Sequence[Block], blocks: Sequence[Block]) -> Iterator[Kept]:
    for name, block in zip(named, blocks, strict=True):
        yield Kept(name.id, _content(block), excerpt(block.text))


def _gone(remembered: Sequence[Kept], named: Sequence[Block]) -> Iterator[Kept]:
    present = {block.id for block in named}
    gone = (replace(kept, gone=True) for kept in remembered if kept.id not in present)
    yield from sorted(gone, key=lambda kept: kept.id)


def _free(content: str, used: set[str]) -> str:
    name, number = content, 1
    while name in used:
        number += 1
        name = f"{content}-{number}"
    return name


def _content(block: Block) -> str:
    return block.id.partition("-")[0]


def _renamed(block: Block, name: str) -> Block:
    html = block.html.replace(f'id="{block.id}"', f'id="{name}"', 1)
    return replace(block, id=name, html=html)
