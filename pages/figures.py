"""Atelier de figures: compose, check and export publication figures."""

import streamlit as st

from dashboard.ui import figures_page, state
from dashboard.ui.layout import prose
from dashboard.wording.workshop import INTRO, TITLE

st.title(TITLE, anchor=False)
prose(INTRO)
figures_page.show(*state.opened())
