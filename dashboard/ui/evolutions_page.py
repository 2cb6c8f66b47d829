"""The page of the comparison: a glance over all indicators, one in detail, the frame, the laws."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.domain.page import MAP
from dashboard.domain.selection import Section, Selection
from dashboard.exports import evolution_csv
from dashboard.exports.citing import citation_of
from dashboard.exports.evolution_html import glance_table
from dashboard.exports.html import composition_table
from dashboard.exports.register_html import milestones_list, register_table
from dashboard.figures.dumbbell import dumbbell_figure
from dashboard.figures.dumbbell_spec import glance_dumbbell
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
from dashboard.results.sides import editions_of
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from dashboard.ui import (
    card,
    controls,
    dataset,
    epci_view,
    evolution_card,
    evolution_controls,
    state,
)
from dashboard.ui.evolution_chart import current_ground
from dashboard.ui.layout import html, paragraph, prose
from dashboard.wording import evolutions as words
from dashboard.wording.dates import today_in_words

_MAP = ROOT / "pages" / MAP.script


def show(world: World, universe: WorldUniverse) -> None:
    """Everything below the title of the page."""
    selection = state.read(universe)
    if selection.indicator in FRAME_VIEWS:
        first = universe.default
        selection = selection.with_(
            indicator=first.indicator, scope=first.scope, reading=first.reading
        )
    not_yet(world)
    evolution_controls.sections(selection, universe)
    parts = {
        Section.GLANCE: _glance,
        Section.DETAIL: _detail,
        Section.FRAME: _frame,
        Section.LAWS: _laws,
    }
    parts[selection.section](world, universe, selection)


def not_yet(world: World) -> None:
    """What a reader finds while the second edition is not out, and the way to the demonstration."""
    if not editions_of(world)[1].published:
        paragraph(words.NOT_YET, "asco-total")
        dataset.offer()


def _glance(world: World, universe: WorldUniverse, selection: Selection) -> None:
    found = glance(world, universe, selection)
    evolution_controls.glance_bar(selection, Options(world), found.counts, universe)
    card.heading(found.text, found.mark)
    paragraph(found.chance, "asco-total")
    html(glance_table(found))
    if any(row.pair.verdict.kind.shows_difference for row in found.rows):
        st.plotly_chart(
            dumbbell_figure(glance_dumbbell(found), current_ground()), theme=None, width="stretch",
            config=CONFIG, key="glance", alt=found.text.alternative,
        )  # fmt: skip
    card.four_lines(found.text)
    card.actions(
        selection,
        universe,
        lambda address: citation_of(found.text, found.mark, address, today_in_words()),
        lambda: evolution_csv.csv_bytes(found),
        evolution_csv.file_name(found, "csv"),
        "glance",
    )


def _detail(world: World, universe: WorldUniverse, selection: Selection) -> None:
    evolution_controls.detail_bar(selection, Options(world), universe)
    found = evolution(world, selection)
    evolution_card.show(found, universe, "detail")
    evolution_card.explanation(found.explained, found.mark, "detail")


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
    here = {"territoire": selection.territory.key}
    st.page_link(_MAP, label=words.MERGERS, query_params={"indicateur": "cadre-fusions", **here})
    st.page_link(_MAP, label=words.SHARES, query_params={"indicateur": "cadre-part", **here})
    st.header(words.EPCI, anchor=False)
    epci_view.show(epci_structure(world))


def _laws(world: World, _universe: WorldUniverse, _selection: Selection) -> None:
    st.header(words.LAWS, anchor=False)
    prose(words.LAWS_TEXT)
    drawn = timeline(world.catalogue.milestones, date.today())
    st.plotly_chart(
        timeline_figure(drawn, current_ground()), theme=None, width="stretch", config=CONFIG,
        key="laws", alt=drawn.alternative,
    )  # fmt: skip
    html(milestones_list(world.catalogue.milestones))
    st.header(words.REGISTER, anchor=False)
    prose(words.REGISTER_TEXT)
    html(register_table(register_rows(world)))
