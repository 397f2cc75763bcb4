"""``generator serve``: show the site while it is being written."""

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
from generator.records.configuration import load_configuration


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

    def rebuild() -> None:
        nonlocal readings
        _, readings = publish(order, readings)

    try:
        with served(order.site, port) as address:
            say(f"打开 {address} 查看；按 Ctrl+C 结束。")
            rebuild_on_save(root, order.site, rebuild, Event())
    except OSError as error:
        stop(f"不能使用端口 {port}：{error.strerror}。换一个端口：--port 8080")
