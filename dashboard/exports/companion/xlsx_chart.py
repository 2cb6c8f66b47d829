"""A chart plan as a native Excel chart: every text and number of it is a reference to a cell.

A title given as text could begin with « = » and be taken for a formula; as a reference it follows
the cell when the author corrects it. A text counts as 0 in a chart: where a row holds a code or
words, its point is hidden and its words stand in its place.
"""

from __future__ import annotations

from typing import Any

from xlsxwriter.chart import Chart  # type: ignore[import-untyped]
from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell  # type: ignore[import-untyped]
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from dashboard.exports.companion.chart_plan import ChartPlan, Lengths, Place, SeriesPlan
from dashboard.exports.companion.looks import FONT, number_format
from dashboard.figures.palette import RATE_HUE, ramp
from dashboard.figures.template import LIGHT

NARROWEST, WIDEST = 860, 1240
"""Pixels: a chart is as wide as its table, so that a printed page shows both at one scale."""
_PIXELS_A_CHARACTER = 7
_ROW_PIXELS = 20
_MARKERS = ("circle", "diamond", "square", "triangle")
_TEXT = {"name": FONT, "size": 10, "color": LIGHT.text}
_NOTHING = {"border": {"none": True}, "fill": {"none": True}}


def add_chart(workbook: Workbook, worksheet: Worksheet, plan: ChartPlan, wide: float) -> None:
    """Put the chart of a sheet, ``wide`` characters across, below its notes, over its rows."""
    chart = workbook.add_chart({"type": "line" if plan.form == "points" else "bar"})
    sheet = quote_sheetname(worksheet.get_name())
    for number, series in enumerate(plan.series):
        chart.add_series(_series(plan, series, number, sheet))
    _set_axes(chart, plan, sheet)
    title = {**_TEXT, "size": 12, "bold": True}
    chart.set_title({"name": _cell(sheet, plan.title), "name_font": title, "overlay": False})
    if len(plan.series) > 1:
        chart.set_legend({"position": "bottom", "font": _TEXT})
    else:
        chart.set_legend({"none": True})
    if plan.joined:
        chart.set_high_low_lines({"line": {"color": LIGHT.muted, "width": 2.5}})
    chart.show_blanks_as("gap")
    width = min(max(round(wide * _PIXELS_A_CHARACTER), NARROWEST), WIDEST)
    chart.set_size({"width": width, "height": plan.tall * _ROW_PIXELS})
    chart.set_chartarea({"border": {"none": True}})
    placed = {"description": plan.alternative, "object_position": 1}
    worksheet.insert_chart(plan.anchor, 0, chart, placed)


def _series(plan: ChartPlan, series: SeriesPlan, number: int, sheet: str) -> dict[str, Any]:
    column = series.column
    shades = max(1, len([s for s in plan.series if not s.in_words]))
    # Of two editions the latest is the darkest: it is what a reader looks for.
    shade = ramp(0.9 - 0.55 * (shades - 1 - number) / max(1, shades - 1), RATE_HUE).light.paper
    found: dict[str, Any] = {
        "name": _cell(sheet, series.name),
        "categories": _range(sheet, plan.first, 0, plan.last, 0),
        "values": _range(sheet, plan.first, column, plan.last, column),
        "values_data": list(series.numbers),
        "data_labels": _labels(plan, series, number, sheet),
    }
    if series.margins:
        found["y_error_bars"] = _error_bars(plan, series.margins, series.lengths, sheet)
    if plan.form == "points":
        return {**found, **_as_points(series, number, shade)}
    found["gap"] = 60
    if series.in_words or any(other.in_words for other in plan.series):
        found["overlap"] = 100
    if series.in_words:
        hatch = {"pattern": "wide_upward_diagonal", "fg_color": LIGHT.accent, "bg_color": "#ffffff"}
        return {**found, "pattern": hatch, "border": {"color": LIGHT.accent}}
    return {**found, "fill": {"color": shade}, "border": {"none": True}}


def _as_points(series: SeriesPlan, number: int, shade: str) -> dict[str, Any]:
    """Markers without a line between sizes; none where there is no number."""
    hidden = [_NOTHING if value is None else None for value in series.numbers]
    return {
        "line": {"none": True},
        "marker": {
            "type": _MARKERS[number % len(_MARKERS)],
            "size": 12,
            "fill": {"color": shade},
            "border": {"color": LIGHT.accent, "width": 1.5},
        },
        **({"points": hidden} if any(hidden) else {}),
    }


def _labels(plan: ChartPlan, series: SeriesPlan, number: int, sheet: str) -> dict[str, Any]:
    """The number of each point, or the words of its cell; nothing where the cell is empty.

    An error bar would cross the number of a bar: there the table says it alone. Points have theirs
    on the side, the first series on the left, so that neither bars nor the other one cross it.
    """
    points = plan.form == "points"
    crossed = series.margins is not None and not points
    custom: list[dict[str, Any] | None] = []
    for value, label in zip(series.numbers, series.labels, strict=True):
        if isinstance(label, tuple):
            custom.append({"value": _cell(sheet, label)})
        elif value is None or crossed or (label and _may_run(label)):
            custom.append({"delete": True})
        else:
            custom.append({"value": label} if label else None)
    if all(label == {"delete": True} for label in custom):
        return {}
    return {
        "value": True,
        "num_format": number_format(plan.decimals),
        "font": {**_TEXT, "size": 10 if points else 9, "bold": points and number > 0},
        **({"position": "right" if number else "left"} if points else {}),
        **({"custom": custom} if any(custom) else {}),
    }


def _may_run(text: str) -> bool:
    """Whether the library could take a label for a reference."""
    return text.startswith("=") or "!" in text


def _error_bars(
    plan: ChartPlan, margins: tuple[int, int], lengths: Lengths, sheet: str
) -> dict[str, Any]:
    first = plan.margins_first
    last = first + plan.last - plan.first
    low, high = margins
    return {
        "type": "custom",
        "plus_values": _range(sheet, first, high, last, high),
        "minus_values": _range(sheet, first, low, last, low),
        "plus_data": list(lengths[1]),
        "minus_data": list(lengths[0]),
        "line": {"color": LIGHT.text, "width": 1},
    }


def _set_axes(chart: Chart, plan: ChartPlan, sheet: str) -> None:
    values: dict[str, Any] = {
        "name": _cell(sheet, plan.unit),
        "name_font": {**_TEXT, "bold": False},
        "num_format": number_format(0),
        "num_font": _TEXT,
        "min": 0,
        "major_gridlines": {"visible": True, "line": {"color": LIGHT.hairline, "width": 0.5}},
        "line": {"none": True},
    }
    if plan.axis:
        axis = plan.axis
        values.update({"min": axis.bottom, "max": axis.top, "major_unit": axis.step})
    labels: dict[str, Any] = {
        "num_font": _TEXT,
        "line": {"color": LIGHT.muted},
        "interval_unit": 1,
    }
    if plan.form == "bar":
        # The first row on top, as in the table, and the scale still at the bottom.
        labels.update({"reverse": True, "major_tick_mark": "none"})
        values["label_position"] = "high"
        labels, values = values, labels
    chart.set_x_axis(labels)
    chart.set_y_axis(values)


def _cell(sheet: str, place: Place) -> str:
    return f"={sheet}!{xl_rowcol_to_cell(*place, row_abs=True, col_abs=True)}"


def _range(sheet: str, first: int, left: int, last: int, right: int) -> str:
    return f"={sheet}!{xl_range_abs(first, left, last, right)}"
