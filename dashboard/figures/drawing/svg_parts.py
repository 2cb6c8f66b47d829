"""The small parts an SVG file is made of: numbers, ids, patterns, metadata, path data."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from xml.sax.saxutils import escape as _escape

from dashboard.figures.drawing.shapes import Drawing, Drawn, Fill

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FACTS = (
    ("description", "dc:description"),
    ("source", "dc:source"),
    ("licence", "dc:rights"),
    ("data_version", "dc:identifier"),
    ("label", "dc:subject"),
    ("mark", "dc:type"),
)
"""What ``Drawing.extra`` may hold, and its name in the metadata; other keys become relations."""
_TILE, _RARE = 4.0, 6.0
"""Points of the side of a pattern's tile; of « no value », whose lines are rare."""
_THIN = 0.5
_RADIUS = 0.17
"""Of a dot, in sides of the usual tile."""
_LINES: dict[Drawn, tuple[str, ...]] = {
    "hatch": ("falling",),
    "hatch-back": ("rising",),
    "cross": ("falling", "rising"),
    "grid": ("across", "down"),
    "lines": ("across",),
    "rails": ("across",),
    "columns": ("down",),
    "beads": ("across",),
    "posts": ("down",),
}
_DOTS: dict[Drawn, tuple[tuple[float, float], ...]] = {
    "dots": ((0.25, 0.25), (0.75, 0.75)),
    "beads": ((0.5, 0.5),),
    "posts": ((0.5, 0.5),),
}
"""Where the dots of a tile stand, in its side."""
_BLANKS: tuple[Drawn, ...] = ("rails", "columns", "beads", "posts")


def escape(text: str) -> str:
    """Text as XML wants it, also inside double quotes; what XML cannot hold is dropped."""
    return _escape(_FORBIDDEN.sub("", text), {'"': "&quot;"})


@lru_cache(maxsize=65536)
def _hundredths(value: int) -> str:
    sign = "-" if value < 0 else ""
    whole, part = divmod(abs(value), 100)
    if not part:
        return f"{sign}{whole}"
    decimals = f"{part:02d}".rstrip("0")
    return f"{sign}{whole or ''}.{decimals}"


def num(value: float) -> str:
    """A number with at most two decimals, as short as can be: « 12.5 », « .07 »."""
    return _hundredths(round(100 * value))


def attributes(**values: float) -> str:
    """Numeric attributes, those that are zero left out (zero is their default)."""
    return "".join(
        f' {name.replace("_", "-")}="{num(value)}"' for name, value in values.items() if value
    )


def path_data(rings: Sequence[Sequence[tuple[float, float]]], closed: bool) -> str:
    """The ``d`` of a path: steps from point to point, that never drift (they are whole)."""
    end = "z" if closed else ""
    drawn = (_ring(ring) for ring in rings if len(ring) > 1)
    return "".join(f"{path}{end}" for path in drawn if path)


@lru_cache(maxsize=65536)
def _step(value: int) -> str:
    """A step with the space that parts it from what stands before."""
    text = _hundredths(value)
    return text if value < 0 else f" {text}"


def _ring(ring: Sequence[tuple[float, float]]) -> str:
    x, y = round(100 * ring[0][0]), round(100 * ring[0][1])
    steps = []
    start = f"M{_hundredths(x)} {_hundredths(y)}l"
    for px, py in ring[1:]:
        nx, ny = round(100 * px), round(100 * py)
        if nx != x or ny != y:
            steps.append(_step(nx - x) + _step(ny - y))
            x, y = nx, ny
    return start + "".join(steps).lstrip() if steps else ""


def pattern_id(fill: Fill) -> str:
    """« hatch-f4f3f0-b9b6ae »: the same fill has the same name in every file."""
    return f"{fill.pattern}-{fill.paper.lstrip('#')}-{fill.ink.lstrip('#')}"


def pattern(fill: Fill, scale: float) -> str:
    """A pattern of lines or dots on its paper; no picture."""
    side = side_of(fill.pattern) * scale
    drawn = _lines(fill, side, scale) + _dots(fill, side)
    return (
        f'<pattern id="{pattern_id(fill)}" patternUnits="userSpaceOnUse"'
        f' width="{num(side)}" height="{num(side)}">'
        f'<rect width="{num(side)}" height="{num(side)}" fill="{fill.paper}"/>{drawn}</pattern>'
    )


def side_of(drawn: Drawn) -> float:
    """Points from one line of a pattern to the next, along the side of its tile."""
    return _RARE if drawn in _BLANKS else _TILE


def ink_share(drawn: Drawn) -> float:
    """How much of a surface the ink of a pattern covers."""
    side = side_of(drawn)
    sloping = sum(one in _LINES.get(drawn, ()) for one in ("rising", "falling"))
    straight = sum(one in _LINES.get(drawn, ()) for one in ("across", "down"))
    bare = (1 - _THIN * 2**0.5 / side) ** sloping * (1 - _THIN / side) ** straight
    dots = len(_DOTS.get(drawn, ())) * math.pi * (_RADIUS * _TILE / side) ** 2
    return 1 - bare + dots


def _lines(fill: Fill, side: float, scale: float) -> str:
    half = side / 2
    rising = f"M0 {num(side)}L{num(side)} 0M{num(-half)} {num(half)}L{num(half)} {num(-half)}"
    rising += f"M{num(half)} {num(side + half)}L{num(side + half)} {num(half)}"
    falling = (
        f"M0 0L{num(side)} {num(side)}M{num(-half)} {num(half)}L{num(half)} {num(side + half)}"
    )
    falling += f"M{num(half)} {num(-half)}L{num(side + half)} {num(half)}"
    across, down = f"M0 {num(half)}H{num(side)}", f"M{num(half)} 0V{num(side)}"
    known = {"rising": rising, "falling": falling, "across": across, "down": down}
    path = "".join(known[one] for one in _LINES.get(fill.pattern, ()))
    stroke = f'stroke="{fill.ink}" stroke-width="{num(_THIN * scale)}" fill="none"'
    return f'<path d="{path}" {stroke}/>' if path else ""


def _dots(fill: Fill, side: float) -> str:
    radius = num(_RADIUS * _TILE * side / side_of(fill.pattern))
    return "".join(
        f'<circle cx="{num(x * side)}" cy="{num(y * side)}" r="{radius}" fill="{fill.ink}"/>'
        for x, y in _DOTS.get(fill.pattern, ())
    )


def metadata(drawing: Drawing) -> Iterator[str]:
    """Where the figures come from, under which licence, from which version of the data."""
    yield "<metadata>"
    yield '<rdf:RDF><rdf:Description rdf:about="">'
    yield f"<dc:title>{escape(drawing.title)}</dc:title>"
    yield "<dc:language>fr</dc:language>"
    yield "<dc:format>image/svg+xml</dc:format>"
    named = dict(_FACTS)
    for key in sorted(drawing.extra, key=lambda k: (list(named).index(k) if k in named else 99, k)):
        value = drawing.extra[key]
        if value:
            name = named.get(key, "dc:relation")
            yield f"<{name}>{escape(value)}</{name}>"
    yield "</rdf:Description></rdf:RDF>"
    yield "</metadata>"


class Ids:
    """Ids made from names: readable, valid, each once."""

    def __init__(self) -> None:
        self._seen = {"titre": 1, "description": 1, "fond": 1}

    def of(self, name: str) -> str:
        """« moins-de-500-habitants », then « moins-de-500-habitants-2 »."""
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "groupe"
        slug = slug if slug[0].isalpha() else f"g-{slug}"
        self._seen[slug] = count = self._seen.get(slug, 0) + 1
        return slug if count == 1 else f"{slug}-{count}"
