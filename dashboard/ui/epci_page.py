"""The page of intercommunalités: nationwide results, transfers, real structure; never a map."""

from __future__ import annotations

import streamlit as st

from dashboard.domain.observation import Scope, Unit
from dashboard.results.epci import epci_structure
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from dashboard.ui import epci_view, glance_view, state
from dashboard.ui.evolutions_page import not_yet
from dashboard.ui.layout import paragraph, prose
from dashboard.wording import evolutions as words


def show(world: World, universe: WorldUniverse) -> None:
    """Everything below the title of the page."""
    selection = state.read(universe)
    not_yet(world, words.EPCI_NOT_YET)
    indicators = world.catalogue.indicators.values()
    st.header(words.EPCI_RESULTS, anchor=False)
    glance_view.part(
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
    glance_view.part(world, universe, selection, shared, "transferts", words.EPCI_TRANSFERS)
    st.header(words.EPCI, anchor=False)
    epci_view.show(epci_structure(world))
