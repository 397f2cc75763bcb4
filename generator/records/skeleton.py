"""Write the text of a material file: a skeleton for authors, or ready-made fields."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from generator.records.markers import Ref, Term
from generator.records.schema import FieldSpec, Kind, specs_of


def skeleton(kind: Kind, title: str) -> str:
    """Return a material file of `kind` with every field explained in comments.

    Only required fields are open; it is valid as soon as these are filled in.
    """
    lines = [
        "---",
        f"# {kind.label}：{kind.about}",
        "# 去掉行首的“# ”就启用那个字段；不用的可以删去。",
    ]
    for spec in kind.specs:
        lines.extend(_explained(spec, title))
    lines += ["---", "", "（在这里写正文）", ""]
    return "\n".join(lines)


def write_material(fields: Mapping[str, Any], body: str) -> str:
    """Return a material file with these fields, in this order, and this body."""
    front = "".join(_field(name, value) for name, value in fields.items())
    return f"---\n{front}---\n\n{body.strip()}\n" if body.strip() else f"---\n{front}---\n"


def _explained(spec: FieldSpec, title: str) -> Iterator[str]:
    example = f"例如 {spec.example}" if spec.required and spec.example else ""
    note = "；".join(filter(None, (spec.description, _allowed(spec), example)))
    yield f"# {spec.title}{'（必填）' if spec.required else ''}{'：' + note if note else ''}"
    if spec.name == "title":
        yield f"title: {_scalar(title)}"
    elif spec.part:
        hash_sign = "" if spec.required else "# "
        yield f"{hash_sign}{spec.name}:"
        for index, inner in enumerate(specs_of(spec.part)):
            dash = "- " if spec.many and index == 0 else "  "
            indent = "  " + dash if spec.many else "  "
            required = "（必填）" if inner.required else ""
            allowed = f"：{words}" if (words := _allowed(inner)) else ""
            yield f"{hash_sign}{' ' * len(indent)}# {inner.title}{required}{allowed}"
            yield f"{hash_sign}{indent}{inner.name}: {inner.example}".rstrip()
    elif spec.required:
        yield f"{spec.name}:"
    else:
        yield f"# {spec.name}: {spec.example}".rstrip()


def _allowed(spec: FieldSpec) -> str:
    if spec.choice:
        return "可选 " + "、".join(choice.label for choice in spec.choice)
    if term := spec.marker(Term):
        return f"词表 vocabulary/{term.vocabulary}.yml"
    if spec.marker(Ref) and spec.many:
        return "可以写几个：[甲, 乙]"
    return ""


def _field(name: str, value: Any) -> str:
    if isinstance(value, str):
        return f"{name}: {_scalar(value)}\n"
    text: str = yaml.safe_dump({name: value}, allow_unicode=True, sort_keys=False, width=1000)
    return text


def _scalar(value: str) -> str:
    """Quote a string always, so that nothing in it can be read as YAML."""
    return json.dumps(value, ensure_ascii=False)
