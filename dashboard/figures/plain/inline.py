"""Two drawings of one chart, on light and on dark ground → one SVG element inside an HTML page.

The attributes hold the light colours, which any reader draws; where the dark ones differ, a style
``light-dark()`` lets the page choose. Shapes keep their ``role`` as class. A unit is a CSS pixel.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from dashboard.figures.drawing.metrics import FAMILY
from dashboard.figures.drawing.shapes import Circle, Drawing, Fill, Path, Rect, Shape
from dashboard.figures.drawing.svg import element
from dashboard.figures.drawing.svg_parts import escape, num, pattern, pattern_id

_PAINT = re.compile(r' (fill|stroke)="(#[0-9a-f]{6})"')
TILE = 1.75
"""A tile of a pattern is 7 pixels wide, as on the interactive charts."""
_ELEMENT = re.compile(r"<\w+")


class _Patterns:
    """The pairs of patterned fills of a chart, each with an id that no other chart has."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._ids: dict[tuple[Fill, Fill], str] = {}

    def of(self, light: Fill, dark: Fill) -> str:
        return self._ids.setdefault((light, dark), f"{self._key}-p{len(self._ids) + 1}")

    def defined(self) -> str:
        parts = (_pattern(light, dark, name) for (light, dark), name in self._ids.items())
        return f"<defs>{''.join(parts)}</defs>" if self._ids else ""


def inline_svg(light: Drawing, dark: Drawing, key: str, css: str = "") -> Markup:
    """The element, titled and described; ``key`` makes its ids its own within the page."""
    patterns = _Patterns(key)
    pairs = zip(light.flat(), dark.flat(), strict=True)
    shapes = "\n".join(_shape(one, other, patterns) for one, other in pairs)
    width, height = num(light.width), num(light.height)
    classes = f' class="{css}"' if css else ""
    return Markup(  # noqa: S704 - every text and name in it was escaped
        f'<svg{classes} viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img"'
        f' aria-labelledby="{key}-t {key}-d" font-family="{escape(FAMILY)}">'
        f'<title id="{key}-t">{escape(light.title)}</title>'
        f'<desc id="{key}-d">{escape(light.description)}</desc>'
        f"{patterns.defined()}\n{shapes}\n</svg>"
    )


def _shape(light: Shape, dark: Shape, patterns: _Patterns) -> str:
    first, second = element(light), element(dark)
    if isinstance(light, Rect | Circle | Path) and isinstance(dark, Rect | Circle | Path):
        one, other = light.fill, dark.fill
        if one is not None and other is not None and one.pattern != "none":
            name = patterns.of(one, other)
            first = first.replace(f"url(#{pattern_id(one)})", f"url(#{name})")
    return _with_class(_in_both(first, second), light.role)


def _in_both(first: str, second: str) -> str:
    """The first element, with the colours of the second for a dark page."""
    pairs = zip(_PAINT.findall(first), _PAINT.findall(second), strict=True)
    styles = [f"{name}:light-dark({a},{b})" for (name, a), (_, b) in pairs if a != b]
    if not styles:
        return first
    tag = _ELEMENT.match(first)
    end = tag.end() if tag else 0
    return f'{first[:end]} style="{";".join(styles)}"{first[end:]}'


def _with_class(text: str, role: str) -> str:
    return _ELEMENT.sub(lambda tag: f'{tag[0]} class="{role}"', text, count=1) if role else text


def _pattern(light: Fill, dark: Fill, name: str) -> str:
    """A pattern whose paper and ink follow the page."""
    first, second = pattern(light, TILE), pattern(dark, TILE)
    parts = zip(re.split(r"(?=<)", first), re.split(r"(?=<)", second), strict=True)
    text = "".join(_in_both(a, b) if a else a for a, b in parts)
    return text.replace(f'id="{pattern_id(light)}"', f'id="{name}"')
