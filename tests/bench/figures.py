"""Time of publication figures on the server: one of each kind, and a dossier of ten as an archive.

Beside the map of communes, the obvious way: every commune as a path of its own, from the very
outlines that ours dissolves by class.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import geopandas as gpd
import numpy as np
from rich.table import Table

from dashboard.domain.dataset import Dataset
from dashboard.domain.dossier import Dossier
from dashboard.domain.figure_address import parse_figure
from dashboard.exports.dossier.checking import Checked, checked_one
from dashboard.exports.dossier.dossier import dossier_zip
from dashboard.figures.drawing.shapes import Drawing
from dashboard.figures.drawing.svg import svg_bytes
from dashboard.figures.publication.commune_map import default_layer
from dashboard.figures.publication.draw import draw
from dashboard.figures.publication.map_classes import map_classes
from dashboard.paths import app_version, geo_root
from dashboard.results.publication.compose import publication
from dashboard.results.publication.publication import Publication
from tests.bench.comparison import median
from tests.worlds import demonstration_world, universe

if TYPE_CHECKING:
    from rich.console import Console

RUNS = 5
MOST_A_FIGURE, MOST_AN_ARCHIVE = 1.0, 15.0
"""Seconds promised, on a warm server."""
HEAVIEST = 2_000_000
"""Bytes a map may weigh."""
DEMO = {"jeu": Dataset.DEMONSTRATION.value}
ASKED: dict[str, dict[str, str]] = {
    "bars": {"type": "barres", "indicateurs": "ccas", "editions": "2025"},
    "grouped bars": {"type": "barres-groupees", "indicateurs": "ccas", "editions": "2015,2025"},
    "dumbbell": {"type": "halteres", "indicateurs": "ccas"},
    "table": {"type": "tableau", "indicateurs": "ccas,abs-realisee", "editions": "2025"},
    "map of communes": {
        "type": "carte-communes",
        "indicateurs": "abs-realisee",
        "editions": "2025",
    },
    "map of régions": {"type": "carte-regions", "indicateurs": "ccas", "editions": "2025"},
}
TEN = [
    *ASKED.values(),
    {"type": "barres", "indicateurs": "action-sociale", "editions": "2025", "portee": "propre"},
    {"type": "halteres", "indicateurs": "action-sociale", "portee": "propre"},
    {"type": "carte-communes", "indicateurs": "ccas", "editions": "2025"},
    {"type": "barres", "indicateurs": "abs-realisee", "editions": "2015"},
]
layer = cache(default_layer)


@dataclass(frozen=True)
class Figures:
    """Seconds by kind, composing, drawing, judging and writing the SVG; then maps and archive."""

    kinds: dict[str, float]
    map_drawn: float
    map_bytes: int
    plain_drawn: float
    plain_bytes: int
    archive: float
    archive_files: int


def composed(params: dict[str, str]) -> Publication:
    """A figure of the demonstration, as the workshop composes it."""
    spec = parse_figure({**DEMO, **params}, universe(Dataset.DEMONSTRATION)).spec
    return publication(demonstration_world(), spec)


def whole(params: dict[str, str]) -> bytes:
    """From the choices to the file: what a reader waits for after each change."""
    found: Checked = checked_one(composed(params), drawn)
    if found.drawing is None or found.refusals:
        raise RuntimeError(f"{params}: {[fault.text for fault in found.refusals]}")
    return svg_bytes(found.drawing)


def drawn(said: Publication) -> Drawing:
    """Draw with the outlines kept, as the server does."""
    return draw(said, layer=layer)


def plain_map(said: Publication) -> Callable[[], bytes]:
    """The obvious way: each commune a path of its own, coloured by its class."""
    frame = gpd.read_parquet(geo_root() / "outlines.parquet").set_index("code")
    assert said.map is not None
    classes = map_classes(said.map, layer())
    position = {code: i + 1 for i, code in enumerate(layer().codes)}

    def made() -> bytes:
        left, bottom, _, top = frame.total_bounds
        scale = 300 / (top - bottom)
        paths = []
        for code, shape in zip(frame.index, frame.geometry, strict=True):
            style = classes.styles[classes.of_commune[position[code]]]
            rings = []
            for polygon in getattr(shape, "geoms", (shape,)):
                for ring in (polygon.exterior, *polygon.interiors):
                    xy = np.asarray(ring.coords)
                    xy = np.round((xy - (left, top)) * (scale, -scale), 1)
                    rings.append("M" + "L".join(f"{x:g} {y:g}" for x, y in xy.tolist()) + "z")
            paths.append(f'<path d="{"".join(rings)}" fill="{style.light.paper}"/>')
        return "\n".join(paths).encode()

    return made


def measure_figures() -> Figures:
    """Measure on the demonstration, in this process, outlines decoded."""
    layer()
    said = composed(ASKED["map of communes"])
    plain = plain_map(said)
    specs = tuple(composed(params).spec for params in TEN)
    dossier = Dossier("Dix figures", figures=specs)
    start = time.perf_counter()
    archive = dossier_zip(
        demonstration_world(), dossier, date(2026, 1, 1), app_version(), drawn=drawn
    )
    took = time.perf_counter() - start
    with ZipFile(BytesIO(archive)) as files:
        count = len(files.namelist())
    return Figures(
        kinds={name: median(lambda p=params: whole(p), RUNS) for name, params in ASKED.items()},
        map_drawn=median(lambda: svg_bytes(drawn(said)), RUNS),
        map_bytes=len(svg_bytes(drawn(said))),
        plain_drawn=median(plain, 1),
        plain_bytes=len(plain()),
        archive=took,
        archive_files=count,
    )


def report_figures(console: Console, found: Figures) -> bool:
    """Print the times of figures; whether their promises hold."""
    table = Table(title="Publication figures on the server, warm")
    for heading in ("", "ours", "every commune a path", "ratio"):
        table.add_column(heading, justify="left" if not heading else "right")
    for name, took in found.kinds.items():
        table.add_row(f"{name}: composed, drawn, judged, written (s)", f"{took:.3f}", "", "")
    rows = (
        ("map of communes: drawn and written (s)", found.map_drawn, found.plain_drawn, "{:.2f}"),
        ("map of communes: bytes", found.map_bytes, found.plain_bytes, "{:,}"),
    )
    for title, ours, plain, form in rows:
        table.add_row(title, form.format(ours), form.format(plain), f"× {plain / ours:.1f}")
    files = f"ZIP of ten figures, {found.archive_files} files, all formats (s)"
    table.add_row(files, f"{found.archive:.1f}", "", "")
    console.print(table)
    promises = {
        f"every figure in at most {MOST_A_FIGURE:g} s": max(found.kinds.values()) <= MOST_A_FIGURE,
        f"an archive of ten in at most {MOST_AN_ARCHIVE:g} s": found.archive <= MOST_AN_ARCHIVE,
        f"a map of at most {HEAVIEST // 1_000_000} MB": found.map_bytes <= HEAVIEST,
    }
    for promise, holds in promises.items():
        console.print(f"{'holds' if holds else 'DOES NOT HOLD'}: {promise}")
    return all(promises.values())
