"""A publication figure of the workshop as a page: the picture itself, its lines, its values."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.domain.figure import PageFormat
from dashboard.domain.figure_address import figure_params, parse_figure
from dashboard.exports.figure_pairs import pair_of
from dashboard.exports.levels import VerdictCell, level_cell, verdict_cell
from dashboard.exports.mirror.asked import Asked, gathered
from dashboard.exports.mirror.frame import ROOT
from dashboard.exports.mirror.page import MirrorPage
from dashboard.exports.mirror.parts import figure, folded, joined, paragraph, region, template
from dashboard.figures.mark import marked
from dashboard.figures.plain.inline import inline_svg
from dashboard.figures.publication.draw import draw
from dashboard.results.publication.compose import publication
from dashboard.results.publication.footnotes import marked_text
from dashboard.results.publication.publication import Publication, RowHead
from dashboard.wording import mirror
from dashboard.wording.datasets import mark_of

FIGURE_FILE = "figure.svg"
"""Name of the picture of a map figure, beside the page."""


def figures_page(asked: Asked) -> MirrorPage:
    """The figure of the address. A map is a picture of its own: its paths are a million bytes."""
    parsed = parse_figure(gathered(asked.params), asked.universe)
    composed = publication(asked.world, parsed.spec)
    params = {**figure_params(parsed.spec), **_version(asked)}
    title = f"{composed.label} – {composed.title}"
    body = joined(
        paragraph(mirror.WORKSHOP, "asco-note"),
        paragraph(composed.unit, "asco-sub"),
        *(paragraph(f"{b.text} {b.remedy}", "asco-total") for b in composed.blocked),
        _picture(asked, composed, params),
        values_table(composed),
        template("lines.html", lines=_lines(composed), notes=composed.footnotes),
        _described(composed),
    )
    return MirrorPage(
        asked.page,
        title,
        composed.alternative,
        body,
        params,
        mark_of(asked.selection),
        tuple(asked.told(notice) for notice in parsed.notices),
    )


def values_table(composed: Publication) -> str:
    """The values of the figure with their intervals: a row a size or indicator, a column a series.

    Two dates have their difference and its verdict too; what all rows share is told once below.
    """
    evolution = composed.evolution
    rows = [_row(composed, i) for i in range(len(composed.rows))]
    judged = [row.verdict for row in rows if row.verdict]
    shared = evolution.shared if evolution else None
    common = (f"{shared.label} : {shared.reason}",) if shared and shared.reason else ()
    table = template(
        "values.html",
        caption=marked(composed.title, composed.mark),
        unit=composed.unit,
        heading=composed.row_heading,
        series=composed.series,
        rows=rows,
        judged=bool(judged),
    )
    notes = template(
        "value_notes.html",
        intervals=any(cell.interval for row in rows for cell in row.cells),
        differences=any(one.interval and one.is_test for one in judged),
        common=(*common, *(evolution.shared_remarks if evolution else ())),
    )
    # Verdicts fold under their levels on a narrow screen; a table of many series has to scroll.
    return joined(table if judged else region(table, composed.title), notes)


@dataclass(frozen=True)
class ValueCell:
    """What stands in the cell of a value, under which series."""

    series: str
    text: str
    interval: str


@dataclass(frozen=True)
class ValueRow:
    """A row of the table; ``verdict`` where it is a pair of dates."""

    head: RowHead
    cells: tuple[ValueCell, ...]
    verdict: VerdictCell | None


def _row(composed: Publication, place: int) -> ValueRow:
    cells = tuple(
        ValueCell(series.label, marked_text(cell), level_cell(cell).interval)
        if cell
        else ValueCell(series.label, "", "")
        for series, cell in zip(composed.series, composed.cells[place], strict=True)
    )
    return ValueRow(composed.rows[place], cells, _verdict(composed, place))


def _verdict(composed: Publication, place: int) -> VerdictCell | None:
    """The verdict of a row, without what :func:`values_table` tells once for all rows."""
    evolution, pair = composed.evolution, pair_of(composed, place)
    if evolution is None or pair is None:
        return None
    cell = verdict_cell(pair, evolution.selection.adjusted)
    told = evolution.shared_remarks
    return replace(
        cell,
        reason="" if evolution.shared else cell.reason,
        remarks=tuple(remark for remark in cell.remarks if remark not in told),
    )


def _described(composed: Publication) -> str:
    """The long description, line by line, in a part that opens on demand."""
    lines = "".join(paragraph(line, "asco-note") for line in composed.description.splitlines())
    return folded(mirror.LONG, lines) if lines else ""


def _lines(composed: Publication) -> list[tuple[str, str]]:
    lines = (
        ("Note", composed.note),
        ("Lecture", composed.lecture),
        ("Champ", composed.champ),
        ("Source", composed.source),
    )
    return [(label, text) for label, text in lines if text]


def _picture(asked: Asked, composed: Publication, params: dict[str, str]) -> str:
    if composed.blocked:
        return ""
    if composed.spec.kind.is_map:
        address = asked.site.link(f"{ROOT}/{FIGURE_FILE}", params)
        return template(
            "picture.html", address=address, alternative=composed.alternative, words=mirror
        )
    column = publication(asked.world, composed.spec.with_(format=PageFormat.COLUMN))
    drawn = (("wide", composed), ("narrow", column))
    return figure(
        "".join(
            inline_svg(draw(one), draw(one, dark=True), f"figure-{css}", f"{css} house")
            for css, one in drawn
        )
    )


def _version(asked: Asked) -> dict[str, str]:
    return {"v": asked.selection.version} if asked.selection.version else {}
