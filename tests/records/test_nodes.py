"""YAML as written, and the way to a position in it."""

import pytest

from generator.records.nodes import Mapping, Mark, Node, Scalar, Sequence, describe, locate, to_data
from generator.records.yaml_reader import read_mapping

TEXT = """\
title: 甲
summary:
required:
  - ref: speeches/a
    part:
  -
  - {ref: b, minutes: 30}
source: {title: 乙}
"""


def _read(text: str) -> Mapping:
    node, found = read_mapping(text, "a.md", first_line=2)
    assert node is not None
    assert found == ()
    return node


@pytest.mark.parametrize(
    ("value", "absent"),
    [
        ("", True),
        ("~", True),
        ("null", True),
        ("''", False),
        ("'~'", False),
        ('"null"', False),
        ("0", False),
        ("no", False),
        ("NULL", False),
    ],
)
def test_nothing_after_the_colon_is_absent(value: str, absent: bool) -> None:
    node = _read(f"title: {value}").get("title")
    assert isinstance(node, Scalar)
    assert node.absent is absent


def test_data_is_strings_without_fields_left_open() -> None:
    assert to_data(_read(TEXT)) == {
        "title": "甲",
        "required": [{"ref": "speeches/a"}, {"ref": "b", "minutes": "30"}],
        "source": {"title": "乙"},
    }


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 2, 1),
        (("title",), 2, 8),
        (("summary",), 3, 1),
        (("required",), 5, 3),
        (("required", 0, "ref"), 5, 10),
        (("required", 0, "part"), 6, 5),
        (("required", 1, "minutes"), 8, 23),
        (("required", 1), 8, 5),
        (("source", "title"), 9, 17),
    ],
)
def test_path_leads_to_the_position(path: tuple[str | int, ...], line: int, column: int) -> None:
    assert locate(_read(TEXT), path)[1] == Mark(line, column)


@pytest.mark.parametrize(
    ("path", "near"),
    [
        (("nothing",), ()),
        (("title", "inside"), ("title",)),
        (("title", 0), ("title",)),
        (("required", 9, "ref"), ("required",)),
        (("required", "function-before[x]", 0, "ref"), ("required", 0, "ref")),
        (("source", "nothing"), ("source",)),
    ],
)
def test_path_that_leads_nowhere_ends_nearby(
    path: tuple[str | int, ...], near: tuple[str | int, ...]
) -> None:
    node = _read(TEXT)
    assert locate(node, path) == locate(node, near)


def test_key_and_value_are_found_by_name() -> None:
    node = _read("title: 甲\ndate: 2024")
    assert node.get("date") == Scalar("2024", Mark(3, 7))
    assert node.key("date") == Scalar("date", Mark(3, 1))
    assert node.get("speaker") is None
    assert node.key("speaker") is None


@pytest.mark.parametrize(
    ("node", "words"),
    [
        (Scalar("甲", Mark(1, 1)), "一个值"),
        (Sequence((), Mark(1, 1)), "一个列表"),
        (Mapping((), Mark(1, 1)), "一组字段"),
    ],
)
def test_nodes_have_chinese_names(node: Node, words: str) -> None:
    assert describe(node) == words
