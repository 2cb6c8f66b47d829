"""Result → HTML fragments: real tables with captions and headers, and the legend.

They serve the cards of the application and the accessible mirror alike. Everything that comes from
data is escaped by the template engine.
"""

from __future__ import annotations

from markupsafe import Markup

from dashboard.domain.selection import Level
from dashboard.domain.territory import FRANCE
from dashboard.exports.change_scale import change_scale
from dashboard.exports.levels import footnotes, level_cell
from dashboard.exports.swatch import swatch
from dashboard.exports.templating import render
from dashboard.figures.mark import mark_of, marked
from dashboard.figures.palette import style_of
from dashboard.results.result import Cell, Composition, Legend, LegendEntry, Look, Result
from dashboard.wording.numbers import number, percent, plural

_ABSENT = "n.d."
LONG = 25
"""Tables of more rows scroll inside the page."""


def cells_table(result: Result) -> str:
    """The published cells: size, figure or words, communes and inhabitants of today, source."""
    rows = [_cell_row(cell, cell is result.total) for cell in result.rows]
    return render(
        "cells.html",
        caption=_caption(result),
        first=result.row_heading,
        long=len(result.rows) > LONG,
        value=result.value_heading,
        rows=rows,
        counts=bool(result.cells),
        year=result.counted_in,
        sources=any(cell.source for cell in result.rows),
        intervals=any(row["interval"] for row in rows),
        footnotes=footnotes(cell for cell in result.rows if cell.status.has_figure),
    )


def _caption(result: Result) -> str:
    """The mark, the title, and whose the values and the counts are where they differ."""
    place, title = result.composition.territory, marked(result.text.title, mark_of(result))
    if result.selection.territory == FRANCE or not any(row.observation for row in result.rows):
        return title
    values = "valeurs : France ; " if result.selection.level is not Level.REGION else ""
    return f"{title} – {values}effectifs : {place}, 2025"


def _cell_row(cell: Cell, is_total: bool) -> dict[str, object]:
    return {
        "heading": cell.heading,
        "text": cell.text,
        "interval": level_cell(cell).interval,
        "mark": cell.mark,
        "css": level_cell(cell).css,
        "is_total": is_total,
        "alternatives": cell.alternatives,
        "note": cell.observation.note if cell.observation else "",
        "covers": cell.covers,
        "communes": "" if is_total else number(cell.communes) if cell.counted else _ABSENT,
        "population": "" if is_total else number(cell.population) if cell.counted else _ABSENT,
        "source": cell.source,
    }


def composition_table(composition: Composition) -> str:
    """Communes and inhabitants by size in 2015 and 2025, each with its share."""
    total = composition.rows[-1]
    rows = [
        {
            "label": row.label,
            "texts": [
                _counted(row.communes_2015, total.communes_2015),
                _counted(row.communes_2025, total.communes_2025),
                _counted(row.population_2015, total.population_2015),
                _counted(row.population_2025, total.population_2025),
            ],
        }
        for row in composition.rows
    ]
    return render(
        "composition.html",
        caption=f"Communes et habitants par taille, {composition.territory}",
        rows=rows,
        note=composition.note,
    )


def legend_html(legend: Legend, territory: str, year: str) -> str:
    """The legend as a sentence, its entries with their swatches and counts, and its method.

    The classes of a change come first, as one scale.
    """
    classes = change_scale(legend.entries)
    entries = [
        {
            "swatch": Markup(swatch(style_of(entry.cell))),  # noqa: S704 - built from our palette
            "label": entry.label,
            "count": _count(entry, legend.zone),
        }
        for entry in legend.entries
        if entry.communes or legend.zone or entry.cell.look is Look.OUTSIDE
        if not (classes and entry.cell.look is Look.CHANGE)
    ]
    return render(
        "legend.html",
        mergers=plural(legend.mergers, "commune") if legend.mergers else "",
        sentence=legend.sentence,
        classes=classes,
        entries=entries,
        method=f"Méthode : {legend.method}. Effectifs : {territory}, communes de {year}.",
    )


def _count(entry: LegendEntry, zone: str) -> str:
    communes = plural(entry.communes, "commune") if entry.cell.counted else _ABSENT
    return f"{plural(entry.cells, zone)}, {communes}" if zone else communes


def _counted(value: int | None, total: int | None) -> dict[str, str]:
    if value is None:
        return {"number": _ABSENT, "share": ""}
    share = percent(100 * value / total, 1) if total and value != total else ""
    return {"number": number(value), "share": share}
