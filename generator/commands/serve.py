"""``generator serve``: show the site while it is being written."""

import sys
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from threading import Event

import click

from generator.commands.chinese_click import Command
from generator.commands.publishing import Order, publish
from generator.commands.shared import (
    audience_option,
    choose_readers,
    decide_day,
    root_option,
    site_option,
    stop,
    today_option,
)
from generator.commands.terminal import say
from generator.output.serving import rebuild_on_save, served
from generator.output.target import target_flaw
from generator.records.configuration import load_configuration
from generator.records.source_text import explain_os_error


@click.command(cls=Command)
@root_option
@site_option
@today_option
@audience_option
@click.option("--port", default=8000, metavar="端口", help="本机的端口（默认 8000，0 表示任选）")
def serve(
    root: Path, site: Path | None, today: date | None, audience: str | None, port: int
) -> None:
    """在本机打开网站，保存资料后自动重新生成。

    \b
    例：
      generator serve --port 8080
    """
    configuration, _ = load_configuration(root)
    readers = choose_readers(configuration.settings, audience)
    order = Order(root, site or root / "site", readers, decide_day(today, configuration.settings))
    _, readings = publish(order)
    if target_flaw(order.site.resolve(), root.resolve()):
        sys.exit(1)

    def rebuild() -> None:
        nonlocal readings
        _, readings = publish(order, readings)

    with ExitStack() as stack:
        try:
            address = stack.enter_context(served(order.site, port))
        except OSError as error:
            stop(f"不能使用端口 {port}：{explain_os_error(error)}。换一个端口：--port 8080")
        say(f"打开 {address} 查看；按 Ctrl+C 结束。")
        rebuild_on_save(root, order.site, rebuild, Event())
