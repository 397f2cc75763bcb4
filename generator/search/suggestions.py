"""What the search box suggests while somebody types: titles, numbers, pinyin initials."""

from generator.search.searchable import Searchable
from generator.text.pinyin import pinyin_initials


def suggestions(source: Searchable) -> dict[str, object]:
    """Return what can be suggested as plain data, a column for each property of entries."""
    return {
        "titles": [entry.title for entry in source.entries],
        "numbers": [entry.number for entry in source.entries],
        "initials": [pinyin_initials(entry.title) for entry in source.entries],
    }
