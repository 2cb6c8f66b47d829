"""Drawing → SVG 1.1 that a layout artist can edit: live text, named groups, nothing from outside.

Numbers have at most two decimals, ids follow from names, and nothing depends on time or on the
machine: the same drawing gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.figures.drawing.metrics import FAMILY
from dashboard.figures.drawing.shapes import (
    Circle,
    Drawing,
    Fill,
    Group,
    Line,
    Path,
    Rect,
    Shape,
    Text,
)
from dashboard.figures.drawing.svg_parts import (
    Ids,
    attributes,
    escape,
    metadata,
    num,
    path_data,
    pattern,
    pattern_id,
)

POINTS_PER_MM = 72 / 25.4
_TILE_OF = 560.0
"""Width in points beyond which patterns grow with the page: a slide is seen from afar."""
_DC = "http://purl.org/dc/elements/1.1/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_INKSCAPE = "http://www.inkscape.org/namespaces/inkscape"


def svg_bytes(drawing: Drawing) -> bytes:
    """The drawing as an SVG file in UTF-8; its size is in millimetres, its user unit the point."""
    return ("\n".join(_lines(drawing)) + "\n").encode()


def _lines(drawing: Drawing) -> Iterator[str]:
    width, height = num(drawing.width), num(drawing.height)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        '<svg xmlns="http://www.w3.org/2000/svg"'
        f' xmlns:dc="{_DC}" xmlns:rdf="{_RDF}" xmlns:inkscape="{_INKSCAPE}"'
        f' version="1.1" width="{num(drawing.width / POINTS_PER_MM)}mm"'
        f' height="{num(drawing.height / POINTS_PER_MM)}mm" viewBox="0 0 {width} {height}"'
        ' role="img" aria-labelledby="titre description" lang="fr" xml:lang="fr">'
    )
    yield f'<title id="titre">{escape(drawing.title)}</title>'
    yield f'<desc id="description">{escape(drawing.description)}</desc>'
    yield from metadata(drawing)
    yield from _patterns(drawing)
    yield f'<rect id="fond" width="{width}" height="{height}" fill="{drawing.ground}"/>'
    yield f'<g font-family="{escape(FAMILY)}">'
    yield from _shapes(drawing.shapes, Ids(), layer=True)
    yield "</g>"
    yield "</svg>"


def _patterns(drawing: Drawing) -> Iterator[str]:
    fills = {
        shape.fill
        for shape in drawing.flat()
        if isinstance(shape, (Rect, Circle, Path)) and shape.fill is not None
    }
    drawn = sorted((f for f in fills if f.pattern != "none"), key=pattern_id)
    if drawn:
        scale = max(1.0, drawing.width / _TILE_OF)
        yield "<defs>"
        for fill in drawn:
            yield pattern(fill, scale)
        yield "</defs>"


def _shapes(shapes: Sequence[Shape | Group], ids: Ids, layer: bool = False) -> Iterator[str]:
    for shape in shapes:
        if isinstance(shape, Group):
            mode = ' inkscape:groupmode="layer"' if layer else ""
            label = escape(shape.name)
            yield f'<g id="{ids.of(shape.name)}" inkscape:label="{label}"{mode}>'
            yield from _shapes(shape.shapes, ids)
            yield "</g>"
        else:
            yield element(shape)


def element(shape: Shape) -> str:
    """The SVG element of a shape, whose patterns the document around it defines."""
    match shape:
        case Text():
            return _text(shape)
        case Rect():
            box = attributes(x=shape.x, y=shape.y, width=shape.width, height=shape.height)
            return f"<rect{box}{_paint(shape.fill)}{_stroke(shape.stroke, shape.stroke_width)}/>"
        case Circle():
            place = attributes(cx=shape.x, cy=shape.y, r=shape.radius)
            return (
                f"<circle{place}{_paint(shape.fill)}{_stroke(shape.stroke, shape.stroke_width)}/>"
            )
        case Line():
            ends = attributes(x1=shape.x1, y1=shape.y1, x2=shape.x2, y2=shape.y2)
            dash = " ".join(num(d) for d in shape.dash)
            dashed = f' stroke-dasharray="{dash}"' if dash else ""
            return f"<line{ends}{_stroke(shape.stroke, shape.width)}{dashed}/>"
        case Path():
            closed = shape.fill is not None
            paint = f'{_paint(shape.fill)} fill-rule="evenodd"' if shape.fill else ' fill="none"'
            stroke = _stroke(shape.stroke, shape.stroke_width)
            joined = ' stroke-linejoin="round"' if stroke else ""
            return f'<path d="{path_data(shape.rings, closed)}"{paint}{stroke}{joined}/>'


def _text(text: Text) -> str:
    place = attributes(x=text.x, y=text.y, font_size=text.size)
    look = f' fill="{text.fill}"'
    if text.anchor != "start":
        look += f' text-anchor="{text.anchor}"'
    if text.bold:
        look += ' font-weight="bold"'
    if text.italic:
        look += ' font-style="italic"'
    if text.opacity != 1:
        look += f' fill-opacity="{num(text.opacity)}"'
    if text.rotate:
        look += f' transform="rotate({num(text.rotate)} {num(text.x)} {num(text.y)})"'
    return f"<text{place}{look}>{escape(text.text)}</text>"


def _paint(fill: Fill) -> str:
    if fill.pattern == "none":
        return f' fill="{fill.paper}"'
    return f' fill="url(#{pattern_id(fill)})"'


def _stroke(colour: str, width: float) -> str:
    return f' stroke="{colour}" stroke-width="{num(width)}"' if colour and width else ""
