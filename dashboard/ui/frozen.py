"""A view frozen to a version of the figures: the world it shows, and the banner that says so."""

from __future__ import annotations

import streamlit as st

from dashboard.domain.address import parse, version_of
from dashboard.results.standing import StandingKind, standing
from dashboard.ui import cache, state
from dashboard.ui.layout import html
from dashboard.ui.layout import words as text_of
from dashboard.wording import versions as words


def show(slug: str) -> None:
    """The banner of a frozen view of the page ``slug``; nothing on a view of today."""
    if not version_of(state.params()):
        return
    world, universe = state.opened()
    selection = parse(state.params(), universe).selection
    found = standing(world, cache.world(), cache.log(), slug, selection)
    if found is None:
        return
    css = "asco-frozen" if found.kind is StandingKind.CURRENT else "asco-frozen changed"
    with st.container(key="figee"):
        html(f'<p class="{css}" role="note">{text_of(found.text)}</p>')
        if found.newer:
            st.button(words.TO_NEWER, on_click=_thaw, type="tertiary", key="thaw")


def _thaw() -> None:
    if "v" in st.query_params:
        del st.query_params["v"]
