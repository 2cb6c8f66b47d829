"""The page of the ABS: who did one, coverage, pace, the break of 2016, what 2027 asks."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.domain.observation import Reading, Scope
from dashboard.exports.register_html import milestones_list
from dashboard.figures.template import CONFIG
from dashboard.figures.timeline import timeline, timeline_figure
from dashboard.results.evolution_view import evolution
from dashboard.results.register import milestones_of
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from dashboard.ui import evolution_card, glance_view, state
from dashboard.ui.evolution_chart import current_ground
from dashboard.ui.evolutions_page import not_yet
from dashboard.ui.layout import html, is_phone, paragraph, prose
from dashboard.wording import evolutions as words

ABS = "abs"
DONE = "abs-realisee"


def show(world: World, universe: WorldUniverse) -> None:
    """Everything below the title of the page."""
    asked = state.read(universe)
    not_yet(world, words.NEEDS_NOT_YET)
    done = asked.with_(indicator=DONE, scope=Scope.EITHER, sizes=())
    units = evolution(world, done.with_(reading=Reading.UNITS))
    people = evolution(world, done.with_(reading=Reading.POPULATION))
    evolution_card.status(units)
    st.header(words.NEEDS_DONE, anchor=False)
    evolution_card.show(units, universe, "done", header=False, judged=False)
    st.header(words.NEEDS_COVER, anchor=False)
    evolution_card.show(people, universe, "cover", header=False, judged=False)
    st.header(words.NEEDS_BREAK, anchor=False)
    for reason in units.entry.reasons:
        paragraph(f"{reason.label}. {reason.text}", "asco-where")
    marks = milestones_of(world, ABS)
    drawn = timeline(marks, date.today(), wide=not is_phone())
    st.plotly_chart(
        timeline_figure(drawn, current_ground()), theme=None, width="stretch", config=CONFIG,
        key="abs-laws", alt=drawn.alternative,
    )  # fmt: skip
    with st.expander(words.LAWS_LIST):
        html(milestones_list(marks))
    st.header(words.NEEDS_PACE, anchor=False)
    others = [i.id for i in world.catalogue.indicators.values() if i.theme == ABS and i.id != DONE]
    glance_view.part(world, universe, asked, tuple(others), "abs-rythme", words.NEEDS_PACE)
    st.header(words.NEEDS_NEXT, anchor=False)
    prose("\n".join(f"- {line}" for line in words.NEEDS_NEXT_TEXT))
    st.header(words.NEEDS_NEW, anchor=False)
    new = [i.id for i in world.catalogue.indicators.values() if i.theme == "besoins-nouveaux"]
    glance_view.part(world, universe, asked, tuple(new), "nouveaux-besoins", words.NEEDS_NEW_SHORT)
