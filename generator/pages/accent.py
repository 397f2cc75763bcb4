"""The accent colour of an archive, made readable in both schemes."""

from colorsys import hls_to_rgb, rgb_to_hls

_Colour = tuple[float, float, float]

_PAPER: _Colour = (1.0, 1.0, 1.0)
_DARK_PAPER: _Colour = (0x16 / 255, 0x19 / 255, 0x1C / 255)
# WCAG 2.2 AA asks 4.5 for text; the tints take some of it away again.
_WANTED_CONTRAST = 6.0


def accent_css(accent: str) -> str:
    """Return the custom properties for an accent such as ``#14566f``.

    The colour is used as it is where it is dark enough to be read on paper, else darkened; the dark
    scheme gets the same hue, lightened until it is read as well.
    """
    given = _parse(accent)
    light = _readable(given, _PAPER, step=-0.01)
    dark = _readable(_with_saturation(given, 0.45), _DARK_PAPER, step=0.01)
    values = {
        "accent-light": light,
        "accent-light-tint": _mix(light, _PAPER, 0.1),
        "accent-dark": dark,
        "accent-dark-tint": _mix(dark, _DARK_PAPER, 0.18),
    }
    lines = "".join(f"  --{name}: {_format(colour)};\n" for name, colour in values.items())
    return f":root {{\n{lines}}}\n"


def contrast(one: _Colour, other: _Colour) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: _Colour) -> float:
    """Return the relative luminance, 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _readable(colour: _Colour, paper: _Colour, *, step: float) -> _Colour:
    hue, lightness, saturation = rgb_to_hls(*colour)
    while contrast(colour, paper) < _WANTED_CONTRAST and 0 <= lightness + step <= 1:
        lightness += step
        colour = hls_to_rgb(hue, lightness, saturation)
    return colour


def _with_saturation(colour: _Colour, most: float) -> _Colour:
    hue, lightness, saturation = rgb_to_hls(*colour)
    return hls_to_rgb(hue, lightness, min(saturation, most))


def _mix(colour: _Colour, paper: _Colour, share: float) -> _Colour:
    red, green, blue = (
        channel * share + ground * (1 - share)
        for channel, ground in zip(colour, paper, strict=True)
    )
    return red, green, blue


def _parse(text: str) -> _Colour:
    red, green, blue = (int(text[index : index + 2], 16) / 255 for index in (1, 3, 5))
    return red, green, blue


def _format(colour: _Colour) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in colour)
