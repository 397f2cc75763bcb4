"""Draw figures as SVG: attributes only, since the pages allow no inline style."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.views.statistics import Bar, Figure

_LABEL_WIDTH = 168
_BAR_WIDTH = 400
_VALUE_WIDTH = 100
_ROW = 28
_THICKNESS = 12
_LONGEST_LABEL = 10


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure with its picture."""

    figure: Figure
    svg: Markup


def draw(figure: Figure) -> Drawing:
    """Draw a figure as horizontal bars, one a row, with label and value."""
    most = max((bar.value for bar in figure.bars), default=0) or 1
    rows = Markup("").join(
        _row(bar, index, most, figure.unit) for index, bar in enumerate(figure.bars)
    )
    svg = Markup(
        '<svg class="bars" viewBox="0 0 {width} {height}" role="img" '
        'aria-labelledby="figure-{name}"><title id="figure-{name}">{title}</title>{rows}</svg>'
    ).format(
        width=_LABEL_WIDTH + _BAR_WIDTH + _VALUE_WIDTH,
        height=_ROW * len(figure.bars),
        name=figure.id,
        title=figure.title,
        rows=rows,
    )
    return Drawing(figure, svg)


def density(count: int, most: int) -> Markup:
    """Draw a bar for the number of records in a month, as wide as its share of `most`."""
    if not count:
        return Markup("")
    width = max(2, round(44 * count / most))
    return Markup(
        '<svg class="density" viewBox="0 0 44 6" width="44" height="6" aria-hidden="true">'
        '<rect width="{}" height="6"/></svg>'
    ).format(width)


def _row(bar: Bar, index: int, most: int, unit: str) -> Markup:
    middle = index * _ROW + _ROW // 2
    length = round(_BAR_WIDTH * bar.value / most, 1)
    return Markup(
        '<g data-value="{value}"><text class="name" x="{name_x}" y="{text_y}" text-anchor="end">'
        '{label}</text><rect x="{x}" y="{y}" width="{length}" height="{thickness}"/>'
        '<text class="value" x="{value_x}" y="{text_y}">{shown} {unit}</text></g>'
    ).format(
        value=bar.value,
        label=_shortened(bar.label),
        name_x=_LABEL_WIDTH - 12,
        text_y=middle + 5,
        x=_LABEL_WIDTH,
        y=middle - _THICKNESS // 2,
        length=length,
        thickness=_THICKNESS,
        value_x=_LABEL_WIDTH + length + 8,
        shown=f"{bar.value:,}",
        unit=unit,
    )


def _shortened(label: str) -> str:
    """Cut a label to what fits; the table beside the picture has it whole."""
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1] + "…"
