"""Patterns drawn as the lines and dots they are made of, since a browser prints them as pictures.

Chromium prints an SVG pattern as a picture of 72 dots an inch. So a surface that has one is written
as its paper, then each line of the pattern cut where it leaves the surface, then its outline. What
is not of a form known here (see ``figures/drawing/svg.py``) is left as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, pi, sin

Point = tuple[float, float]
Ring = list[Point]
_PATTERN = re.compile(r"<pattern\s([^>]*)>(.*?)</pattern>", re.S)
_SURFACE = re.compile(r'<(rect|circle|path)\b[^>]*?\sfill="url\(#([^)"]+)\)"[^>]*/>')
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_SIDES = 32
"""Sides of the polygon that stands for a disc."""
Family = tuple[int, int, float]
"""Lines ``a x + b y = c`` modulo the side of the tile."""


@dataclass(frozen=True)
class _Tile:
    """A pattern: a square of ``side``, its paper, its lines of a ``width``, its dots that are
    ``wide``."""

    side: float
    paper: str
    ink: str
    width: float
    families: tuple[Family, ...]
    wide: float
    dots: tuple[Point, ...]


class _UnknownFormError(ValueError):
    """Not a form known here."""


def hatched(svg: str) -> str:
    """The same SVG, its patterned surfaces drawn line by line."""
    tiles: dict[str, _Tile] = {}
    for match in _PATTERN.finditer(svg):
        try:
            tile = _tile(dict(_ATTRIBUTE.findall(match[1])), match[2])
        except (_UnknownFormError, KeyError, ValueError):
            continue
        tiles[dict(_ATTRIBUTE.findall(match[1]))["id"]] = tile
    return _SURFACE.sub(lambda found: _drawn(found, tiles), svg) if tiles else svg


def _drawn(found: re.Match[str], tiles: dict[str, _Tile]) -> str:
    tile = tiles.get(found[2])
    attributes = dict(_ATTRIBUTE.findall(found[0]))
    try:
        if tile is None or "transform" in attributes:
            raise _UnknownFormError
        rings = _rings(found[1], attributes)
    except (_UnknownFormError, ValueError):
        return found[0]
    own = f'fill="url(#{found[2]})"'
    bare = re.sub(r'\sstroke(?:-\w+)?="[^"]*"', "", found[0])
    paper = bare.replace(own, f'fill="{tile.paper}"')
    outline = found[0].replace(own, 'fill="none"') if "stroke" in attributes else ""
    return f"{paper}{_ink(tile, rings)}{outline}"


def _ink(tile: _Tile, rings: Sequence[Ring]) -> str:
    steps = [
        f"M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}"
        for family in tile.families
        for (x1, y1), (x2, y2) in _segments(rings, family, tile.side)
    ]
    dots = [f"M{_n(x)} {_n(y)}h.01" for x, y in _dots(rings, tile)]
    look = f'fill="none" stroke="{tile.ink}" stroke-width='
    lines = f'<path d="{"".join(steps)}" {look}"{_n(tile.width)}"/>' if steps else ""
    round_ = f'{look}"{_n(tile.wide)}" stroke-linecap="round"'
    spots = f'<path d="{"".join(dots)}" {round_}/>' if dots else ""
    return lines + spots


def _segments(rings: Sequence[Ring], family: Family, side: float) -> Iterator[tuple[Point, Point]]:
    """The parts of the lines of a family that lie inside the rings (even-odd rule)."""
    a, b, c = family
    crossings: dict[int, list[Point]] = defaultdict(list)
    for (x1, y1), (x2, y2) in _edges(rings):
        from_, to = (a * x1 + b * y1 - c) / side, (a * x2 + b * y2 - c) / side
        if from_ == to:
            continue
        low, high = (from_, to) if from_ < to else (to, from_)
        for n in range(ceil(low), ceil(high)):
            part = (n - from_) / (to - from_)
            crossings[n].append((x1 + part * (x2 - x1), y1 + part * (y2 - y1)))
    for n in sorted(crossings):
        on_line = sorted(crossings[n], key=lambda p: b * p[0] - a * p[1])
        yield from zip(on_line[::2], on_line[1::2], strict=False)


def _dots(rings: Sequence[Ring], tile: _Tile) -> Iterator[Point]:
    """The dots whose centre lies inside."""
    for x, y in tile.dots:
        for (left, row), (right, _) in _segments(rings, (0, 1, y), tile.side):
            low, high = sorted((left, right))
            for n in range(ceil((low - x) / tile.side), ceil((high - x) / tile.side)):
                yield x + n * tile.side, row


def _edges(rings: Sequence[Ring]) -> Iterator[tuple[Point, Point]]:
    for ring in rings:
        yield from zip(ring, [*ring[1:], ring[0]], strict=True)


def _rings(kind: str, attributes: dict[str, str]) -> list[Ring]:
    def number(name: str) -> float:
        return float(attributes.get(name, "0"))

    if kind == "rect":
        left, top = number("x"), number("y")
        right, bottom = left + number("width"), top + number("height")
        return [[(left, top), (right, top), (right, bottom), (left, bottom)]]
    if kind == "circle":
        x, y, radius = number("cx"), number("cy"), number("r")
        turns = [2 * pi * n / _SIDES for n in range(_SIDES)]
        return [[(x + radius * cos(t), y + radius * sin(t)) for t in turns]]
    return [line for line in _lines(attributes.get("d", "")) if len(line) > 2]


def _lines(data: str) -> list[Ring]:
    """The straight lines of a path, each from one « M » to the next."""
    lines: list[Ring] = []
    command, numbers = "", iter(_TOKEN.findall(data))
    x = y = 0.0
    for token in numbers:
        if token.isalpha():
            command = token
            if command not in "MLlHhVvZz":
                raise _UnknownFormError
            if command in "Zz" and lines and lines[-1]:
                x, y = lines[-1][0]
            continue
        value = float(token)
        if command in "HhVv":
            x = value if command == "H" else x + value * (command == "h")
            y = value if command == "V" else y + value * (command == "v")
        elif command in "MLl" and command:
            other = float(next(numbers, "nan"))
            x, y = (x + value, y + other) if command == "l" else (value, other)
        else:
            raise _UnknownFormError
        if command == "M":
            lines.append([])
            command = "L"
        if not lines or y != y:
            raise _UnknownFormError
        lines[-1].append((x, y))
    return lines


def _tile(attributes: dict[str, str], content: str) -> _Tile:
    side = float(attributes["width"])
    if side <= 0 or float(attributes["height"]) != side or "patternTransform" in attributes:
        raise _UnknownFormError
    paper, ink, width, wide = "none", "", 0.0, 0.0
    families: dict[Family, None] = {}
    dots: list[Point] = []
    for name, text in re.findall(r"<(\w+)\s([^>]*)/>", content):
        has = dict(_ATTRIBUTE.findall(text))
        if name == "rect":
            paper = has["fill"]
        elif name == "circle":
            dots.append((float(has["cx"]), float(has["cy"])))
            ink, wide = has["fill"], 2 * float(has["r"])
        elif name == "path":
            ink, width = has["stroke"], float(has["stroke-width"])
            families.update(dict.fromkeys(_families(_lines(has["d"]), side)))
        else:
            raise _UnknownFormError
    return _Tile(side, paper, ink, width, tuple(families), wide, tuple(dots))


def _families(lines: Iterable[Ring], side: float) -> Iterator[Family]:
    """What the lines of a tile become once tiles stand side by side; level, upright, at 45°."""
    for line in lines:
        for (x1, y1), (x2, y2) in pairwise(line):
            across, down = x2 - x1, y2 - y1
            if abs(down) < 1e-6:
                a, b = 0, 1
            elif abs(across) < 1e-6:
                a, b = 1, 0
            elif abs(abs(across) - abs(down)) < 1e-6:
                a, b = (-1, 1) if across * down > 0 else (1, 1)
            else:
                raise _UnknownFormError
            yield a, b, round((a * x1 + b * y1) % side, 3) % side


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
