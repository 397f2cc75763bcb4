"""What readers call a place in a record: 第3段, 小标题, 脚注."""

from collections.abc import Mapping, Sequence

from generator.text.blocks import Block, BlockKind

_UNNUMBERED = {BlockKind.HEADING: "小标题", BlockKind.FOOTNOTES: "脚注"}


def paragraph_numbers(blocks: Sequence[Block]) -> Mapping[str, int]:
    """Number what readers count as paragraphs, from 1; headings and footnotes have no number."""
    counted = (block.id for block in blocks if block.kind not in _UNNUMBERED)
    return {name: number for number, name in enumerate(counted, start=1)}


def place_names(blocks: Sequence[Block]) -> Mapping[str, str]:
    """Return the name of each block's place, by block id."""
    numbers = paragraph_numbers(blocks)
    return {
        block.id: f"第{numbers[block.id]}段" if block.id in numbers else _UNNUMBERED[block.kind]
        for block in blocks
    }
