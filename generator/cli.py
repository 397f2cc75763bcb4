"""The commands, one function each."""

import json
import sys
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import click
from pydantic import BaseModel

from generator.chinese_click import Group, explain
from generator.compiler import Examination, compile_site, examine
from generator.intake.importing import Destination, Imported, Outcome, find_files, import_files
from generator.output.building import Built, build_site
from generator.records import rules
from generator.records.audience import Audience
from generator.records.diagnostics import Diagnostic, Place, has_errors
from generator.records.kinds import KINDS
from generator.records.layout import MATERIALS
from generator.records.reading import Readings
from generator.records.schema import Kind
from generator.records.settings import Settings, load_kinds, load_settings
from generator.records.skeleton import skeleton
from generator.records.suggestions import did_you_mean
from generator.records.vocabulary import load_vocabularies
from generator.scaffold import start_archive
from generator.serving import rebuild_on_save, served
from generator.terminal import prepare_streams, print_diagnostics, progress_bar, say, summary

_WRONG_USE = 2


class _Day(click.ParamType):
    name = "日期"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read a day such as 2026-11-20."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}”不是 2026-11-20 这样的日期", param, ctx)


_root = click.option(
    "--root",
    default=".",
    metavar="文件夹",
    type=click.Path(path_type=Path),
    help="资料库所在的文件夹，里面有 materials/（默认：当前文件夹）",
)
_today = click.option(
    "--today",
    type=_Day(),
    metavar="日期",
    help="当作今天的日期，如 2026-11-20（默认：资料库的设置，没有就用本机日期）",
)
_strict = click.option("--strict", is_flag=True, help="有提醒也算没有通过")
_audience = click.option("--audience", metavar="范围", help="给哪个读者范围生成（默认：设置里的第一个）")
_site = click.option(
    "--site",
    metavar="文件夹",
    type=click.Path(path_type=Path),
    help="网站放在哪里（默认：资料库下的 site/）",
)


@click.group(cls=Group)
def cli() -> None:
    """把一个文件夹的学习资料编成可以检索的静态网站。

    \b
    例：
      generator init 我的资料库
      generator build --root 我的资料库
    """


@cli.command()
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """新建一个资料库，建好就能生成网站。

    \b
    例：
      generator init 我的资料库
    """
    try:
        written = start_archive(folder)
    except FileExistsError:
        _stop(f"{folder} 不是空文件夹，没有写入任何东西。换一个名字，或先清空它。")
    say(f"新建了 {len(written)} 个文件。接着运行：generator build --root {folder}")


@cli.command()
@_root
@_today
@_strict
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    metavar="格式",
    help="输出格式：text、json 或 github（默认 text）",
)
def check(root: Path, today: date | None, strict: bool, form: str) -> None:
    """检查全部资料，逐条列出问题、位置和办法。

    \b
    例：
      generator check
      generator check --root 我的资料库 --format json
    """
    settings, _ = load_settings(root)
    with progress_bar() as progress:
        examination = examine(root, today=_day(today, settings), progress=progress)
    diagnostics = examination.diagnostics
    print_diagnostics(diagnostics, form)
    say(f"{len(examination.library.records)} 份资料，{summary(diagnostics)}。")
    _exit(diagnostics, strict)


@cli.command()
@_root
@_site
@_today
@_audience
@_strict
@click.option("--clean", is_flag=True, help="全部重新生成，不沿用上一次的结果")
def build(
    root: Path,
    site: Path | None,
    today: date | None,
    audience: str | None,
    strict: bool,
    clean: bool,
) -> None:
    """检查并生成网站；只重新生成有变化的网页。

    \b
    例：
      generator build
      generator build --site /srv/www/archive --audience members
    """
    settings, _ = load_settings(root)
    day = _day(today, settings)
    readers = _readers(settings, audience)
    with progress_bar() as progress:
        examination = examine(root, today=day, progress=progress)
        if not (root / MATERIALS).is_dir():
            print_diagnostics(examination.diagnostics, "text")
            sys.exit(1)
        diagnostics, built = _compile_and_build(
            examination, site or root / "site", root, readers, day, clean, progress
        )
    print_diagnostics(diagnostics, "text")
    say(_report(examination, readers, built, diagnostics, site or root / "site"))
    _exit(diagnostics, strict)


@cli.command()
@_root
@_site
@_today
@_audience
@click.option("--port", default=8000, metavar="端口", help="本机的端口（默认 8000，0 表示任选）")
def serve(
    root: Path, site: Path | None, today: date | None, audience: str | None, port: int
) -> None:
    """在本机打开网站，保存资料后自动重新生成。

    \b
    例：
      generator serve --port 8080
    """
    settings, _ = load_settings(root)
    day = _day(today, settings)
    readers = _readers(settings, audience)
    target = site or root / "site"
    readings: Readings = {}

    def rebuild() -> None:
        nonlocal readings
        with progress_bar() as progress:
            examination = examine(root, today=day, earlier=readings, progress=progress)
            readings = examination.readings
            diagnostics, built = _compile_and_build(
                examination, target, root, readers, day, False, progress
            )
        print_diagnostics(diagnostics, "text")
        say(_report(examination, readers, built, diagnostics, target))

    rebuild()
    try:
        with served(target, port) as address:
            say(f"打开 {address} 查看；按 Ctrl+C 结束。")
            rebuild_on_save(root, target, rebuild, Event())
    except OSError as error:
        _stop(f"不能使用端口 {port}：{error.strerror}。换一个端口：--port 8080")


@cli.command()
@click.argument("kind", metavar="类别")
@click.argument("identifier", metavar="编号")
@_root
@click.option("--title", default="（标题）", metavar="标题", help="资料的标题")
def new(kind: str, identifier: str, root: Path, title: str) -> None:
    """新建一份资料的样板，每个字段都有说明。

    \b
    例：
      generator new speech 2024-05-01-zuotan --title 在座谈会上的讲话
    """
    settings, _ = load_settings(root)
    chosen = _kind(root, settings, kind)
    path = root / MATERIALS / chosen.folder / f"{identifier}.md"
    if path.exists():
        _stop(f"{path} 已经有了，没有改动它。换一个编号。")
    if not identifier.replace("-", "").replace("_", "").isascii() or "/" in identifier:
        _stop(rules.BAD_ID.message.format(id=identifier) + "。" + rules.BAD_ID.hint)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(skeleton(chosen, title), encoding="utf-8", newline="\n")
    say(f"新建了 {path}")


@cli.command()
@click.argument("kind", metavar="[类别]", required=False)
@_root
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
    settings, _ = load_settings(root)
    kinds, _ = load_kinds(root, settings, KINDS)
    chosen = [_kind(root, settings, kind)] if kind else list(kinds)
    schemas = {one.name: _json_schema(one.model, one.label) for one in chosen}
    if out is None:
        data = schemas[chosen[0].name] if kind else schemas
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    out.mkdir(parents=True, exist_ok=True)
    for name, data in schemas.items():
        text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        (out / f"{name}.schema.json").write_text(text, encoding="utf-8", newline="\n")
    say(f"写出了 {len(schemas)} 个文件到 {out}")


@cli.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="路径…", type=click.Path(path_type=Path))
@click.option("--kind", required=True, metavar="类别", help="导入成哪一类资料，如 speech")
@click.option("--set", "given", multiple=True, metavar="字段=值", help="每份都加上的字段，可以写几次")
@_root
@click.option("--quiet", is_flag=True, help="只列出没有导入的和有损失的")
def import_(paths: tuple[Path, ...], kind: str, given: tuple[str, ...], root: Path, quiet: bool) -> None:
    """把已有的文字稿（UTF-8、GBK 文本和 Markdown）导入资料库。

    文件夹会连同里面的文件夹一起导入。同一份文字再次导入不会重复。

    \b
    例：
      generator import 讲话稿/ --kind speech
      generator import 案例.txt --kind case --set unit=yulin
    """
    settings, _ = load_settings(root)
    vocabularies, _ = load_vocabularies(root / MATERIALS)
    chosen = _kind(root, settings, kind)
    pairs = dict(_pair(text, chosen) for text in given)
    destination = Destination(root, chosen, pairs, settings, vocabularies)
    missing = [path for path in paths if not path.exists()]
    if missing:
        _stop(f"没有这个文件或文件夹：{missing[0]}")
    with progress_bar() as progress:
        report = import_files(find_files(paths), destination, progress)
    for line in report:
        _print_import(line, quiet)
    counts = {outcome: sum(one.outcome is outcome for one in report) for outcome in Outcome}
    say(
        f"共 {len(report)} 个文件：新写入 {counts[Outcome.WRITTEN]}，"
        f"已有 {counts[Outcome.UNCHANGED]}，没有导入 {counts[Outcome.REFUSED]}。"
    )
    if counts[Outcome.REFUSED]:
        sys.exit(1)


def main() -> None:
    """Run the command line; wrong use ends with status 2."""
    prepare_streams()
    try:
        cli.main(standalone_mode=False)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "generator"
        _stop(f"{explain(error)}。用法见：{command} --help")
    except click.Abort:
        sys.exit(130)


def _day(today: date | None, settings: Settings) -> date:
    """Decide which day it is; the only place where the clock is read."""
    if today:
        return today
    if settings.today:
        say(f"今天按 {settings.today.first} 计（资料库的设置）。")
        return settings.today.first
    local = date.today()  # noqa: DTZ011 - the reader's own calendar day
    say(f"今天按 {local} 计（本机日期）。")
    return local


def _readers(settings: Settings, name: str | None) -> Audience:
    audience = settings.audience(name)
    if audience is None:
        known = settings.audience_ids
        suggestion = did_you_mean(name or "", known)
        _stop(f"没有名为“{name}”的读者范围。{suggestion}可用的有：{'、'.join(known)}")
    return audience


def _kind(root: Path, settings: Settings, name: str) -> Kind:
    kinds, wrong = load_kinds(root, settings, KINDS)
    for kind in kinds:
        if name in {kind.name, kind.folder, kind.label}:
            return kind
    for problem in wrong:
        say(f"{problem.message}。{problem.hint}")
    known = "、".join(f"{kind.name}（{kind.label}）" for kind in kinds)
    _stop(f"没有名为“{name}”的类别。{did_you_mean(name, [k.name for k in kinds])}可用的有：{known}")


def _pair(text: str, kind: Kind) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    names = [spec.name for spec in kind.specs]
    if not sign:
        _stop(f"--set 应写成 字段=值，写的却是“{text}”")
    if name not in names:
        _stop(f"{kind.label}没有“{name}”这个字段。{did_you_mean(name, names)}")
    return name, value


def _json_schema(model: type[BaseModel], label: str) -> dict[str, Any]:
    data = model.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **data, "title": label}


def _compile_and_build(
    examination: Examination,
    site: Path,
    root: Path,
    readers: Audience,
    today: date,
    clean: bool,
    progress: Any,
) -> tuple[tuple[Diagnostic, ...], Built]:
    compilation = compile_site(examination, audience=readers, today=today, progress=progress)
    built = build_site(
        compilation.rendered,
        examination.library.settings,
        root=root.resolve(),
        site=site.resolve(),
        today=today,
        clean=clean,
        progress=progress,
    )
    return tuple(sorted((*compilation.diagnostics, *built.diagnostics))), built


def _report(
    examination: Examination,
    readers: Audience,
    built: Built,
    diagnostics: tuple[Diagnostic, ...],
    site: Path,
) -> str:
    library = examination.library
    visible = len(library.seen_by(readers).records)
    hidden = len(library.records) - visible
    parts = [f"{visible} 份资料"]
    if hidden:
        parts.append(f"{hidden} 份不在读者范围“{readers.name}”之内")
    if library.broken:
        parts.append(f"{len(library.broken)} 份因有错误没有发布")
    if built.published:
        changes = built.published
        parts.append(f"写出 {changes.written} 个文件，删去 {changes.removed} 个")
        parts.append(f"网站在 {site}")
    return "，".join([*parts, summary(diagnostics)]) + "。"


def _print_import(line: Imported, quiet: bool) -> None:
    if line.outcome is Outcome.REFUSED:
        problem = rules.NOT_IMPORTED.at(
            Place(str(line.path)), reason=line.reason, remedy=line.remedy
        )
        print_diagnostics([problem], "text")
    elif not quiet:
        word = "写入" if line.outcome is Outcome.WRITTEN else "已有"
        click.echo(f"{word} {line.path} → {line.target}")
    for loss in line.losses:
        print_diagnostics([rules.IMPORT_LOSS.at(Place(str(line.path)), loss=loss)], "text")


def _exit(diagnostics: tuple[Diagnostic, ...], strict: bool) -> None:
    if has_errors(diagnostics) or (strict and diagnostics):
        sys.exit(1)


def _stop(message: str) -> Any:
    say(message)
    sys.exit(_WRONG_USE)
