"""A publication figure of the workshop as a page: the picture itself, its lines, its values."""

from __future__ import annotations

from dashboard.domain.figure import PageFormat
from dashboard.domain.figure_address import figure_params, parse_figure
from dashboard.exports.mirror.asked import Asked, gathered
from dashboard.exports.mirror.frame import ROOT
from dashboard.exports.mirror.page import MirrorPage
from dashboard.exports.mirror.parts import figure, joined, paragraph, region, template
from dashboard.figures.mark import marked
from dashboard.figures.plain.inline import inline_svg
from dashboard.figures.publication.draw import draw
from dashboard.results.publication.compose import publication
from dashboard.results.publication.footnotes import marks_of
from dashboard.results.publication.publication import Publication
from dashboard.results.result import Cell
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
        region(values_table(composed), composed.title),
        template("lines.html", lines=_lines(composed), notes=composed.footnotes),
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
    """The values of the figure: a row a size or indicator, a column a series."""
    rows = [
        (head, [_said(cell) for cell in line])
        for head, line in zip(composed.rows, composed.cells, strict=True)
    ]
    return template(
        "values.html",
        caption=marked(composed.title, composed.mark),
        unit=composed.unit,
        heading=composed.row_heading,
        series=composed.series,
        rows=rows,
    )


def _said(cell: Cell | None) -> str:
    """The text of a cell with the marks that the notes below explain, as in the picture."""
    if cell is None:
        return ""
    marks = (mark if mark.startswith("(") else f"({mark})" for mark in marks_of(cell))
    return " ".join((cell.text, *(m for m in marks if not f"({cell.text})".endswith(m))))


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
