"""The outlines of the communes for files: RFC 7946 winding, coordinates of five decimals."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from dashboard.geography.integrity import verify
from dashboard.geography.outlines import load_outlines
from dashboard.paths import geo_root

DECIMALS = 5
"""About a metre; the outlines themselves are simplified at 500 m."""


class Outline(NamedTuple):
    """A commune: its GeoJSON geometry, the same in WKB, and west, south, east, north."""

    geojson: str
    wkb: bytes
    bounds: tuple[float, float, float, float]


def outlines() -> Mapping[str, Outline]:
    """The outline of every commune of today, by code.

    Raises :class:`~dashboard.geography.integrity.GeographyError` where the file is damaged.
    """
    path = verify(geo_root() / "outlines.parquet")
    return _outlines(geo_root(), path.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _outlines(root: Path, _modified: int) -> Mapping[str, Outline]:
    """Every outline, made valid once rounded: rounding can make a thin neck touch itself."""
    import numpy as np
    import shapely

    frame = load_outlines(root)
    shapes = shapely.transform(frame.geometry.to_numpy(), lambda xy: np.round(xy, DECIMALS))
    broken = ~shapely.is_valid(shapes)
    shapes[broken] = shapely.set_precision(shapely.make_valid(shapes[broken]), 10.0**-DECIMALS)
    shapes = shapely.transform(shapes, lambda xy: np.round(xy, DECIMALS))
    shapes = shapely.orient_polygons(shapes)
    texts, binaries = shapely.to_geojson(shapes), shapely.to_wkb(shapes, byte_order=1)
    bounds = shapely.bounds(shapes)
    return {
        code: Outline(text, binary, (west, south, east, north))
        for code, text, binary, (west, south, east, north) in zip(
            frame["code"], texts, binaries, bounds.tolist(), strict=True
        )
    }
