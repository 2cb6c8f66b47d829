"""Cleans, measures and simplifies the outlines, one territory at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from dashboard.geography.projection import (
    EQUAL_AREA_EPSG,
    GEOGRAPHIC_EPSG,
    LOCAL_EPSG,
    TERRITORIES,
)
from dashboard.ingest.geo.errors import require

Shapes = npt.NDArray[np.object_]
SIMPLIFIED_TOLERANCE = 500.0
"""Metres: detail kept in the outlines for exports and figures."""
_GRIDS = tuple(2.0**-exponent for exponent in range(17, 23))
"""Degrees (under one metre), coarsest first: powers of two leave short numbers, which compress."""


def clean(
    outlines: Mapping[str, shapely.Geometry], territory: Mapping[str, str]
) -> gpd.GeoDataFrame:
    """The outlines as a valid coverage within each territory, sorted by code, EPSG:4326.

    Columns ``code``, ``territory``, ``geometry``. ``territory`` gives that of each code.
    """
    codes = sorted(outlines)
    frame = gpd.GeoDataFrame(
        {"code": codes, "territory": [territory[code] for code in codes]},
        geometry=[outlines[code] for code in codes],
        crs=GEOGRAPHIC_EPSG,
    )
    return _by_territory(frame, lambda shapes, _: shapely.coverage_clean(_polygonal(shapes)))


def simplify(
    coverage: gpd.GeoDataFrame, tolerance: float = SIMPLIFIED_TOLERANCE
) -> gpd.GeoDataFrame:
    """The coverage simplified in the local projection of each territory (metres), EPSG:4326.

    Neighbours keep sharing their borders; coordinates stand on a grid under one metre.
    """

    def simplified(shapes: Shapes, territory: str) -> Shapes:
        local = gpd.GeoSeries(shapes, crs=GEOGRAPHIC_EPSG).to_crs(LOCAL_EPSG[territory])
        coarse = gpd.GeoSeries(
            shapely.coverage_simplify(local.to_numpy(), tolerance), crs=local.crs
        )
        geographic = coarse.to_crs(GEOGRAPHIC_EPSG).to_numpy()
        return _snapped(geographic)

    return _by_territory(coverage, simplified)


def measure(coverage: gpd.GeoDataFrame, simplified: gpd.GeoDataFrame) -> pd.DataFrame:
    """Area and label point by commune: ``code``, ``area_km2``, ``lon``, ``lat`` (degrees).

    Areas come from the full outlines, in an equal-area projection. The point lies as far as can be
    from the borders of the simplified outline, always inside the full one.
    """
    area = coverage.geometry.to_crs(EQUAL_AREA_EPSG).area / 1e6
    labels = _by_territory(simplified, _centres).geometry
    full = coverage.geometry.to_numpy()
    point = np.round(shapely.get_coordinates(labels.to_numpy()), 5)
    outside = ~shapely.contains_xy(full, point)
    within = shapely.get_coordinates(shapely.point_on_surface(full[outside]))
    point[outside] = np.round(within, 5)
    columns = {"area_km2": area.round(4), "lon": point[:, 0], "lat": point[:, 1]}
    return pd.DataFrame({"code": coverage["code"], **columns})


def _centres(shapes: Shapes, territory: str) -> Shapes:
    local = gpd.GeoSeries(shapes, crs=GEOGRAPHIC_EPSG).to_crs(LOCAL_EPSG[territory])
    radii = shapely.maximum_inscribed_circle(local.to_numpy(), 10.0)
    centres = gpd.GeoSeries(shapely.get_point(radii, 0), crs=local.crs).to_crs(GEOGRAPHIC_EPSG)
    found: Shapes = centres.to_numpy()
    return found


def invalid_territories(coverage: gpd.GeoDataFrame) -> list[str]:
    """Territories whose outlines overlap, leave slivers or do not share their borders."""
    return [
        str(territory)
        for territory, rows in coverage.groupby("territory")
        if not shapely.coverage_is_valid(rows.geometry.to_numpy())
    ]


def _by_territory(
    frame: gpd.GeoDataFrame, change: Callable[[Shapes, str], Shapes]
) -> gpd.GeoDataFrame:
    parts = []
    for territory in TERRITORIES:
        rows = frame[frame["territory"] == territory].copy()
        if len(rows):
            rows["geometry"] = change(rows.geometry.to_numpy(), territory)
            parts.append(rows)
    together = pd.concat(parts).sort_values("code", ignore_index=True)
    return together[["code", "territory", "geometry"]]


def _polygonal(shapes: Shapes) -> Shapes:
    """Repair invalid shapes, keeping their surface only."""
    invalid = ~shapely.is_valid(shapes)
    if invalid.any():
        shapes = shapes.copy()
        shapes[invalid] = shapely.make_valid(
            shapes[invalid], method="structure", keep_collapsed=False
        )
    surface = np.isin(shapely.get_type_id(shapes), (3, 6))
    require(
        bool(surface.all()),
        "outlines are surfaces",
        f"{int((~surface).sum())} outlines are not polygons once repaired",
        "Look at them in the source file",
    )
    return shapes


def _snapped(shapes: Shapes) -> Shapes:
    """The shapes on the coarsest grid that keeps them a valid coverage, unchanged if none does."""
    for grid in _GRIDS:
        snapped: Shapes = shapely.transform(shapes, lambda xy: np.round(xy / grid) * grid)  # noqa: B023
        if shapely.is_valid(snapped).all() and shapely.coverage_is_valid(snapped):
            return snapped
    return shapes
