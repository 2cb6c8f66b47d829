"""The page of the map: bar, card, chosen commune."""

from __future__ import annotations

import streamlit as st

from dashboard.domain.selection import Compare
from dashboard.results.commune import commune_card
from dashboard.results.evolution_view import evolution
from dashboard.results.options import Options
from dashboard.results.result import Result
from dashboard.results.universe import WorldUniverse
from dashboard.results.view import view
from dashboard.results.world import World
from dashboard.ui import card, controls, side_by_side, state
from dashboard.ui.commune_map import MapEvent, commune_map
from dashboard.ui.layout import html
from dashboard.ui.layout import words as text_of
from dashboard.ui.map_view import message
from dashboard.wording.pages import COMMUNE_CARD_CLOSE

MAP_HEIGHT = 640


def show(world: World, universe: WorldUniverse) -> None:
    """Everything below the title of the page."""
    selection = state.read(universe)
    controls.bar(selection, Options(world), universe)

    def draw(shown: Result, key: str = "carte") -> None:
        event = commune_map(message(shown, world.geography), key=key, height=MAP_HEIGHT)
        _follow(event, shown, universe)
        _commune(world, shown, universe, key)

    if selection.compare is Compare.SIDE_BY_SIDE:
        side_by_side.show(world, universe, evolution(world, selection), draw)
        return
    card.show(view(world, selection), universe, draw)


def _commune(world: World, result: Result, universe: WorldUniverse, key: str) -> None:
    found = commune_card(world, result)
    if found is None:
        return
    lines = "".join(f"<p>{text_of(line)}</p>" for line in found.lines)
    html(f'<section class="asco-here"><p><b>{text_of(found.title)}</b></p>{lines}</section>')
    st.button(
        COMMUNE_CARD_CLOSE, on_click=state.change, args=(universe,), kwargs={"commune": ""},
        type="tertiary", key=f"close-{key}",
    )  # fmt: skip


def _follow(event: MapEvent | None, result: Result, universe: WorldUniverse) -> None:
    """Take a choice made on the map into the address, and show the page again with it."""
    if event is None or (event.commune or "") == result.selection.commune:
        return
    state.change(universe, commune=event.commune or "")
    st.rerun()
