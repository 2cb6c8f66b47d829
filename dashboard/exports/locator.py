"""Where a commune is: a point on the départements of its territory, a picture of a few kilobytes.

The lines come from the outlines of the communes, joined once for the process; the tones can be read
on paper, on white and on a dark ground.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import cos, radians
from pathlib import Path
from threading import Lock

import numpy as np
import shapely
from numpy.typing import NDArray

from dashboard.domain.commune import Commune
from dashboard.geography.outlines import load_outlines
from dashboard.geography.projection import territory_of
from dashboard.geography.search_index import departement_of
from dashboard.paths import geo_root

SIZE, _ROOM = 400, 12
"""Side of the picture and its margin, in its own units."""
_TOLERANCE = 2.5
_LINE, _PLACE = "#8a9096", "#7f9cae"
_lock = Lock()


@dataclass(frozen=True)
class _Ground:
    """The lines of one territory as path data, its départements as surfaces.

    Degrees become units by ``scale`` after ``stretch``, which shortens those of longitude.
    """

    lines: str
    surfaces: Mapping[str, str]
    stretch: float
    scale: float
    shift: tuple[float, float]

    def place(self, lon: float, lat: float) -> tuple[int, int]:
        """A point in the units of the picture."""
        x, y = lon * self.stretch * self.scale, -lat * self.scale
        return round(x + self.shift[0]), round(y + self.shift[1])


def locator(commune: Commune) -> str:
    """Data address of the picture; ``GeographyError`` where the outlines are missing or altered."""
    ground = _ground_of(commune.territory)
    x, y = ground.place(commune.lon, commune.lat)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}">'
        f'<path d="{ground.surfaces[commune.departement]}" fill="{_PLACE}" fill-opacity=".75"/>'
        f'<path d="{ground.lines}" fill="none" stroke="{_LINE}" stroke-width="1.4"/>'
        f'<circle cx="{x}" cy="{y}" r="10" fill="#111" stroke="#fff" stroke-width="4"/></svg>'
    )
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def prepare() -> None:
    """Join the lines before the first picture is asked for (about a second, once)."""
    _ground_of("metropole")


def _ground_of(territory: str) -> _Ground:
    with _lock:
        return _grounds(geo_root())[territory]


@cache
def _grounds(root: Path) -> Mapping[str, _Ground]:
    outlines = load_outlines(root)
    of_commune = np.array([departement_of(code) for code in outlines["code"]])
    shapes = outlines.geometry.to_numpy()
    codes = np.unique(of_commune).tolist()
    whole = {code: shapely.coverage_union_all(shapes[of_commune == code]) for code in codes}
    territories = dict.fromkeys(territory_of(code) for code in codes)
    return {
        territory: _ground({c: s for c, s in whole.items() if territory_of(c) == territory})
        for territory in territories
    }


def _ground(departements: Mapping[str, shapely.Geometry]) -> _Ground:
    shapes = np.array(list(departements.values()))
    west, south, east, north = shapely.total_bounds(shapes)
    stretch = cos(radians((south + north) / 2))
    wide, tall = (east - west) * stretch, north - south
    scale = (SIZE - 2 * _ROOM) / max(wide, tall)
    shift = (SIZE / 2 - scale * stretch * (west + east) / 2, SIZE / 2 + scale * (south + north) / 2)
    placed = shapely.transform(shapes, lambda xy: xy * (stretch * scale, -scale) + np.array(shift))
    simple = shapely.coverage_simplify(placed, _TOLERANCE)
    borders = shapely.line_merge(shapely.union_all(shapely.boundary(simple)))
    surfaces = {
        code: _path(shapely.get_parts(shapely.boundary(shape)), "Z")
        for code, shape in zip(departements, simple, strict=True)
    }
    return _Ground(_path(shapely.get_parts(borders), ""), surfaces, stretch, scale, shift)


def _path(lines: NDArray[np.object_], end: str) -> str:
    """Path data of lines in whole units; islands of two units or less are left out."""
    parts = []
    for line in lines:
        points = np.round(shapely.get_coordinates(line)).astype(int)
        steps = np.diff(points, axis=0)
        steps = steps[steps.any(axis=1)]
        if len(steps) > 1 or shapely.length(line) > 2:
            moves = "".join(f"{x:d} {y:d} " for x, y in steps.tolist()).replace(" -", "-").rstrip()
            parts.append(f"M{points[0, 0]:d} {points[0, 1]:d}l{moves}{end}")
    return "".join(parts)
