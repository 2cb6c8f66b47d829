"""The page of the comparison: a glance over all indicators, one in detail, the frame, the laws."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.domain.page import EVOLUTIONS, MAP
from dashboard.domain.selection import Section, Selection
from dashboard.domain.territory import FRANCE
from dashboard.exports.html import composition_table
from dashboard.exports.register_html import milestones_list, register_table
from dashboard.figures.frame_change import frame_chart, frame_figure
from dashboard.figures.template import CONFIG
from dashboard.figures.timeline import timeline, timeline_figure
from dashboard.paths import ROOT
from dashboard.results.composition import composition_of
from dashboard.results.epci import epci_structure
from dashboard.results.evolution_view import evolution
from dashboard.results.frame import FRAME_VIEWS
from dashboard.results.frame_change import frame_change_text
from dashboard.results.glance import glance
from dashboard.results.options import Options
from dashboard.results.register import register_rows
from dashboard.results.sides import editions_of, value_territory
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from dashboard.ui import (
    card,
    controls,
    dataset,
    epci_view,
    evolution_card,
    evolution_controls,
    glance_view,
    state,
)
from dashboard.ui.evolution_chart import current_ground
from dashboard.ui.layout import html, is_phone, paragraph, prose
from dashboard.wording import evolutions as words
from dashboard.wording.datasets import mark_of

_MAP = ROOT / "pages" / MAP.script


def show(world: World, universe: WorldUniverse) -> None:
    """Everything below the title of the page."""
    selection = state.read(universe)
    if selection.indicator in FRAME_VIEWS:
        first = universe.default
        if selection.section is Section.DETAIL:
            st.info(words.NOT_A_SURVEY_FIGURE)
        selection = selection.with_(
            indicator=first.indicator, scope=first.scope, reading=first.reading
        )
    not_yet(world, words.NOT_YET)
    evolution_controls.sections(selection, universe)
    parts = {
        Section.GLANCE: _glance,
        Section.DETAIL: _detail,
        Section.FRAME: _frame,
        Section.LAWS: _laws,
    }
    parts[selection.section](world, universe, selection)


def not_yet(world: World, text: str) -> None:
    """What a reader finds while the second edition is not out, and the way to the demonstration."""
    if not editions_of(world)[1].published:
        paragraph(text, "asco-total")
        dataset.offer()


def _glance(world: World, universe: WorldUniverse, selection: Selection) -> None:
    found = glance(world, universe, selection)
    evolution_controls.glance_bar(selection, Options(world), found.counts, universe)
    glance_view.show(found, universe)


def _detail(world: World, universe: WorldUniverse, selection: Selection) -> None:
    evolution_controls.detail_bar(selection, Options(world), universe)
    found = evolution(world, selection)
    if selection.territory not in (FRANCE, value_territory(world, selection)):
        params = {"partie": Section.FRAME.value, "territoire": selection.territory.key}
        st.page_link(
            ROOT / "pages" / EVOLUTIONS.script,
            label=f"{words.SEE_FRAME} : {world.geography.name(selection.territory)}",
            query_params=params | state.jeu(),
        )
    evolution_card.show(found, universe, "detail")
    evolution_card.explanation(found, "detail")


def _frame(world: World, universe: WorldUniverse, selection: Selection) -> None:
    with st.container(key="commandes"):
        controls.where(selection, Options(world), universe)
    composition = composition_of(world, selection.territory)
    st.header(words.FRAME, anchor=False)
    prose(words.FRAME_TEXT)
    text = frame_change_text(world, selection)
    paragraph(text.total, "asco-total")
    for chart in frame_chart(composition):
        st.plotly_chart(
            frame_figure(chart, current_ground()), theme=None, width="stretch", config=CONFIG,
            key=f"frame-{chart.key}", alt=chart.alternative,
        )  # fmt: skip
    html(composition_table(composition))
    card.four_lines(text)
    here = {"territoire": selection.territory.key} | state.jeu()
    st.page_link(_MAP, label=words.MERGERS, query_params={"indicateur": "cadre-fusions", **here})
    st.page_link(_MAP, label=words.SHARES, query_params={"indicateur": "cadre-part", **here})
    st.header(words.EPCI, anchor=False)
    epci_view.show(epci_structure(world))


def _laws(world: World, _universe: WorldUniverse, selection: Selection) -> None:
    st.header(words.LAWS, anchor=False)
    prose(words.LAWS_TEXT)
    drawn = timeline(world.catalogue.milestones, date.today(), wide=not is_phone())
    st.plotly_chart(
        timeline_figure(drawn, current_ground()), theme=None, width="stretch", config=CONFIG,
        key="laws", alt=drawn.alternative,
    )  # fmt: skip
    with st.expander(words.LAWS_LIST, expanded=is_phone()):
        html(milestones_list(world.catalogue.milestones))
    st.header(words.REGISTER, anchor=False)
    prose(words.REGISTER_TEXT)
    html(register_table(register_rows(world), mark_of(selection)))
