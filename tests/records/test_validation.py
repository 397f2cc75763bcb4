"""Nodes against a model: every mistake is told, in Chinese and at its place."""

from typing import Annotated

import pytest
from pydantic import Field

from generator.records.diagnostics import Diagnostic
from generator.records.fields import Fields, OneOrMany, Part, Text
from generator.records.partial_date import PartialDate
from generator.records.validation import validate, value_place
from generator.records.yaml_reader import read_mapping


class Inner(Part):
    """A group."""

    shorthand = "name"

    name: Annotated[Text, Field(title="名称")]
    number: Annotated[int | None, Field(title="数", ge=1)] = None


class Outer(Fields):
    """A model with something of everything."""

    title: Annotated[Text, Field(title="标题")]
    many: Annotated[tuple[Inner, ...], OneOrMany, Field(title="几个")] = ()
    words: Annotated[tuple[Text, ...], OneOrMany, Field(title="词")] = ()
    one: Annotated[Inner | None, Field(title="一个")] = None
    day: Annotated[PartialDate | None, Field(title="日")] = None
    code: Annotated[Text | None, Field(title="码", alias="the-code", pattern="^[a-z]+$")] = None


def _validate(text: str) -> tuple[Outer | None, tuple[Diagnostic, ...]]:
    node, found = read_mapping(text, "a.yml")
    assert node is not None
    assert found == ()
    return validate(Outer, node, "a.yml", label="样品")


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("many: 甲", (Inner(name="甲"),)),
        ("many: [甲, {name: 乙, number: 2}]", (Inner(name="甲"), Inner(name="乙", number=2))),
        ("many:", ()),
        ("many: []", ()),
        ("many: [甲, ~]", (Inner(name="甲"),)),
    ],
)
def test_right_fields_give_the_model(text: str, many: tuple[Inner, ...]) -> None:
    fields, found = _validate(f"title: 题\n{text}")
    assert fields is not None
    assert fields.many == many
    assert found == ()


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "message"),
    [
        ("one: 甲", None, 0, 0, ""),
        ("many: [甲, {number: 1}]", "F101", 2, 11, "缺少“many[2].name”（名称）"),
        ("one:\n  number: 1", "F101", 3, 3, "缺少“one.name”（名称）"),
        ("one:\n  name:\n  number: 1", "F101", 3, 3, "缺少“one.name”（名称）"),
        ("mny: 甲", "F102", 2, 1, "样品没有“mny”这个字段"),
        (
            "many:\n  - 甲\n  - {name: 乙, numbr: 1}",
            "F102",
            4,
            15,
            "“many[2]”里没有“numbr”这个字段",
        ),
        ("one: [甲]", "F103", 2, 6, "“one”应当是一组字段，写的却是一个列表"),
        ("many: [[甲]]", "F103", 2, 8, "“many[1]”应当是一组字段，写的却是一个列表"),
        ("words: [甲, [乙]]", "F103", 2, 12, "“words[2]”应当是一个值，写的却是一个列表"),
        ("words: [甲, ~, [乙]]", "F103", 2, 15, "“words[2]”应当是一个值，写的却是一个列表"),
        ("many: {name: 甲, number: 零}", "F104", 2, 25, "“many[1].number”的值“零”不对：应当是整数"),
        (
            "many: {name: 甲, number: 1.5}",
            "F104",
            2,
            25,
            "“many[1].number”的值“1.5”不对：应当是整数",
        ),
        ("one: {name: 甲, number: 0}", "F104", 2, 24, "“one.number”的值“0”不对：不能小于 1"),
        ("the-code: 甲", "F104", 2, 11, "“the-code”的值“甲”不对：形式不对"),
        ("words: [甲, '']", "F104", 2, 12, "“words[2]”的值“”不对：是空的"),
        ("day: 五一", "F105", 2, 6, "“day”的日期“五一”看不懂：应写成 2024、2024-05 或 2024-05-01"),
    ],
)
def test_mistake(text: str, code: str | None, line: int, column: int, message: str) -> None:
    fields, found = _validate(f"title: 题\n{text}")
    if code is None:
        assert fields is not None
        assert found == ()
    else:
        (problem,) = found
        place = problem.place
        assert fields is None
        assert (problem.code, place.line, place.column, problem.message) == (
            code,
            line,
            column,
            message,
        )


def test_every_mistake_is_told() -> None:
    fields, found = _validate("day: 五一\nmny: 甲\none: {number: 0}")
    assert fields is None
    assert sorted(problem.code for problem in found) == ["F101", "F101", "F102", "F104", "F105"]


def test_no_message_shows_python() -> None:
    _, found = _validate("title: [甲]\nmany: {name: [甲], number: {a: b}}\nday: {a: b}\none: [x]")
    said = "".join(problem.message + problem.hint for problem in found)
    assert len(found) == 5
    assert not [sign for sign in ("['", "{'", "Input", "None", "type=") if sign in said]


def test_alias_is_the_name_in_messages() -> None:
    _, (problem,) = _validate("title: 题\ncode: 甲")
    assert problem.code == "F102"
    assert "the-code" in problem.hint


def test_chinese_name_of_a_field_leads_to_its_name() -> None:
    _, (problem,) = _validate("title: 题\n码: 甲")
    assert problem.hint.startswith("应写作“the-code”。")


def test_value_place_is_that_of_the_value() -> None:
    node, _ = read_mapping("title: 题\nwords: [甲, 乙]", "a.yml", first_line=2)
    assert node is not None
    place = value_place(node, ("words", 1), "a.yml")
    assert (place.file, place.line, place.column) == ("a.yml", 3, 12)
