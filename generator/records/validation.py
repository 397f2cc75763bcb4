"""Check nodes against a model, and say in Chinese, at the right place, what does not fit."""

from collections.abc import Mapping as Dict
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.records import rules
from generator.records.diagnostics import Diagnostic, Place
from generator.records.nodes import Mapping, Node, Scalar, describe, locate, to_data
from generator.records.schema import specs_of
from generator.records.suggestions import did_you_mean

_Model = TypeVar("_Model", bound=BaseModel)

_SHAPES = {
    "string_type": ("一个值", "去掉方括号、连字符或下一级缩进，只写一个值"),
    "tuple_type": ("一个列表", "写成 [甲, 乙]，或每行一个“- ”"),
    "list_type": ("一个列表", "写成 [甲, 乙]，或每行一个“- ”"),
    "dict_type": ("一组字段", "换行缩进，每行写一个“字段: 值”"),
    "model_type": ("一组字段", "换行缩进，每行写一个“字段: 值”"),
    "model_attributes_type": ("一组字段", "换行缩进，每行写一个“字段: 值”"),
}

# Errors that concern a list or a group as a whole.
_OF_THE_WHOLE = {"too_short", "too_long", "value_error"}


def validate(
    model: type[_Model], node: Mapping, file: str, *, label: str
) -> tuple[_Model | None, tuple[Diagnostic, ...]]:
    """Turn `node` into an instance of `model`.

    Args:
        model: a pydantic model whose fields have titles.
        node: what was read.
        file: path for the diagnostics.
        label: what the whole is called, for the message about an unknown field.

    Returns:
        The instance, or None with everything that is wrong with it.
    """
    try:
        return model.model_validate(to_data(node)), ()
    except ValidationError as error:
        return None, tuple(
            dict.fromkeys(
                _diagnostic(details, model, node, file, label)
                for details in error.errors(include_url=False)
            )
        )


def _diagnostic(
    details: ErrorDetails, model: type[BaseModel], root: Mapping, file: str, label: str
) -> Diagnostic:
    path = details["loc"]
    kind = details["type"]
    context: Dict[str, Any] = details.get("ctx", {})
    node, mark = locate(root, path)
    place = Place(file, mark.line, mark.column)
    field = _dotted(path)
    value = "这一组" if isinstance(details["input"], dict) else str(details["input"])
    if kind == "missing":
        title = next(
            (spec.title for spec in _specs_at(model, path) if spec.name == path[-1]), field
        )
        return rules.MISSING_FIELD.at(place, field=field, title=title, name=path[-1])
    if kind == "extra_forbidden":
        return _unknown_field(path, model, root, file, label)
    if kind in _SHAPES or (kind not in _OF_THE_WHOLE and not isinstance(node, Scalar)):
        expected, remedy = _SHAPES.get(kind, _SHAPES["string_type"])
        found = describe(node)
        return rules.WRONG_SHAPE.at(
            place, field=field, expected=expected, found=found, remedy=remedy
        )
    if kind == "partial_date":
        return rules.BAD_DATE.at(place, field=field, value=value, **context)
    if kind == "unknown_choice":
        known = "、".join(context["known"])
        suggestion = did_you_mean(value, context["known"])
        return rules.UNKNOWN_CHOICE.at(
            place, field=field, value=value, suggestion=suggestion, known=known
        )
    if kind == "string_too_long":
        limit = context["max_length"]
        return rules.TITLE_TOO_LONG.at(place, field=field, length=len(value), limit=limit)
    reason, remedy = _reason(details, context, _example(model, path))
    return rules.BAD_VALUE.at(place, field=field, value=value, reason=reason, remedy=remedy)


def _reason(details: ErrorDetails, context: Dict[str, Any], example: str) -> tuple[str, str]:
    match details["type"]:
        case "int_parsing" | "int_type" | "int_from_float":
            return "应当是整数", "只写数字，不写单位"
        case "greater_than_equal":
            return f"不能小于 {context['ge']}", "检查数字"
        case "less_than_equal":
            return f"不能大于 {context['le']}", "检查数字"
        case "string_too_short":
            return "是空的", "写上内容，或删去这一行"
        case "string_pattern_mismatch":
            return (
                "形式不对",
                f"写成像 {example} 这样" if example else f"应符合 {context['pattern']}",
            )
        case "value_error":
            return str(context.get("error", details["msg"])), "检查这个值"
        case _:
            return details["msg"], "检查这个值"


def _example(model: type[BaseModel], path: tuple[str | int, ...]) -> str:
    """Return the example of the field at `path`, without the brackets of a list."""
    names = [step for step in path if isinstance(step, str)]
    specs = _specs_at(model, path)
    return next((spec.example.strip("[]") for spec in specs if spec.name == names[-1]), "")


def _unknown_field(
    path: tuple[str | int, ...], model: type[BaseModel], root: Mapping, file: str, label: str
) -> Diagnostic:
    parent, mark = locate(root, path[:-1])
    name = str(path[-1])
    key = parent.key(name) if isinstance(parent, Mapping) else None
    mark = key.mark if key else mark
    known = [spec.name for spec in _specs_at(model, path)]
    titles = {spec.title: spec.name for spec in _specs_at(model, path)}
    suggestion = f"应写作“{titles[name]}”。" if name in titles else did_you_mean(name, known)
    owner = label if len(path) == 1 else f"“{_dotted(path[:-1])}”里"
    place = Place(file, mark.line, mark.column)
    return rules.UNKNOWN_FIELD.at(place, kind=owner, field=name, suggestion=suggestion)


def _specs_at(model: type[BaseModel], path: tuple[str | int, ...]) -> tuple[Any, ...]:
    """Return the fields of the group that holds the last step of `path`."""
    for step in path[:-1]:
        spec = next((spec for spec in specs_of(model) if spec.name == step), None)
        if spec and isinstance(spec.value_type, type) and issubclass(spec.value_type, BaseModel):
            model = spec.value_type
    return specs_of(model)


def _dotted(path: tuple[str | int, ...]) -> str:
    """Write a path as authors see it: required 第 2 项 minutes → ``required[2].minutes``."""
    text = ""
    for step in path:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def value_place(node: Node, path: tuple[str | int, ...], file: str) -> Place:
    """Return where the value at `path` stands in `file`."""
    _, mark = locate(node, path)
    return Place(file, mark.line, mark.column)
