"""Comparisons → real HTML tables: captions, headers, verdicts in words, codes explained below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from urllib.parse import urlencode

from dashboard.domain.page import EVOLUTIONS
from dashboard.domain.selection import Order
from dashboard.exports.frame_html import epci_table
from dashboard.exports.levels import VerdictCell, footnotes, level_cell, share, verdict_cell
from dashboard.exports.register_html import milestones_list, register_table
from dashboard.exports.templating import render
from dashboard.figures.mark import mark_of, marked
from dashboard.results.evolution import Evolution, Explained, Glance, GlanceRow, Pair, Part
from dashboard.wording.verdicts import signed

__all__ = [
    "epci_table",
    "explained_table",
    "glance_table",
    "milestones_list",
    "pairs_table",
    "register_table",
]


def pairs_table(evolution: Evolution) -> str:
    """Both levels of each size with their intervals, the difference, the verdict and its reason."""
    adjusted = evolution.selection.adjusted
    shared, said = evolution.shared, set(evolution.shared_remarks)
    rows = [
        {"heading": p.heading, "united": p.united, "is_total": p.is_total, **_cells(p, adjusted)}
        for p in evolution.pairs
    ]
    for row in rows:
        cell = row["verdict"]
        if isinstance(cell, VerdictCell):
            remarks = tuple(remark for remark in cell.remarks if remark not in said)
            row["verdict"] = replace(cell, remarks=remarks, reason="" if shared else cell.reason)
    common = (
        *((f"{shared.label} : {shared.reason}",) if shared else ()),
        *evolution.shared_remarks,
    )
    return render(
        "pairs.html",
        caption=marked(evolution.text.title, mark_of(evolution)),
        unit=evolution.value_heading,
        before=evolution.before,
        after=evolution.after,
        rows=rows,
        footnotes=(*common, *_footnotes(evolution.pairs)),
        intervals=_has_intervals(rows),
        differences=_has_differences(rows),
    )


def glance_table(glance: Glance) -> str:
    """A row an indicator, under the heading of its theme while the order is the questionnaire's."""
    by_theme = glance.selection.order is Order.QUESTIONNAIRE
    adjusted = glance.selection.adjusted
    groups = [
        (theme, [_glance_row(row, adjusted) for row in rows])
        for theme, rows in groupby(glance.rows, key=lambda r: r.theme if by_theme else "")
    ]
    return render(
        "glance.html",
        caption=marked(glance.text.title, mark_of(glance)),
        unit=glance.text.subtitle,
        before=glance.before,
        after=glance.after,
        groups=groups,
        footnotes=_footnotes(row.pair for row in glance.rows),
        intervals=any(_has_intervals(rows) for _, rows in groups),
        differences=any(_has_differences(rows) for _, rows in groups),
    )


def _glance_row(row: GlanceRow, adjusted: bool) -> dict[str, object]:
    address = f"{EVOLUTIONS.slug}?{urlencode(row.params)}" if row.params else ""
    return {
        "heading": row.label,
        "detail": row.detail,
        "address": address,
        **_cells(row.pair, adjusted),
    }


def _cells(pair: Pair, adjusted: bool) -> dict[str, object]:
    return {
        "before": level_cell(pair.before),
        "after": level_cell(pair.after),
        "verdict": verdict_cell(pair, adjusted),
    }


def _has_intervals(rows: list[dict[str, object]]) -> bool:
    return any(getattr(row[side], "interval", "") for row in rows for side in ("before", "after"))


def _has_differences(rows: list[dict[str, object]]) -> bool:
    """Whether a confidence interval, not bounds of rounding, stands under a difference."""
    cells = [row["verdict"] for row in rows]
    return any(isinstance(c, VerdictCell) and c.interval and c.is_test for c in cells)


def _footnotes(pairs: Iterable[Pair]) -> tuple[str, ...]:
    return footnotes(cell for pair in pairs for cell in (pair.before, pair.after))


def explained_table(
    explained: Explained, mark: str, before: str = "avant", after: str = "après"
) -> str:
    """Share and weight of each size at both dates, and its part in the change; then the sums.

    ``before`` and ``after`` head the columns: the dates as the evolution names them.
    """
    return render(
        "explained.html",
        labels=(before, after, before, after, "comportement", "structure"),
        groups=("niveau, ", "poids, ", "part, "),
        caption=marked("Ce qui explique l’écart total, par taille", mark),
        rows=[_part(part) for part in explained.parts],
        lines=[(label, text) for label, text, _ in explained.lines],
    )


def _part(part: Part) -> dict[str, object]:
    return {
        "heading": part.heading,
        "texts": (
            share(part.share_before),
            share(part.share_after),
            share(part.weight_before),
            share(part.weight_after),
            signed(part.behaviour),
            signed(part.structure),
        ),
    }
