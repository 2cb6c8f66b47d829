"""The page of one view: its table, its chart, its map as a light picture, its words."""

from __future__ import annotations

from dashboard.domain.page import EVOLUTIONS
from dashboard.domain.selection import Compare, Section
from dashboard.exports.evolution_html import pairs_table
from dashboard.exports.html import cells_table, composition_table
from dashboard.exports.mirror.actions import actions
from dashboard.exports.mirror.asked import Asked, description_of
from dashboard.exports.mirror.detail import evolution_parts
from dashboard.exports.mirror.evolutions import both_dates
from dashboard.exports.mirror.forms import chooser, indicator_form, view_form
from dashboard.exports.mirror.frame import mirror_path
from dashboard.exports.mirror.map_part import map_of
from dashboard.exports.mirror.page import MirrorPage
from dashboard.exports.mirror.parts import (
    big,
    described,
    figure,
    heading,
    joined,
    paragraph,
    region,
    template,
    told,
)
from dashboard.figures.bars import LONGEST_CHART, bar_chart
from dashboard.figures.dumbbell_spec import dumbbell
from dashboard.figures.plain.charts import bar_svg, dumbbell_svg
from dashboard.results.evolution_view import evolution
from dashboard.results.frame import FRAME_VIEWS
from dashboard.results.result import Kind, Look, Result
from dashboard.results.view import view
from dashboard.wording import card, mirror

_BOUNDS = (Look.ABOUT, Look.MORE_THAN, Look.LESS_THAN)


def map_page(asked: Asked) -> MirrorPage:
    """The view of the address; both dates and their change where it asks for them."""
    selection = asked.selection
    choices = asked.universe.choices(selection.indicator)
    forms = indicator_form(asked)
    if choices is not None:
        forms += view_form(asked, choices, places=asked.options.is_by_place(selection.indicator))
    params = asked.address(selection)
    if selection.compare is Compare.SIDE_BY_SIDE:
        found = evolution(asked.world, selection)
        body = joined(described(found.text), chooser(forms), evolution_parts(asked, found, "cote"))
        return asked.answer(found.text.title, description_of(found.text), body, params)
    result = view(asked.world, selection)
    body = joined(
        described(result.text),
        chooser(forms),
        view_parts(asked, result),
        told(result.text),
        _other_dates(asked),
        actions(
            asked,
            result.text,
            params,
            pairs=result.evolution is not None,
            is_frame=result.is_frame,
        ),
        heading(mirror.COMPOSITION),
        region(composition_table(result.composition), result.composition.territory),
    )
    return asked.answer(result.text.title, description_of(result.text), body, params)


def view_parts(asked: Asked, result: Result) -> str:
    """Figure in large type, table, chart, map and legend: those the view has."""
    return joined(
        number_of(result),
        paragraph(result.text.total, "asco-total"),
        region(table_of(result), result.text.title),
        figure(chart_of(result), _asterisk(result)),
        map_of(asked, result),
    )


def table_of(result: Result) -> str:
    """The figures themselves."""
    return pairs_table(result.evolution) if result.evolution else cells_table(result)


def chart_of(result: Result) -> str:
    """The chart of a view; a lone figure has none, nor has a wall of rows."""
    text = result.text
    if result.evolution:
        return dumbbell_svg(dumbbell(result.evolution), text.title, text.alternative, "graphique")
    if result.kind is not Kind.MAP or len(result.rows) > LONGEST_CHART:
        return ""
    return bar_svg(bar_chart(result), text.title, text.alternative, "graphique")


def number_of(result: Result) -> str:
    """A figure in large type, or why there is none, where there is no map."""
    if result.kind is Kind.MAP:
        return ""
    if result.evolution:
        return paragraph(result.why_no_map, "asco-total")
    row = result.rows[0]
    css = "s" if row.look is Look.STATUS else "w" if row.look in (Look.WORDS, *_BOUNDS) else ""
    return (
        big(row.text, css)
        + paragraph(row.mark, "asco-note")
        + paragraph(result.why_no_map, "asco-where")
    )


def _asterisk(result: Result) -> str:
    bounded = not result.evolution and any(cell.look in _BOUNDS for cell in result.rows)
    return card.ASTERISK if bounded else ""


def _other_dates(asked: Asked) -> str:
    """The way to both dates of the same indicator."""
    if asked.selection.indicator in FRAME_VIEWS:
        return ""
    there = asked.selection.with_(section=Section.DETAIL, compare=Compare.NONE)
    address = asked.site.link(mirror_path(EVOLUTIONS), both_dates(asked.address(there)))
    return template("link.html", address=address, label=mirror.DATED_COMPARISON)
