"""Find out what a drawing in a Word file shows: text, which is kept, and what cannot be."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.intake.word.losses import Lost
from generator.intake.word.xml import Element, V, W, children

DRAWINGS = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})

_TEXT_BOX = f"{W}txbxContent"
_GRAPHICS = {
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic": Lost.PICTURES,
    f"{V}imagedata": Lost.PICTURES,
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": Lost.CHARTS,
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart": Lost.CHARTS,
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": Lost.DIAGRAMS,
}
_SHAPES = frozenset(
    V + name for name in ("shape", "rect", "roundrect", "oval", "line", "polyline", "arc", "curve")
)
_RULE = "{urn:schemas-microsoft-com:office:office}hr"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a drawing shows.

    Attributes:
        boxes: its text boxes, or the text of one that is set as a picture (WordArt).
        lost: how many graphics of each sort it has.
    """

    boxes: tuple[Element | str, ...]
    lost: Mapping[Lost, int]


def read_drawing(drawing: Element) -> Drawing:
    """Look through a drawing; one that shows nothing else is a shape."""
    boxes: list[Element | str] = []
    lost: Counter[Lost] = Counter()
    shapes = int(drawing.tag == f"{W}drawing")
    for one in _inside(drawing):
        if one.tag == _TEXT_BOX:
            boxes.append(one)
        elif one.tag == f"{V}textpath":
            boxes.append(one.get("string") or "")
        elif graphic := _GRAPHICS.get(one.tag):
            lost[graphic] += 1
        elif one.tag in _SHAPES and not one.get(_RULE):
            shapes = 1
    if drawing.tag == f"{W}object":
        # The picture in it is only a preview.
        lost = Counter({Lost.OBJECTS: 1})
    elif not lost and not boxes:
        lost[Lost.SHAPES] = shapes
    return Drawing(tuple(boxes), lost)


def _inside(element: Element) -> Iterator[Element]:
    """Yield what is in an element at any depth, but not what is in a text box."""
    for child in children(element):
        yield child
        if child.tag != _TEXT_BOX:
            yield from _inside(child)
