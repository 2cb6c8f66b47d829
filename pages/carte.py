"""Carte: what ASCO published, laid on all communes by their size."""

import streamlit as st

from dashboard.ui import map_page, state
from dashboard.ui.layout import prose
from dashboard.wording.pages import MAP_INTRO, MAP_TITLE

st.title(MAP_TITLE, anchor=False)
prose(MAP_INTRO)
map_page.show(*state.opened())
