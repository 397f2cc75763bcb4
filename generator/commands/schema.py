"""``generator schema``: JSON Schema for editors."""

import json
from pathlib import Path
from typing import Any

import click

from generator.commands.chinese_click import Command
from generator.commands.shared import choose_kind, root_option
from generator.commands.terminal import say
from generator.records.configuration import load_configuration
from generator.records.nodes import to_data
from generator.records.schema import Kind
from generator.records.yaml_reader import read_mapping


@click.command(cls=Command)
@click.argument("kind", metavar="[类别]", required=False)
@root_option
@click.option(
    "--out",
    metavar="文件夹",
    type=click.Path(path_type=Path),
    help="每个类别写一个 <类别>.schema.json；不写就打印出来",
)
def schema(kind: str | None, root: Path, out: Path | None) -> None:
    """输出各类资料信息的 JSON Schema，供编辑器提示和检查。

    \b
    例：
      generator schema speech
      generator schema --out .vscode/schemas
    """
    configuration, found = load_configuration(root)
    chosen = [choose_kind(configuration, kind, found)] if kind else list(configuration.kinds)
    schemas = {one.name: _json_schema(one) for one in chosen}
    if out is None:
        data = schemas[chosen[0].name] if kind else schemas
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    out.mkdir(parents=True, exist_ok=True)
    for name, data in schemas.items():
        text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        (out / f"{name}.schema.json").write_text(text, encoding="utf-8", newline="\n")
    say(f"写出了 {len(schemas)} 个文件到 {out}")


def _json_schema(kind: Kind) -> dict[str, Any]:
    data = _with_examples_read(kind.model.model_json_schema())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **data, "title": kind.label}


def _read_example(text: object) -> Any:
    node, _ = read_mapping(f"value: {text}", "example")
    return to_data(node)["value"] if node else text


def _with_examples_read(data: Any) -> Any:
    """Turn examples, which are declared as authors write them, into the values that they mean."""
    if isinstance(data, list):
        return [_with_examples_read(item) for item in data]
    if not isinstance(data, dict):
        return data
    read = {key: _with_examples_read(value) for key, value in data.items() if key != "examples"}
    if examples := data.get("examples"):
        read["examples"] = [_read_example(one) for one in examples]
    return read
