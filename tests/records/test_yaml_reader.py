"""Reading YAML: positions, and what is a mistake and what is not."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records.diagnostics import Diagnostic, Severity
from generator.records.nodes import Mapping, Mark, Node, Scalar, Sequence, to_data
from generator.records.source_text import decode_source
from generator.records.yaml_reader import MAX_BYTES, MAX_DEPTH, read_mapping

YAML_PIECES = st.lists(
    st.sampled_from(
        [
            *"ab甲 \n:-[]{},#&*!|>'\"%@`?~：，\u3000\t\ufeff\u2028\x85",
            "\n  ",
            "- ",
            ": ",
            "title: ",
            "---\n",
            "...\n",
            "\n\n",
            "<<: ",
            "? ",
            "|\n",
            "'' ",
            "\\",
            "null",
            "summary: |\n  ",
        ]
    )
).map("".join)


def _read(text: str) -> tuple[object, list[tuple[str, int, int]]]:
    node, found = read_mapping(text, "a.md", first_line=2)
    return (None if node is None else to_data(node)), [
        (one.code, one.place.line, one.place.column) for one in found
    ]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", {}),
        ("# 只有注释\n", {}),
        ("title: 甲", {"title": "甲"}),
        ("title:   甲  ", {"title": "甲"}),
        ("number: 007", {"number": "007"}),
        ("flag: yes", {"flag": "yes"}),
        ("date: 2024-05-01", {"date": "2024-05-01"}),
        ("title: '甲: 乙'", {"title": "甲: 乙"}),
        ('title: "甲\\n乙"', {"title": "甲\n乙"}),
        ("title: 甲：乙", {"title": "甲：乙"}),
        ("title: 甲，乙", {"title": "甲，乙"}),
        ("title: 讲话#1", {"title": "讲话#1"}),
        ("title: “甲”", {"title": "“甲”"}),
        ("title: 【通知】某", {"title": "【通知】某"}),
        ("title: 第一行\n  第二行", {"title": "第一行 第二行"}),
        ("summary: |\n  第一行\n  第二行", {"summary": "第一行\n第二行"}),
        (
            "summary: |\n  note：甲\n  　key: 乙\ntitle: 丙",
            {"summary": "note：甲\n　key: 乙\n", "title": "丙"},
        ),
        ("keywords: [甲, 乙]", {"keywords": ["甲", "乙"]}),
        ("keywords: ['甲，乙']", {"keywords": ["甲，乙"]}),
        ("keywords:\n- 甲\n- 乙", {"keywords": ["甲", "乙"]}),
        ("keywords:\n- 甲，乙", {"keywords": ["甲，乙"]}),
        ("keywords:\n- AI：应用", {"keywords": ["AI：应用"]}),
        ("questions:\n- |\n  note：甲", {"questions": ["note：甲"]}),
        ('summary: "第一行\n  note：第二行"', {"summary": "第一行 note：第二行"}),
        ("a: {b: [c, {d: e}]}", {"a": {"b": ["c", {"d": "e"}]}}),
        ("title: 甲 \t", {"title": "甲"}),
        ("title: '讲话' # 注释", {"title": "讲话"}),
        ("title: # 还没有\ndate: 2024", {"date": "2024"}),
        ("# title：甲\ntitle: 乙", {"title": "乙"}),
        ("表: 甲", {"表": "甲"}),
    ],
)
def test_reads_without_complaint(text: str, data: object) -> None:
    assert _read(text) == (data, [])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title: 讲话 #1", ("Y111", 2, 11)),
        ("keywords:\n  - 甲 # 注", ("Y111", 3, 7)),
        ("keywords: [甲, 乙] # 注\nkind: 丙  # 注", ("Y111", 3, 10)),
        ("title: 第一行\n  第二行 # 注", ("Y111", 3, 7)),
        ("keywords: [甲、乙]", ("Y112", 2, 12)),
        ("keywords: [丙, 甲，乙]", ("Y112", 2, 15)),
        ("keywords: [\n  甲，乙\n]", ("Y112", 3, 3)),
    ],
)
def test_doubtful_values_are_read_with_a_warning(text: str, place: tuple[str, int, int]) -> None:
    data, found = _read(text)
    assert data is not None
    assert found == [place]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("title：甲", [("Y106", 2, 1)]),
        ("a: 1\n\nspeaker：甲\ndate：2024", [("Y106", 4, 1), ("Y106", 5, 1)]),
        ("source:\n  title：甲", [("Y106", 3, 3)]),
        ("required:\n  - ref: 甲\n    part：乙", [("Y106", 4, 5)]),
        ("\u3000title: 甲", [("Y107", 2, 2)]),
        ("\u3000title：甲", [("Y107", 2, 2)]),
        ("a: 1\n \u3000 b: 2", [("Y107", 3, 4)]),
        ("title: 甲\ufeff", [("T105", 2, 9)]),
        ("title: 甲: 乙", [("Y105", 2, 9)]),
        ("a: 1\ntitle: 甲: 乙\nb: 2", [("Y105", 3, 9)]),
        ("a: &x 1", [("Y108", 2, 4)]),
        ("a: *x", [("Y108", 2, 4)]),
        ("a: &x [*x]", [("Y108", 2, 4)]),
        ("a: !!python/object:os.system x", [("Y108", 2, 4)]),
        ("a: !x\n  b: c", [("Y108", 2, 4)]),
        ("[a, b]", [("Y110", 2, 1)]),
        ("一段文字", [("Y110", 2, 1)]),
        ("title:甲", [("Y110", 2, 1)]),
        ("? [a]\n: b", [("Y110", 2, 3)]),
        ("a: 1\n---\nb: 2", [("Y105", 3, 1)]),
        ("a: 1\nb: '甲\nc: 2", [("Y105", 3, 4)]),
        ("a: 1\nb: [甲\nc: 2", [("Y105", 3, 4)]),
        ("a: 1\nb: {甲\nc: 2", [("Y105", 3, 4)]),
        ("a: 1\nb:2\nc: 3", [("Y105", 3, 1)]),
        ("a: 1\n  b: 2", [("Y105", 3, 4)]),
        ("a:\n  - 1\n - 2", [("Y105", 4, 2)]),
    ],
)
def test_mistakes_have_their_place(text: str, places: list[tuple[str, int, int]]) -> None:
    assert _read(text) == (None, places)


def test_repeated_key_keeps_the_first_and_is_an_error() -> None:
    assert _read("a: 1\nb: 2\na: 3") == ({"a": "1", "b": "2"}, [("Y109", 4, 1)])


def test_repeated_key_of_a_group_is_found() -> None:
    assert _read("a:\n  b: 1\n  b: 2")[1] == [("Y109", 4, 3)]


def test_same_key_in_two_groups_is_none_repeated() -> None:
    assert _read("a: {c: 1}\nb: {c: 2}")[1] == []


def test_marks_count_characters() -> None:
    node, _ = read_mapping("标题: {𠮷: 乙}", "a.md", first_line=5)
    assert node is not None
    (key, value) = node.entries[0]
    assert key.mark == Mark(5, 1)
    assert isinstance(value, Mapping)
    assert value.mark == Mark(5, 5)
    assert value.entries[0][1].mark == Mark(5, 9)


def test_depth_of_20_is_read() -> None:
    inner = MAX_DEPTH - 2
    assert _read("a: " + "[" * inner + "b" + "]" * inner)[1] == []


@pytest.mark.parametrize("opening", ["[", "{a: ", "\n" + " " * 0])
def test_deeper_is_refused(opening: str) -> None:
    if opening.strip():
        text = "a: " + opening * MAX_DEPTH
    else:
        text = "".join("\n" + " " * depth + "a:" for depth in range(MAX_DEPTH + 1))
    data, found = _read(text)
    assert data is None
    assert [code for code, _, _ in found] == ["Y104"]


def test_64_kb_are_read_and_one_byte_more_is_not() -> None:
    text = "a: " + "b" * (MAX_BYTES - 3)
    assert _read(text)[1] == []
    assert [code for code, _, _ in _read(text + "b")[1]] == ["Y103"]


def test_billion_laughs_are_stopped_at_the_first() -> None:
    text = 'a: &a ["x", "x"]\n' + "".join(
        f"{name}: &{name} [*{before}, *{before}]\n"
        for before, name in zip("abcd", "bcde", strict=False)
    )
    assert _read(text) == (None, [("Y108", 2, 4)])


@pytest.mark.parametrize(
    "text",
    [
        "title: 甲: 乙",
        'title: 他说"好": 乙',
        "title: [通知]某",
        'title: "通知"某',
        "title: 讲话 #1",
        'title: 论"实" #1',
        "title: 路\\径 #1",
        "title: [通知]他's",
        "title: @某",
        "title: *某*",
    ],
)
def test_hint_shows_yaml_that_reads_as_meant(text: str) -> None:
    _, found = read_mapping(text, "a.md")
    hint = found[0].hint
    quoted = hint[hint.index("：") + 1 :].removeprefix("title: ")
    assert yaml.safe_load(f"title: {quoted}") == {"title": text.removeprefix("title: ")}


def _marks(node: Node) -> list[Mark]:
    match node:
        case Scalar():
            return [node.mark]
        case Sequence():
            return [node.mark, *(mark for item in node.items for mark in _marks(item))]
        case Mapping():
            inner = [one for pair in node.entries for part in pair for one in _marks(part)]
            return [node.mark, *inner]


def _assert_within(text: str, node: Node | None, found: tuple[Diagnostic, ...]) -> None:
    last = 2 + text.count("\n")
    assert all(2 <= one.place.line <= last and one.place.column >= 1 for one in found)
    if node is None:
        assert any(one.severity is Severity.ERROR for one in found)
    else:
        assert all(2 <= mark.line <= last for mark in _marks(node))


@settings(deadline=None, max_examples=400)
@given(YAML_PIECES | st.text())
def test_whatever_can_be_decoded_is_read_or_refused(text: str) -> None:
    source, _ = decode_source(f"{text}\n".encode("utf-8", "replace"), "a.md")
    if source is not None:
        node, found = read_mapping(source, "a.md", first_line=2)
        _assert_within(source, node, found)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.from_regex(r"[a-z_]{1,8}", fullmatch=True),
        st.text("甲乙ab1 ，。：“”", min_size=1).filter(lambda text: bool(text.strip())),
    )
)
def test_quoted_values_come_back(fields: dict[str, str]) -> None:
    text = "".join(f'{name}: "{value}"\n' for name, value in fields.items())
    assert _read(text) == (fields, [])


@settings(deadline=None)
@given(YAML_PIECES)
def test_says_the_same_as_pyyaml_where_it_says_nothing(text: str) -> None:
    source, _ = decode_source(text.encode(), "a.md")
    if source is None:
        return
    node, found = read_mapping(source, "a.md")
    if node is not None and not found:
        root = yaml.compose(source, Loader=yaml.CSafeLoader)
        keys = [key.value for key, _ in root.value] if root else []
        assert [key.value for key, _ in node.entries] == keys
