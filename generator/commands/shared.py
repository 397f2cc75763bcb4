"""What several commands share: options, the day, readers, kinds, ways to save and to stop."""

import sys
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click

from generator.commands.terminal import say
from generator.records.audience import Audience
from generator.records.configuration import Configuration
from generator.records.diagnostics import Diagnostic, has_errors
from generator.records.schema import Kind
from generator.records.settings import Settings
from generator.records.source_text import explain_os_error
from generator.records.suggestions import did_you_mean

WRONG_USE = 2


class _Day(click.ParamType[date]):
    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day such as 2026-11-20."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}”不是 2026-11-20 这样的日期", param, ctx)


root_option = click.option(
    "--root",
    default=".",
    metavar="文件夹",
    type=click.Path(path_type=Path),
    help="资料库所在的文件夹，里面有 materials/（默认：当前文件夹）",
)
today_option = click.option(
    "--today",
    type=_Day(),
    metavar="日期",
    help="当作今天的日期，如 2026-11-20（默认：资料库的设置，没有就用本机日期）",
)
strict_option = click.option("--strict", is_flag=True, help="有提醒也算没有通过")
audience_option = click.option(
    "--audience", metavar="范围", help="给哪个读者范围生成（默认：设置里的第一个）"
)
site_option = click.option(
    "--site",
    metavar="文件夹",
    type=click.Path(path_type=Path),
    help="网站放在哪里（默认：资料库下的 site/）",
)


def decide_day(today: date | None, settings: Settings) -> date:
    """Decide which day it is; the only place where the clock is read."""
    if today:
        return today
    if settings.today:
        say(f"今天按 {settings.today.first} 计（资料库的设置）。")
        return settings.today.first
    local = date.today()
    say(f"今天按 {local} 计（本机日期）。")
    return local


def choose_readers(settings: Settings, name: str | None) -> Audience:
    """Return the audience of this name; stop where there is none."""
    audience = settings.audience(name)
    if audience is None:
        known = settings.audience_ids
        suggestion = did_you_mean(name or "", known)
        stop(f"没有名为“{name}”的读者范围。{suggestion}可用的有：{'、'.join(known)}")
    return audience


def choose_kind(configuration: Configuration, name: str, problems: tuple[Diagnostic, ...]) -> Kind:
    """Return the kind of this name, folder or Chinese label; stop where there is none.

    Args:
        configuration: of the archive.
        name: what the user wrote.
        problems: what is wrong with the configuration; it may explain why a kind is missing.
    """
    kinds = configuration.kinds
    found = [kind for kind in kinds if name in {kind.name, kind.folder, kind.label}]
    if not found:
        for problem in problems:
            say(f"{problem.message}。{problem.hint}")
        known = "、".join(f"{kind.name}（{kind.label}）" for kind in kinds)
        suggestion = did_you_mean(name, [kind.name for kind in kinds])
        stop(f"没有名为“{name}”的类别。{suggestion}可用的有：{known}")
    return found[0]


def finish(diagnostics: tuple[Diagnostic, ...], *, strict: bool) -> None:
    """End with status 1 where something is wrong."""
    if has_errors(diagnostics) or (strict and diagnostics):
        sys.exit(1)


def stop(message: str) -> NoReturn:
    """End with status 2: the command was used wrongly, and nothing was done."""
    say(message)
    sys.exit(WRONG_USE)


def must_be_word(target: Path, what: str) -> None:
    """Stop where a file that is written for Word, such as 提醒, would have another ending."""
    if target.suffix.lower() != ".docx":
        stop(f"{what}只能写成 .docx 文件，写的却是 {target.name}")


def save(target: Path, content: bytes) -> None:
    """Write a file; stop where that is not possible."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    except OSError as error:
        stop(f"写不出 {target}：{explain_os_error(error)}")
