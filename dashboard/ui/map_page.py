"""The page of the map: bar, card, chosen commune."""

from __future__ import annotations

import streamlit as st

from dashboard.results.commune import commune_card
from dashboard.results.options import Options
from dashboard.results.result import Result
from dashboard.results.universe import WorldUniverse
from dashboard.results.view import view
from dashboard.results.world import World
from dashboard.ui import card, controls, state
from dashboard.ui.commune_map import MapEvent, commune_map
from dashboard.ui.layout import html
from dashboard.ui.layout import words as text_of
from dashboard.ui.map_view import message
from dashboard.wording.pages import COMMUNE_CARD_CLOSE

MAP_HEIGHT = 640


def show(world: World) -> None:
    """Everything below the title of the page."""
    universe = WorldUniverse.of(world)
    selection = state.read(universe)
    controls.bar(selection, Options(world), universe)
    result = view(world, selection)

    def draw(shown: Result) -> None:
        event = commune_map(message(shown, world.geography), key="carte", height=MAP_HEIGHT)
        _follow(event, shown, universe)
        _commune(world, shown, universe)

    card.show(result, universe, draw)


def _commune(world: World, result: Result, universe: WorldUniverse) -> None:
    found = commune_card(world, result)
    if found is None:
        return
    lines = "".join(f"<p>{text_of(line)}</p>" for line in found.lines)
    html(f'<section class="asco-here"><p><b>{text_of(found.title)}</b></p>{lines}</section>')
    st.button(
        COMMUNE_CARD_CLOSE, on_click=state.change, args=(universe,), kwargs={"commune": ""},
        type="tertiary",
    )  # fmt: skip


def _follow(event: MapEvent | None, result: Result, universe: WorldUniverse) -> None:
    """Take a choice made on the map into the address, and show the page again with it."""
    if event is None or (event.commune or "") == result.selection.commune:
        return
    state.change(universe, commune=event.commune or "")
    st.rerun()
