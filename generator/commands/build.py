"""``generator build``: check and build the site."""

from datetime import date
from pathlib import Path

import click

from generator.commands.chinese_click import Command
from generator.commands.publishing import Order, publish
from generator.commands.shared import (
    audience_option,
    choose_readers,
    decide_day,
    finish,
    root_option,
    site_option,
    strict_option,
    today_option,
)
from generator.records.configuration import load_configuration


@click.command(cls=Command)
@root_option
@site_option
@today_option
@audience_option
@strict_option
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
    configuration, _ = load_configuration(root)
    readers = choose_readers(configuration.settings, audience)
    day = decide_day(today, configuration.settings)
    diagnostics, _ = publish(Order(root, site or root / "site", readers, day, clean))
    finish(diagnostics, strict=strict)
