"""Outlines of the communes for exports and figures (the browser draws from its own layer)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.geography.integrity import GeographyError, verify

if TYPE_CHECKING:
    import geopandas as gpd


def load_outlines(root: Path) -> gpd.GeoDataFrame:
    """Outlines simplified at 500 m, columns ``code`` and ``geometry`` (EPSG:4326), by code.

    geopandas is imported here, so that the rest of the geography loads without it. Raises
    :class:`~dashboard.geography.integrity.GeographyError`.
    """
    import geopandas as gpd

    path = root / "outlines.parquet"
    try:
        return gpd.read_parquet(verify(path))
    except (OSError, ValueError) as error:
        raise GeographyError(path, f"unreadable ({error})") from error
