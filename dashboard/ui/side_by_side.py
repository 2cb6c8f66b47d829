"""Two maps of one indicator, one an edition, on one scale; and the pairs that join them or not."""

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
from dashboard.ui.layout import html, paragraph
from dashboard.wording.typography import fine

Draw = Callable[[Result, str], None]


def show(world: World, universe: WorldUniverse, found: Evolution, draw: Draw) -> None:
    """The card: title, two maps, what may be said of the change, table, four lines.

    ``draw`` places the map of a result under a key of its own.
    """
    selection = found.selection
    card.heading(found.text, found.mark)
    columns = st.columns(2, gap="medium")
    results = []
    for column, edition in zip(columns, editions_of(world), strict=True):
        result = view(world, selection.with_(edition=edition.id, compare=Compare.NONE))
        results.append(result)
        with column:
            st.subheader(fine(edition.situation[0].upper() + edition.situation[1:]), anchor=False)
            if result.kind is Kind.MAP:
                draw(result, edition.id)
            else:
                card.instead_of_map(result)
            if result.legend is not None:
                html(legend_html(result.legend, result.composition.territory, result.counted_in))
    evolution_card.status(found)
    paragraph(found.text.total, "asco-total")
    html(pairs_table(found))
    paragraph(found.chance, "asco-note")
    card.four_lines(found.text)
    card.about(found.text)
    evolution_card.actions(found, universe, "sides")
    html(composition_table(results[-1].composition))
