"""The legend of a set of cells: one line a look, with communes and inhabitants counted."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.status import Status
from dashboard.results.result import Cell, Legend, LegendEntry, Look

ONE_TINT_PER_VALUE = (
    "une teinte par valeur publiée, sur une échelle commune à tous les indicateurs, "
    "de 0 à 100\u00a0%"
)


def legend_of(
    cells: Sequence[Cell],
    sentence: str,
    method: str = ONE_TINT_PER_VALUE,
    class_labels: Sequence[str] = (),
    zone: str = "",
) -> Legend:
    """Entries in the order of the cells; cells that look alike and say alike share one.

    ``class_labels`` name the classes by position (« de 20 à 40 % »); ``zone`` names what a cell
    is where it is not a group of communes (« département »), to be counted too.
    """
    entries: dict[tuple[object, ...], LegendEntry] = {}
    for cell in cells:
        key = _key(cell)
        known = entries.get(key)
        if known is None:
            entries[key] = LegendEntry(
                cell, _label(cell, class_labels), cell.communes, cell.population, 1
            )
        else:
            entries[key] = LegendEntry(
                known.cell,
                known.label,
                known.communes + cell.communes,
                known.population + cell.population,
                known.cells + 1,
            )
    return Legend(sentence, tuple(entries.values()), method, zone=zone)


def _key(cell: Cell) -> tuple[object, ...]:
    if cell.look is Look.OUTSIDE:
        return (Look.OUTSIDE,)
    if cell.look is Look.STATUS:
        return (cell.look, cell.status, cell.confidentiality)
    if cell.look in (Look.CLASS, Look.CATEGORY):
        return (cell.look, cell.position)
    return (cell.look, cell.value, cell.text, cell.heading)


def _label(cell: Cell, class_labels: Sequence[str]) -> str:
    if cell.look is Look.OUTSIDE:
        return "tailles non retenues"
    if cell.look is Look.CLASS:
        return class_labels[cell.position]
    if cell.look is Look.STATUS:
        named = cell.status is Status.FIELD_TO_CONFIRM
        return f"{cell.heading} : {cell.text}" if named else cell.text
    heading = cell.heading[0].lower() + cell.heading[1:]
    if cell.look in (Look.CATEGORY, Look.GROUND):
        return heading
    mark = f" ({cell.mark})" if cell.mark else ""
    return f"{cell.text}{mark} – {heading}"
