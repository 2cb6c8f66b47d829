"""Reads an official ADMIN EXPRESS COG file (IGN) in place of the packaged outlines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import pyogrio
import shapely

from dashboard.geography.projection import GEOGRAPHIC_EPSG
from dashboard.ingest.geo.errors import BuildError, require
from dashboard.ingest.geo.readers import Outlines

_RULE = "ADMIN EXPRESS file"
_COMMUNE_LAYERS = ("commune",)
_DELEGATED_LAYERS = ("commune_associee_ou_deleguee", "entite_rattachee")
_COMMUNE_CODES = ("insee_com", "code_insee", "insee")
_DELEGATED_CODES = ("insee_cad", "code_insee", "insee_com")
_ADVICE = "Give the GeoPackage or the shapefiles of ADMIN EXPRESS COG as IGN delivers them"


def read_admin_express(paths: Sequence[Path]) -> Outlines:
    """Outlines of the communes and, where the files hold them, of the communes déléguées.

    One GeoPackage for the whole country, or several files (one a territory, one a layer). Layers
    are found by name (``COMMUNE``, ``COMMUNE_ASSOCIEE_OU_DELEGUEE``), code columns by name
    (``INSEE_COM``, ``code_insee``, ``INSEE_CAD``); any projection is accepted. Raises
    :class:`BuildError`.
    """
    communes: dict[str, shapely.Geometry] = {}
    delegated: dict[str, shapely.Geometry] = {}
    for path in paths:
        for layer in _layers(path):
            if layer.lower() in _COMMUNE_LAYERS:
                communes |= _read(path, layer, _COMMUNE_CODES)
            elif layer.lower() in _DELEGATED_LAYERS:
                delegated |= _read(path, layer, _DELEGATED_CODES)
    names = ", ".join(map(str, paths))
    require(bool(communes), _RULE, f"no layer COMMUNE in {names}", _ADVICE)
    return Outlines(communes, delegated)


def _layers(path: Path) -> list[str]:
    require(
        path.is_file(), _RULE, f"{path} is not a file", "Give the path of the .gpkg or .shp file"
    )
    try:
        return [str(name) for name, _ in pyogrio.list_layers(path)]
    except (pyogrio.errors.DataSourceError, OSError) as error:
        raise BuildError(_RULE, f"{path} cannot be read ({error})", _ADVICE) from error


def _read(path: Path, layer: str, candidates: tuple[str, ...]) -> dict[str, shapely.Geometry]:
    frame = gpd.read_file(path, layer=layer)
    columns = {str(column).lower(): column for column in frame.columns}
    found = next((columns[name] for name in candidates if name in columns), None)
    if found is None or frame.crs is None:
        missing = "no projection" if found else f"none of the columns {', '.join(candidates)}"
        raise BuildError(_RULE, f"{path}, layer {layer}: {missing}", _ADVICE)
    codes = frame[found].astype(str)
    odd = codes[~codes.str.fullmatch(r"(?:\d{2}|2[AB])\d{3}")]
    require(
        odd.empty, _RULE, f"{path}, layer {layer}: {odd.head(3).tolist()} are no codes", _ADVICE
    )
    twice = codes[codes.duplicated()].head(3).tolist()
    require(not twice, _RULE, f"{path}, layer {layer}: {twice} come more than once", _ADVICE)
    shapes = frame.geometry.to_crs(GEOGRAPHIC_EPSG).force_2d()
    return dict(zip(codes, shapes, strict=True))
