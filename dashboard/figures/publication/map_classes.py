"""Which class each commune of the layer falls in, and what the legend says of each class.

A class is a look: communes whose cells look alike are one surface. Many values are brought to a few
classes with round limits, so that the print can be read.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.domain.territory import Territory, TerritoryKind
from dashboard.figures.palette import Style
from dashboard.figures.publication.print_scale import (
    Maps,
    classed_together,
    level_of,
    levels_of,
    print_styles,
)
from dashboard.geography.layer import DecodedLayer
from dashboard.results.legend import legend_of
from dashboard.results.result import Cell, LegendEntry, Look, Result

IntArray = NDArray[np.int64]
MOST_ENTRIES = 8
"""Lines of a printed legend beyond which cells that look alike share one."""
OUTSIDE = -1
REGION_ZONE = "région"
"""What a legend calls a zone of a map of régions."""
_DROM = ("971", "972", "973", "974", "976")


@dataclass(frozen=True)
class MapClasses:
    """``of_commune`` is the class of each label of the layer (0 is the sea): a position in
    ``styles``, or :data:`OUTSIDE`. ``departement`` and ``region`` number the same labels; on a map
    of régions, which has no finer borders, they are the same. ``key_styles`` are the styles of the
    ``entries`` of the legend, ``members`` the published cells that each of these stands for where
    the map shows them, and ``levels`` the ends of its scale in percent, pale to dark."""

    styles: tuple[Style, ...]
    names: tuple[str, ...]
    entries: tuple[LegendEntry, ...]
    key_styles: tuple[Style, ...]
    members: tuple[tuple[Cell, ...], ...]
    levels: tuple[float, ...]
    of_commune: IntArray
    departement: IntArray
    region: IntArray
    codes: tuple[str, ...]
    """Codes of the départements, by number less one."""

    @property
    def count(self) -> int:
        """Communes that the map shows."""
        return int(np.count_nonzero(self.of_commune != OUTSIDE))


def map_classes(
    result: Result, layer: DecodedLayer, members: Collection[str] = (), beside: Maps = ()
) -> MapClasses:
    """The classes of a result that has a carrier; ``ValueError`` where it has none.

    ``members`` are the communes of an EPCI, which the layer does not know; ``beside`` are the cells
    of each map that shares the scale.
    """
    if result.carrier is None:
        raise ValueError("this result has no map")
    departement, region, codes = _places(layer)
    inside = _inside(result.selection.territory, departement, region, codes, layer, members)
    taken = _cells(result, layer, departement, codes)
    used = {int(i) for i in np.unique(taken[inside])}
    cells, entries, beside = _legend(result, used, beside)
    shown = tuple(cells[i] for i in sorted(used))
    style = print_styles(shown, beside)
    looks = [style(cell) for cell in cells]
    styles = tuple(dict.fromkeys(looks))
    position = {look: i for i, look in enumerate(styles)}
    found = np.array([position[look] for look in looks], dtype=np.int64)[taken]
    found[~inside] = OUTSIDE
    drawn = {style(cell) for cell in shown}
    zone = result.legend.zone if result.legend else ""
    entries = tuple(
        entry
        for entry in entries
        if style(entry.cell) in drawn and (zone or entry.communes or not entry.cell.counted)
    )
    names = {style(entry.cell): entry.label for entry in reversed(entries)}
    if zone == REGION_ZONE:
        departement = region
    sea = np.array([OUTSIDE], dtype=np.int64)
    nowhere = np.array([0], dtype=np.int64)
    return MapClasses(
        styles,
        tuple(names.get(look, "") for look in styles),
        entries,
        tuple(style(entry.cell) for entry in entries),
        tuple(
            tuple(result.cells[i] for i in sorted(used) if _stands_for(entry.cell, cells[i]))
            for entry in entries
        ),
        tuple(levels_of(shown)),
        np.concatenate([sea, found]),
        np.concatenate([nowhere, departement + 1]),
        np.concatenate([nowhere, region + 1]),
        codes,
    )


def _legend(
    result: Result, used: set[int], beside: Maps
) -> tuple[tuple[Cell, ...], tuple[LegendEntry, ...], Maps]:
    """Cells, entries and cells of the maps beside as published, or brought to classes where they
    are too many for a print to tell them apart."""
    entries = result.legend.entries if result.legend else ()
    shown = tuple(cell for i, cell in enumerate(result.cells) if i in used)
    classes, *others = classed_together((shown, *beside))
    zoned = result.legend is not None and bool(result.legend.zone)
    few = classes == shown and len(entries) <= MOST_ENTRIES and not zoned
    if few or not levels_of(shown):
        return result.cells, entries, tuple(others)
    brought = dict(zip(sorted(used), classes, strict=True))
    cells = tuple(brought.get(i, cell) for i, cell in enumerate(result.cells))
    ordered = sorted(classes, key=lambda c: (level_of(c) is None, level_of(c) or 0.0, c.heading))
    return cells, legend_of(ordered, "").entries, tuple(others)


def _stands_for(one: Cell, other: Cell) -> bool:
    """Whether a cell is among those of an entry of the legend, by the cell that made it."""
    if one.look is Look.STATUS:
        known = (one.look, one.status, one.confidentiality)
        return known == (other.look, other.status, other.confidentiality)
    known_by = (one.look, one.value, one.text, one.heading)
    return known_by == (other.look, other.value, other.text, other.heading)


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
    members: Collection[str],
) -> NDArray[np.bool_]:
    """The communes that the map shows."""
    inside = np.ones(len(departement), dtype=np.bool_)
    if territory.kind is TerritoryKind.METROPOLE:
        far = [i for i, code in enumerate(codes) if code in _DROM]
        inside = ~np.isin(departement, far)
    if territory.kind is TerritoryKind.DEPARTEMENT:
        inside = departement == codes.index(territory.code)
    if territory.kind is TerritoryKind.REGION:
        regions = sorted({row[1] for row in layer.header["departements"]})
        inside = region == regions.index(territory.code)
    if territory.kind is TerritoryKind.EPCI:
        inside = np.isin(np.asarray(layer.codes), sorted(members))
    return inside
