"""The text of new material files."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.compiler import examine
from generator.records.document import parse_document
from generator.records.kinds import KINDS
from generator.records.nodes import Mapping, Scalar, to_data
from generator.records.schema import Kind, specs_of
from generator.records.skeleton import skeleton, write_material
from generator.records.source_text import decode_source
from tests.conftest import Archive
from tests.records.helpers import TODAY, material

EXISTING = {
    "materials/units/yulin.md": material("title: 榆林街道"),
    "materials/speeches/2024-05-01-zuotan.md": material("title: 座谈"),
    "materials/topics/2024-05-diaoyan.md": material("title: 调研"),
    "materials/vocabulary/duties.yml": "title: 职责\nterms: [{id: a, name: 基层治理}]\n",
    "materials/vocabulary/forms.yml": "title: 形式\nterms: [{id: a, name: 调研报告}]\n",
    "materials/vocabulary/levels.yml": "title: 类型\nterms: [{id: a, name: 街道}]\n",
    "materials/vocabulary/categories.yml": "title: 类别\nterms: [{id: a, name: 一般专题}]\n",
    "materials/vocabulary/study_forms.yml": "title: 形式\nterms: [{id: a, name: 中心组学习}]\n",
    "materials/vocabulary/steps.yml": "title: 步骤\nterms: [{id: a, name: 自学}]\n",
    "materials/vocabulary/ways.yml": "title: 方式\nterms: [{id: a, name: 现场学习}]\n",
    "materials/vocabulary/resource_types.yml": "title: 类型\nterms: [{id: a, name: 教学基地}]\n",
    "materials/vocabulary/stages.yml": "title: 环节\nterms: [{id: a, name: 会前检查}]\n",
    "materials/vocabulary/problem_types.yml": "title: 问题\nterms: [{id: a, name: 甲}]\n",
    "materials/vocabulary/outcome_forms.yml": "title: 成果\nterms: [{id: a, name: 甲}]\n",
    "materials/vocabulary/secretary_steps.yml": "title: 环节\nterms: [{id: a, name: 甲}]\n",
    "materials/sessions/yulin-202605.md": material("title: 学习\nunit: yulin\ndate: 2024-05-14"),
    "materials/rules/xuexi-banfa.md": material(
        "title: 办法\nclauses: [{id: c5-1, name: 第五条, text: 每月一次。}]"
    ),
}
by_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def _fill(text: str, kind: Kind) -> str:
    """Give the required fields that the skeleton leaves open their examples."""
    for spec in kind.specs:
        if spec.required and spec.name != "title":
            text = re.sub(rf"^({spec.name}:)(.*)$", rf"\1 {spec.example}\2", text, flags=re.M)
    return text


def _codes(archive: Archive, kind: Kind, text: str) -> list[str]:
    file = f"materials/{kind.folder}/new.md"
    return [
        one.code
        for one in examine(archive({**EXISTING, file: text}), today=TODAY).diagnostics
        if one.place.file == file
    ]


@by_kind
def test_valid_once_the_required_fields_are_filled_in(kind: Kind, archive: Archive) -> None:
    assert _codes(archive, kind, _fill(skeleton(kind, "新的资料"), kind)) == []


@by_kind
def test_required_fields_are_open(kind: Kind, archive: Archive) -> None:
    missing = sum(spec.required for spec in kind.specs) - 1
    assert _codes(archive, kind, skeleton(kind, "新的资料")) == ["F101"] * missing


@by_kind
def test_every_field_is_there(kind: Kind) -> None:
    text = skeleton(kind, "新的资料")
    for spec in kind.specs:
        assert len(re.findall(rf"^(?:# )?{spec.name}:", text, flags=re.M)) == 1
        assert f"# {spec.title}" in text
        for inner in specs_of(spec.part) if spec.part else ():
            assert re.search(rf"^# +(?:- )?{inner.name}:", text, flags=re.M)


@by_kind
def test_valid_with_every_example_uncommented(kind: Kind, archive: Archive) -> None:
    names = {spec.name for spec in kind.specs}
    names |= {inner.name for spec in kind.specs if spec.part for inner in specs_of(spec.part)}
    fields = "|".join(map(re.escape, names))
    text = re.sub(rf"^# ( *(?:- )?(?:{fields}):)", r"\1", skeleton(kind, "新的资料"), flags=re.M)
    # What the example names need not exist.
    allowed = {"L104", "L109", "C105", "C108", "C139", "C140"}
    assert set(_codes(archive, kind, _fill(text, kind))) <= allowed


@by_kind
@pytest.mark.parametrize(
    "title", ["甲: 乙", "[通知]某", '论"实"', "讲话 #1", "路\\径", "- 甲", "{{甲}}"]
)
def test_title_may_be_anything(kind: Kind, title: str) -> None:
    document, found = parse_document(skeleton(kind, title), "a.md")
    assert found == ()
    assert document is not None
    node = document.front.get("title")
    assert isinstance(node, Scalar)
    assert node.value == title


PLAIN = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff")
)
TRICKY = st.lists(
    st.sampled_from(
        [*"甲aB1 \n\t:#-[]{}\"'\\&*!|>%@`,?~", ": ", " #", "AI：", "\u3000", "---\n", "null"]
    )
).map("".join)
TEXTS = (PLAIN | TRICKY).filter(lambda text: not re.search("[\u2028\u2029]", text))
KEYS = st.from_regex(r"[a-z_][a-z_-]{0,7}", fullmatch=True) | st.text("甲乙标签aB1", min_size=1)
DATA = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None, max_examples=400)
@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), DATA, max_size=4))
def test_what_is_written_is_read_again(fields: dict[str, object]) -> None:
    text, wrong = decode_source(write_material(fields, "正文").encode(), "a.md")
    assert wrong == ()
    assert text is not None
    document, found = parse_document(text, "a.md")
    assert found == ()
    assert document is not None
    assert isinstance(document.front, Mapping)
    assert to_data(document.front) == fields
    assert [block.text for block in document.blocks] == ["正文"]


@pytest.mark.parametrize("body", ["", "\n \n"])
def test_nothing_written_is_an_empty_body(body: str) -> None:
    assert write_material({"title": "甲"}, body) == '---\ntitle: "甲"\n---\n'


def test_fields_keep_their_order_and_the_body_its_lines() -> None:
    assert write_material(
        {"title": "甲", "date": "2024", "keywords": ["乙"]}, "\n一\n\n二\n\n"
    ) == ('---\ntitle: "甲"\ndate: "2024"\nkeywords:\n- 乙\n---\n\n一\n\n二\n')
