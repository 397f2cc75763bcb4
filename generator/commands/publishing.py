"""Build a site once and say what came of it: the common part of ``build`` and ``serve``."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.commands.terminal import print_diagnostics, progress_bar, say, summary
from generator.compiler import Examination, compile_site, examine
from generator.output.building import Built, build_site
from generator.records.audience import Audience
from generator.records.diagnostics import Diagnostic
from generator.records.layout import MATERIALS
from generator.records.reading import Readings


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built: an archive, for whom, on which day, and where to."""

    root: Path
    site: Path
    readers: Audience
    today: date
    clean: bool = False


def publish(
    order: Order, earlier: Readings | None = None
) -> tuple[tuple[Diagnostic, ...], Readings]:
    """Build the site, print every problem and one line of summary.

    Returns:
        Every problem; the readings for the next run.
    """
    built = None
    with progress_bar() as progress:
        examination = examine(order.root, today=order.today, earlier=earlier, progress=progress)
        diagnostics = examination.diagnostics
        if (order.root / MATERIALS).is_dir():
            compilation = compile_site(
                examination, audience=order.readers, today=order.today, progress=progress
            )
            built = build_site(
                compilation.content,
                root=order.root.resolve(),
                site=order.site.resolve(),
                today=order.today,
                clean=order.clean,
                progress=progress,
            )
            diagnostics = tuple(sorted((*compilation.diagnostics, *built.diagnostics)))
    print_diagnostics(diagnostics, "text")
    say(_report(order, examination, built, diagnostics))
    return diagnostics, examination.readings


def _report(
    order: Order,
    examination: Examination,
    built: Built | None,
    diagnostics: tuple[Diagnostic, ...],
) -> str:
    library = examination.library
    visible = len(library.seen_by(order.readers).records)
    hidden = len(library.records) - visible
    parts = [f"{visible} 份资料"]
    if hidden:
        parts.append(f"{hidden} 份不在读者范围“{order.readers.name}”之内")
    if library.broken:
        parts.append(f"{len(library.broken)} 份因有错误没有发布")
    if built and built.published:
        changes = built.published
        parts.append(f"写出 {changes.written} 个文件，删去 {changes.removed} 个")
        parts.append(f"网站在 {order.site}")
    return "，".join([*parts, summary(diagnostics)]) + "。"
