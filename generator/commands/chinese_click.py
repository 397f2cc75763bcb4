"""Click in Chinese: headings of the help texts, and what it says of wrong use."""

import click

_HELP = "显示这份说明"


class Command(click.Command):
    """A command whose help has Chinese headings."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = [piece.replace("[OPTIONS]", "[选项]") for piece in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        rows = [
            row for param in self.get_params(ctx) if (row := param.get_help_record(ctx)) is not None
        ]
        if rows:
            with formatter.section("选项"):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the ``--help`` option."""
        option = super().get_help_option(ctx)
        if option:
            option.help = _HELP
        return option


class Group(Command, click.Group):
    """A group whose help has Chinese headings."""

    command_class = Command

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        formatter.write_usage(ctx.command_path, "命令 [选项] …", prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the commands."""
        Command.format_options(self, ctx, formatter)
        rows = [
            (name, command.get_short_help_str(limit=200)) for name, command in self.commands.items()
        ]
        with formatter.section("命令"):
            formatter.write_dl(rows)


def explain(error: click.UsageError) -> str:
    """Say in Chinese what was wrong about the use of a command."""
    match error:
        case click.NoSuchOption():
            hint = f"，是不是想写 {error.possibilities[0]}？" if error.possibilities else ""
            return f"没有选项 {error.option_name}{hint}"
        case click.MissingParameter():
            name = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
            options = (
                " / ".join(error.param.opts) if isinstance(error.param, click.Option) else name
            )
            return f"缺少 {options}"
        case click.BadParameter():
            return f"{_name(error)}的值不对：{error.message}"
        case _ if error.message.startswith("No such command"):
            return f"没有这个命令：{error.message.split(chr(39))[1]}"
        case _ if error.message.startswith("Got unexpected extra argument"):
            return f"多余的参数：{error.message.partition('(')[2].rstrip(')')}"
        case _:
            return error.message


def _name(error: click.BadParameter) -> str:
    return f" {error.param.opts[0]} " if error.param else "参数"
