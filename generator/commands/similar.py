"""``generator similar``: which texts that units handed in have their wording in common."""

import json
from pathlib import Path
from typing import Any

import click

from generator.commands.chinese_click import Command
from generator.commands.shared import choose_kind, root_option
from generator.commands.terminal import print_diagnostics, progress_bar, say, summary
from generator.compiler import gather
from generator.practice.similarity import Comparison, Pair, compare
from generator.records.configuration import load_configuration
from generator.records.diagnostics import Severity
from generator.records.library import Library, Record
from generator.records.links import Links

_USUAL = ("experience", "case")


@click.command(cls=Command)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="类别",
    help="比较哪一类资料，可以写几次（默认：经验总结和典型案例）",
)
@click.option(
    "--least",
    type=click.IntRange(1, 100),
    default=60,
    metavar="百分比",
    help="相同的字句占较短一份的百分之几以上才列出（默认 60）",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    metavar="格式",
    help="输出格式：text 或 json（默认 text）",
)
@root_option
def similar(kinds: tuple[str, ...], least: int, form: str, root: Path) -> None:
    """找出各单位交来的材料里字句大量相同的，供学习秘书核对；不上网页。

    引文、与讲话和制度等原文相同的字句不算。

    \b
    例：
      generator similar
      generator similar --kind experience --least 40
    """
    configuration, problems = load_configuration(root)
    chosen = [choose_kind(configuration, name, problems) for name in kinds or _USUAL]
    with progress_bar() as progress:
        gathered = gather(root, progress=progress)
    errors = tuple(one for one in gathered.diagnostics if one.severity is Severity.ERROR)
    if errors:
        print_diagnostics(errors, "text", to_errors=True)
        say(f"{summary(errors)}；有错误的资料没有算在内。")
    library, links = gathered.library, gathered.links
    found = compare(library, links, [kind.name for kind in chosen], least)
    if form == "json":
        data = {
            "compared": found.compared,
            "pairs": [_data(pair, library, links) for pair in found.pairs],
            "widespread": [record.key for record in found.widespread],
            "too_short": [record.key for record in found.too_short],
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        labels = "、".join(dict.fromkeys(kind.label for kind in chosen))
        _print(found, labels, least, library, links)


def _print(found: Comparison, labels: str, least: int, library: Library, links: Links) -> None:
    click.echo(f"比较了 {found.compared} 份（{labels}），达到 {least}% 的 {len(found.pairs)} 对。")
    for pair in found.pairs:
        click.echo(f"\n{pair.percent}%")
        for record in (pair.first, pair.second):
            click.echo(f"  {_named(record, library, links)}")
            click.echo(f"    {record.document.file}")
        for one in pair.passages:
            where = f"第 {one.first_line} 行／第 {one.second_line} 行"
            click.echo(f"  相同 {one.letters} 字（{where}）：{one.text}")
    for records, said in (
        (found.widespread, "的字句多数在 50 份以上的资料里都有，没有两两比较"),
        (found.too_short, "自己的话太少，没有比较"),
    ):
        if records:
            click.echo(f"\n{len(records)} 份{said}：")
            for record in records:
                click.echo(f"  {record.document.file}")


def _data(pair: Pair, library: Library, links: Links) -> dict[str, Any]:
    return {
        "percent": pair.percent,
        "records": [
            {
                "key": record.key,
                "title": record.title,
                "unit": _unit(record, library, links),
                "date": str(record.when) if record.when else None,
                "file": record.document.file,
            }
            for record in (pair.first, pair.second)
        ],
        "passages": [
            {
                "text": one.text,
                "letters": one.letters,
                "lines": [one.first_line, one.second_line],
            }
            for one in pair.passages
        ],
    }


def _named(record: Record, library: Library, links: Links) -> str:
    facts = [_unit(record, library, links) or "没有写单位"]
    facts.append(record.when.chinese if record.when else "没有写日期")
    return f"《{record.title}》（{'，'.join(facts)}）"


def _unit(record: Record, library: Library, links: Links) -> str | None:
    link = links.from_field(record.key, ("unit",))
    unit = library.by_key.get(link.target or "") if link else None
    return unit.title if unit else None
