"""A table of many indicators at both dates, its chart where anything was tested, its file."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.domain.observation import Reading
from dashboard.domain.selection import Selection
from dashboard.exports import evolution_csv
from dashboard.exports.citing import citation_of
from dashboard.exports.evolution_html import glance_table
from dashboard.figures.dumbbell import dumbbell_figure
from dashboard.figures.dumbbell_spec import glance_dumbbell
from dashboard.figures.template import CONFIG
from dashboard.results.evolution import Glance
from dashboard.results.glance import glance
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from dashboard.ui import card, state
from dashboard.ui.evolution_chart import current_ground, glossary
from dashboard.ui.layout import html, paragraph
from dashboard.wording import evolutions as words
from dashboard.wording.dates import today_in_words


def part(
    world: World,
    universe: WorldUniverse,
    selection: Selection,
    indicators: Sequence[str],
    key: str,
    title: str,
) -> None:
    """Some indicators at both dates under a heading of the page, whatever filters it carries."""
    asked = selection.with_(reading=Reading.UNITS, theme="", verdict=None)
    show(glance(world, universe, asked, indicators, title, key), universe, heading=False)


def show(found: Glance, universe: WorldUniverse, heading: bool = True) -> None:
    """The whole card; ``heading`` is left out where the page has its own.

    An empty selection is a sentence and a way back, never an empty table.
    """
    key = found.key or "glance"
    if heading:
        card.heading(found.text, found.mark)
        paragraph(found.text.total, "asco-total")
        paragraph(found.chance, "asco-note")
    if not found.rows:
        paragraph(words.NOTHING_KEPT, "asco-where")
        st.button(
            words.CLEAR, on_click=state.change, args=(universe,),
            kwargs={"theme": "", "verdict": None}, key=f"{key}-clear",
        )  # fmt: skip
        return
    html(glance_table(found))
    if heading and any(row.pair.verdict.kind.shows_difference for row in found.rows):
        st.plotly_chart(
            dumbbell_figure(glance_dumbbell(found), current_ground()), theme=None, width="stretch",
            config=CONFIG, key=f"{key}-chart", alt=found.text.alternative,
        )  # fmt: skip
    card.four_lines(found.text)
    if heading:
        glossary()
    card.actions(
        found.selection,
        universe,
        lambda address: citation_of(found.text, found.mark, address, today_in_words()),
        lambda: evolution_csv.csv_bytes(found),
        evolution_csv.file_name(found, "csv"),
        key,
        every=True,
    )
