"""Évolutions: what changed between the two editions, and what does not compare."""

import streamlit as st

from dashboard.ui import evolutions_page, state
from dashboard.ui.layout import prose
from dashboard.wording.evolutions import INTRO, TITLE

st.title(TITLE, anchor=False)
prose(INTRO)
evolutions_page.show(*state.opened())
