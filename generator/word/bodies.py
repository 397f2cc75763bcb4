"""Write blocks of a body into a Word file."""

from collections.abc import Iterable

from generator.text.blocks import Block, BlockKind
from generator.word.leaves import leaves, picture_words, table_cells
from generator.word.paper import Paper


def write_blocks(paper: Paper, blocks: Iterable[Block], *, below: int = 1) -> None:
    """Write blocks one after the other; numbers of lists and footnotes are written as text.

    Args:
        paper: that is being written.
        blocks: of one record.
        below: the level of the heading under which they stand.
    """
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            paper.heading(block.text, below + block.level - 1)
        elif block.kind is BlockKind.TABLE:
            paper.table(*table_cells(block.html))
        elif block.kind is BlockKind.FIGURE:
            paper.note(f"［图：{picture_words(block.html)}］")
        else:
            write = {BlockKind.QUOTATION: paper.quotation, BlockKind.FOOTNOTES: paper.note}.get(
                block.kind, paper.paragraph
            )
            for leaf in leaves(block.html):
                # Two characters to the right for each list that it is inside of.
                indent = "　" * 2 * max(leaf.depth - 1, 0)
                write(f"{indent}{leaf.label}{leaf.text}")
