"""The page of the ABS: who did one, coverage, pace, the break of 2016, what 2027 asks."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.domain.observation import Reading, Scope
from dashboard.domain.selection import Selection
from dashboard.exports import evolution_csv
from dashboard.exports.citing import citation_of
from dashboard.exports.evolution_html import glance_table
from dashboard.exports.register_html import milestones_list
from dashboard.figures.template import CONFIG
from dashboard.figures.timeline import timeline, timeline_figure
from dashboard.results.evolution_view import evolution
from dashboard.results.glance import glance
from dashboard.results.register import milestones_of
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from dashboard.ui import card, evolution_card, state
from dashboard.ui.evolution_chart import current_ground
from dashboard.ui.evolutions_page import not_yet
from dashboard.ui.layout import html, paragraph, prose
from dashboard.wording import evolutions as words
from dashboard.wording.dates import today_in_words

ABS = "abs"
DONE = "abs-realisee"


def show(world: World, universe: WorldUniverse) -> None:
    """Everything below the title of the page."""
    asked = state.read(universe)
    not_yet(world)
    done = asked.with_(indicator=DONE, scope=Scope.EITHER, sizes=())
    units = evolution(world, done.with_(reading=Reading.UNITS))
    people = evolution(world, done.with_(reading=Reading.POPULATION))
    evolution_card.status(units)
    for column, title, found, key in zip(
        st.columns(2, gap="large"), (words.NEEDS_DONE, words.NEEDS_COVER), (units, people),
        ("done", "cover"), strict=True,
    ):  # fmt: skip
        with column:
            st.header(title, anchor=False)
            evolution_card.show(found, universe, key, header=False, judged=False)
    st.header(words.NEEDS_BREAK, anchor=False)
    for reason in units.entry.reasons:
        paragraph(f"{reason.label}. {reason.text}", "asco-where")
    marks = milestones_of(world, ABS)
    drawn = timeline(marks, date.today())
    st.plotly_chart(
        timeline_figure(drawn, current_ground()), theme=None, width="stretch", config=CONFIG,
        key="abs-laws", alt=drawn.alternative,
    )  # fmt: skip
    with st.expander(words.LAWS_LIST):
        html(milestones_list(marks))
    st.header(words.NEEDS_PACE, anchor=False)
    others = [i.id for i in world.catalogue.indicators.values() if i.theme == ABS and i.id != DONE]
    _pairs(world, universe, asked, tuple(others), "pace", words.NEEDS_PACE)
    st.header(words.NEEDS_NEXT, anchor=False)
    prose("\n".join(f"- {line}" for line in words.NEEDS_NEXT_TEXT))
    st.header(words.NEEDS_NEW, anchor=False)
    new = [i.id for i in world.catalogue.indicators.values() if i.theme == "besoins-nouveaux"]
    _pairs(world, universe, asked, tuple(new), "new", words.NEEDS_NEW_SHORT)


def _pairs(
    world: World,
    universe: WorldUniverse,
    selection: Selection,
    indicators: tuple[str, ...],
    key: str,
    title: str,
) -> None:
    found = glance(world, universe, selection.with_(reading=Reading.UNITS), indicators, title)
    html(glance_table(found))
    card.four_lines(found.text)
    card.actions(
        selection,
        universe,
        lambda address: citation_of(found.text, found.mark, address, today_in_words()),
        lambda: evolution_csv.csv_bytes(found),
        evolution_csv.file_name(found, "csv"),
        key,
    )
