"""YAML as written: scalars are strings, and everything knows where it stands."""

from collections.abc import Sequence as Path
from dataclasses import dataclass
from typing import Any

type_names = {"Scalar": "一个值", "Sequence": "一个列表", "Mapping": "一组字段"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A position in a file, line and column counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value.  `plain` says that it stands without quotation marks."""

    value: str
    mark: Mark
    plain: bool = True

    @property
    def absent(self) -> bool:
        """Whether this is how an author leaves a field open: nothing after the colon."""
        return self.plain and self.value in {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values."""

    items: tuple["Node", ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and their values, in the order in which they were written."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    mark: Mark

    def get(self, key: str) -> "Node | None":
        """Return the value of `key`, or None."""
        return next((node for name, node in self.entries if name.value == key), None)

    def key(self, key: str) -> Scalar | None:
        """Return the key itself, with its mark, or None."""
        return next((name for name, _ in self.entries if name.value == key), None)


Node = Scalar | Sequence | Mapping


def describe(node: Node) -> str:
    """Say in Chinese what kind of node this is."""
    return type_names[type(node).__name__]


def to_data(node: Node) -> Any:
    """Return plain strings, lists and dictionaries; fields left open are left out."""
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [to_data(item) for item in node.items if not _absent(item)]
        case Mapping():
            return {
                name.value: to_data(value) for name, value in node.entries if not _absent(value)
            }


def locate(node: Node, path: Path[str | int]) -> tuple[Node, Mark]:
    """Follow `path` from `node` as far as it leads.

    Steps that lead nowhere (a missing field, the tag of a union) are passed over, so that the
    nearest position is found.

    Returns:
        The node reached, and the mark to show: that of the key for a mapping's entry whose value
        is empty, else that of the value.
    """
    mark = node.mark
    for step in path:
        match node, step:
            case Mapping(), str() if (value := node.get(step)) is not None:
                key = node.key(step)
                mark = key.mark if _absent(value) and key else value.mark
                node = value
            case Sequence(), int():
                present = [item for item in node.items if not _absent(item)]
                if step < len(present):
                    node = present[step]
                    mark = node.mark
            case _:
                continue
    return node, mark


def _absent(node: Node) -> bool:
    return isinstance(node, Scalar) and node.absent
