"""Besoins sociaux: the analysis of social needs before and after the decree of 2016."""

import streamlit as st

from dashboard.ui import needs_page, state
from dashboard.ui.layout import prose
from dashboard.wording.evolutions import NEEDS_INTRO, NEEDS_TITLE

st.title(NEEDS_TITLE, anchor=False)
prose(NEEDS_INTRO)
needs_page.show(*state.opened())
