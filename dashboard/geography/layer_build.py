"""Builds the files the browser draws from: one overview, one finer file a département, the names.

Called by ``make geo`` with the full outlines; everything here is deterministic (same input, same
bytes). The overview must stay under :data:`OVERVIEW_LIMIT` bytes compressed.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import brotli
import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from dashboard.geography.layer_bytes import STREAMS, pack, varints
from dashboard.geography.layer_encode import encode_part
from dashboard.geography.layer_topology import Arcs, IntArray, LayerError, arrange, cut

OVERVIEW_LIMIT = 800_000
PETITE_COURONNE = ("75", "92", "93", "94")


@dataclass(frozen=True)
class Scale:
    """Simplification tolerance (metres) and grid step (metres) of a territory."""

    tolerance: float
    unit: int


@dataclass(frozen=True)
class Frame:
    """A territory of the map: its metric projection and its two levels of detail."""

    territory: str
    epsg: int
    coarse: Scale
    fine: Scale


FRAMES = (
    Frame("metropole", 2154, Scale(500, 100), Scale(100, 20)),
    Frame("971", 5490, Scale(200, 50), Scale(100, 20)),
    Frame("972", 5490, Scale(200, 50), Scale(100, 20)),
    Frame("973", 2972, Scale(500, 100), Scale(150, 20)),
    Frame("974", 2975, Scale(200, 50), Scale(100, 20)),
    Frame("976", 4471, Scale(150, 50), Scale(75, 20)),
)
PARIS_TOLERANCE = 150.0
_SHIFTS = (0.25, 0.5, 0.75, 0.0, 0.125, 0.375, 0.625, 0.875)


def build_layers(communes: pd.DataFrame, coverage: gpd.GeoDataFrame, out: Path) -> dict[str, Any]:
    """Write the layer files into ``out`` and return what ``index.json`` holds.

    ``communes``: one row a commune, its position being its index in the layer; columns ``code``
    (sorted), ``name``, ``departement``, ``region``, ``territory``, ``population`` and
    ``merged_last_year`` (nullable). ``coverage``: full outlines in EPSG:4326 with ``code`` and
    ``territory``, a valid coverage within each territory. Raises :class:`LayerError`.
    """
    _check_input(communes, coverage)
    out.mkdir(parents=True, exist_ok=True)
    index = pd.Series(np.arange(1, len(communes) + 1), index=communes["code"].astype(str))
    parts: list[tuple[dict[str, Any], dict[str, bytes]]] = []
    files: dict[str, dict[str, Any]] = {}
    fine: dict[str, str] = {}
    for frame in FRAMES:
        rows = coverage[coverage["territory"] == frame.territory].to_crs(epsg=frame.epsg)
        rows = rows.sort_values("code")
        labels = index[rows["code"]].to_numpy(dtype=np.int64)
        corner = (float(rows.total_bounds[0]), float(rows.total_bounds[3]))
        shapes = _simplify_overview(rows, frame)
        arcs, shift = _on_grid(shapes, labels, corner, frame.coarse.unit)
        parts.append(_part(arcs, frame.territory, frame.coarse.unit, shift))
        shapes = shapely.coverage_simplify(rows.geometry.values, frame.fine.tolerance)
        arcs, shift = _on_grid(shapes, labels, corner, frame.fine.unit)
        for departement in sorted(set(communes.loc[labels - 1, "departement"])):
            inside = np.flatnonzero(communes["departement"].to_numpy() == departement) + 1
            part = _part(cut(arcs, inside), frame.territory, frame.fine.unit, shift)
            data = _join({"kind": "fine", "departement": departement}, [part])
            name = f"d{departement.lower()}"
            files[name] = _write(out, name, data)
            fine[departement] = files[name]["file"]
    files["noms"] = _write(out, "noms", "\n".join(communes["name"]).encode())
    header = _overview_header(communes, fine, files["noms"]["file"])
    files["france"] = _write(out, "france", _join(header, parts, _attributes(communes)))
    _check_size(files["france"])
    contents = {"format": 1, "communes": len(communes), "files": dict(sorted(files.items()))}
    (out / "index.json").write_text(json.dumps(contents, indent=1) + "\n", encoding="utf-8")
    kept = {f"{entry['file']}.{form}" for entry in files.values() for form in ("br", "gz")}
    for old in out.glob("*.bin.*"):
        if old.name not in kept:
            old.unlink()
    return contents


def _check_input(communes: pd.DataFrame, coverage: gpd.GeoDataFrame) -> None:
    codes = communes["code"].astype(str).tolist()
    if codes != sorted(codes) or len(set(codes)) != len(codes):
        raise LayerError("communes: codes must be sorted and unique")
    if set(codes) != set(coverage["code"]):
        odd = sorted(set(codes) ^ set(coverage["code"]))
        raise LayerError(f"communes and outlines differ by {len(odd)} codes: {odd[:5]}")
    unknown = set(coverage["territory"]) ^ {f.territory for f in FRAMES}
    if unknown:
        raise LayerError(f"outlines: territories missing or unknown: {sorted(unknown)}")


def _simplify_overview(rows: gpd.GeoDataFrame, frame: Frame) -> NDArray[np.object_]:
    """Simplified shapes; in the metropole Paris and its neighbours keep more detail.

    The neighbours' finer borders must be shared by the coarser communes around them: those are
    simplified with their outer limits held fixed, and a polygon of everything outside the country
    stands in for the sea, so that coasts and frontiers are inner limits and are simplified too.
    """
    shapes = rows.geometry.values
    if frame.territory != "metropole":
        return np.asarray(shapely.coverage_simplify(shapes, frame.coarse.tolerance))
    near = rows["code"].str[:2].isin(PETITE_COURONNE).to_numpy()
    first = shapely.coverage_simplify(shapes, PARIS_TOLERANCE)
    box = shapely.box(*(rows.total_bounds + np.array([-9e4, -9e4, 9e4, 9e4])))
    sea = shapely.get_parts(shapely.difference(box, shapely.coverage_union_all(first)))
    rest = np.concatenate([first[~near], sea])
    coarse = shapely.coverage_simplify(rest, frame.coarse.tolerance, simplify_boundary=False)
    result = np.array(first, dtype=object)
    result[~near] = coarse[: int((~near).sum())]
    return result


def _on_grid(
    shapes: NDArray[np.object_], labels: IntArray, corner: tuple[float, float], unit: int
) -> tuple[Arcs, float]:
    """Arcs on a grid of ``unit`` metres, and the offset of its origin in grid steps.

    A commune of a few hectares may collapse between two grid lines: another offset saves it.
    """
    failure: LayerError | None = None
    for shift in _SHIFTS:

        def place(xy: NDArray[np.float64], shift: float = shift) -> NDArray[np.float64]:
            x, y = xy[:, 0] - corner[0], corner[1] - xy[:, 1]
            return np.stack([x / unit, y / unit], axis=1) + shift

        try:
            return arrange(shapely.transform(shapes, place), labels), shift
        except LayerError as error:
            failure = error
    raise LayerError(f"no grid of {unit} m keeps every commune") from failure


def _part(
    arcs: Arcs, territory: str, unit: int, shift: float
) -> tuple[dict[str, Any], dict[str, bytes]]:
    counts, streams = encode_part(arcs)
    about = {"territory": territory, "unit": unit, "shift": shift, **counts}
    return {**about, "outer": int(bool(streams["outer"]))}, streams


def _join(
    header: dict[str, Any],
    parts: list[tuple[dict[str, Any], dict[str, bytes]]],
    more: dict[str, bytes] | None = None,
) -> bytes:
    streams = {name: b"".join(part[1][name] for part in parts) for name in STREAMS}
    return pack({**header, "parts": [part[0] for part in parts]}, {**streams, **(more or {})})


def _overview_header(communes: pd.DataFrame, fine: dict[str, str], names: str) -> dict[str, Any]:
    groups = communes.groupby("departement", sort=True)
    departements = [
        [str(code), str(g["region"].iloc[0]), len(g), fine[str(code)]] for code, g in groups
    ]
    return {
        "kind": "overview",
        "communes": len(communes),
        "names": names,
        "departements": departements,
    }


def _attributes(communes: pd.DataFrame) -> dict[str, bytes]:
    """Streams with one number a commune: code within the département, population, merger year."""
    prefix = communes["departement"].astype(str)
    numbers = np.array(
        [int(code[len(dep) :]) for code, dep in zip(communes["code"], prefix, strict=True)]
    )
    same = (prefix == prefix.shift()).to_numpy()
    before = np.where(same, np.concatenate([[0], numbers[:-1]]), 0)
    year = communes["merged_last_year"].fillna(2000).astype(int).to_numpy()
    return {
        "code": varints((numbers - before).tolist()),
        "population": varints(communes["population"].astype(int).tolist()),
        "merged": varints((year - 2000).tolist()),
    }


def _write(out: Path, name: str, data: bytes) -> dict[str, Any]:
    """Write the two compressed forms; the name carries the hash of the plain bytes."""
    digest = hashlib.sha256(data).hexdigest()
    file = f"{name}-{digest[:12]}.bin"
    small = brotli.compress(data, quality=11, lgwin=22)
    zipped = gzip.compress(data, compresslevel=9, mtime=0)
    (out / f"{file}.br").write_bytes(small)
    (out / f"{file}.gz").write_bytes(zipped)
    return {"file": file, "sha256": digest, "bytes": len(data), "br": len(small), "gz": len(zipped)}


def _check_size(entry: dict[str, Any]) -> None:
    for form in ("br", "gz"):
        if entry[form] > OVERVIEW_LIMIT:
            raise LayerError(
                f"{entry['file']}: {entry[form]} bytes as {form}, at most {OVERVIEW_LIMIT}: "
                "raise the tolerance or the grid step of the overview"
            )
