"""Which class each commune of the layer falls in, and what the legend says of each class.

A class is a look: communes whose cells look alike are one surface. Of many values, the map takes
the classes of ten points that its legend lists, so that the print can be read.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.domain.territory import Territory, TerritoryKind
from dashboard.figures.drawing.shapes import Fill
from dashboard.figures.palette import Style, style_of
from dashboard.figures.publication.colour_sight import too_close
from dashboard.geography.layer import DecodedLayer
from dashboard.results.legend import grouped, legend_of
from dashboard.results.result import Cell, LegendEntry, Look, Result

IntArray = NDArray[np.int64]
MOST_ENTRIES = 8
"""Lines of a printed legend beyond which values are brought to classes."""
OUTSIDE = -1
_DROM = ("971", "972", "973", "974", "976")


@dataclass(frozen=True)
class MapClasses:
    """``of_commune`` is the class of each label of the layer (0 is the sea): a position in
    ``styles``, or :data:`OUTSIDE`. ``departement`` and ``region`` number the same labels; on a map
    of régions, which has no finer borders, they are the same."""

    styles: tuple[Style, ...]
    names: tuple[str, ...]
    entries: tuple[LegendEntry, ...]
    of_commune: IntArray
    departement: IntArray
    region: IntArray
    codes: tuple[str, ...]
    """Codes of the départements, by number less one."""


def map_classes(result: Result, layer: DecodedLayer) -> MapClasses:
    """The classes of a result that has a carrier; ``ValueError`` where it has none."""
    if result.carrier is None:
        raise ValueError("this result has no map")
    cells, entries = _legend(result)
    looks = [style_of(cell) for cell in cells]
    styles = tuple(dict.fromkeys(looks))
    position = {style: i for i, style in enumerate(styles)}
    of_cell = np.array([position[look] for look in looks], dtype=np.int64)
    departement, region, codes = _places(layer)
    found = of_cell[_cells(result, layer, departement, codes)]
    found[~_inside(result.selection.territory, departement, region, codes, layer)] = OUTSIDE
    drawn = {styles[i] for i in np.unique(found[found != OUTSIDE]).tolist()}
    entries = tuple(entry for entry in entries if style_of(entry.cell) in drawn)
    names = {style_of(entry.cell): entry.label for entry in reversed(entries)}
    if result.legend is not None and result.legend.zone:
        departement = region
    sea = np.array([OUTSIDE], dtype=np.int64)
    nowhere = np.array([0], dtype=np.int64)
    return MapClasses(
        styles,
        tuple(names.get(style, "") for style in styles),
        entries,
        np.concatenate([sea, found]),
        np.concatenate([nowhere, departement + 1]),
        np.concatenate([nowhere, region + 1]),
        codes,
    )


def _legend(result: Result) -> tuple[tuple[Cell, ...], tuple[LegendEntry, ...]]:
    """Cells and entries as published, or brought to classes where they are too many or too close
    for a print to tell them apart."""
    entries = result.legend.entries if result.legend else ()
    few = len(entries) <= MOST_ENTRIES and len(result.cells) <= 2 * MOST_ENTRIES
    if few and not too_close((entry.label, _fill(entry.cell)) for entry in entries):
        return result.cells, entries
    cells = grouped(result.cells)
    ordered = sorted(cells, key=lambda c: (c.look is not Look.VALUE, c.value or 0.0, c.heading))
    return cells, legend_of(ordered, "").entries


def _fill(cell: Cell) -> Fill:
    style = style_of(cell)
    return Fill(style.light.paper, style.pattern)


def _places(layer: DecodedLayer) -> tuple[IntArray, IntArray, tuple[str, ...]]:
    """Département and région of each commune, as positions among their sorted codes."""
    rows = layer.header["departements"]
    counts = [row[2] for row in rows]
    regions = {code: i for i, code in enumerate(sorted({row[1] for row in rows}))}
    departement = np.repeat(np.arange(len(rows), dtype=np.int64), counts)
    region = np.array([regions[row[1]] for row in rows], dtype=np.int64)[departement]
    return departement, region, tuple(str(row[0]) for row in rows)


def _cells(
    result: Result, layer: DecodedLayer, departement: IntArray, codes: tuple[str, ...]
) -> IntArray:
    """The cell of each commune of the layer (rule 1, as the carrier writes it)."""
    carrier = result.carrier
    assert carrier is not None
    band = np.searchsorted(np.asarray(carrier.breaks), np.asarray(layer.population), side="right")
    row_of = {code: i for i, code in enumerate(carrier.departements)}
    rows = np.array([row_of[code] for code in codes], dtype=np.int64)
    found: IntArray = np.asarray(carrier.matrix, dtype=np.int64)[rows[departement], band]
    if carrier.overrides:
        at = {code: i for i, code in enumerate(layer.codes)}
        for code, cell in carrier.overrides.items():
            if code in at:
                found[at[code]] = cell
    return found


def _inside(
    territory: Territory,
    departement: IntArray,
    region: IntArray,
    codes: tuple[str, ...],
    layer: DecodedLayer,
) -> NDArray[np.bool_]:
    """The communes that the map shows; an EPCI is shown within the whole country."""
    inside = np.ones(len(departement), dtype=np.bool_)
    if territory.kind is TerritoryKind.METROPOLE:
        far = [i for i, code in enumerate(codes) if code in _DROM]
        inside = ~np.isin(departement, far)
    if territory.kind is TerritoryKind.DEPARTEMENT:
        inside = departement == codes.index(territory.code)
    if territory.kind is TerritoryKind.REGION:
        regions = sorted({row[1] for row in layer.header["departements"]})
        inside = region == regions.index(territory.code)
    return inside
