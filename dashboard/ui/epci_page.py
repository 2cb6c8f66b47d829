"""The page of intercommunalités: nationwide results, transfers, real structure; never a map."""

from __future__ import annotations

import streamlit as st

from dashboard.domain.observation import Scope, Unit
from dashboard.domain.selection import Selection
from dashboard.exports import evolution_csv
from dashboard.exports.citing import citation_of
from dashboard.exports.evolution_html import glance_table
from dashboard.results.epci import epci_structure
from dashboard.results.glance import glance
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from dashboard.ui import card, epci_view, state
from dashboard.ui.evolutions_page import not_yet
from dashboard.ui.layout import html, paragraph, prose
from dashboard.wording import evolutions as words
from dashboard.wording.dates import today_in_words


def show(world: World, universe: WorldUniverse) -> None:
    """Everything below the title of the page."""
    selection = state.read(universe)
    not_yet(world)
    indicators = world.catalogue.indicators.values()
    st.header(words.EPCI_RESULTS, anchor=False)
    _pairs(
        world,
        universe,
        selection,
        tuple(i.id for i in indicators if i.unit is Unit.EPCI),
        "epci",
        words.EPCI_RESULTS_SHORT,
    )
    paragraph(words.EPCI_NO_MAP, "asco-note")
    st.header(words.EPCI_TRANSFERS, anchor=False)
    prose(words.EPCI_TRANSFERS_TEXT)
    shared = (*(i.id for i in indicators if Scope.AVAILABLE in i.scopes), "competence-epci")
    _pairs(world, universe, selection, shared, "transfers", words.EPCI_TRANSFERS)
    st.header(words.EPCI, anchor=False)
    epci_view.show(epci_structure(world))


def _pairs(
    world: World,
    universe: WorldUniverse,
    selection: Selection,
    indicators: tuple[str, ...],
    key: str,
    title: str,
) -> None:
    """A table of indicators at both dates, with its four lines and its file."""
    found = glance(world, universe, selection, indicators, title)
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
