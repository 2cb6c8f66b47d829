"""Both dates of an indicator on one scale, and its change, each on a map; then the pairs."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.domain.selection import Compare
from dashboard.exports.evolution_html import pairs_table
from dashboard.exports.html import composition_table, legend_html
from dashboard.results.evolution import Evolution
from dashboard.results.result import Kind, Result
from dashboard.results.sides import editions_of
from dashboard.results.universe import WorldUniverse
from dashboard.results.view import view
from dashboard.results.world import World
from dashboard.ui import card, evolution_card
from dashboard.ui.evolution_chart import glossary
from dashboard.ui.layout import html, paragraph
from dashboard.wording import controls as words
from dashboard.wording.typography import fine

Draw = Callable[[Result, str], None]


def show(world: World, universe: WorldUniverse, found: Evolution, draw: Draw) -> None:
    """The card: title, three maps, what may be said of the change, table, four lines.

    ``draw`` places the map of a result under a key of its own.
    """
    selection = found.selection
    card.heading(found.text, found.mark)
    dated: list[tuple[str, str, dict[str, object]]] = [
        (edition.situation, edition.id, {"edition": edition.id, "compare": Compare.NONE})
        for edition in editions_of(world)
    ]
    change: dict[str, object] = {"compare": Compare.CHANGE}
    panes = [*dated, (words.COMPARES[Compare.CHANGE], "change", change)]
    results = []
    for column, (title, key, changes) in zip(st.columns(3, gap="medium"), panes, strict=True):
        result = view(world, selection.with_(**changes))
        results.append(result)
        with column:
            st.subheader(fine(title[0].upper() + title[1:]), anchor=False)
            _pane(result, draw, key)
    evolution_card.status(found)
    paragraph(found.text.total, "asco-total")
    html(pairs_table(found))
    paragraph(found.chance, "asco-note")
    card.four_lines(found.text)
    card.about(found.text)
    glossary()
    evolution_card.actions(found, universe, "sides", mirrored=True)
    html(composition_table(results[-1].composition))


def _pane(result: Result, draw: Draw, key: str) -> None:
    """One map with its legend, or what stands in its place."""
    if result.kind is Kind.MAP and result.legend is not None:
        draw(result, key)
        html(legend_html(result.legend, result.composition.territory, result.counted_in))
    elif result.evolution is not None:
        paragraph(result.why_no_map, "asco-total")
    else:
        card.instead_of_map(result)
