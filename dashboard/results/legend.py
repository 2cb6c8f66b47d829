"""The legend of a set of cells: one line a look, with communes and inhabitants counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.domain.status import Status
from dashboard.results.result import Cell, Legend, LegendEntry, Look

STEP = 10
"""Points a class of a grouped legend spans."""
ONE_TINT_PER_VALUE = (
    "une teinte par valeur, sur une échelle commune à tous les indicateurs, de 0 à 100\u00a0%"
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


def grouped(cells: Sequence[Cell], step: int = STEP) -> tuple[Cell, ...]:
    """Numbers brought to classes of ten points (or of ``step``, which divides 100), for a legend of
    many cells; the rest as it is."""
    return tuple(_of_class(cell, step) if cell.look is Look.VALUE else cell for cell in cells)


def _of_class(cell: Cell, step: int) -> Cell:
    low = min(int((cell.value or 0.0) // step) * step, 100 - step)
    upper = "100" if low + step == 100 else f"moins de {low + step}"
    unsure = cell.status is Status.LOW_RELIABILITY
    return replace(
        cell,
        value=low + step / 2,
        text=f"de {low} à {upper}\u00a0%",
        heading="peu fiable" if unsure else "",
        status=Status.LOW_RELIABILITY if unsure else Status.PUBLISHED,
    )


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
    heading = cell.heading if cell.code else cell.heading[:1].lower() + cell.heading[1:]
    if cell.look in (Look.CATEGORY, Look.GROUND):
        return heading
    mark = f" ({cell.mark})" if cell.mark else ""
    return f"{cell.text}{mark} – {heading}" if heading else f"{cell.text}{mark}"
